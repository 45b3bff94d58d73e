// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A number rounded for a sentence, with the word that keeps the sentence true.
///
/// The rule: numbers under 20 stay as they are. Otherwise the fewest leading digits are kept for which rounding (half
/// away from zero) errs by at most 2.5 %. Rounded to one digit, the number is "nearly" what lies above it and "more
/// than" what lies below it; rounded to more digits it is "about" the result. A number that rounding does not change
/// is itself. Sizes are meant without the sign.
public struct Approximation: Hashable, Sendable {
    public let value: FixedPoint
    /// `exact`, `nearly`, `moreThan` or `about`.
    public let qualifier: Qualifier

    /// Numbers below this stay as they are.
    static let plainBelow: UInt64 = 20
    /// An error is small enough when it is at most one part in this many: 2.5 %.
    static let errorDivisor: UInt128 = 40

    public init(of number: FixedPoint) {
        let magnitude = number.units.magnitude
        let plainUnits = (0..<number.scale).reduce(Approximation.plainBelow) { units, _ in units * 10 }
        guard magnitude >= plainUnits else {
            value = number
            qualifier = .exact
            return
        }
        let rounded = Approximation.rounded(magnitude)
        guard rounded.result != magnitude, let units = Int64(exactly: rounded.result) else {
            value = number
            qualifier = .exact
            return
        }
        value = FixedPoint(units: number.isNegative ? -units : units, scale: number.scale).withoutTrailingZeros
        if rounded.digitCount > 1 {
            qualifier = .about
        } else {
            qualifier = rounded.result > magnitude ? .nearly : .moreThan
        }
    }

    /// The first rounding, from one digit upwards, that errs little enough.
    private static func rounded(_ magnitude: UInt64) -> (result: UInt64, digitCount: Int) {
        var power: UInt64 = 1
        while magnitude / power >= 10 { power *= 10 }
        var digitCount = 1
        while power > 1 {
            let result = (magnitude + power / 2) / power * power
            let error = result > magnitude ? result - magnitude : magnitude - result
            if UInt128(error) * errorDivisor <= UInt128(magnitude) { return (result, digitCount) }
            power /= 10
            digitCount += 1
        }
        return (magnitude, digitCount)
    }
}

extension FixedPoint {
    var withoutTrailingZeros: FixedPoint {
        var shortest = self
        while shortest.scale > 0, let shorter = shortest.rescaled(to: shortest.scale - 1) { shortest = shorter }
        return shortest
    }
}
