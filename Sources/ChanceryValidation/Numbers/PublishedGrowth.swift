// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Whether a published growth can be true of the two numbers it compares, as they were rounded.
///
/// A number stands for everything that rounds to it: 20.9 is 20.85 to 20.95. An exact number is taken as rounded at its
/// last written digit, an "about" one at its last digit that is not zero, so that "about 52,400,000,000" is 52.35 to
/// 52.45 thousand million. A floor or a ceiling ends at its number and is open on the other side. The growth is
/// questioned only if no pair of values in the two intervals has it.
struct PublishedGrowth {
    let current: FixedPoint
    let qualifier: Qualifier
    let base: FixedPoint
    let changePercent: FixedPoint

    /// `true` also where the numbers are too long to be compared in 128 bits, or the base is not above zero.
    var isPossible: Bool {
        let now = Rounded(current, qualifier)
        let then = Rounded(base, .exact)
        let change = Rounded(changePercent, .exact)
        guard let baseLow = then.low, let baseHigh = then.high, baseLow > 0, let changeLow = change.low,
            let changeHigh = change.high
        else { return true }
        // current / base - 1 = change / 100, with the denominators multiplied out.
        let hundred = 200 * Rounded.powerOfTen(change.scale)
        let value = 2 * Rounded.powerOfTen(change.scale) * 100 * Rounded.powerOfTen(then.scale)
        let right = Rounded.powerOfTen(now.scale)
        if let high = now.high, !isProduct([high, value], atLeast: [changeLow + hundred, baseLow, right]) {
            return false
        }
        if let low = now.low, !isProduct([changeHigh + hundred, baseHigh, right], atLeast: [low, value]) {
            return false
        }
        return true
    }

    private func isProduct(_ left: [Int128], atLeast right: [Int128]) -> Bool {
        guard let left = product(left), let right = product(right) else { return true }
        return left >= right
    }

    private func product(_ factors: [Int128]) -> Int128? {
        var result: Int128 = 1
        for factor in factors {
            let (next, overflow) = result.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            result = next
        }
        return result
    }
}

/// Twice the ends of what a number can stand for, at the number's scale; an open end is `nil`.
private struct Rounded {
    let low: Int128?
    let high: Int128?
    let scale: Int

    init(_ number: FixedPoint, _ qualifier: Qualifier) {
        var step: Int128 = 1
        var units = number.units
        while qualifier == .about, units != 0, units % 10 == 0 {
            units /= 10
            step *= 10
        }
        let twice = 2 * Int128(number.units)
        scale = number.scale
        switch qualifier {
        case .exact, .about: (low, high) = (twice - step, twice + step)
        case .moreThan, .atLeast: (low, high) = (twice, nil)
        case .nearly, .atMost: (low, high) = (nil, twice)
        }
    }

    static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
