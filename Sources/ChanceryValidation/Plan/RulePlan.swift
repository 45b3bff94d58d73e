// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A rule about the figures of one report, with indicators as catalogue positions.
final class RulePlan: Sendable {
    enum Form: Sendable {
        case notLess(larger: Int, smaller: Int)
        case sum(total: Int, parts: [Int])
        case range(indicator: Int, minimum: FixedPoint?, maximum: FixedPoint?)
        case requires(indicator: Int, companion: Int)
        case perItem(amount: Int, count: Int, minimum: FixedPoint?, maximum: FixedPoint?)
    }

    let rule: ValidationRule
    let form: Form
    /// `nil` when the rule holds on every day.
    let validity: Validity?

    var code: String { rule.code }
    var severity: Severity { rule.severity }

    /// `nil` for rules about texts, for those about other reports, and for rules that name an unknown indicator.
    init?(_ rule: ValidationRule, index: CatalogueIndex) {
        let positions = index.indicatorPositions
        self.rule = rule
        validity = rule.validity == .always ? nil : rule.validity
        switch rule.form {
        case .notLess(let larger, let smaller):
            guard let larger = positions[larger], let smaller = positions[smaller] else { return nil }
            form = .notLess(larger: larger, smaller: smaller)
        case .sum(let total, let parts):
            let known = parts.compactMap { positions[$0] }
            guard let total = positions[total], known.count == parts.count, !known.isEmpty else { return nil }
            form = .sum(total: total, parts: known)
        case .range(let indicator, let minimum, let maximum):
            guard let indicator = positions[indicator] else { return nil }
            form = .range(indicator: indicator, minimum: minimum, maximum: maximum)
        case .requires(let indicator, let companion):
            guard let indicator = positions[indicator], let companion = positions[companion] else { return nil }
            form = .requires(indicator: indicator, companion: companion)
        case .perItem(let amount, let count, let minimum, let maximum):
            guard let amount = positions[amount], let count = positions[count] else { return nil }
            form = .perItem(amount: amount, count: count, minimum: minimum, maximum: maximum)
        case .textDiffersFromPrevious, .changeWithin, .peersWithin, .stockArithmetic, .growthMatchesHistory,
            .similarToPrevious, .secretMarking:
            return nil
        }
    }
}
