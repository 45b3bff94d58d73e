// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What figures were worked out from, which entries several offices list, and what has to be looked at, for people.
struct FigureOriginText {
    let figures: [ConsolidatedFigure]
    let names: OfficeNames

    /// Below the contributions of one figure.
    func parts(_ figure: ConsolidatedFigure, _ style: TextStyle) -> String {
        var text = ""
        if let rate = figure.recomputedFrom {
            let factor = rate.factor.isEqualInValue(to: FixedPoint(units: 1, scale: 0)) ? "" : " × \(rate.factor)"
            text +=
                "  " + printable("worked out from the sums: \(rate.numerator) / \(rate.denominator)\(factor)") + "\n"
        }
        for entry in figure.joint {
            let reporters = entry.reporters.map { "\(names.full($0.office, style)) \($0.period)" }
            text += "  " + printable("\(entry.id) is listed by \(reporters.joined(separator: ", "))") + "\n"
        }
        return text
    }

    /// Below all figures.
    func findings(_ style: TextStyle) -> String {
        let lines = figures.flatMap { figure in
            figure.findings.map { RegisterText.finding($0, names, style) }
        }
        return lines.isEmpty ? "" : "\nTo be looked at:\n" + lines.joined()
    }
}
