// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Holds every member against one condition.
struct PredicateCheck {
    let predicate: MemberPredicate
    /// The members of the current side, in order.
    let ids: [String]
    let members: MemberComparer
    /// The current figure of the whole.
    let whole: QualifiedNumber?
    let wholeGrowth: Worked
    /// Decimals of the indicator.
    let scale: Int
    let messages: ComparisonMessages

    func count() -> PredicateCount {
        let threshold = threshold()
        let scale = predicate.measure == .value ? max(scale, FigureComparer.percentScale) : FigureComparer.percentScale
        var count = PredicateCount(
            predicate: predicate,
            threshold: isStated
                ? threshold.asStated(predicate.threshold)
                : threshold.shown(atScale: scale, messages) { _ in Label(english: "") })
        guard let limit = threshold.number?.interval else {
            count.unknown = ids
            return count
        }
        for id in ids {
            let number = predicate.measure == .value ? members.now[id] : members.growth(of: id).number
            guard let number else {
                count.unknown.append(id)
                continue
            }
            if isMet(number.interval, limit) {
                count.certain.append(id)
            } else if isMissed(number.interval, limit) {
                count.notMet.append(id)
            } else {
                count.possible.append(id)
            }
        }
        return count
    }

    private var isStated: Bool {
        if case .decimal = predicate.threshold { return true }
        return false
    }

    private func threshold() -> Worked {
        switch predicate.threshold {
        case .decimal(let value):
            return .number(QualifiedNumber(Quantity(value: value), isNeverNegative: false))
        case .groupAverage where predicate.measure == .growth: return wholeGrowth
        case .groupAverage: return average()
        }
    }

    private func average() -> Worked {
        let unknown = Worked.refused(messages.refusal(.averageUnknown))
        switch members.kind {
        case .adding:
            let numbers = ids.compactMap { members.now[$0] }
            guard let sum = MemberNumbers.sum(numbers) else { return unknown }
            let count = Quantity(value: FixedPoint(units: Int64(numbers.count), scale: 0))
            return Worked(messages) { () throws(AlgebraRefusal) in
                try sum.divided(by: QualifiedNumber(count, isNeverNegative: true))
            }
        case .whole, .points:
            // A rate of the whole exists where it was worked out from its parts.
            return whole.map { .number($0) } ?? unknown
        case .refused:
            return unknown
        }
    }

    private func isMet(_ number: RationalInterval, _ limit: RationalInterval) -> Bool {
        switch predicate.comparator {
        case .above: limit.isCertainlyLess(than: number)
        case .atLeast: limit.isCertainlyAtMost(number)
        case .below: number.isCertainlyLess(than: limit)
        case .atMost: number.isCertainlyAtMost(limit)
        }
    }

    private func isMissed(_ number: RationalInterval, _ limit: RationalInterval) -> Bool {
        switch predicate.comparator {
        case .above: number.isCertainlyAtMost(limit)
        case .atLeast: number.isCertainlyLess(than: limit)
        case .below: limit.isCertainlyAtMost(number)
        case .atMost: limit.isCertainlyLess(than: number)
        }
    }
}

extension Worked {
    /// A threshold as it was given, at its own scale.
    fileprivate func asStated(_ threshold: PredicateThreshold) -> ComparedNumber {
        guard case .decimal(let value) = threshold else { return shown(atScale: 0) }
        return .number(BoundedQuantity(Quantity(value: value)), words: Label(english: ""))
    }
}
