// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// A consolidated register.
struct RegisterView: View {
    let answer: ListRegisterEntriesResponse

    func text(_ style: TextStyle) -> String {
        let names = OfficeNames(answer.offices)
        let counts = RegisterText.counts(answer.counts, style)
        return heading + "\n" + rows(names, style) + (counts.isEmpty ? "" : "\n" + counts) + findings(names, style)
    }

    private var heading: String {
        var text = "\(answer.register.rawValue) · "
        if let first = answer.periods.first, let last = answer.periods.last {
            text += first == last ? first.period.code : "\(first.period) to \(last.period)"
            text += " (\(first.window.first)..\(last.window.last))"
        }
        return printable(text) + "\nSequence \(answer.sequence) · catalogue \(answer.catalogueVersion)\n"
    }

    private func rows(_ names: OfficeNames, _ style: TextStyle) -> String {
        let count = Int(answer.rowCount)
        let summary = count == 1 ? "1 entry.\n" : "\(count) entries.\n"
        guard count > 0 else { return "No entries.\n" }
        return RegisterText.rows(answer.rows, names, style) + summary
    }

    /// Findings about figures; those about entries stand at their rows.
    private func findings(_ names: OfficeNames, _ style: TextStyle) -> String {
        let shown = Set(answer.rows.flatMap(\.conflicts))
        let rest = answer.findings.filter { !shown.contains($0) }
        guard !rest.isEmpty else { return "" }
        return "\nTo be looked at:\n" + rest.map { RegisterText.finding($0, names, style) }.joined()
    }

    var json: JSONValue { RegisterJSON.answer(answer) }

    var csv: [[String]] {
        let header = [
            "register", "id", "title", "office", "partner", "status", "first", "last", "reporters", "inheritors",
            "conflicts",
        ]
        return [header]
            + answer.rows.map { row in
                [
                    answer.register.rawValue, row.entry.id, row.entry.title, row.office,
                    row.entry.value(of: "partner") ?? "", row.entry.status,
                    row.entry.dates?.first.description ?? "", row.entry.dates?.last.description ?? "",
                    row.reporters.map { "\($0.office)@\($0.period)" }.joined(separator: " "),
                    row.inheritors.map(\.office).joined(separator: " "),
                    row.conflicts.map(\.name).joined(separator: " "),
                ]
            }
    }
}

/// Entries of registers and how figures agree with them, for people.
enum RegisterText {
    /// One block for each entry, its reporters and conflicts below.
    static func rows(_ rows: [RegisterRow], _ names: OfficeNames, _ style: TextStyle) -> String {
        rows.map { row in
            let entry = row.entry
            let parts = [entry.id, entry.dates.map { days($0) } ?? "no date", entry.status, detail(entry)]
            var text = printable(entry.title) + "\n"
            text += "  " + printable(parts.filter { !$0.isEmpty }.joined(separator: " · ")) + "\n"
            for reporter in row.reporters {
                text += "  " + printable("reported by " + statement(reporter, names, style)) + "\n"
            }
            for heir in row.inheritors {
                let line =
                    "inherited by \(names.full(heir.office, style)) on \(heir.date) from "
                    + statement(heir.statement, names, style)
                text += "  " + printable(line) + "\n"
            }
            return text + row.conflicts.map { finding($0, names, style) }.joined() + "\n"
        }.joined()
    }

    private static func days(_ range: DateRange) -> String {
        range.first == range.last ? range.first.description : "\(range)"
    }

    private static func statement(_ reporter: EntryReporter, _ names: OfficeNames, _ style: TextStyle) -> String {
        let status = reporter.status.isEmpty ? "" : ": \(reporter.status)"
        return "\(names.full(reporter.office, style)), \(reporter.period), revision \(reporter.revision)\(status)"
    }

    private static func detail(_ entry: RegisterEntry) -> String {
        var parts = entry.register.dimensions.compactMap { dimension -> String? in
            guard let value = entry.value(of: dimension), !value.isEmpty else { return nil }
            return "\(dimension) \(value)"
        }
        switch entry {
        case .delegation(let item):
            parts.insert(item.direction.rawValue, at: 0)
            if item.persons > 0 { parts.append(counted(Int(item.persons), "person")) }
        case .aid(let item):
            if !item.sponsor.isEmpty { parts.append("from \(item.sponsor)") }
            if !item.amount.isEmpty {
                let qualifier = item.qualifier == .exact ? "" : item.qualifier.rawValue + " "
                parts.append("\(qualifier)\(item.amount) \(item.currency)")
            }
            if let kind = item.moneyKind { parts.append(kind.rawValue) }
        case .event(let item):
            if item.ordinal > 0 { parts.append("number \(item.ordinal) of its series") }
        case .handledCase(let item):
            if item.persons > 0 { parts.append(counted(Int(item.persons), "person")) }
        case .agreement:
            break
        }
        return parts.joined(separator: ", ")
    }

    /// How figures and entries agree.
    static func counts(_ counts: [RegisterCount], _ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("FIGURE"), TextTable.Column("STATED", .trailing), TextTable.Column("LISTED", .trailing),
            TextTable.Column("UNIT"), TextTable.Column("ENTRIES", .trailing), TextTable.Column("JOINT", .trailing),
        ])
        for count in counts {
            let name = style.name(count.label)
            table.add([
                name.isEmpty ? count.indicator : name, count.stated.map { FigureText.quantity($0, style) } ?? "—",
                count.listed.map { FigureText.quantity($0, style) } ?? "—", count.unit, String(count.entryCount),
                count.joint.isEmpty ? "" : String(count.joint.count),
            ])
        }
        return table.isEmpty ? "" : "Figures beside the entries that they count:\n" + table.text(style)
    }

    /// What has to be looked at, with what each office says.
    static func finding(_ finding: ConsolidationFinding, _ names: OfficeNames, _ style: TextStyle) -> String {
        var text = "  ! " + printable("\(style.name(finding.message)) [\(finding.code) \(finding.name)]") + "\n"
        for statement in finding.statements {
            let field = finding.field.isEmpty ? "" : "\(finding.field) "
            let line =
                "\(names.full(statement.office, style)), \(statement.period), revision \(statement.revision): "
                + field + (statement.value.isEmpty ? "nothing" : statement.value)
            text += "      " + printable(line) + "\n"
        }
        return text
    }
}
