// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Compares a figure member by member.
struct MemberComparer {
    /// Everybody on one of the sides, in order.
    let ids: [String]
    let now: MemberNumbers
    let then: MemberNumbers
    let kind: KindComparison
    /// Of the whole.
    let change: Worked
    /// Why no member compares with itself: the refusal of the whole, where that is no missing number.
    let isBroken: Bool
    /// Decimals of the indicator.
    let scale: Int

    func compared() -> [MemberComparison] {
        let present = ids.filter { now[$0] != nil || then[$0] != nil }
        let growths = present.map { growth(of: $0) }
        let ranks = places(present.map { ranksNumbers ? now[$0] : nil })
        let growthRanks = places(growths.map(\.number))
        return present.indices.map { index in
            let id = present[index]
            let change = difference(of: id)
            return MemberComparison(
                office: id, current: shown(now[id]), earlier: shown(then[id]), change: change.shown(atScale: scale),
                growthPercent: growths[index].shown(atScale: FigureComparer.percentScale),
                sharePercent: share(of: change).shown(atScale: FigureComparer.percentScale), rank: ranks[index],
                growthRank: growthRanks[index])
        }
    }

    /// A place in an order has no place in another.
    private var ranksNumbers: Bool {
        if case .refused = kind { return false }
        return true
    }

    private func shown(_ number: QualifiedNumber?) -> BoundedQuantity? {
        // It was stated at this scale, or is a sum of such numbers.
        number.flatMap { Worked.number($0).shown(atScale: scale).number }
    }

    private func difference(of id: String) -> Worked {
        worked(id) { (now, then) throws(AlgebraRefusal) in try now.subtracting(then) }
    }

    func growth(of id: String) -> Worked {
        if kind == .points { return .refused(ComparisonMessages.bare(.ratesChangeInPoints)) }
        return worked(id) { (now, then) throws(AlgebraRefusal) in try now.growthPercent(from: then) }
    }

    private func worked(
        _ id: String, _ work: (QualifiedNumber, QualifiedNumber) throws(AlgebraRefusal) -> QualifiedNumber
    ) -> Worked {
        if isBroken, case .refused(let refusal) = change {
            return .refused(ComparisonRefusal(code: refusal.code, name: refusal.name))
        }
        guard let current = now[id] else { return .refused(ComparisonMessages.bare(.currentMissing)) }
        guard let earlier = then[id] else { return .refused(ComparisonMessages.bare(.baseMissing)) }
        return Worked { () throws(AlgebraRefusal) in try work(current, earlier) }
    }

    private func share(of memberChange: Worked) -> Worked {
        guard kind == .adding else { return .refused(ComparisonMessages.bare(.shareNeedsSum)) }
        guard let part = memberChange.number else { return memberChange }
        guard let whole = change.number else {
            guard case .refused(let refusal) = change else { return change }
            return .refused(ComparisonRefusal(code: refusal.code, name: refusal.name))
        }
        // "More than 0" is above zero and still nothing to take a part of.
        guard whole.isCertainlyAboveZero || whole.isCertainlyBelowZero, !whole.value.isZero else {
            return .refused(ComparisonMessages.bare(.changeMayBeZero))
        }
        return Worked { () throws(AlgebraRefusal) in
            try part.divided(by: whole).multiplied(byPositive: Rational(100))
        }
    }

    /// Numbers of which nothing bounds both ends have no place.
    private func places(_ numbers: [QualifiedNumber?]) -> [MemberRank?] {
        let table = RankTable(numbers.compactMap { $0?.placedInterval })
        return numbers.map { $0?.placedInterval.map(table.rank) }
    }
}

extension QualifiedNumber {
    /// The interval by which the number has a place; `nil` for "about", which has no ends.
    fileprivate var placedInterval: RationalInterval? { interval == .open ? nil : interval }
}
