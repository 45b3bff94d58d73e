// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a stock should be: what it was, and what came, less what went.
struct StockSum {
    let opening: Quantity
    let added: Quantity
    let ended: Quantity?

    /// The sum as written; `nil` when it is beyond 64 bits.
    var value: FixedPoint? {
        let before = opening.value.adding(added.value)
        guard let ended else { return before }
        return before?.adding(FixedPoint(units: -ended.value.units, scale: ended.value.scale))
    }

    /// Whether the stock can be the sum: whether their intervals meet.
    func canBe(_ stock: FixedPoint, _ qualifier: Qualifier) -> Bool {
        var sum = Interval(opening.value, opening.qualifier).adding(Interval(added.value, added.qualifier))
        if let ended { sum = sum.adding(Interval(ended.value, ended.qualifier).negated) }
        let stated = Interval(stock, qualifier)
        return !stated.isCertainlyLess(than: sum) && !sum.isCertainlyLess(than: stated)
    }
}
