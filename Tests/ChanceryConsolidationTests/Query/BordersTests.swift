// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Emulation Group No. 2 in the first half of 2024, by the units of today.
struct BordersTests {
    private static let today = date("2026-01-15")

    private func answer(
        _ scope: ConsolidationScope, period code: String = "2024-H1", bordersOn: CivilDate? = today,
        reports: [AcceptedReport] = GroupTwo.reports()
    ) throws -> Consolidation {
        try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: scope, regime: Sample.regime, period: period(code), bordersOn: bordersOn),
            reports: reports)
    }

    private func refusal(_ scope: ConsolidationScope, _ code: String, on day: String) -> ConsolidationRefusal? {
        do {
            _ = try answer(scope, period: code, bordersOn: date(day))
            return nil
        } catch {
            return error as? ConsolidationRefusal
        }
    }

    @Test func theGroupOnTheNineUnitsOfToday() throws {
        let answer = try answer(.group("emulation-2"))
        let outbound = answer.figures[0]
        #expect(outbound.outcome == .sum(quantity(398)), "borders move figures and change no total")
        let units = zip(answer.units, outbound.unitFigures).map { unit, figure in
            #expect(unit.office == figure.office)
            return "\(unit.name.english) \(figure.outcome.quantity?.value.units ?? -1)"
        }
        #expect(
            units == [
                "Hai Phong 79", "Hanoi 118", "Bac Ninh 57", "Phu Tho 53", "Thai Nguyen 27", "Tuyen Quang 12",
                "Ninh Binh 29", "Hung Yen 15", "Lao Cai 8",
            ])
        #expect(answer.units.map(\.code) == ["31", "01", "24", "25", "19", "08", "37", "33", "15"])
        for (index, figure) in answer.figures.enumerated() {
            let sum = figure.unitFigures.compactMap(\.outcome.quantity).map(\.value.units).reduce(0, +)
            #expect(sum == Int64(GroupTwo.totals[index]), "\(figure.indicator)")
        }
    }

    @Test func unitsThatTookInOutsidersAreMarked() throws {
        let answer = try answer(.group("emulation-2"))
        let marked = answer.units.filter { !$0.outsiders.isEmpty }
        #expect(marked.map(\.name.english) == ["Tuyen Quang", "Lao Cai"])
        #expect(
            marked.map(\.outsiders) == [
                [NamedOffice(office: "vn-02", name: Label(english: "Ha Giang"), code: "02")],
                [NamedOffice(office: "vn-10", name: Label(english: "Lao Cai"), code: "10")],
            ])
        #expect(answer.units[0].parts == ["vn-31", "vn-30"])
        #expect(answer.units[1].parts == ["vn-01"], "Hanoi is its own unit")
    }

    @Test func oneUnitInTodaysBordersIsMadeOfItsPredecessors() throws {
        for name in ["vn-24-2025", "24"] {
            let answer = try answer(.offices([name]))
            #expect(answer.members.map(\.office) == ["vn-24", "vn-27"])
            #expect(answer.units.map(\.office) == ["vn-24-2025"])
            #expect(answer.units[0].name.english == "Bac Ninh")
            #expect(answer.units[0].outsiders.isEmpty)
            let values = answer.figures.map(\.outcome.quantity?.value.units)
            #expect(answer.figures[0].indicator == "delegations.outbound")
            #expect(values[0] == 57)
            #expect(answer.figures[2].indicator == "agreements.signed")
            #expect(values[2] == 3)
            #expect(answer.figures.map { $0.unitFigures[0].outcome } == answer.figures.map(\.outcome))
        }
    }

    @Test func aListedPredecessorIsAPartAndItsSiblingAnOutsider() throws {
        let answer = try answer(.offices(["vn-24"]))
        #expect(answer.members.map(\.office) == ["vn-24"])
        #expect(answer.units.map(\.office) == ["vn-24-2025"])
        #expect(answer.units[0].outsiders.map(\.office) == ["vn-27"])
        #expect(answer.figures[0].outcome == .sum(quantity(31)))
    }

    @Test func aMissingPartIsNamedInItsUnit() throws {
        let answer = try answer(.group("emulation-2"), reports: GroupTwo.reports(without: ["Thai Binh", "Hanoi"]))
        let outbound = answer.figures[0]
        let hungYen = try #require(outbound.unitFigures.first { $0.office == "vn-33-2025" })
        #expect(hungYen.outcome == .sum(quantity(9)))
        #expect(hungYen.missing == ["vn-34"])
        #expect(!outbound.unitFigures.contains { $0.office == "vn-01" }, "a unit without a number is left out")
        #expect(outbound.unitFigures.filter { !$0.missing.isEmpty }.count == 1)
    }

    @Test func bordersBeforeTheMergerLeaveTheOldUnits() throws {
        let answer = try answer(.group("emulation-2"), bordersOn: date("2025-06-30"))
        #expect(answer.units.map(\.office) == answer.members.map(\.office))
        #expect(answer.units.count == 17)
        #expect(answer.units.allSatisfy { $0.outsiders.isEmpty })
    }

    @Test func aSuccessorIsNotDividedIntoItsPredecessors() throws {
        let refused = try #require(refusal(.offices(["vn-24-2025"]), "2026-H1", on: "2025-06-30"))
        #expect(refused.code == .officeNotInBorders)
        #expect(
            refused.message.english
                == "Bac Ninh (vn-24-2025) was founded on 2025-07-01 from vn-24, vn-27 and cannot be divided into the "
                + "units of 2025-06-30; ask for borders on 2025-07-01 or later, or for periods that end before that "
                + "day.")
        #expect(refused.message.vietnamese.contains("2025-07-01"))
        #expect(refusal(.group("emulation-2-on"), "2025-H2", on: "2025-06-20")?.code == .officeNotInBorders)
        #expect(refusal(.group("emulation-2-on"), "2025-H2", on: "2025-07-01") == nil)
    }

    @Test func aListedSuccessorIsRefusedWhereNothingIsExpectedOfIt() throws {
        #expect(refusal(.offices(["vn-01", "vn-24-2025"]), "2024-H1", on: "2024-06-30")?.code == .officeNotInBorders)
        #expect(refusal(.offices(["vn-24-2025"]), "2024-H1", on: "2024-06-30")?.code == .officeNotInBorders)
        #expect(refusal(.offices(["vn-24-2025", "vn-99"]), "2024-H1", on: "2024-06-30")?.code == .unknownOffice)
        let group = try answer(.group("emulation-2-on"), bordersOn: date("2024-06-30"))
        #expect(group.members.count == 17, "a group's members of other periods are not asked for")
    }

    @Test func aMergerOfAMergerIsFollowedToTheEnd() throws {
        let query = ConsolidationQuery(
            scope: .offices(["whole"]), regime: "FREE", period: period("2024-02"), bordersOn: date("2024-04-01"))
        let answer = try Sample.consolidator.consolidate(
            query, reports: ["east", "west", "north"].map { accepted($0, "2024-02", [figure("flow-count", "3")]) })
        #expect(answer.members.map(\.office) == ["east", "west", "north"])
        #expect(answer.units.map(\.office) == ["whole"])
        #expect(answer.figures[0].unitFigures.map(\.outcome) == [.sum(quantity(9))])
        var between = query
        between.scope = .offices(["east", "west", "north"])
        between.bordersOn = date("2024-03-05")
        let halfway = try Sample.consolidator.consolidate(between, reports: [])
        #expect(halfway.units.map(\.office) == ["joined", "north"])
        #expect(halfway.units.map(\.parts) == [["east", "west"], ["north"]])
    }

    @Test func asItWasThereAreNoUnits() throws {
        let answer = try answer(.group("emulation-2"), bordersOn: nil)
        #expect(answer.units.isEmpty)
        #expect(answer.figures.allSatisfy { $0.unitFigures.isEmpty })
    }
}
