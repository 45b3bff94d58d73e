// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One end of an interval of fractions.
public struct RationalBound: Hashable, Sendable {
    public let value: Rational
    /// Whether the end itself is possible.
    public let isInclusive: Bool

    public init(value: Rational, isInclusive: Bool) {
        self.value = value
        self.isInclusive = isInclusive
    }

    init(_ bound: Bound) {
        self.init(value: Rational(bound.value), isInclusive: bound.isInclusive)
    }
}

/// What a number can be, exactly; a missing end is open.
public struct RationalInterval: Hashable, Sendable {
    public let lower: RationalBound?
    public let upper: RationalBound?

    /// Nothing is known.
    public static let open = RationalInterval(lower: nil, upper: nil)

    public init(lower: RationalBound?, upper: RationalBound?) {
        self.lower = lower
        self.upper = upper
    }

    public init(_ point: Rational) {
        let bound = RationalBound(value: point, isInclusive: true)
        self.init(lower: bound, upper: bound)
    }

    public init(_ bounds: QuantityBounds) {
        self.init(lower: bounds.lower.map { RationalBound($0) }, upper: bounds.upper.map { RationalBound($0) })
    }

    public func contains(_ value: Rational) -> Bool {
        if let lower, value < lower.value || value == lower.value && !lower.isInclusive { return false }
        if let upper, upper.value < value || value == upper.value && !upper.isInclusive { return false }
        return true
    }

    /// Whether every number of this interval is less than every number of `other`.
    public func isCertainlyLess(than other: RationalInterval) -> Bool {
        guard let upper, let bound = other.lower else { return false }
        return upper.value < bound.value || upper.value == bound.value && !(upper.isInclusive && bound.isInclusive)
    }

    /// Whether every number of this interval is at most every number of `other`.
    public func isCertainlyAtMost(_ other: RationalInterval) -> Bool {
        guard let upper, let bound = other.lower else { return false }
        return upper.value <= bound.value
    }

    /// Whether some number lies in both.
    public func overlaps(_ other: RationalInterval) -> Bool {
        !isCertainlyLess(than: other) && !other.isCertainlyLess(than: self)
    }

    /// The interval at a decimal scale. Ends move outwards, so that nothing possible is left out: an end that had to
    /// move is no longer possible itself, and one that does not fit 64 bits is open.
    public func bounds(atScale scale: Int) -> QuantityBounds {
        QuantityBounds(
            lower: lower.flatMap { RationalInterval.bound($0, scale, .down) },
            upper: upper.flatMap { RationalInterval.bound($0, scale, .up) })
    }

    private static func bound(_ bound: RationalBound, _ scale: Int, _ rounding: DecimalRounding) -> Bound? {
        guard let value = bound.value.rounded(toScale: scale, rounding) else { return nil }
        return Bound(value: value, isInclusive: bound.isInclusive && Rational(value) == bound.value)
    }
}

// Arithmetic. Every result contains each combination of the numbers that the terms can be; `nil` is an overflow.
extension RationalInterval {
    public var negated: RationalInterval {
        RationalInterval(
            lower: upper.map { RationalBound(value: $0.value.negated, isInclusive: $0.isInclusive) },
            upper: lower.map { RationalBound(value: $0.value.negated, isInclusive: $0.isInclusive) })
    }

    public func adding(_ other: RationalInterval) -> RationalInterval? {
        guard let lower = RationalInterval.sum(lower, other.lower), let upper = RationalInterval.sum(upper, other.upper)
        else { return nil }
        return RationalInterval(lower: lower, upper: upper)
    }

    public func subtracting(_ other: RationalInterval) -> RationalInterval? { adding(other.negated) }

    /// Times a number above zero.
    public func multiplied(byPositive factor: Rational) -> RationalInterval? {
        precondition(factor.isPositive, "a factor of zero or less turns the interval around")
        func end(_ bound: RationalBound?) -> RationalBound?? {
            guard let bound else { return .some(nil) }
            return bound.value.multiplied(by: factor).map { RationalBound(value: $0, isInclusive: bound.isInclusive) }
        }
        guard let lower = end(lower), let upper = end(upper) else { return nil }
        return RationalInterval(lower: lower, upper: upper)
    }

    /// Divided by an interval above zero. Where the divisor has no upper end, quotients come as near to zero as one
    /// likes; that end of the result is left open.
    ///
    /// - Precondition: every number of `divisor` is above zero.
    public func divided(byPositive divisor: RationalInterval) -> RationalInterval? {
        guard let smallest = divisor.lower, smallest.value.isPositive || smallest.value.isZero && !smallest.isInclusive
        else { preconditionFailure("the divisor can be zero or less") }
        // A number above zero is largest over the smallest divisor; one below zero over the largest.
        guard
            let lower = RationalInterval.end(lower, over: lower?.value.isNegative ?? false ? smallest : divisor.upper),
            let upper = RationalInterval.end(upper, over: upper?.value.isPositive ?? false ? smallest : divisor.upper)
        else { return nil }
        return RationalInterval(lower: lower, upper: upper)
    }

    /// The outer `nil` is an overflow, the inner one an open end.
    private static func end(_ bound: RationalBound?, over divisor: RationalBound?) -> RationalBound?? {
        guard let bound else { return .some(nil) }
        // Zero over anything is zero.
        if bound.value.isZero { return .some(bound) }
        guard let divisor, !divisor.value.isZero else { return .some(nil) }
        return bound.value.divided(by: divisor.value).map {
            RationalBound(value: $0, isInclusive: bound.isInclusive && divisor.isInclusive)
        }
    }

    private static func sum(_ left: RationalBound?, _ right: RationalBound?) -> RationalBound?? {
        guard let left, let right else { return .some(nil) }
        return left.value.adding(right.value).map {
            RationalBound(value: $0, isInclusive: left.isInclusive && right.isInclusive)
        }
    }
}
