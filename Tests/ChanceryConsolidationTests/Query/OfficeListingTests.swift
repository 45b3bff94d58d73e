// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Code 24 was Bac Giang until 30 June 2025 and is Bac Ninh since.
struct OfficeListingTests {
    private func members(
        _ names: [String], _ code: String, through: String? = nil, bordersOn: String? = nil
    ) throws -> [String] {
        try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .offices(names), regime: "FREE", from: period(code), through: period(through ?? code),
                bordersOn: bordersOn.map(date)), reports: []
        ).members.map(\.office)
    }

    @Test func aCodeIsReadOnTheLastDayOfTheLastPeriod() throws {
        #expect(try members(["24"], "2024-H1") == ["vn-24"])
        #expect(try members(["24"], "2026-H1") == ["vn-24-2025"])
        #expect(try members(["15", "27"], "2025-H1") == ["vn-15", "vn-27"])
        #expect(try members(["15"], "2025-H2") == ["vn-15-2025"], "the window ends after the merger")
        #expect(try members(["24"], "2025-06", through: "2025-09") == ["vn-24-2025"])
    }

    @Test func aCodeIsReadOnTheDayOfTheBorders() throws {
        #expect(try members(["24"], "2024-H1", bordersOn: "2026-01-01") == ["vn-24", "vn-27"])
        #expect(try members(["27"], "2024-H1", bordersOn: "2025-06-30") == ["vn-27"])
    }

    @Test func anIdGoesBeforeACodeAndAnOfficeCountsOnce() throws {
        #expect(try members(["24", "vn-24", "31"], "2024-H1") == ["vn-24", "vn-31"])
    }

    @Test func aCodeThatIsNotInForceNamesWhoCarriedIt() throws {
        do {
            _ = try members(["27"], "2026-H1")
            Issue.record("a retired code was read")
        } catch let refusal as ConsolidationRefusal {
            #expect(refusal.code == .codeNotInForce)
            #expect(
                refusal.message.english
                    == "Nobody carries the code 27 on 2026-06-14. Carried by: Bac Ninh (vn-27) to 2025-06-30.")
            #expect(refusal.message.vietnamese.contains("Bac Ninh (vi) (vn-27) đến 2025-06-30"))
        }
        do {
            _ = try members(["99"], "2026-H1")
            Issue.record("an unknown code was read")
        } catch let refusal as ConsolidationRefusal {
            #expect(refusal.code == .unknownCode)
        }
        do {
            _ = try members(["999"], "2026-H1")
            Issue.record("an unknown office was read")
        } catch let refusal as ConsolidationRefusal {
            #expect(refusal.code == .unknownOffice)
        }
    }
}
