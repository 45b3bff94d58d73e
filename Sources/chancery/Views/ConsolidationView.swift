// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryConsolidation
internal import ChanceryModel

/// A consolidated answer.
struct ConsolidationView: View {
    let answer: Consolidation

    func text(_ style: TextStyle) -> String {
        let heading = AnswerHeading(answer: answer)
        let territory = TerritoryText(answer: answer)
        let origin = FigureOriginText(figures: answer.figures, names: OfficeNames(answer))
        return heading.text(style) + heading.completeness(style) + "\n" + figures(style) + territory.units(style)
            + refusals(style) + beside(style) + territory.notes(style) + origin.findings(style) + unread
    }

    private func figures(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("FIGURE"), TextTable.Column("VALUE", .trailing), TextTable.Column("UNIT"),
            TextTable.Column("IN WORDS"), TextTable.Column("COVERAGE"),
        ])
        var parts = ""
        let names = OfficeNames(answer)
        for figure in answer.figures {
            var value = "—"
            var words = ""
            if case .sum(let quantity) = figure.outcome {
                value = FigureText.quantity(quantity, style)
                words =
                    figure.words.english.isEmpty
                    ? ApproximateWords.approximate(quantity, in: style.language) : style.name(figure.words)
            }
            table.add([
                FigureName.text(figure, style), value, figure.unit, words,
                CoverageText(figure.coverage, names: names).text(style),
            ])
            parts += contributions(figure, names, style)
        }
        return (table.isEmpty ? "No figures.\n" : table.text(style)) + parts
    }

    private func contributions(
        _ figure: ConsolidatedFigure, _ names: OfficeNames, _ style: TextStyle
    ) -> String {
        guard !figure.contributions.isEmpty else { return "" }
        var table = TextTable([
            TextTable.Column("OFFICE"), TextTable.Column("PERIOD"), TextTable.Column("REVISION", .trailing),
            TextTable.Column("VALUE", .trailing), TextTable.Column("AS OF"), TextTable.Column("USE"),
            TextTable.Column("REPORT ALSO HAS"),
        ])
        for part in figure.contributions {
            let unit = part.subUnit.isEmpty ? "" : " (\(part.subUnit))"
            table.add([
                names.name(part.office, style) + unit, part.period.code, String(part.revision),
                FigureText.quantity(part.quantity, style), part.asOf?.description ?? "", part.use.rawValue,
                part.flags.names.joined(separator: ", "),
            ])
        }
        return "\n" + printable(FigureName.text(figure, style)) + "\n" + table.text(style, indentation: 2)
            + FigureOriginText(figures: answer.figures, names: names).parts(figure, style)
    }

    private func refusals(_ style: TextStyle) -> String {
        let refused = answer.figures.compactMap { figure -> String? in
            guard case .refused(let refusal) = figure.outcome else { return nil }
            return "  \(printable(FigureName.text(figure, style))): \(printable(style.name(refusal.message)))"
                + known(figure.bounds, style) + " [\(refusal.name)]\n"
        }
        guard !refused.isEmpty else { return "" }
        let hasParts = answer.figures.contains { !$0.contributions.isEmpty }
        return "\nNot combined" + (hasParts ? "" : " (--contributions shows the parts)") + ":\n" + refused.joined()
    }

    /// What is certain although there is no number.
    private func known(_ bounds: QuantityBounds, _ style: TextStyle) -> String {
        var parts: [String] = []
        if bounds.lower == bounds.upper, let end = bounds.lower, end.isInclusive {
            return " Known: \(ApproximateWords.grouped(end.value, in: style.language))."
        }
        if let lower = bounds.lower {
            let quantity = Quantity(value: lower.value, qualifier: lower.isInclusive ? .atLeast : .moreThan)
            parts.append(ApproximateWords.text(quantity, in: style.language))
        }
        if let upper = bounds.upper {
            // "Nearly" would say that it is close to the bound, which a bound does not.
            parts.append(
                upper.isInclusive
                    ? ApproximateWords.text(Quantity(value: upper.value, qualifier: .atMost), in: style.language)
                    : "\(lessThan(style.language)) \(ApproximateWords.grouped(upper.value, in: style.language))")
        }
        return parts.isEmpty ? "" : " Known: \(parts.joined(separator: ", "))."
    }

    private func lessThan(_ language: Language) -> String {
        switch language {
        case .english: "less than"
        case .vietnamese: "dưới"
        case .arabic: "أقل من"
        }
    }

    private func beside(_ style: TextStyle) -> String {
        let names = OfficeNames(answer)
        let lines = answer.figures.flatMap { figure in
            figure.beside.map { beside -> String in
                let value = beside.quantity.map { FigureText.quantity($0, style) } ?? "n/a (\(beside.reason))"
                let inclusion =
                    switch beside.inclusion {
                    case .included: "inside the office's figure"
                    case .separate: "separate from the office's figure"
                    case .unknown: "not said whether inside the office's figure"
                    }
                let line =
                    "\(FigureName.text(figure, style)): \(names.name(beside.office, style)) "
                    + "\(beside.subUnit), \(beside.period): \(value), \(inclusion)"
                return "  " + printable(line) + "\n"
            }
        }
        return lines.isEmpty ? "" : "\nShown beside, not added:\n" + lines.joined()
    }

    private var unread: String {
        let lines = answer.unread.map {
            "  " + printable("\($0.office) \($0.period), revision \($0.revision): \($0.indicator) (\($0.reason))")
                + "\n"
        }
        return lines.isEmpty ? "" : "\nNot readable with this catalogue, in no sum:\n" + lines.joined()
    }

    var json: JSONValue { ConsolidationJSON.answer(answer) }

    var csv: [[String]] { [ConsolidationView.csvHeader] + csvRows }

    static let csvHeader = [
        "sequence", "indicator", "label", "unit", "dimensions", "plan", "event", "since", "window_first",
        "window_last", "value", "qualifier", "status", "refusal", "words", "complete", "included", "partial",
        "missing", "not_available", "silent",
    ]

    var csvRows: [[String]] {
        answer.figures.map { figure in
            var quantity = ["", "", ""]
            var refusal = ""
            switch figure.outcome {
            case .sum(let known):
                quantity = [known.value.description, known.qualifier.rawValue, known.status.rawValue]
            case .refused(let reason):
                refusal = reason.name
            }
            let coverage = figure.coverage
            return [
                String(answer.sequence), figure.indicator, figure.label.english, figure.unit,
                figure.dimensions.map { "\($0.dimension)=\($0.value)" }.joined(separator: " "),
                figure.isPlan ? "true" : "false", figure.event, figure.since?.description ?? "",
                figure.window?.first.description ?? "", figure.window?.last.description ?? "",
            ] + quantity + [
                refusal, figure.words.english, coverage.isComplete ? "true" : "false",
                coverage.included.joined(separator: " "), coverage.partial.joined(separator: " "),
                coverage.missing.map(\.office).joined(separator: " "),
                coverage.notAvailable.map(\.office).joined(separator: " "),
                coverage.silent.map(\.office).joined(separator: " "),
            ]
        }
    }
}

extension FigureFlags {
    /// Names of the flags that are set, in the order of the contract.
    var names: [String] {
        let all: [(FigureFlags, String)] = [
            (.note, "note"), (.source, "source"), (.words, "words"), (.record, "record"), (.base, "base"),
            (.ranking, "ranking"), (.members, "members"), (.generated, "generated"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
