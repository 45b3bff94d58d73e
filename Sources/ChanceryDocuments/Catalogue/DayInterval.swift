// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The days of a validity as numbers, so that open ends compare like others.
struct DayInterval {
    var first: Int
    var last: Int

    init(_ validity: Validity) {
        first = validity.from?.daysSinceEpoch ?? Int.min
        last = validity.to?.daysSinceEpoch ?? Int.max
    }

    var isEmpty: Bool { last < first }

    func intersection(_ other: DayInterval) -> DayInterval {
        var common = self
        common.first = max(first, other.first)
        common.last = min(last, other.last)
        return common
    }

    func contains(_ other: DayInterval) -> Bool { first <= other.first && other.last <= last }

    /// The first day of `self` that none of `parts` has; `nil` when they cover it.
    func firstDayOutside(_ parts: [DayInterval]) -> Int? {
        var next = first
        for part in parts.sorted(by: { $0.first < $1.first }) where part.first <= next && part.last >= next {
            if part.last >= last { return nil }
            next = part.last + 1
        }
        return next
    }

    /// Positions of intervals that share days, each with the one it collides with: sorted by first day, each is
    /// compared with the one that reaches furthest so far.
    static func overlaps(_ intervals: [DayInterval]) -> [(position: Int, with: Int)] {
        var found: [(position: Int, with: Int)] = []
        var furthest: Int?
        for position in intervals.indices.sorted(by: { intervals[$0].first < intervals[$1].first })
        where !intervals[position].isEmpty {
            if let other = furthest, intervals[other].last >= intervals[position].first {
                found.append((position, other))
                if intervals[other].last >= intervals[position].last { continue }
            }
            furthest = position
        }
        return found
    }

    /// A day as people write it; an open end has no words.
    static func text(_ day: Int) -> String {
        (-700_000...2_900_000).contains(day) ? CivilDate(daysSinceEpoch: day).description : ""
    }
}
