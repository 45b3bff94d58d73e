// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A number with everything that is known of it, for arithmetic: its value as stated, the interval in which it lies,
/// the side on which it is known and how final it is. Exact throughout; rounding happens once, in `shown`.
struct QualifiedNumber: Hashable {
    let value: Rational
    let interval: RationalInterval
    let side: KnownSide
    let status: FigureStatus
    /// Whether nothing of this kind can lie below zero. It decides signs and never narrows an interval.
    let isNeverNegative: Bool

    /// - Parameter bounds: of the quantity; they may be narrower than its qualifier says.
    init(_ quantity: Quantity, bounds: QuantityBounds, isNeverNegative: Bool) {
        value = Rational(quantity.value)
        interval = RationalInterval(bounds)
        side = KnownSide(quantity.qualifier)
        status = quantity.status
        self.isNeverNegative = isNeverNegative
    }

    init(_ quantity: Quantity, isNeverNegative: Bool) {
        self.init(quantity, bounds: QuantityBounds(quantity), isNeverNegative: isNeverNegative)
    }

    private init(
        value: Rational, interval: RationalInterval, side: KnownSide, status: FigureStatus,
        isNeverNegative: Bool = false
    ) {
        self.value = value
        self.interval = interval
        self.side = side
        self.status = status
        self.isNeverNegative = isNeverNegative
    }
}

/// Why a number cannot be worked out.
enum AlgebraRefusal: Error, Hashable {
    /// What would be divided by is zero or less, or could be.
    case divisorNotAboveZero
    /// The exact result does not fit 128 bits, or its decimal 64.
    case tooLarge
}

// MARK: What is known of the sign

extension QualifiedNumber {
    /// "Nearly" and "about" say that the number is close to a value, so it has the sign of that value.
    private var isNearValue: Bool {
        switch side {
        case .exact, .about: true
        case .ceiling(let isNear): isNear
        case .floor: false
        }
    }

    var isCertainlyAboveZero: Bool {
        if let lower = interval.lower, lower.value.isPositive || lower.value.isZero && !lower.isInclusive {
            return true
        }
        return side != .exact && isNearValue && value.isPositive
    }

    var isCertainlyBelowZero: Bool {
        if let upper = interval.upper, upper.value.isNegative || upper.value.isZero && !upper.isInclusive {
            return true
        }
        return side != .exact && isNearValue && value.isNegative
    }

    private var isCertainlyNotPositive: Bool {
        isCertainlyBelowZero || interval.upper.map { !$0.value.isPositive } ?? false
    }
}

// MARK: Arithmetic

extension QualifiedNumber {
    func adding(_ other: QualifiedNumber) throws(AlgebraRefusal) -> QualifiedNumber {
        guard let sum = value.adding(other.value), let interval = interval.adding(other.interval) else {
            throw .tooLarge
        }
        return QualifiedNumber(
            value: sum, interval: interval,
            side: side.added(to: other.side),
            status: status.leastFinal(other.status), isNeverNegative: isNeverNegative && other.isNeverNegative)
    }

    /// The second term's side is flipped: what is subtracted as "more than" leaves less.
    func subtracting(_ other: QualifiedNumber) throws(AlgebraRefusal) -> QualifiedNumber {
        guard let difference = value.subtracting(other.value),
            let interval = interval.subtracting(other.interval)
        else { throw .tooLarge }
        return QualifiedNumber(
            value: difference, interval: interval, side: side.joined(with: other.side.flipped),
            status: status.leastFinal(other.status))
    }

    /// The divisor's side is flipped: what is divided by "more than" is less.
    func divided(by divisor: QualifiedNumber) throws(AlgebraRefusal) -> QualifiedNumber {
        if divisor.isCertainlyBelowZero { return try negated.divided(by: divisor.negated) }
        guard divisor.isCertainlyAboveZero, divisor.value.isPositive else { throw .divisorNotAboveZero }
        let zero = RationalBound(value: .zero, isInclusive: false)
        var positive = divisor.interval
        if positive.lower.map({ $0.value.isNegative || $0.value.isZero }) ?? true {
            positive = RationalInterval(lower: zero, upper: positive.upper)
        }
        guard let quotient = value.divided(by: divisor.value), let interval = interval.divided(byPositive: positive)
        else { throw .tooLarge }
        return QualifiedNumber(
            value: quotient, interval: interval, side: quotientSide(over: divisor),
            status: status.leastFinal(divisor.status), isNeverNegative: isNeverNegative && divisor.isNeverNegative)
    }

    private func quotientSide(over divisor: QualifiedNumber) -> KnownSide {
        if divisor.side == .exact { return side }
        if side == .exact, value.isZero { return .exact }
        // The end that is known decides, whatever lies beyond it: a larger divisor gives less above zero and more below.
        let isBelow = isCertainlyNotPositive || value.isNegative
        return side.joined(with: isBelow ? divisor.side.flipped.flipped : divisor.side.flipped)
    }

    /// Times an exact number above zero.
    func multiplied(byPositive factor: Rational) throws(AlgebraRefusal) -> QualifiedNumber {
        guard let product = value.multiplied(by: factor), let interval = interval.multiplied(byPositive: factor) else {
            throw .tooLarge
        }
        return QualifiedNumber(
            value: product, interval: interval, side: side, status: status, isNeverNegative: isNeverNegative)
    }

    /// How much this is more than `base`, in percent of it. A base that is not certainly above zero has no growth.
    func growthPercent(from base: QualifiedNumber) throws(AlgebraRefusal) -> QualifiedNumber {
        guard base.isCertainlyAboveZero else { throw .divisorNotAboveZero }
        let one = QualifiedNumber(Quantity(value: FixedPoint(units: 1, scale: 0)), isNeverNegative: true)
        let growth = try divided(by: base).subtracting(one).multiplied(byPositive: Rational(100))
        return QualifiedNumber(
            value: growth.value, interval: growth.interval, side: growth.side, status: status.leastFinal(base.status))
    }

    private var negated: QualifiedNumber {
        QualifiedNumber(value: value.negated, interval: interval.negated, side: side.flipped, status: status)
    }
}

// MARK: Result

extension QualifiedNumber {
    /// The number as a decimal. A floor is rounded down and a ceiling up, so that the sentence stays true; exact and
    /// "about" numbers are rounded half up. The bounds move outwards.
    func shown(atScale scale: Int) throws(AlgebraRefusal) -> BoundedQuantity {
        let bounds = interval.bounds(atScale: scale)
        let rounding: DecimalRounding =
            switch side {
            case .exact, .about: .halfUp
            case .floor: .down
            case .ceiling: .up
            }
        guard let decimal = value.rounded(toScale: scale, rounding) else { throw .tooLarge }
        let qualifier: Qualifier =
            switch side {
            case .exact: .exact
            case .floor: bounds.lower?.isInclusive ?? false ? .atLeast : .moreThan
            case .ceiling(let isNear): isNear ? .nearly : .atMost
            case .about: .about
            }
        return BoundedQuantity(quantity: Quantity(value: decimal, qualifier: qualifier, status: status), bounds: bounds)
    }
}

extension FigureStatus {
    /// The less final of two: actual, provisional, estimate, plan.
    func leastFinal(_ other: FigureStatus) -> FigureStatus {
        adding(other) ?? .plan
    }
}
