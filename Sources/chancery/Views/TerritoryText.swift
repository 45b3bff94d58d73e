// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What an answer says of borders, mergers and returned reports, for people.
struct TerritoryText {
    let answer: Consolidation

    /// Figures by the units of the borders asked for; empty without borders.
    func units(_ style: TextStyle) -> String {
        guard let day = answer.bordersOn, !answer.units.isEmpty else { return "" }
        let units = Dictionary(answer.units.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
        let names = OfficeNames(answer)
        var table = TextTable([
            TextTable.Column("FIGURE"), TextTable.Column("UNIT"), TextTable.Column("VALUE", .trailing),
            TextTable.Column("FROM"), TextTable.Column("WITHOUT"),
        ])
        for figure in answer.figures {
            for (position, part) in figure.unitFigures.enumerated() {
                let unit = units[part.office]
                var value = "—"
                if case .sum(let quantity) = part.outcome { value = FigureText.quantity(quantity, style) }
                let without =
                    (unit?.outsiders ?? []).map { style.name($0.name) } + part.missing.map { names.name($0, style) }
                table.add([
                    position == 0 ? FigureName.text(figure, style) : "", unit.map { name($0, style) } ?? part.office,
                    value, (unit?.parts ?? []).map { names.name($0, style) }.joined(separator: ", "),
                    without.joined(separator: ", "),
                ])
            }
        }
        let borders = "\nBy the units of \(day):\n"
        return table.isEmpty ? borders + "  no unit has a number.\n" : borders + table.text(style)
    }

    /// What was asked for and is not covered, what stands in for a merged unit, and what was sent back.
    func notes(_ style: TextStyle) -> String {
        var lines: [String] = []
        if let asked = answer.asked {
            let periods = asked.from == asked.through ? asked.from.code : "\(asked.from) to \(asked.through)"
            lines.append("\(periods) (\(asked.window)) is put together from \(answer.periods.count) periods.")
            if let until = asked.until, let uncovered = asked.uncovered {
                lines.append("Asked up to \(until); no period covers \(uncovered).")
            }
        }
        let names = OfficeNames(answer)
        for figure in answer.figures {
            for carried in figure.carriedOver {
                let parts = carried.predecessors.map { names.name($0, style) }.joined(separator: ", ")
                lines.append(
                    "\(FigureName.text(figure, style)): \(names.name(carried.successor, style)), founded on "
                        + "\(carried.date), gave no number; the last values of \(parts) stand for it.")
            }
        }
        for member in answer.members {
            for report in member.reports where report.returnedRevision > 0 {
                lines.append(
                    "\(style.name(member.name)), \(report.period): revision \(report.returnedRevision) was returned "
                        + "and counts nowhere until it is corrected: \(report.returnReason)")
            }
        }
        return lines.isEmpty ? "" : "\n" + lines.map { printable($0) + "\n" }.joined()
    }

    private func name(_ unit: TerritoryUnit, _ style: TextStyle) -> String {
        unit.code.isEmpty ? style.name(unit.name) : "\(style.name(unit.name)) (\(unit.code))"
    }
}
