// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

@Suite struct SheetChoiceTests {
    private static func sheet(
        _ code: String, groups: [String] = ["g"], forms: [PeriodForm] = [.half], from: String? = nil, to: String? = nil
    ) -> ScoreSheet {
        ScoreSheet(
            code: code, label: Label(english: code), groups: groups, regime: "r", forms: forms,
            validity: Validity(from: from.map(date), to: to.map(date)) ?? .always, criteria: [])
    }

    private let index = CatalogueIndex(
        Catalogue(
            edition: "e", offices: [], windowFamilies: [], regimes: [], measureUnits: [], indicators: [],
            scoreSheets: [
                sheet("old", to: "2024-06-14"), sheet("new", from: "2024-06-15"),
                sheet("years", groups: [], forms: [.year]),
            ]), version: 1)

    private func choose(_ name: String, _ code: String = "", group: String = "g", regime: String = "r") throws -> String
    {
        let period = period(name)
        return try index.scoreSheet(
            code, group: group, regime: regime, period: period, window: Sample.family.window(of: period)
        ).code
    }

    @Test("The sheet holds for the periods whose last day lies in its validity")
    func inForce() throws {
        #expect(try choose("2024-H1") == "old" && choose("2024-H2") == "new" && choose("2024") == "years")
        #expect(try choose("2024-H1", "old") == "old")
    }

    @Test("Another group, regime, form or time is refused with the sheet that holds")
    func refusals() throws {
        #expect(throws: SheetRefusal.unknown) { try choose("2024-H1", "none") }
        #expect(throws: SheetRefusal.notInForce(inForce: "old")) { try choose("2024-H1", "new") }
        #expect(throws: SheetRefusal.notInForce(inForce: nil)) { try choose("2024-H1", "old", group: "h") }
        #expect(throws: SheetRefusal.noneInForce) { try choose("2024-H1", regime: "s") }
        #expect(throws: SheetRefusal.noneInForce) { try choose("2024-Q1") }
    }
}
