// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What changed from one answer to the next.
struct AnswerDifference {
    let old: Consolidation
    let new: Consolidation

    /// One line for the sequence and one for each change; ends with a line break.
    func text(_ style: TextStyle) -> String {
        var lines = [
            "Sequence \(old.sequence) → \(new.sequence), \(new.completeness.total.reported) of "
                + "\(new.completeness.total.expected) reports"
        ]
        lines += reports(style) + figures(style)
        return lines.map { printable($0) + "\n" }.joined()
    }

    private struct ReportPlace: Hashable {
        let office: String
        let period: Period
    }

    /// Who reported or corrected since.
    private func reports(_ style: TextStyle) -> [String] {
        var before: [ReportPlace: Int32] = [:]
        for member in old.members {
            for report in member.reports {
                before[ReportPlace(office: member.office, period: report.period)] = report.revision
            }
        }
        return new.members.flatMap { member in
            member.reports.compactMap { report -> String? in
                let earlier = before[ReportPlace(office: member.office, period: report.period)] ?? 0
                guard report.revision != earlier else { return nil }
                let name = style.name(member.name)
                return earlier == 0
                    ? "  reported: \(name) \(report.period) (\(report.timeliness.rawValue))"
                    : "  corrected: \(name) \(report.period), revision \(earlier) → \(report.revision)"
            }
        }
    }

    private struct FigureKey: Hashable {
        let indicator: String
        let dimensions: [DimensionChoice]
        let isPlan: Bool
        let event: String
        let since: CivilDate?
        let window: DateRange?

        init(_ figure: ConsolidatedFigure) {
            indicator = figure.indicator
            dimensions = figure.dimensions
            isPlan = figure.isPlan
            event = figure.event
            since = figure.since
            window = figure.window
        }
    }

    private func figures(_ style: TextStyle) -> [String] {
        let before = Dictionary(old.figures.map { (FigureKey($0), $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [String] = []
        for figure in new.figures {
            let earlier = before[FigureKey(figure)]
            guard earlier?.outcome != figure.outcome else { continue }
            let from = earlier.map { value($0, style) } ?? "nothing"
            lines.append("  \(FigureName.text(figure, style)): \(from) → \(value(figure, style))")
        }
        let present = Set(new.figures.map { FigureKey($0) })
        for figure in old.figures where !present.contains(FigureKey(figure)) {
            lines.append("  \(FigureName.text(figure, style)): \(value(figure, style)) → nothing")
        }
        return lines
    }

    private func value(_ figure: ConsolidatedFigure, _ style: TextStyle) -> String {
        switch figure.outcome {
        case .sum(let quantity): FigureText.quantity(quantity, style)
        case .refused(let refusal): "not combined (\(refusal.name))"
        }
    }
}
