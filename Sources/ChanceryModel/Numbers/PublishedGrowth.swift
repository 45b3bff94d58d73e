// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Whether a published growth can be true of the two numbers it compares, as they were rounded.
///
/// A number stands for everything that rounds to it: 20.9 is 20.85 to 20.95. An exact number is taken as rounded at its
/// last written digit, an "about" one at its last digit that is not zero, so that "about 52,400,000,000" is 52.35 to
/// 52.45 thousand million. A floor or a ceiling ends at its number and is open on the other side. The growth is
/// questioned only if no pair of values in the two intervals has it.
public struct PublishedGrowth: Hashable, Sendable {
    public let current: FixedPoint
    public let qualifier: Qualifier
    public let base: FixedPoint
    public let baseQualifier: Qualifier
    public let changePercent: FixedPoint

    public init(
        current: FixedPoint, qualifier: Qualifier, base: FixedPoint, baseQualifier: Qualifier = .exact,
        changePercent: FixedPoint
    ) {
        self.current = current
        self.qualifier = qualifier
        self.base = base
        self.baseQualifier = baseQualifier
        self.changePercent = changePercent
    }

    /// `true` also where the numbers are too long to be compared in 128 bits, or the base is not above zero.
    public var isPossible: Bool {
        let base = RationalInterval(roundedTo: base, baseQualifier)
        guard base.lower?.value.isPositive ?? true,
            let bases = PublishedGrowth.possibleBases(
                current: current, qualifier: qualifier, changePercent: changePercent)
        else { return true }
        return base.overlaps(bases)
    }

    /// The bases that a number and its published growth allow: 52.4 at +20.9 % came from 43.28 to 43.40.
    ///
    /// `nil` when the growth is -100 % or less, which no base above zero explains or contradicts, and when the numbers
    /// are too long for 128 bits.
    public static func possibleBases(
        current: FixedPoint, qualifier: Qualifier, changePercent: FixedPoint
    ) -> RationalInterval? {
        let hundred = RationalInterval(Rational(100))
        guard let factor = RationalInterval(roundedTo: changePercent, .exact).adding(hundred),
            factor.lower?.value.isPositive ?? false,
            let now = RationalInterval(roundedTo: current, qualifier).multiplied(byPositive: Rational(100))
        else { return nil }
        return now.divided(byPositive: factor)
    }
}

extension RationalInterval {
    /// Everything that a number can stand for when it was rounded; see `PublishedGrowth`.
    public init(roundedTo number: FixedPoint, _ qualifier: Qualifier) {
        var halfStep = Rational(FixedPoint(units: 1, scale: number.scale))
        var units = number.units
        while qualifier == .about, units != 0, units % 10 == 0 {
            units /= 10
            halfStep = halfStep.multiplied(by: Rational(10)) ?? halfStep
        }
        halfStep = halfStep.divided(by: Rational(2)) ?? halfStep
        let point = RationalBound(value: Rational(number), isInclusive: true)
        switch qualifier {
        case .exact, .about:
            self.init(
                lower: point.value.subtracting(halfStep).map { RationalBound(value: $0, isInclusive: true) },
                upper: point.value.adding(halfStep).map { RationalBound(value: $0, isInclusive: true) })
        case .moreThan, .atLeast: self.init(lower: point, upper: nil)
        case .nearly, .atMost: self.init(lower: nil, upper: point)
        }
    }
}
