// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// Where each member of a group stands with a period.
struct GroupStatusView: View {
    /// The first page of an answer, which has all members.
    let answer: Consolidation
    /// By the server's clock.
    let now: Instant

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("CODE"), TextTable.Column("OFFICE"), TextTable.Column("ID"), TextTable.Column("KIND"),
            TextTable.Column("STATE"), TextTable.Column("REVISION", .trailing), TextTable.Column("FIRST RECEIVED"),
            TextTable.Column("LATE FROM"), TextTable.Column("NOTE"),
        ])
        for row in rows {
            let report = row.report
            table.add([
                row.member.code, style.name(row.member.name), row.member.office, report.kind?.rawValue ?? "",
                row.state.rawValue, report.revision == 0 ? "" : String(report.revision),
                report.firstReceivedAt.map { style.time($0) } ?? "", report.lateFrom.map { style.time($0) } ?? "",
                note(report),
            ])
        }
        let heading = AnswerHeading(answer: answer)
        return heading.text(style) + heading.completeness(style) + "\n" + table.text(style)
    }

    /// Where a member stands: what the server says of its report, and of a missing one whether it is late by now.
    enum State: String {
        case onTime = "on-time"
        case late
        case notDue = "not-due"
        /// The window is not over.
        case running
        case due
        case overdue
        /// Missing, under a regime that sets no due time.
        case missing
        /// Sent back, and not corrected since.
        case returned
    }

    private func note(_ report: MemberReport) -> String {
        if report.returnedRevision > 0 { return "revision \(report.returnedRevision): \(report.returnReason)" }
        if report.isExtended { return "on time under an extension" }
        if report.extendedUntil != nil { return "extended" }
        return report.state == .accepted ? "accepted" : ""
    }

    private struct Row {
        let member: ConsolidationMember
        let report: MemberReport
        let state: State
    }

    private var rows: [Row] {
        answer.members.flatMap { member in
            member.reports.map { Row(member: member, report: $0, state: state(of: $0)) }
        }
    }

    private func state(of report: MemberReport) -> State {
        switch report.timeliness {
        case .onTime: return .onTime
        case .late: return .late
        case .notDue: return .notDue
        case .missing:
            if report.returnedRevision > 0 { return .returned }
            if let lateFrom = report.lateFrom, now >= lateFrom { return .overdue }
            let window = answer.periods.first { $0.period == report.period }?.window
            if let window, now.date(in: .indochina) <= window.last { return .running }
            return report.lateFrom == nil ? .missing : .due
        }
    }

    var json: JSONValue {
        guard case .object(let members) = ConsolidationJSON.answer(answer) else { return .null }
        let unasked = ["figures", "unread", "digest", "members"]
        return .object(
            members.filter { !unasked.contains($0.name) } + [
                JSONValue.Member("now", .optional(now)),
                JSONValue.Member(
                    "members",
                    .array(
                        rows.map { row in
                            [
                                "office": .string(row.member.office), "code": .optional(row.member.code),
                                "name": JSONValue(row.member.name), "kind": .optional(row.report.kind?.rawValue ?? ""),
                                "period": .string(row.report.period.code), "state": .string(row.state.rawValue),
                                "revision": .integer(row.report.revision),
                                "sequence": .integer(row.report.sequence),
                                "received_at": .optional(row.report.receivedAt),
                                "first_received_at": .optional(row.report.firstReceivedAt),
                                "late_from": .optional(row.report.lateFrom),
                                "extended_until": .optional(row.report.extendedUntil),
                                "is_extended": .bool(row.report.isExtended),
                                "returned_revision": .integer(row.report.returnedRevision),
                                "return_reason": .optional(row.report.returnReason),
                            ]
                        })),
            ])
    }

    var csv: [[String]] {
        let header = [
            "office", "code", "name", "kind", "period", "state", "revision", "sequence", "received_at",
            "first_received_at", "late_from",
        ]
        return [header]
            + rows.map { row in
                [
                    row.member.office, row.member.code, row.member.name.english, row.report.kind?.rawValue ?? "",
                    row.report.period.code, row.state.rawValue, String(row.report.revision),
                    String(row.report.sequence), row.report.receivedAt?.rfc3339(in: .utc) ?? "",
                    row.report.firstReceivedAt?.rfc3339(in: .utc) ?? "", row.report.lateFrom?.rfc3339(in: .utc) ?? "",
                ]
            }
    }
}
