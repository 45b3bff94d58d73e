// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The rules of the catalogue about figures. Each costs time linear in the figures of its indicators.
extension Examination {
    mutating func examineRules(_ figures: [Figure], _ table: FigureTable) {
        guard let regime else { return }
        for rule in regime.rules {
            if let window, let validity = rule.validity, !validity.overlaps(window) { continue }
            switch rule.form {
            case .notLess(let larger, let smaller):
                examineNotLess(rule, larger: larger, smaller: smaller, figures, table)
            case .sum(let total, let parts):
                examineSum(rule, total: total, parts: parts, figures, table)
            case .range(let indicator, let minimum, let maximum):
                examineRange(rule, position: indicator, minimum: minimum, maximum: maximum, figures, table)
            case .requires(let indicator, let companion):
                examineRequires(rule, position: indicator, companion: companion, table)
            case .perItem(let amount, let count, let minimum, let maximum):
                examinePerItem(rule, amount: amount, count: count, minimum: minimum, maximum: maximum, table)
            }
        }
    }

    private mutating func examineNotLess(
        _ rule: RulePlan, larger: Int, smaller: Int, _ figures: [Figure], _ table: FigureTable
    ) {
        let largerPlan = plan.indicators[larger]
        let smallerPlan = plan.indicators[smaller]
        var next = table.firstFigure(position: smaller)
        while let index = next {
            next = table.figure(after: index)
            guard let floor = table.value(at: index), let found = table.find(position: larger, like: index),
                let value = table.value(at: found)
            else { continue }
            let qualifier = figures[index].qualifier
            guard (figures[index].status == .plan) == (figures[found].status == .plan),
                Interval(value, figures[found].qualifier).isCertainlyLess(than: Interval(floor, qualifier))
            else { continue }
            log.add(
                .lessThanRequired, severity: rule.severity, at: Place(.figures, found, "decimal"),
                value: value.description, rule: rule.code,
                RuleMessages.lessThanRequired(
                    rule.rule, larger: (largerPlan, value), smaller: (smallerPlan, floor, qualifier)))
        }
    }

    private mutating func examineSum(
        _ rule: RulePlan, total: Int, parts: [Int], _ figures: [Figure], _ table: FigureTable
    ) {
        let totalPlan = plan.indicators[total]
        var next = table.firstFigure(position: total)
        while let index = next {
            next = table.figure(after: index)
            guard let value = table.value(at: index),
                let sum = sum(of: parts, like: index, figures, table)
            else { continue }
            let stated = Interval(value, figures[index].qualifier)
            guard stated.isCertainlyLess(than: sum.interval) || sum.interval.isCertainlyLess(than: stated) else {
                continue
            }
            log.add(
                .sumDiffers, severity: rule.severity, at: Place(.figures, index, "decimal"),
                value: value.description, rule: rule.code,
                RuleMessages.sumDiffers(rule.rule, total: totalPlan, value: value, sum: sum.value))
        }
    }

    /// The sum of the parts in the cell of the figure at `index`; `nil` unless every part has a number there.
    private func sum(
        of parts: [Int], like index: Int, _ figures: [Figure], _ table: FigureTable
    ) -> (interval: Interval, value: FixedPoint)? {
        var interval = Interval(.zero(scale: 0), .exact)
        var value = FixedPoint.zero(scale: 0)
        for part in parts {
            guard let found = table.find(position: part, like: index), let number = table.value(at: found),
                (figures[found].status == .plan) == (figures[index].status == .plan),
                let sum = value.adding(number)
            else { return nil }
            interval = interval.adding(Interval(number, figures[found].qualifier))
            value = sum
        }
        return (interval, value)
    }

    private mutating func examineRange(
        _ rule: RulePlan, position: Int, minimum: FixedPoint?, maximum: FixedPoint?, _ figures: [Figure],
        _ table: FigureTable
    ) {
        let indicator = plan.indicators[position]
        var next = table.firstFigure(position: position)
        while let index = next {
            next = table.figure(after: index)
            guard let value = table.value(at: index) else { continue }
            let qualifier = figures[index].qualifier
            // "About" has no ends of its own; here the number itself is what is doubted.
            let stated = Interval(value, qualifier == .about ? .exact : qualifier)
            let isBelow = minimum.map { stated.isCertainlyLess(than: Interval($0, .exact)) } ?? false
            let isAbove = maximum.map { Interval($0, .exact).isCertainlyLess(than: stated) } ?? false
            guard isBelow || isAbove else { continue }
            log.add(
                .outsideRange, severity: rule.severity, at: Place(.figures, index, "decimal"),
                value: value.description, rule: rule.code,
                RuleMessages.outsideRange(
                    rule.rule, indicator: indicator, value: value, minimum: minimum, maximum: maximum))
        }
    }

    private mutating func examineRequires(
        _ rule: RulePlan, position: Int, companion: Int, _ table: FigureTable
    ) {
        guard !table.isGiven(position: companion) else { return }
        let indicator = plan.indicators[position]
        let missing = plan.indicators[companion]
        var next = table.firstFigure(position: position)
        while let index = next {
            next = table.figure(after: index)
            guard let value = table.value(at: index), !value.isZero else { continue }
            log.add(
                .companionMissing, severity: rule.severity, at: Place(.figures, index), value: value.description,
                rule: rule.code, RuleMessages.companionMissing(rule.rule, indicator: indicator, companion: missing))
            return
        }
    }

    /// Takes the numbers as they are written: what they stand for is for the answer to say.
    private mutating func examinePerItem(
        _ rule: RulePlan, amount: Int, count: Int, minimum: FixedPoint?, maximum: FixedPoint?, _ table: FigureTable
    ) {
        var next = table.firstFigure(position: amount)
        while let index = next {
            next = table.figure(after: index)
            guard let value = table.value(at: index), figures[index].status != .plan,
                let found = table.find(position: count, like: index), figures[found].status != .plan,
                let items = table.value(at: found), let quotient = PerItem(amount: value, count: items)
            else { continue }
            let isBelow = minimum.map(quotient.isLess) ?? false
            let isAbove = maximum.map(quotient.isMore) ?? false
            guard isBelow || isAbove else { continue }
            log.add(
                .perItemQuestioned, at: Place(.figures, index, "decimal"), value: value.description, rule: rule.code,
                PlausibilityMessages.perItem(
                    rule.rule, amount: plan.indicators[amount], count: plan.indicators[count], quotient,
                    minimum: minimum, maximum: maximum))
        }
    }
}
