// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryConsolidation

struct RankTableTests {
    /// Places against counting them out, pair by pair.
    @Test func placesAreThoseOfCounting() {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<300 {
            let intervals = (0..<generator.below(9)).map { _ -> RationalInterval in
                let qualifiers: [Qualifier] = [.exact, .exact, .moreThan, .atLeast, .nearly, .atMost]
                return RationalInterval(
                    QuantityBounds(
                        quantity(Int64(generator.below(5)), qualifiers[generator.below(qualifiers.count)])))
            }
            let table = RankTable(intervals)
            for (index, interval) in intervals.enumerated() {
                let others = intervals.enumerated().filter { $0.offset != index }.map(\.element)
                let certain = others.count { interval.isCertainlyLess(than: $0) }
                let possible = others.count { !$0.isCertainlyAtMost(interval) }
                #expect(
                    table.rank(of: interval)
                        == MemberRank(
                            first: Int32(1 + certain), last: Int32(1 + possible), count: Int32(intervals.count)),
                    "\(intervals) at \(index)")
            }
        }
    }
}
