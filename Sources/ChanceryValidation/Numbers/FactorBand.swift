// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The numbers around a median that no one asks about: from the median divided by a factor to the median times it.
///
/// Exact: numbers are whole counts of units at one scale, and an even number of them has a median of half units.
struct FactorBand {
    /// Of the numbers that the median was taken of.
    let count: Int
    let median: FixedPoint
    /// The least and the greatest number inside, in units.
    private let lowest: Int128
    private let highest: Int128
    private let scale: Int

    /// Below this many numbers the factor is doubled, because so few say little.
    static let countForFactor = 3

    /// `nil` when there are no numbers, or their median is not above zero: then nothing follows from it.
    ///
    /// - Parameters:
    ///   - units: of numbers at `scale`, in any order.
    ///   - factor: 1 or more.
    init?(units: [Int64], scale: Int, factor: FixedPoint) {
        let sorted = units.sorted()
        guard !sorted.isEmpty, factor.units > 0 else { return nil }
        let upper = Int128(sorted[sorted.count / 2])
        let lower = Int128(sorted[(sorted.count - 1) / 2])
        let twiceMedian = lower + upper
        guard twiceMedian > 0 else { return nil }
        var one: Int128 = 1
        for _ in 0..<factor.scale { one *= 10 }
        let wide = Int128(factor.units) * (sorted.count < FactorBand.countForFactor ? 2 : 1)
        let (most, overflow) = twiceMedian.multipliedReportingOverflow(by: wide)
        guard !overflow else { return nil }
        count = sorted.count
        self.scale = scale
        // Up for the least and down for the greatest: whatever is inside is a whole number of units. What is next to the
        // median is inside however small the factor.
        lowest = min((twiceMedian * one + 2 * wide - 1) / (2 * wide), twiceMedian / 2)
        highest = max(most / (2 * one), (twiceMedian + 1) / 2)
        median = FactorBand.half(twiceMedian, scale: scale)
    }

    func contains(_ value: FixedPoint) -> Bool {
        let units = Int128(value.units)
        return lowest <= units && units <= highest
    }

    /// The ends of the band, for words.
    var least: FixedPoint { FixedPoint(units: Int64(clamping: lowest), scale: scale) }
    var greatest: FixedPoint { FixedPoint(units: Int64(clamping: highest), scale: scale) }

    private static func half(_ twice: Int128, scale: Int) -> FixedPoint {
        let whole = FixedPoint(units: Int64(clamping: twice / 2), scale: scale)
        guard twice % 2 != 0, scale < FixedPoint.scaleMax, let finer = whole.rescaled(to: scale + 1) else {
            return whole
        }
        return FixedPoint(units: finer.units + 5, scale: scale + 1)
    }
}
