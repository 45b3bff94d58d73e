// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryConsolidation
internal import ChanceryModel

/// Figures of one window beside those of another.
struct ComparisonView: View {
    let answer: ComparisonAnswer

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("FIGURE"), TextTable.Column(periods(answer.current), .trailing),
            TextTable.Column(earlierHeading, .trailing), TextTable.Column("CHANGE", .trailing),
            TextTable.Column("GROWTH", .trailing), TextTable.Column("UNIT"), TextTable.Column("INCOMPLETE"),
        ])
        for figure in answer.figures {
            table.add([
                FigureName.text(figure, style), number(figure.current.outcome, style),
                number(figure.earlier.outcome, style),
                words(figure.change, style), words(figure.growthPercent, style), figure.unit,
                incomplete(figure, style),
            ])
        }
        let figures = table.isEmpty ? "No figures.\n" : table.text(style)
        return heading(style) + "\n" + figures + refusals(style) + conditions(style) + published(style)
    }

    private func heading(_ style: TextStyle) -> String {
        let scope = answer.group.isEmpty ? counted(answer.offices.count, "named office") : style.name(answer.groupLabel)
        var text = "\(scope) · \(answer.regime) · \(periods(answer.current)) against \(earlierHeading)"
        if let day = answer.bordersOn { text += " · by the units of \(day)" }
        return printable(text) + "\nSequence \(answer.sequence) · catalogue \(answer.catalogueVersion)\n"
    }

    private func periods(_ windows: [PeriodWindow]) -> String {
        guard let first = windows.first?.period, let last = windows.last?.period else { return "—" }
        return first == last ? first.code : "\(first) to \(last)"
    }

    private var earlierHeading: String {
        answer.against == .plan ? "plan" : periods(answer.earlier)
    }

    private func number(_ number: ComparedNumber, _ style: TextStyle) -> String {
        number.number.map { FigureText.quantity($0.quantity, style) } ?? "—"
    }

    private func words(_ number: ComparedNumber, _ style: TextStyle) -> String {
        guard case .number(_, let words) = number else { return "—" }
        return style.name(words)
    }

    private func incomplete(_ figure: FigureComparison, _ style: TextStyle) -> String {
        let without = Set(figure.current.without).union(figure.earlier.without)
        return answer.offices.filter { without.contains($0.office) }.map { style.name($0.name) }
            .joined(separator: ", ")
    }

    /// Each reason once, with the figures it holds for and what would help.
    private func refusals(_ style: TextStyle) -> String {
        var texts: [String] = []
        var figures: [String: [String]] = [:]
        for figure in answer.figures {
            guard let refusal = figure.growthPercent.refusal ?? figure.change.refusal else { continue }
            var text = "  " + printable(style.name(refusal.message)) + " [\(refusal.name)]\n"
            let remedy = style.name(refusal.remedy)
            if !remedy.isEmpty { text += "    → \(printable(remedy))\n" }
            if figures[text] == nil { texts.append(text) }
            figures[text, default: []].append(printable(FigureName.text(figure, style)))
        }
        guard !texts.isEmpty else { return "" }
        return "\nNot compared:\n" + texts.map { "  \((figures[$0] ?? []).joined(separator: "; "))\n  \($0)" }.joined()
    }

    private func conditions(_ style: TextStyle) -> String {
        let lines = answer.figures.flatMap { figure in
            figure.predicates.map { count -> String in
                var text = "  \(FigureName.text(figure, style)) \(condition(count.predicate, style)): "
                text += "\(count.certain.count) (\(names(count.certain, style)))"
                if !count.possible.isEmpty { text += "; possibly \(names(count.possible, style))" }
                if !count.unknown.isEmpty { text += "; no number from \(names(count.unknown, style))" }
                return printable(text) + "\n"
            }
        }
        return lines.isEmpty ? "" : "\nMembers that meet a condition:\n" + lines.joined()
    }

    private func condition(_ predicate: MemberPredicate, _ style: TextStyle) -> String {
        let comparator =
            switch predicate.comparator {
            case .above: ">"
            case .atLeast: "≥"
            case .below: "<"
            case .atMost: "≤"
            }
        let limit =
            switch predicate.threshold {
            case .decimal(let value): ApproximateWords.grouped(value, in: style.language)
            case .groupAverage: "average"
            }
        return (predicate.measure == .growth ? "growth " : "") + comparator + " " + limit
    }

    private func names(_ offices: [String], _ style: TextStyle) -> String {
        let chosen = Set(offices)
        return answer.offices.filter { chosen.contains($0.office) }.map { style.name($0.name) }
            .joined(separator: ", ")
    }

    private func published(_ style: TextStyle) -> String {
        let lines = answer.figures.flatMap { figure in
            figure.published.map { check in
                "  "
                    + printable(
                        "\(FigureName.text(figure, style)), \(names([check.office], style)): \(style.name(check.message))"
                    )
                    + " [\(check.verdict.rawValue)]\n"
            }
        }
        return lines.isEmpty ? "" : "\nPublished growth held against what is stored:\n" + lines.joined()
    }

    var json: JSONValue { ComparisonJSON.answer(answer) }

    var csv: [[String]] {
        let header = [
            "sequence", "indicator", "label", "unit", "dimensions", "plan", "event", "since", "current", "earlier",
            "change", "growth_percent", "growth_words", "refusal", "complete",
        ]
        return [header] + answer.figures.map(csvRow)
    }

    private func csvRow(_ figure: FigureComparison) -> [String] {
        let refusal = figure.growthPercent.refusal ?? figure.change.refusal
        let dimensions = figure.dimensions.map { "\($0.dimension)=\($0.value)" }
        let what = [
            String(answer.sequence), figure.indicator, figure.label.english, figure.unit,
            dimensions.joined(separator: " "), figure.isPlan ? "true" : "false", figure.event,
            figure.since?.description ?? "",
        ]
        let numbers = [figure.current.outcome, figure.earlier.outcome, figure.change, figure.growthPercent].map(value)
        return what + numbers + [
            words(figure.growthPercent, TextStyle()), refusal?.name ?? "", figure.isComplete ? "true" : "false",
        ]
    }

    private func value(_ number: ComparedNumber) -> String { number.number?.quantity.value.description ?? "" }
}
