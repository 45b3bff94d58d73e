// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// What changed between two answers, and why.
struct DifferenceView: View {
    let difference: ConsolidationDifference

    func text(_ style: TextStyle) -> String {
        var text = "From \(side(difference.from)) to \(side(difference.to))\n"
        if difference.from.catalogueVersion != difference.to.catalogueVersion {
            text +=
                "The catalogue changed from version \(difference.from.catalogueVersion) to "
                + "\(difference.to.catalogueVersion).\n"
        }
        if difference.reports.isEmpty, difference.figures.isEmpty { return text + "Nothing changed.\n" }
        return text + reports(style) + difference.figures.map { figure($0, style) }.joined()
    }

    private func side(_ side: DifferenceSide) -> String {
        let name = side.packNumber > 0 ? "pack \(side.packNumber)" : "the answer"
        return "\(name) at sequence \(side.sequence) (\(side.reported) of \(side.expected) reports)"
    }

    private func reports(_ style: TextStyle) -> String {
        guard !difference.reports.isEmpty else { return "" }
        let lines = difference.reports.map { change in
            let revisions =
                change.revisionBefore == change.revisionAfter
                ? "revision \(change.revisionAfter)" : "revision \(change.revisionBefore) → \(change.revisionAfter)"
            let states =
                change.before == change.after ? "" : ", \(change.before.rawValue) → \(change.after.rawValue)"
            return "  " + printable("\(style.name(change.name)), \(change.period): \(revisions)\(states)") + "\n"
                + change.steps.map { "    " + printable(StepText.text($0, style)) + "\n" }.joined()
        }
        return "\nReports:\n" + lines.joined()
    }

    private func figure(_ change: FigureChange, _ style: TextStyle) -> String {
        let mark = change.figure
        let name = FigureText.name(
            label: change.label, indicator: mark.indicator, dimensions: mark.dimensions, isPlan: mark.isPlan,
            event: mark.event, since: mark.since, window: mark.window, style)
        var line = "\(name): \(statement(change.before, style)) → \(statement(change.after, style))"
        if let moved = change.difference { line += "  (\(signed(moved, style)))" }
        if change.kind == .partsOnly { line += "  (the same number from other parts)" }
        return "\n" + printable(line) + "\n" + change.causes.map { cause($0, style) }.joined()
    }

    /// `398 (“nearly 400”)`.
    private func statement(_ statement: FigureStatement?, _ style: TextStyle) -> String {
        switch statement {
        case nil: "nothing"
        case .number(_, let words, let digits):
            words == digits ? style.name(digits) : "\(style.name(digits)) (“\(style.name(words))”)"
        case .refused(_, let name, let message): "no number: \(style.name(message)) [\(name)]"
        }
    }

    private func cause(_ cause: FigureCause, _ style: TextStyle) -> String {
        var line = cause.office.isEmpty ? "The catalogue" : style.name(cause.name)
        if let period = cause.period { line += ", \(period)" }
        if !cause.subUnit.isEmpty { line += ", \(cause.subUnit)" }
        line += " (\(cause.kind.rawValue)): "
        line += cause.before.map { FigureText.quantity($0, style) } ?? "nothing"
        line += " → " + (cause.after.map { FigureText.quantity($0, style) } ?? "nothing")
        if let contribution = cause.contribution { line += ", \(signed(Quantity(value: contribution), style))" }
        return "  " + printable(line) + "\n"
            + cause.steps.map { "    " + printable(StepText.text($0, style)) + "\n" }.joined()
    }

    private func signed(_ quantity: Quantity, _ style: TextStyle) -> String {
        let text = FigureText.quantity(quantity, style)
        return quantity.value.isNegative || quantity.value.isZero ? text : "+" + text
    }

    var json: JSONValue { DifferenceJSON.difference(difference) }

    var csv: [[String]] {
        let header = [
            "indicator", "label", "kind", "before", "after", "difference", "office", "period", "cause",
            "revision_before", "revision_after", "part_before", "part_after", "contribution", "reason",
        ]
        return [header] + difference.figures.flatMap(csvRows)
    }

    private func csvRows(_ change: FigureChange) -> [[String]] {
        let figure = [
            change.figure.indicator, change.label.english, change.kind.rawValue,
            change.before?.quantity?.value.description ?? "", change.after?.quantity?.value.description ?? "",
            change.difference?.value.description ?? "",
        ]
        return change.causes.map { cause -> [String] in
            let reasons = cause.steps.map(\.reason).filter { !$0.isEmpty }
            let part = [
                cause.office, cause.period?.code ?? "", cause.kind.rawValue, String(cause.revisionBefore),
                String(cause.revisionAfter), cause.before?.value.description ?? "",
                cause.after?.value.description ?? "", cause.contribution?.description ?? "",
            ]
            return figure + part + [reasons.joined(separator: "; ")]
        }
    }
}

/// One revision or act among the causes of a change.
enum StepText {
    static func text(_ step: ChangeStep, _ style: TextStyle) -> String {
        var text = style.time(step.time) + "  "
        if let act = step.act {
            text += act.rawValue + (step.revision > 0 ? " of revision \(step.revision)" : "")
        } else {
            text += "revision \(step.revision)"
        }
        if let value = step.value { text += ": " + FigureText.quantity(value, style) }
        if !step.author.isEmpty { text += ", \(step.author)" }
        if !step.reason.isEmpty { text += ": “\(step.reason)”" }
        return text
    }
}
