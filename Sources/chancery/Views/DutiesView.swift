// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Who owes what by when.
struct DutiesView: View {
    let list: DutyList
    let isReminder: Bool

    func text(_ style: TextStyle) -> String {
        let heading = "At \(style.time(list.moment)) · sequence \(list.sequence) · catalogue \(list.catalogueVersion)\n"
        if isReminder {
            if list.duties.isEmpty { return heading + "Nothing is owed.\n" }
            return heading + "\n" + list.duties.map { printable(style.name($0.sentence)) + "\n" }.joined()
        }
        var table = TextTable([
            TextTable.Column("CODE"), TextTable.Column("OFFICE"), TextTable.Column("KIND"), TextTable.Column("PERIOD"),
            TextTable.Column("STATE"), TextTable.Column("REVISION", .trailing), TextTable.Column("LATE FROM"),
            TextTable.Column("FIRST RECEIVED"), TextTable.Column("NOTE"),
        ])
        for duty in list.duties {
            table.add([
                duty.office.code, style.name(duty.office.name), duty.kind?.rawValue ?? "", duty.period.code,
                duty.state.rawValue,
                duty.standing.standing.revision == 0 ? "" : String(duty.standing.standing.revision),
                duty.lateFrom.map { style.time($0) } ?? "", duty.firstReceivedAt.map { style.time($0) } ?? "",
                note(duty),
            ])
        }
        return heading + "\n" + (table.isEmpty ? "No duties.\n" : table.text(style)) + "\n" + timeliness(style)
    }

    private func note(_ duty: Duty) -> String {
        if let returned = duty.returned { return "returned by \(returned.actor): \(returned.reason)" }
        if duty.standing.openQuestionCount > 0 {
            return counted(Int(duty.standing.openQuestionCount), "unanswered question")
        }
        return ""
    }

    private func timeliness(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("OF"), TextTable.Column("EXPECTED", .trailing), TextTable.Column("ON TIME", .trailing),
            TextTable.Column("EXTENDED", .trailing), TextTable.Column("LATE", .trailing),
            TextTable.Column("RETURNED", .trailing), TextTable.Column("MISSING", .trailing),
            TextTable.Column("% ON TIME", .trailing), TextTable.Column("% REPORTED", .trailing),
        ])
        for row in list.timeliness {
            let parts = [row.group, row.kind.map { "kind \($0.rawValue)" } ?? "", row.period?.code ?? ""]
            let name = parts.filter { !$0.isEmpty }.joined(separator: ", ")
            let counts = row.counts
            table.add(
                [name.isEmpty ? "all" : name]
                    + [
                        counts.expected, counts.onTime, counts.extended, counts.late, counts.returned, counts.missing,
                    ].map { String($0) } + [counts.onTimePercent, counts.reportedPercent])
        }
        return table.isEmpty ? "" : table.text(style)
    }

    var json: JSONValue {
        [
            "sequence": .integer(list.sequence), "catalogue_version": .integer(list.catalogueVersion),
            "at": .optional(list.moment), "duties": .array(list.duties.map(duty)),
            "timeliness": .array(list.timeliness.map(row)),
        ]
    }

    private func duty(_ duty: Duty) -> JSONValue {
        [
            "office": .string(duty.office.office), "name": JSONValue(duty.office.name),
            "code": .optional(duty.office.code), "group": .optional(duty.group),
            "kind": .optional(duty.kind?.rawValue ?? ""), "level": .string(duty.level.rawValue),
            "period": .string(duty.period.code), "window": JSONValue(duty.window),
            "opens_at": .optional(duty.opensAt), "late_from": .optional(duty.lateFrom),
            "standing": JSONValue(duty.standing), "state": .string(duty.state.rawValue),
            "is_owing": .bool(duty.isOwing), "overdue_seconds": .integer(duty.overdueSeconds),
            "remaining_seconds": .integer(duty.remainingSeconds),
            "first_received_at": .optional(duty.firstReceivedAt),
            "returned": duty.returned.map {
                [
                    "reason": .string($0.reason), "actor": .string($0.actor),
                    "committed_at": .optional($0.committedAt),
                ]
            } ?? .null, "sentence": JSONValue(duty.sentence),
        ]
    }

    private func row(_ row: TimelinessRow) -> JSONValue {
        let counts = row.counts
        return [
            "group": .optional(row.group), "kind": .optional(row.kind?.rawValue ?? ""),
            "period": .optional(row.period?.code ?? ""), "expected": .integer(counts.expected),
            "on_time": .integer(counts.onTime), "extended": .integer(counts.extended), "late": .integer(counts.late),
            "not_due": .integer(counts.notDue), "returned": .integer(counts.returned), "due": .integer(counts.due),
            "overdue": .integer(counts.overdue), "future": .integer(counts.future),
            "on_time_percent": .optional(counts.onTimePercent),
            "reported_percent": .optional(counts.reportedPercent),
        ]
    }

    var csv: [[String]] {
        [
            [
                "office", "code", "name", "group", "kind", "period", "state", "revision", "late_from",
                "first_received_at", "is_owing", "sentence",
            ]
        ]
            + list.duties.map { duty in
                [
                    duty.office.office, duty.office.code, duty.office.name.english, duty.group,
                    duty.kind?.rawValue ?? "", duty.period.code, duty.state.rawValue,
                    String(duty.standing.standing.revision), duty.lateFrom?.rfc3339(in: .utc) ?? "",
                    duty.firstReceivedAt?.rfc3339(in: .utc) ?? "", duty.isOwing ? "true" : "false",
                    duty.sentence.english,
                ]
            }
    }
}
