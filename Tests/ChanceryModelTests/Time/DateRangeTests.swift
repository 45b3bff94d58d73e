// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct DateRangeTests {
    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    @Test func holdsBothEnds() throws {
        let range = try #require(DateRange(first: date("2023-12-15"), last: date("2024-06-14")))
        #expect(try range.contains(date("2023-12-15")) && range.contains(date("2024-06-14")))
        #expect(try !range.contains(date("2023-12-14")) && !range.contains(date("2024-06-15")))
        #expect(range.dayCount == 183)
        #expect(try DateRange(first: date("2024-01-02"), last: date("2024-01-01")) == nil)
    }

    @Test func overlapsWhenOneDayIsShared() throws {
        let left = try #require(DateRange(first: date("2024-01-01"), last: date("2024-01-31")))
        let touching = try #require(DateRange(first: date("2024-01-31"), last: date("2024-02-01")))
        let apart = try #require(DateRange(first: date("2024-02-01"), last: date("2024-02-02")))
        #expect(left.overlaps(touching) && touching.overlaps(left))
        #expect(!left.overlaps(apart) && !apart.overlaps(left))
    }

    @Test func anOpenEndHoldsForEver() throws {
        let range = try #require(DateRange(first: date("2025-06-30"), last: date("2025-07-01")))
        let until = try #require(Validity(from: nil, to: date("2025-06-30")))
        let from = try #require(Validity(from: date("2025-07-01"), to: nil))
        #expect(until.overlaps(range) && from.overlaps(range) && Validity.always.overlaps(range))
        #expect(!until.overlaps(from) && !from.overlaps(until) && from.overlaps(Validity.always))
        #expect(try until.contains(date("0001-01-01")) && !until.contains(date("2025-07-01")))
        #expect(until.description == "..2025-06-30" && from.description == "2025-07-01..")
    }
}
