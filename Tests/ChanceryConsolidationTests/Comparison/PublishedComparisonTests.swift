// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Published growth against the stored figure of the period before: trade of Bac Giang, 52.4 thousand million at +20.9 %.
struct PublishedComparisonTests {
    private func check(
        stored: String?, qualifier: Qualifier = .exact, reference: String = "2022", change: String = "20.9",
        base: String = ""
    ) throws -> PublishedCheck {
        var trade = figure("trade.turnover", "52400000000", .about, status: .estimate)
        trade.base = ComparisonBase(decimal: base, reference: reference, changePercent: change)
        var reports = [said("vn-24", "2023", trade)]
        if let stored { reports.append(said("vn-24", "2022", figure("trade.turnover", stored, qualifier))) }
        let answer = try compare(reports, .offices(["vn-24"]), "2023")
        let checks = try #require(answer.figure("trade.turnover")).published
        #expect(checks.count == 1)
        return try #require(checks.first)
    }

    @Test func aStoredBaseInsideTheIntervalAgrees() throws {
        let agreed = try check(stored: "43340000000")
        #expect(agreed.verdict == .agrees)
        #expect(agreed.possible.lower?.value.units == 43_282_348_077)
        #expect(agreed.possible.upper?.value.units == 43_400_910_220)
        #expect(agreed.stored == quantity(43_340_000_000))
        #expect(agreed.message.english.contains("43,340,000,000"))
    }

    @Test func anotherOneIsQuestioned() throws {
        #expect(try check(stored: "43000000000").verdict == .disagrees)
        #expect(try check(stored: "43410000000").verdict == .disagrees)
        #expect(try check(stored: "43000000000", qualifier: .about).verdict == .agrees)
        #expect(try check(stored: "43340000000", base: "42000000000").verdict == .disagrees)
        #expect(try check(stored: "43340000000", change: "", base: "43340000000").verdict == .agrees)
    }

    @Test func withoutAStoredBaseThereIsNoVerdict() throws {
        #expect(try check(stored: nil).verdict == .noBase)
        let words = try check(stored: "43340000000", reference: "the year before")
        #expect(words.verdict == .noBase)
        #expect(words.message.english.contains("the year before"))
        #expect(try check(stored: "43340000000", reference: "2021").verdict == .noBase)
        #expect(try check(stored: "43340000000", change: "").verdict == .noBase)
    }
}
