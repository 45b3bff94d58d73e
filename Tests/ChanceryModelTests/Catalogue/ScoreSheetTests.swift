// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct ScoreSheetTests {
    private func points(_ hundredths: Int64) -> FixedPoint { FixedPoint(units: hundredths, scale: 2) }

    private func criterion(_ form: ScoreForm) -> ScoreCriterion {
        ScoreCriterion(code: "c", label: Label(english: "c"), pointsMax: points(500), form: form)
    }

    @Test("A criterion gives points from zero to its most, a deduction from its most below zero to zero")
    func range() {
        let bonus = criterion(.bonus(event: .onTime))
        #expect(bonus.takes(points(0)) && bonus.takes(points(500)))
        #expect(!bonus.takes(points(501)) && !bonus.takes(points(-1)))
        let deduction = criterion(.deduction(event: .late, pointsEach: points(100)))
        #expect(deduction.takes(points(0)) && deduction.takes(points(-500)))
        #expect(!deduction.takes(points(-501)) && !deduction.takes(points(1)))
    }

    @Test("Points are read at two decimals, and only where nothing is lost")
    func reading() {
        #expect(CriterionPoints.points("12.5") == points(1250) && CriterionPoints.points("-3") == points(-300))
        #expect(CriterionPoints.points("7.500") == points(750) && CriterionPoints.points("٣") == points(300))
        for text in ["", "x", "1.005", "1,5", "1e2"] { #expect(CriterionPoints.points(text) == nil) }
    }

    @Test("Members are those of the window who existed in it")
    func members() throws {
        func validity(_ from: String?, _ to: String?) throws -> Validity {
            try #require(Validity(from: from.flatMap { CivilDate(iso: $0) }, to: to.flatMap { CivilDate(iso: $0) }))
        }
        let group = Group(
            id: "g", label: Label(english: "g"),
            members: [
                Membership(office: "a", kind: .department, validity: try validity(nil, "2024-01-31")),
                Membership(office: "b", kind: .department),
                Membership(office: "a", kind: .officeUnit, validity: try validity("2024-02-01", nil)),
                Membership(office: "c", kind: .department, validity: try validity("2024-03-01", nil)),
                Membership(office: "unknown", kind: .department),
            ], leaders: [])
        let index = CatalogueIndex(
            Catalogue(
                edition: "e",
                offices: [
                    Office(id: "a", names: []), Office(id: "b", names: [], validity: try validity("2025-01-01", nil)),
                    Office(id: "c", names: [], validity: try validity(nil, "2024-02-29")),
                ], groups: [group], windowFamilies: [], regimes: [], measureUnits: [], indicators: []), version: 1)
        let first = try #require(CivilDate(iso: "2024-01-01"))
        let last = try #require(CivilDate(iso: "2024-06-30"))
        #expect(index.members(of: group, in: try #require(DateRange(first: first, last: last))) == ["a"])
    }
}
