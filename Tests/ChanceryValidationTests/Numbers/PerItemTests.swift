// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryValidation

@Suite struct PerItemTests {
    private func number(_ units: Int64, _ scale: Int = 0) -> FixedPoint { FixedPoint(units: units, scale: scale) }

    @Test func quotientsAreComparedWithoutDividing() throws {
        let each = try #require(PerItem(amount: number(1_040_000), count: number(98)))
        #expect(each.rounded == number(10_612))
        #expect(each.isLess(than: number(20_000)) && !each.isLess(than: number(10_612)))
        #expect(each.isMore(than: number(10_612)) && !each.isMore(than: number(10_613)))
        #expect(each.isLess(than: number(106_123, 1)) && each.isMore(than: number(106_122, 1)))
        let third = try #require(PerItem(amount: number(100, 2), count: number(3)))
        #expect(third.rounded == number(33, 2) && third.isMore(than: number(33, 2)))
        let halves = try #require(PerItem(amount: number(10), count: number(25, 1)))
        #expect(halves.rounded == number(4) && !halves.isLess(than: number(4)) && !halves.isMore(than: number(4)))
    }

    @Test func nothingIsDividedByNothing() {
        #expect(PerItem(amount: number(5), count: number(0)) == nil)
        #expect(PerItem(amount: number(5), count: number(-1)) == nil)
    }

    @Test func theLargestNumbersDoNotTrap() throws {
        let each = try #require(PerItem(amount: number(.max), count: number(.max, 9)))
        #expect(!each.isLess(than: number(1)) && each.isMore(than: number(1)))
        #expect(!each.isLess(than: number(.max, 9)) || !each.isMore(than: number(.max, 9)))
        #expect(each.rounded == number(1_000_000_000))
    }
}
