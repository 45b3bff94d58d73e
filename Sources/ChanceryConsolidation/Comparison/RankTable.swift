// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Places of numbers that may be known only as intervals, the largest first.
///
/// A number's best place counts those that are larger for certain, its worst place those that can be larger. Costs n
/// log n: the ends of all intervals are sorted once.
struct RankTable {
    private let lowers: [RationalBound]
    private let uppers: [Rational]
    /// Numbers that nothing bounds from above.
    private let unboundedCount: Int
    private let count: Int

    /// - Parameter intervals: of every number that has a place.
    init(_ intervals: [RationalInterval]) {
        lowers = intervals.compactMap(\.lower).sorted { left, right in
            left.value < right.value || left.value == right.value && left.isInclusive && !right.isInclusive
        }
        uppers = intervals.compactMap { $0.upper?.value }.sorted()
        unboundedCount = intervals.count { $0.upper == nil }
        count = intervals.count
    }

    /// The place of one of the intervals of the table.
    func rank(of interval: RationalInterval) -> MemberRank {
        let certain = interval.upper.map { upper in
            lowers.count
                - lowers.firstIndex { lower in
                    upper.value < lower.value
                        || upper.value == lower.value && !(upper.isInclusive && lower.isInclusive)
                }
        }
        var possible = count
        if let lower = interval.lower {
            possible = unboundedCount + uppers.count - uppers.firstIndex { lower.value < $0 }
        }
        // The interval itself is among them unless it is a single number.
        let isPoint = interval.lower.map { $0.value == interval.upper?.value } ?? false
        if !isPoint { possible -= 1 }
        return MemberRank(first: Int32(1 + (certain ?? 0)), last: Int32(1 + possible), count: Int32(count))
    }
}

extension Array {
    /// Index of the first element for which `isBeyond` holds, in a list in which it holds for all that follow.
    fileprivate func firstIndex(_ isBeyond: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
