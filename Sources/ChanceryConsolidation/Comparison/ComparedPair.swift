// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A figure of the current side with what stands beside it; either may be absent.
struct ComparedPair {
    let line: FigureLine
    let indicator: Indicator
    let current: ConsolidatedFigure?
    let earlier: ConsolidatedFigure?
    /// Whether both figures are of the same answer, so that no change of territory lies between them.
    let isOfOneAnswer: Bool
}

extension ComparedPair {
    /// The figures of two answers, paired by what they mean, in the order of the catalogue.
    static func pairs(
        of comparison: ComparisonQuery, current: Consolidation, earlier: Consolidation?, _ catalogue: CatalogueIndex
    ) -> [ComparedPair] {
        let isLastYear = comparison.against == .samePeriodOfLastYear
        var before: [FigureLine: ConsolidatedFigure] = [:]
        for figure in earlier?.figures ?? [] { before[FigureLine(figure)] = figure }
        var pairs: [ComparedPair] = []
        func add(_ line: FigureLine, _ current: ConsolidatedFigure?, _ earlier: ConsolidatedFigure?) {
            guard let indicator = catalogue.indicator(line.indicator) else { return }
            pairs.append(
                ComparedPair(
                    line: line, indicator: indicator, current: current, earlier: earlier, isOfOneAnswer: false))
        }
        for figure in current.figures {
            let line = FigureLine(figure)
            add(line, figure, before.removeValue(forKey: isLastYear ? line.aYearEarlier : line))
        }
        for figure in earlier?.figures ?? [] where before[FigureLine(figure)] != nil {
            add(FigureLine(figure), nil, figure)
        }
        return ordered(pairs, comparison, catalogue)
    }

    /// Results beside the plans that were stated for their window: with the status plan in the same report, for that
    /// window in the report before, or by an indicator that plans the next window.
    static func plans(
        of comparison: ComparisonQuery, current: Consolidation, earlier: Consolidation?, _ catalogue: CatalogueIndex
    ) -> [ComparedPair] {
        var sameReport: [FigureLine: ConsolidatedFigure] = [:]
        for figure in current.figures where figure.isPlan && !figure.isEmpty { sameReport[FigureLine(figure)] = figure }
        var before: [FigureLine: ConsolidatedFigure] = [:]
        for figure in earlier?.figures ?? [] where figure.isPlan && !figure.isEmpty {
            before[FigureLine(figure)] = figure
        }
        let planners = Dictionary(
            grouping: catalogue.catalogue.indicators.filter { !$0.planOf.isEmpty }, by: \.planOf)
        var pairs: [ComparedPair] = []
        for figure in current.figures where !figure.isPlan {
            guard let indicator = catalogue.indicator(figure.indicator) else { continue }
            let line = FigureLine(figure)
            var plan = line
            plan.isPlan = true
            let stated = sameReport[plan]
            var candidates: [ConsolidatedFigure?] = []
            if line.window == nil {
                var ahead = plan
                ahead.window = current.periods.first?.window
                candidates.append(before[ahead])
                for planner in planners[figure.indicator] ?? [] {
                    var next = plan
                    next.indicator = planner.code
                    next.unit = planner.unit
                    candidates.append(before[next])
                    next.window = ahead.window
                    candidates.append(before[next])
                }
            }
            pairs.append(
                ComparedPair(
                    line: line, indicator: indicator, current: figure,
                    earlier: stated ?? candidates.compactMap(\.self).first, isOfOneAnswer: stated != nil))
        }
        return ordered(pairs, comparison, catalogue)
    }

    /// In catalogue order. Lines that only name a gap are left out where the indicator has others, and indicators that a
    /// condition names have at least one.
    private static func ordered(
        _ pairs: [ComparedPair], _ comparison: ComparisonQuery, _ catalogue: CatalogueIndex
    ) -> [ComparedPair] {
        var pairs = pairs
        let spoken = Set(pairs.filter { !$0.isEmpty }.map(\.line.indicator))
        pairs.removeAll { $0.isEmpty && spoken.contains($0.line.indicator) }
        var present = Set(pairs.map(\.line.indicator))
        for predicate in comparison.predicates {
            guard present.insert(predicate.indicator).inserted,
                let indicator = catalogue.indicator(predicate.indicator)
            else { continue }
            pairs.append(
                ComparedPair(
                    line: FigureLine(plain: indicator), indicator: indicator, current: nil, earlier: nil,
                    isOfOneAnswer: false))
        }
        let positions = catalogue.indicatorPositions
        return pairs.enumerated().sorted { left, right in
            let (first, second) = (positions[left.element.line.indicator], positions[right.element.line.indicator])
            return (first ?? 0, left.offset) < (second ?? 0, right.offset)
        }.map(\.element)
    }

    private var isEmpty: Bool { (current?.isEmpty ?? true) && (earlier?.isEmpty ?? true) }
}
