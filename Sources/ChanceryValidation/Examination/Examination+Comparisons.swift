// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What stands beside a figure: the base of a comparison, the order of a rank, the list behind a count.
extension Examination {
    mutating func examineComparisons(
        of figure: Figure, at index: Int, indicator: IndicatorPlan, value: FixedPoint?
    ) {
        if let base = figure.base {
            compared.append(index)
            examineBase(base, of: figure, at: index, indicator: indicator, value: value)
        }
        if indicator.kind == .rank || indicator.kind == .rankBand || figure.ranking != nil {
            examineRank(of: figure, at: index, indicator: indicator, value: value)
        }
        if !figure.members.isEmpty {
            examineMembers(of: figure, at: index, indicator: indicator, value: value)
        }
    }

    private mutating func examineBase(
        _ base: ComparisonBase, of figure: Figure, at index: Int, indicator: IndicatorPlan, value: FixedPoint?
    ) {
        if isBlank(base.reference) {
            log.add(
                .malformedBase, at: Place(.figures, index, "base.reference"), value: base.reference,
                rule: indicator.rule, ComparisonMessages.baseWithoutReference())
        }
        checkLength(base.reference, max: Limits.noteLengthMax, at: Place(.figures, index, "base.reference"))
        let number = readBase(base.decimal, at: index, tail: "base.decimal", rule: indicator.rule)
        let change = readBase(base.changePercent, at: index, tail: "base.change_percent", rule: indicator.rule)
        guard let value, let number, let change, indicator.hasGrowth else { return }
        let growth = PublishedGrowth(
            current: value, qualifier: figure.qualifier, base: number, changePercent: change)
        if !growth.isPossible {
            log.add(
                .growthDisagrees, at: Place(.figures, index, "base.change_percent"), value: base.changePercent,
                rule: indicator.rule, ComparisonMessages.growthDisagrees(growth))
        }
    }

    private mutating func readBase(_ text: String, at index: Int, tail: String, rule: String) -> FixedPoint? {
        guard !text.isEmpty else { return nil }
        do {
            return try DecimalReading(text).value
        } catch {
            log.add(
                .malformedBase, at: Place(.figures, index, tail), value: text, rule: rule,
                ComparisonMessages.baseNotANumber(text))
            return nil
        }
    }

    private mutating func examineRank(
        of figure: Figure, at index: Int, indicator: IndicatorPlan, value: FixedPoint?
    ) {
        let population = figure.ranking?.population ?? 0
        if let ranking = figure.ranking {
            checkLength(ranking.scope, max: Limits.noteLengthMax, at: Place(.figures, index, "ranking.scope"))
        }
        if population < 0 {
            log.add(
                .rankOutsidePopulation, at: Place(.figures, index, "ranking.population"), value: String(population),
                rule: indicator.rule, ComparisonMessages.negativePopulation())
        }
        guard let value, indicator.kind == .rank || indicator.kind == .rankBand else { return }
        let first = FixedPoint(units: 1, scale: 0)
        let last = FixedPoint(units: Int64(population), scale: 0)
        if value.isLess(than: first) || (population > 0 && last.isLess(than: value)) {
            log.add(
                .rankOutsidePopulation, at: Place(.figures, index, "decimal"), value: value.description,
                rule: indicator.rule, ComparisonMessages.rankOutside(value, population: population))
        }
    }

    private mutating func examineMembers(
        of figure: Figure, at index: Int, indicator: IndicatorPlan, value: FixedPoint?
    ) {
        let count = figure.members.count
        guard indicator.kind == .distinctCount else {
            log.add(
                .membersNotExpected, at: Place(.figures, index, "members"), value: String(count),
                rule: indicator.rule, ComparisonMessages.membersNotExpected(indicator))
            return
        }
        guard count <= Limits.membersPerFigureMax else {
            let max = Limits.membersPerFigureMax
            log.add(
                .tooManyEntries, at: Place(.figures, index, "members"), value: String(count),
                rule: "limit members \(max)", ReportMessages.tooManyEntries(count: count, max: max))
            return
        }
        let seen = examineMemberCodes(figure.members, at: index, indicator: indicator)
        guard let value else { return }
        let listed = Interval(FixedPoint(units: Int64(seen), scale: 0), .exact)
        let stated = Interval(value, figure.qualifier)
        if listed.isCertainlyLess(than: stated) || stated.isCertainlyLess(than: listed) {
            log.add(
                .membersDisagreeWithValue, at: Place(.figures, index, "members"), value: String(seen),
                rule: indicator.rule, ComparisonMessages.membersDisagree(count: seen, value: value))
        }
    }

    /// How many different codes the list has. They are looked up where the indicator counts partners.
    private mutating func examineMemberCodes(
        _ members: [String], at index: Int, indicator: IndicatorPlan
    ) -> Int {
        let partners = indicator.dimensions.first { $0 === plan.partners }
        var seen: Set<String> = []
        for (position, member) in members.enumerated() {
            if isBlank(member) {
                log.add(
                    .missingIdentifier, at: Place(.figures, index, "members[\(position)]"), value: member,
                    rule: indicator.rule, ComparisonMessages.memberEmpty())
            } else if !seen.insert(member).inserted {
                log.add(
                    .duplicateMember, at: Place(.figures, index, "members[\(position)]"), value: member,
                    rule: indicator.rule, ComparisonMessages.duplicateMember(member))
            } else if let partners, partners.validity(of: member) == nil {
                let near = suggestion(for: member, in: partners)
                log.add(
                    .unknownMember, at: Place(.figures, index, "members[\(position)]"), value: member,
                    rule: "dimension \(partners.code)",
                    DimensionMessages.unknownValue(member, dimension: partners.code, near: near))
            }
        }
        return seen.count
    }
}
