// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// An amount divided by a number of items, compared without dividing.
struct PerItem {
    let amount: FixedPoint
    let count: FixedPoint

    /// `nil` unless there are items.
    init?(amount: FixedPoint, count: FixedPoint) {
        guard count.units > 0 else { return nil }
        self.amount = amount
        self.count = count
    }

    /// `false` also where the numbers are too long to be compared in 128 bits.
    func isLess(than bound: FixedPoint) -> Bool { compare(with: bound) { $0 < $1 } }

    /// `false` also where the numbers are too long to be compared in 128 bits.
    func isMore(than bound: FixedPoint) -> Bool { compare(with: bound) { $0 > $1 } }

    /// The quotient at the scale of the amount, rounded towards zero: for words only.
    var rounded: FixedPoint {
        var units = Int128(amount.units)
        for _ in 0..<count.scale { units *= 10 }
        return FixedPoint(units: Int64(clamping: units / Int128(count.units)), scale: amount.scale)
    }

    private func compare(with bound: FixedPoint, _ isMet: (Int128, Int128) -> Bool) -> Bool {
        // amount / count against bound, with the divisor multiplied out: amount against bound x count.
        let common = max(amount.scale, bound.scale + count.scale)
        let (product, overflow) = Int128(bound.units).multipliedReportingOverflow(by: Int128(count.units))
        guard !overflow, let left = PerItem.scaled(Int128(amount.units), by: common - amount.scale),
            let right = PerItem.scaled(product, by: common - bound.scale - count.scale)
        else { return false }
        return isMet(left, right)
    }

    private static func scaled(_ number: Int128, by digits: Int) -> Int128? {
        var result = number
        for _ in 0..<digits {
            let (next, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = next
        }
        return result
    }
}
