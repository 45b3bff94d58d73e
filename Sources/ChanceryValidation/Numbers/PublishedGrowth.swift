// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Whether a published growth can be true of the two numbers it compares, as they were rounded.
///
/// A number stands for everything that rounds to it: 20.9 is 20.85 to 20.95. An exact number is taken as rounded at its
/// last written digit, a qualified one at its last digit that is not zero, so that "about 52,400,000,000" is 52.35 to
/// 52.45 thousand million. The growth is questioned only if no pair of values in the two intervals has it.
struct PublishedGrowth {
    let current: FixedPoint
    let qualifier: Qualifier
    let base: FixedPoint
    let changePercent: FixedPoint

    /// `true` also where the numbers are too long to be compared in 128 bits, or the base is not above zero.
    var isPossible: Bool {
        let now = Rounded(current, isRoundedAtZeros: qualifier != .exact)
        let then = Rounded(base, isRoundedAtZeros: false)
        let change = Rounded(changePercent, isRoundedAtZeros: false)
        guard then.low > 0 else { return true }
        let hundred = 200 * Rounded.powerOfTen(change.scale)
        // now / then - 1 = change / 100, with the denominators multiplied out.
        let left = 100 * Rounded.powerOfTen(then.scale)
        let right = Rounded.powerOfTen(now.scale)
        let scale = Rounded.powerOfTen(change.scale)
        if qualifier != .moreThan, qualifier != .atLeast {
            guard isProduct([now.high, 2 * scale, left], atLeast: [change.low + hundred, then.low, right]) else {
                return false
            }
        }
        if qualifier != .nearly, qualifier != .atMost {
            guard isProduct([change.high + hundred, then.high, right], atLeast: [now.low, 2 * scale, left]) else {
                return false
            }
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

/// Twice the ends of the rounding interval of a number, at the number's scale.
private struct Rounded {
    let low: Int128
    let high: Int128
    let scale: Int

    init(_ number: FixedPoint, isRoundedAtZeros: Bool) {
        var step: Int128 = 1
        var units = number.units
        while isRoundedAtZeros, units != 0, units % 10 == 0 {
            units /= 10
            step *= 10
        }
        low = 2 * Int128(number.units) - step
        high = 2 * Int128(number.units) + step
        scale = number.scale
    }

    static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
