// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

extension CaseRun {
    /// The kinds whose comparison the oracle tells.
    private static let kinds: Set<IndicatorKind> = [
        .flowCount, .flowAmount, .stockCount, .stockAmount, .pipeline, .cumulativeCount, .cumulativeAmount, .rate,
        .ratio,
        .multiple,
    ]

    /// Change and growth of the figures, in the lines of the oracle.
    func compared(_ entry: OracleCase.ComparisonEntry) throws -> [String] {
        let comparison = ComparisonQuery(
            try entry.query.query(), against: entry.against == "previous" ? .previousPeriod : .samePeriodOfLastYear)
        let comparer = Comparer(catalogue: catalogue)
        let consolidator = Consolidator(catalogue: catalogue)
        do {
            let sides = try comparer.sides(of: comparison)
            let current = try consolidator.consolidate(
                sides.current, reports: seen(entry.query), acts: done(entry.query))
            let earlier = try sides.earlier.map {
                try consolidator.consolidate($0, reports: seen(entry.query), acts: done(entry.query))
            }
            let answer = comparer.compare(comparison, current: current, earlier: earlier, claims: [], sequence: 1)
            return answer.figures.filter(isTold).flatMap(lines)
        } catch let refusal as ConsolidationRefusal {
            return ["refused \(refusal.code.name)"]
        }
    }

    private func isTold(_ figure: FigureComparison) -> Bool {
        guard let kind = catalogue.indicator(figure.indicator)?.kind else { return false }
        return CaseRun.kinds.contains(kind) && figure.event.isEmpty && figure.window == nil
    }
}

private func lines(_ figure: FigureComparison) -> [String] {
    let choices = figure.dimensions.map { "\($0.dimension)=\($0.value)" }.joined(separator: ",")
    return [
        "figure \(figure.indicator) [\(choices)] \(figure.unit) \(figure.isPlan ? "plan" : "result")"
            + " since=\(figure.since?.description ?? "")",
        "  current \(text(figure.current.outcome))", "  earlier \(text(figure.earlier.outcome))",
        "  change \(text(figure.change))", "  growth \(text(figure.growthPercent))",
    ] + figure.members.flatMap(lines)
}

private func lines(_ member: MemberComparison) -> [String] {
    [
        "  member \(member.office)", "    current \(text(member.current))", "    earlier \(text(member.earlier))",
        "    change \(text(member.change))", "    growth \(text(member.growthPercent))",
        "    share \(text(member.sharePercent))", "    place \(text(member.rank))",
        "    place-by-growth \(text(member.growthRank))",
    ]
}

private func text(_ known: BoundedQuantity?) -> String {
    known.map { "\(text($0.quantity)) \(text($0.bounds))" } ?? "none"
}

private func text(_ rank: MemberRank?) -> String {
    rank.map { "\($0.first) to \($0.last) of \($0.count)" } ?? "none"
}

private func text(_ number: ComparedNumber) -> String {
    switch number {
    case .number(let known, _): "\(text(known.quantity)) \(text(known.bounds))"
    case .refused(let refusal): refusal.name
    }
}
