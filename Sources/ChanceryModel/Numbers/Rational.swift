// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An exact fraction in lowest terms. Arithmetic that does not fit 128 bits gives `nil`, never a rounded number.
public struct Rational: Hashable, Sendable {
    public let numerator: Int128
    /// Above zero.
    public let denominator: Int128

    public static let zero = Rational(0)

    public init(_ whole: Int64) {
        numerator = Int128(whole)
        denominator = 1
    }

    public init(_ number: FixedPoint) {
        // A denominator of at most 10^9 always reduces.
        self.init(reducing: Int128(number.units), Rational.powerOfTen(number.scale))
    }

    /// `nil` for a denominator of zero, and for the one number of each kind that has no negative.
    public init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        self.init(reducing: denominator < 0 ? -numerator : numerator, denominator < 0 ? -denominator : denominator)
    }

    private init(reducing numerator: Int128, _ denominator: Int128) {
        let divisor = Int128(Rational.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    public var isZero: Bool { numerator == 0 }
    public var isNegative: Bool { numerator < 0 }
    public var isPositive: Bool { numerator > 0 }
    public var negated: Rational { Rational(reducing: -numerator, denominator) }

    public func adding(_ other: Rational) -> Rational? {
        guard let left = Rational.product(numerator, other.denominator),
            let right = Rational.product(other.numerator, denominator),
            let both = Rational.product(denominator, other.denominator)
        else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : Rational(sum, over: both)
    }

    public func subtracting(_ other: Rational) -> Rational? { adding(other.negated) }

    public func multiplied(by other: Rational) -> Rational? {
        // Reducing crosswise first keeps products small that have an exact result.
        guard let left = Rational(numerator, over: other.denominator),
            let right = Rational(other.numerator, over: denominator),
            let product = Rational.product(left.numerator, right.numerator),
            let divisor = Rational.product(left.denominator, right.denominator)
        else { return nil }
        return Rational(product, over: divisor)
    }

    /// `nil` also for a divisor of zero.
    public func divided(by other: Rational) -> Rational? {
        guard let inverse = Rational(other.denominator, over: other.numerator) else { return nil }
        return multiplied(by: inverse)
    }

    private static func product(_ left: Int128, _ right: Int128) -> Int128? {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow || product == .min ? nil : product
    }

    private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }

    static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}

extension Rational: Comparable {
    /// Exact at any size: the products are taken in 256 bits.
    public static func < (left: Rational, right: Rational) -> Bool {
        let leftProduct = left.numerator.multipliedFullWidth(by: right.denominator)
        let rightProduct = right.numerator.multipliedFullWidth(by: left.denominator)
        if leftProduct.high != rightProduct.high { return leftProduct.high < rightProduct.high }
        return leftProduct.low < rightProduct.low
    }
}

/// How a fraction becomes a decimal of fewer digits.
public enum DecimalRounding: Hashable, Sendable {
    /// To the nearer decimal; a half goes away from zero.
    case halfUp
    /// To the next decimal that is not larger.
    case down
    /// To the next decimal that is not smaller.
    case up
}

extension Rational {
    /// The decimal with `scale` digits after the point; `nil` when it does not fit 64 bits.
    public func rounded(toScale scale: Int, _ rounding: DecimalRounding) -> FixedPoint? {
        guard let scaled = multiplied(by: Rational(reducing: Rational.powerOfTen(scale), 1)) else { return nil }
        let (quotient, remainder) = scaled.numerator.quotientAndRemainder(dividingBy: scaled.denominator)
        let step: Int128 =
            switch rounding {
            case .halfUp where remainder.magnitude >= scaled.denominator.magnitude - remainder.magnitude:
                scaled.isNegative ? -1 : 1
            case .down where remainder < 0: -1
            case .up where remainder > 0: 1
            default: 0
            }
        guard let units = Int64(exactly: quotient + step) else { return nil }
        return FixedPoint(units: units, scale: scale)
    }
}
