// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Comparisons across the mergers of 1 July 2025 and across changes of a group.
struct ScopeBreakTests {
    private let haiPhong = [
        said("vn-31-2025", "2025-Q3", figure("fdi.projects", "1730", asOf: "2025-09-30")),
        said("vn-31", "2025-Q1", figure("fdi.projects", "1052", asOf: "2025-03-31")),
    ]
    private let haiDuong = said("vn-30", "2025-Q1", figure("fdi.projects", "600", asOf: "2025-03-31"))
    private let against = ComparisonAgainst.period(period("2025-Q1"))

    @Test func aMergerBetweenTheWindowsIsNamed() throws {
        let answer = try compare(haiPhong, .offices(["vn-31-2025"]), "2025-Q3", against: against)
        let projects = try #require(answer.figure("fdi.projects"))
        #expect(projects.current.outcome.shown == "1730")
        #expect(projects.earlier.outcome.shown == "1052")
        #expect(projects.earlier.without == ["vn-30"])
        for refusal in [projects.change.refusal, projects.growthPercent.refusal].compactMap(\.self) {
            #expect(refusal.code == 741)
            #expect(refusal.name == "NOT_COMPARABLE")
            #expect(refusal.message.english == "Not comparable: Hai Phong merged with Hai Duong on 1 Jul 2025.")
            #expect(
                refusal.remedy.english
                    == "Give the figure of Hai Duong for 2025-Q1 and ask in the borders of 2025-07-01 or later: then the "
                    + "predecessors count together.")
        }
        #expect(projects.members.map(\.change.shown) == ["NOT_COMPARABLE", "NOT_COMPARABLE"])
    }

    @Test func withThePredecessorTheRemedyIsToAskInTodaysBorders() throws {
        let answer = try compare(haiPhong + [haiDuong], .offices(["vn-31-2025"]), "2025-Q3", against: against)
        let refusal = try #require(answer.figure("fdi.projects")?.growthPercent.refusal)
        #expect(refusal.name == "NOT_COMPARABLE")
        #expect(refusal.remedy.english.hasPrefix("Ask in the borders of 2025-07-01"))
    }

    @Test func aCodeMeansTheOfficeOfTheCurrentSide() throws {
        let answer = try compare(haiPhong, .offices(["31"]), "2025-Q3", against: against)
        #expect(answer.figure("fdi.projects")?.earlier.outcome.shown == "1052")
        #expect(answer.figure("fdi.projects")?.growthPercent.shown == "NOT_COMPARABLE")
    }

    @Test func inBordersAMissingPredecessorIsNamed() throws {
        let answer = try compare(
            haiPhong, .offices(["vn-31-2025"]), "2025-Q3", against: against, borders: "2025-07-01")
        let refusal = try #require(answer.figure("fdi.projects")?.growthPercent.refusal)
        #expect(refusal.name == "PREDECESSOR_MISSING")
        #expect(refusal.code == 743)
        #expect(
            refusal.message.english
                == "Hai Phong is compared as a whole, and Hai Duong gave no figure for 2025-Q1.")
        #expect(refusal.remedy.english == "Give the figure of Hai Duong for 2025-Q1.")
    }

    @Test func inBordersBothPredecessorsCount() throws {
        let answer = try compare(
            haiPhong + [haiDuong], .offices(["vn-31-2025"]), "2025-Q3", against: against, borders: "2025-07-01")
        let projects = try #require(answer.figure("fdi.projects"))
        #expect(projects.earlier.outcome.shown == "1652")
        #expect(projects.change.words == "+78")
        #expect(projects.growthPercent.words == "+4.7 %")
        #expect(projects.isComplete)
        #expect(projects.members.map(\.office) == ["vn-31-2025"])
        #expect(projects.members.map(\.sharePercent.shown) == ["100.0"])
    }

    @Test func aGroupAcrossTheMergerIsRefusedAndComparesInBorders() throws {
        let before = GroupTwo.rows.map { row in
            said("vn-" + row.code, "2025-H1", figure("delegations.outbound", String(row.values[0])))
        }
        let after =
            Sample.newUnits.map { said($0.id, "2025-H2", figure("delegations.outbound", "50")) }
            + [said("vn-01", "2025-H2", figure("delegations.outbound", "118"))]
        let group = ConsolidationScope.group("emulation-2-on")
        let asItWas = try compare(before + after, group, "2025-H2", against: .previousPeriod)
        let refusal = try #require(asItWas.figure("delegations.outbound")?.growthPercent.refusal)
        #expect(refusal.name == "NOT_COMPARABLE")
        #expect(refusal.message.english.contains("and 3 more"))
        // Tuyen Quang and Lao Cai took in Ha Giang and the old Lao Cai, which were never members.
        let inBorders = try compare(
            before + after, group, "2025-H2", against: .previousPeriod, borders: "2025-07-01")
        let territory = try #require(inBorders.figure("delegations.outbound")?.growthPercent.refusal)
        #expect(territory.name == "TERRITORY_DIFFERS")
        #expect(territory.message.english.hasPrefix("Ha Giang, Lao Cai is inside"))
        let units = Sample.newUnits.map(\.id).filter { $0 != "vn-08-2025" && $0 != "vn-15-2025" }
        let listed = try compare(
            before + after, .offices(units), "2025-H2", against: .previousPeriod, borders: "2025-07-01")
        let outbound = try #require(listed.figure("delegations.outbound"))
        #expect(outbound.current.outcome.shown == "300")
        #expect(outbound.earlier.outcome.shown == "260")
        #expect(outbound.growthPercent.shown == "15.4")
    }

    @Test func aChangedGroupIsRefusedUnlessItsOfficesAreListed() throws {
        let reports = ["stays", "turns", "outsider"].flatMap { office in
            [
                said(office, "2024", figure("delegations.outbound", "4")),
                said(office, "2023", figure("delegations.outbound", "2")),
            ]
        }
        let group = try compare(reports, .group("pair"), "2024")
        let outbound = try #require(group.figure("delegations.outbound"))
        let refusal = try #require(outbound.growthPercent.refusal)
        #expect(refusal.name == "MEMBERSHIP_CHANGED")
        #expect(refusal.message.english.contains("only in 2024: New outsider"))
        #expect(refusal.remedy.english == "List the offices that are to be compared.")
        #expect(outbound.current.outcome.shown == "12" && outbound.earlier.outcome.shown == "4")
        let listed = try compare(reports, .offices(["stays", "turns"]), "2024")
        #expect(listed.figure("delegations.outbound")?.growthPercent.shown == "100.0")
    }

    @Test func withoutAMergerBetweenThemWindowsCompare() throws {
        let answer = try compare(
            [
                said("vn-31", "2025-Q1", figure("fdi.projects", "1052", asOf: "2025-03-31")),
                said("vn-31", "2024-Q4", figure("fdi.projects", "1000", asOf: "2024-12-31")),
            ], .offices(["vn-31"]), "2025-Q1", against: .previousPeriod)
        #expect(answer.figure("fdi.projects")?.growthPercent.shown == "5.2")
    }
}
