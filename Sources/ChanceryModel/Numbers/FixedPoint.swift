// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An exact decimal number: `units` divided by ten to the power of `scale`.
///
/// 13.45 is 1345 units at scale 2. No reported figure ever passes through binary floating point.
public struct FixedPoint: Hashable, Sendable {
    public let units: Int64
    @usableFromInline let smallScale: UInt8

    /// Digits after the decimal point, 0...`scaleMax`.
    @inlinable public var scale: Int { Int(smallScale) }

    public static let scaleMax = 9

    public init(units: Int64, scale: Int) {
        precondition((0...FixedPoint.scaleMax).contains(scale), "scale out of range")
        self.units = units
        smallScale = UInt8(scale)
    }

    public static func zero(scale: Int) -> FixedPoint { FixedPoint(units: 0, scale: scale) }

    public var isNegative: Bool { units < 0 }
    public var isZero: Bool { units == 0 }

    /// The same number with another scale; `nil` when digits would be lost or the units would overflow.
    public func rescaled(to newScale: Int) -> FixedPoint? {
        var units = units
        var scale = scale
        while scale < newScale {
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            units = product
            scale += 1
        }
        while scale > newScale {
            guard units % 10 == 0 else { return nil }
            units /= 10
            scale -= 1
        }
        return FixedPoint(units: units, scale: scale)
    }

    /// The sum at the larger of the two scales; `nil` on overflow.
    public func adding(_ other: FixedPoint) -> FixedPoint? {
        let common = max(scale, other.scale)
        guard let left = rescaled(to: common), let right = other.rescaled(to: common) else { return nil }
        let (sum, overflow) = left.units.addingReportingOverflow(right.units)
        return overflow ? nil : FixedPoint(units: sum, scale: common)
    }

    /// Compares the numbers, whatever their scales: 1.50 equals 1.5.
    public func isLess(than other: FixedPoint) -> Bool {
        let common = max(scale, other.scale)
        return widened(to: common) < other.widened(to: common)
    }

    public func isEqualInValue(to other: FixedPoint) -> Bool {
        let common = max(scale, other.scale)
        return widened(to: common) == other.widened(to: common)
    }

    /// The number in units of 10^-9: every fixed-point number has one, and sums of a billion of them do not overflow.
    public var billionths: Int128 { widened(to: FixedPoint.scaleMax) }

    private func widened(to newScale: Int) -> Int128 {
        var power: Int64 = 1
        for _ in scale..<newScale { power *= 10 }
        return Int128(units) * Int128(power)
    }
}

extension FixedPoint: CustomStringConvertible {
    /// All digits of the scale, a point, no grouping: `-1345` at scale 2 is `-13.45`.
    public var description: String {
        let magnitude = units.magnitude
        guard scale > 0 else { return String(units) }
        var digits = String(magnitude)
        if digits.utf8.count <= scale {
            digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        }
        let point = digits.index(digits.endIndex, offsetBy: -scale)
        return (units < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }
}
