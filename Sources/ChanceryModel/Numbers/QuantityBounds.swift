// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One end of an interval.
public struct Bound: Hashable, Sendable {
    public let value: FixedPoint
    public let isInclusive: Bool

    public init(value: FixedPoint, isInclusive: Bool) {
        self.value = value
        self.isInclusive = isInclusive
    }
}

/// The interval in which a number is known to lie; a missing end is open.
public struct QuantityBounds: Hashable, Sendable {
    public let lower: Bound?
    public let upper: Bound?

    /// Nothing is known.
    public static let open = QuantityBounds(lower: nil, upper: nil)

    public init(lower: Bound?, upper: Bound?) {
        self.lower = lower
        self.upper = upper
    }

    /// What the qualifier says. "About" sets no bound.
    public init(_ quantity: Quantity) {
        let inclusive = Bound(value: quantity.value, isInclusive: true)
        let exclusive = Bound(value: quantity.value, isInclusive: false)
        switch quantity.qualifier {
        case .exact: self.init(lower: inclusive, upper: inclusive)
        case .moreThan: self.init(lower: exclusive, upper: nil)
        case .atLeast: self.init(lower: inclusive, upper: nil)
        case .nearly: self.init(lower: nil, upper: exclusive)
        case .atMost: self.init(lower: nil, upper: inclusive)
        case .about: self = .open
        }
    }

    /// Bounds of a sum. An end is known when it is known for every term.
    public init(sumOf terms: [QuantityBounds]) {
        self.init(lower: Bound(sumOf: terms.map(\.lower)), upper: Bound(sumOf: terms.map(\.upper)))
    }

    /// What holds when all of `statements` are true of one number; open when they contradict each other.
    public init(allOf statements: [QuantityBounds]) {
        let lower = Bound.tightestLower(statements.compactMap(\.lower))
        let upper = Bound.tightestUpper(statements.compactMap(\.upper))
        if let lower, let upper {
            let touches = lower.value.isEqualInValue(to: upper.value) && lower.isInclusive && upper.isInclusive
            guard touches || lower.value.isLess(than: upper.value) else {
                self = .open
                return
            }
        }
        self.init(lower: lower, upper: upper)
    }
}

extension Bound {
    /// `nil` when a term is open, and when the sum does not fit 64 bits.
    fileprivate init?(sumOf bounds: [Bound?]) {
        var units: Int128 = 0
        var isInclusive = true
        var scale = 0
        for bound in bounds {
            guard let bound else { return nil }
            units += Int128(bound.value.units)
            scale = bound.value.scale
            isInclusive = isInclusive && bound.isInclusive
        }
        guard let fitting = Int64(exactly: units) else { return nil }
        self.init(value: FixedPoint(units: fitting, scale: scale), isInclusive: isInclusive)
    }

    /// The highest of lower ends; of two equal ones the one that excludes itself.
    public static func tightestLower(_ bounds: [Bound]) -> Bound? {
        bounds.max { left, right in
            left.value.isLess(than: right.value)
                || left.value.isEqualInValue(to: right.value) && left.isInclusive && !right.isInclusive
        }
    }

    /// The lowest of upper ends; of two equal ones the one that excludes itself.
    public static func tightestUpper(_ bounds: [Bound]) -> Bound? {
        bounds.min { left, right in
            left.value.isLess(than: right.value)
                || left.value.isEqualInValue(to: right.value) && !left.isInclusive && right.isInclusive
        }
    }
}
