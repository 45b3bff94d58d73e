// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Where one consolidated figure comes from.
struct ExplanationView: View {
    let answer: ExplainFigureResponse

    func text(_ style: TextStyle) -> String {
        let names = OfficeNames(answer.offices)
        return heading(style) + rule(style) + parts(style) + reports(names, style) + gaps(names, style)
            + entries(names, style) + findings(names, style)
    }

    private func heading(_ style: TextStyle) -> String {
        var text = printable("\(FigureName.text(answer.figure, style)): \(outcome(answer.figure, style))") + "\n"
        let definition = style.name(answer.definition)
        if !definition.isEmpty { text += "  " + printable(definition) + "\n" }
        if let first = answer.periods.first, let last = answer.periods.last {
            text += first == last ? first.period.code : "\(first.period) to \(last.period)"
            text += " (\(first.window.first)..\(last.window.last)) · "
        }
        text += "sequence \(answer.sequence) · catalogue \(answer.catalogueVersion)\n"
        let remedy = style.name(answer.remedy)
        return remedy.isEmpty ? text : text + "→ " + printable(remedy) + "\n"
    }

    private func outcome(_ figure: ConsolidatedFigure, _ style: TextStyle) -> String {
        switch figure.outcome {
        case .sum(let quantity): "\(FigureText.quantity(quantity, style)) \(figure.unit)"
        case .refused(let refusal): "\(style.name(refusal.message)) [\(refusal.name)]"
        }
    }

    private func rule(_ style: TextStyle) -> String {
        let rule = answer.rule
        let lines = [
            ("over members", rule.overMembers), ("over time", rule.overTime), ("at a merger", rule.atMerger),
        ]
        return "\nHow it is combined (\(printable(rule.kind))):\n"
            + lines.map { "  " + printable("\($0.0): \(style.name($0.1.text)) [\($0.1.code)]") + "\n" }.joined()
    }

    private func parts(_ style: TextStyle) -> String {
        guard !answer.parts.isEmpty else { return "" }
        return "\nWorked out from:\n"
            + answer.parts.map {
                "  " + printable("\(FigureName.text($0, style)): \(outcome($0, style))") + "\n"
            }.joined()
    }

    private func reports(_ names: OfficeNames, _ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("OFFICE"), TextTable.Column("PERIOD"), TextTable.Column("REVISION", .trailing),
            TextTable.Column("VALUE", .trailing), TextTable.Column("COUNTED"), TextTable.Column("RECEIVED"),
            TextTable.Column("BY"), TextTable.Column("WHY, SOURCE, NOTE"),
        ])
        for report in answer.reports {
            for revision in report.revisions {
                let said = revision.statements
                let notes = [revision.reason] + said.flatMap { [$0.source, $0.note] }
                table.add([
                    names.full(report.office, style), report.period.code, String(revision.revision),
                    said.isEmpty ? "not said" : said.map { value($0, style) }.joined(separator: "; "),
                    revision.isCounted ? "yes" : "no", style.time(revision.receivedAt),
                    AuthorText.text(revision.author, submittedBy: revision.submittedBy),
                    notes.filter { !$0.isEmpty }.joined(separator: "; "),
                ])
            }
        }
        return table.isEmpty ? "\nNo report says anything of it.\n" : "\nWhat the reports say:\n" + table.text(style)
    }

    private func value(_ statement: ReportedStatement, _ style: TextStyle) -> String {
        var text = statement.quantity.map { FigureText.quantity($0, style) } ?? "n/a (\(statement.unavailable))"
        if let day = statement.asOf { text += " on \(day)" }
        if statement.flags.contains(.generated) { text += " (counted from its entries)" }
        return statement.subUnit.isEmpty
            ? text : "\(statement.subUnit) \(text), inclusion \(statement.inclusion.rawValue)"
    }

    private func gaps(_ names: OfficeNames, _ style: TextStyle) -> String {
        guard !answer.gaps.isEmpty else { return "" }
        return "\nNot in it:\n"
            + answer.gaps.map { gap in
                let reason = gap.reason.isEmpty ? "" : ": \(gap.reason)"
                return "  "
                    + printable("\(names.full(gap.office, style)), \(gap.period): \(gap.kind.rawValue)\(reason)")
                    + "\n"
            }.joined()
    }

    private func entries(_ names: OfficeNames, _ style: TextStyle) -> String {
        guard answer.entryCount > 0 else { return "" }
        let shown =
            answer.entries.count < Int(answer.entryCount)
            ? "the first \(answer.entries.count) of \(answer.entryCount)" : "\(answer.entryCount)"
        return "\nEntries that it counts (\(shown)):\n" + RegisterText.rows(answer.entries, names, style)
            + RegisterText.counts(answer.count.map { [$0] } ?? [], style)
    }

    private func findings(_ names: OfficeNames, _ style: TextStyle) -> String {
        let shown = Set(answer.entries.flatMap(\.conflicts))
        let rest = answer.figure.findings.filter { !shown.contains($0) }
        return rest.isEmpty
            ? "" : "\nTo be looked at:\n" + rest.map { RegisterText.finding($0, names, style) }.joined()
    }

    var json: JSONValue { ExplanationJSON.answer(answer) }

    var csv: [[String]] {
        let header = [
            "office", "period", "state", "revision", "sequence", "received_at", "is_counted", "sub_unit", "value",
            "qualifier", "status", "unavailable", "as_of", "author", "reason", "source", "note",
        ]
        return [header]
            + answer.reports.flatMap { report in
                report.revisions.flatMap { revision in
                    // A revision that is silent has one row without a value.
                    let statements = revision.statements.map { Optional($0) }
                    return (statements.isEmpty ? [nil] : statements).map { said in
                        [
                            report.office, report.period.code, report.state.rawValue, String(revision.revision),
                            String(revision.sequence), revision.receivedAt.rfc3339(in: .utc),
                            revision.isCounted ? "true" : "false", said?.subUnit ?? "",
                            said?.quantity?.value.description ?? "", said?.quantity?.qualifier.rawValue ?? "",
                            said?.quantity?.status.rawValue ?? "", said?.unavailable ?? "",
                            said?.asOf?.description ?? "", revision.author, revision.reason, said?.source ?? "",
                            said?.note ?? "",
                        ]
                    }
                }
            }
    }
}
