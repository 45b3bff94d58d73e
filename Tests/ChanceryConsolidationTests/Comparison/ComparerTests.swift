// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Figures of the public accounts, compared.
struct ComparerTests {
    @Test func growthAgainstMoreThanIsUnder() throws {
        let answer = try compare(
            [
                said("stays", "2023", figure("agreements.signed", "422")),
                said("stays", "2022", figure("agreements.signed", "200", .moreThan)),
            ], .offices(["stays"]), "2023")
        let compared = try #require(answer.figure("agreements.signed"))
        #expect(compared.growthPercent.shown == "111.0")
        #expect(compared.growthPercent.words == "under +111 %")
        #expect(compared.growthPercent.number?.bounds.upper?.isInclusive == false)
        #expect(compared.change.words == "under +222")
        #expect(compared.isComplete)
        #expect(answer.current.map(\.period.code) == ["2023"])
        #expect(answer.earlier.map(\.period.code) == ["2022"])
        #expect(answer.sequence == 7)
    }

    @Test func growthOfMoneyIsToldCompactly() throws {
        let answer = try compare(
            [
                said("vn-24", "2023", figure("trade.turnover", "52400000000", .about, status: .estimate)),
                said("vn-24", "2022", figure("trade.turnover", "43340000000")),
            ], .offices(["vn-24"]), "2023")
        let trade = try #require(answer.figure("trade.turnover"))
        #expect(trade.growthPercent.words == "about +20.9 %")
        #expect(trade.growthPercent.number?.quantity.status == .estimate)
        #expect(trade.growthPercent.number?.bounds == .open)
        #expect(trade.change.words == "about USD +9.06 bn")
        #expect(trade.current.outcome.words == "about USD 52.4 bn")
    }

    @Test func ratesChangeInPoints() throws {
        let answer = try compare(
            [
                said("vn-24", "2023", figure("economy.grdp-growth", "13.45", .about, status: .estimate)),
                said("vn-24", "2022", figure("economy.grdp-growth", "19.3")),
            ], .offices(["vn-24"]), "2023")
        let growth = try #require(answer.figure("economy.grdp-growth"))
        #expect(growth.change.words == "about -5.85 percentage points")
        #expect(growth.growthPercent.shown == "RATES_CHANGE_IN_POINTS")
        #expect(growth.members.map(\.sharePercent.shown) == ["SHARE_NEEDS_SUM"])
    }

    @Test func ranksBandsAndEventsDoNotCompare() throws {
        let answer = try compare(
            [
                said(
                    "vn-24", "2023", figure("economy.grdp-growth.rank", "1"), figure("fdi.rank-band", "10"),
                    figure("events.ordinal", "16", event: "committee-16")),
                said(
                    "vn-24", "2022", figure("economy.grdp-growth.rank", "2"), figure("fdi.rank-band", "12"),
                    figure("events.ordinal", "16", event: "committee-16")),
            ], .offices(["vn-24"]), "2023")
        #expect(answer.figure("economy.grdp-growth.rank")?.change.shown == "RANKS_DO_NOT_COMPARE")
        #expect(answer.figure("fdi.rank-band")?.growthPercent.shown == "RANKS_DO_NOT_COMPARE")
        #expect(answer.figure("events.ordinal")?.change.shown == "EVENTS_DO_NOT_COMPARE")
        #expect(answer.figure("fdi.rank-band")?.members.allSatisfy { $0.rank == nil } == true)
    }

    @Test func missingBasesAreReasonsAndNotZeros() throws {
        let reports = [
            said("stays", "2023", figure("agreements.signed", "3"), figure("fdi.projects", "5", asOf: "2023-12-31")),
            said("stays", "2022", figure("agreements.signed", "0"), figure("delegations.outbound", "4")),
        ]
        let answer = try compare(reports, .offices(["stays"]), "2023")
        let agreements = try #require(answer.figure("agreements.signed"))
        #expect(agreements.change.shown == "3")
        #expect(agreements.growthPercent.shown == "BASE_NOT_ABOVE_ZERO")
        let projects = try #require(answer.figure("fdi.projects"))
        #expect(projects.change.shown == "BASE_MISSING")
        #expect(projects.change.refusal?.remedy.english == "Give the figure for 2022.")
        #expect(projects.earlier.without == ["stays"])
        #expect(!projects.isComplete)
        #expect(answer.figure("delegations.outbound")?.change.shown == "CURRENT_MISSING")
        let nobody = try compare(reports, .offices(["stays"]), "2022")
        #expect(nobody.figure("agreements.signed")?.growthPercent.shown == "BASE_MISSING")
    }

    @Test func anIncompleteSideComputesAndSaysWhoIsMissing() throws {
        let answer = try compare(
            [
                said("stays", "2023", figure("agreements.signed", "3")),
                said("turns", "2023", figure("agreements.signed", "1")),
                said("stays", "2022", figure("agreements.signed", "2")),
            ], .offices(["stays", "turns"]), "2023")
        let agreements = try #require(answer.figure("agreements.signed"))
        #expect(agreements.growthPercent.words == "+100 %")
        #expect(!agreements.isComplete)
        #expect(agreements.earlier.without == ["turns"])
        #expect(agreements.current.isComplete)
        #expect(agreements.members.map(\.office) == ["stays", "turns"])
        #expect(agreements.members.map(\.growthPercent.shown) == ["50.0", "BASE_MISSING"])
        #expect(agreements.members.map(\.sharePercent.shown) == ["50.0", "BASE_MISSING"])
    }

    @Test func aRefusedFigureSaysWhatWouldHelp() throws {
        let answer = try compare(
            [
                said("stays", "2023", figure("fdi.source-countries", "44", asOf: "2023-12-31")),
                said("turns", "2023", figure("fdi.source-countries", "30", .moreThan, asOf: "2023-12-31")),
                said("stays", "2022", figure("fdi.source-countries", "40", asOf: "2022-12-31")),
            ], .offices(["stays", "turns"]), "2023")
        let countries = try #require(answer.figure("fdi.source-countries"))
        #expect(countries.current.outcome.shown == "DISTINCT_COUNTS_DO_NOT_ADD")
        let refusal = try #require(countries.change.refusal)
        #expect(refusal.name == "FIGURE_REFUSED")
        #expect(refusal.remedy.english.contains("List what was counted"))
        #expect(countries.members.first?.change.shown == "4")
    }

    @Test func membersHaveSharesAndPlaces() throws {
        let values: [(String, String, String)] = [("stays", "30", "20"), ("turns", "30", "25"), ("joins", "10", "5")]
        let answer = try compare(
            values.flatMap { office, now, then in
                [
                    said(office, "2023", figure("delegations.outbound", now)),
                    said(office, "2022", figure("delegations.outbound", then)),
                ]
            }, .offices(["stays", "turns", "joins"]), "2023")
        let members = try #require(answer.figure("delegations.outbound")).members
        #expect(members.map(\.sharePercent.shown) == ["50.0", "25.0", "25.0"])
        #expect(members.map(\.growthPercent.shown) == ["50.0", "20.0", "100.0"])
        #expect(members.map(\.rank) == [(1, 1), (1, 1), (3, 3)].map { MemberRank(first: $0.0, last: $0.1, count: 3) })
        #expect(members.map { $0.growthRank?.first } == [2, 3, 1])
    }

    @Test func anUnchangedWholeHasNoShares() throws {
        let answer = try compare(
            [
                said("stays", "2023", figure("delegations.outbound", "6")),
                said("turns", "2023", figure("delegations.outbound", "4")),
                said("stays", "2022", figure("delegations.outbound", "4")),
                said("turns", "2022", figure("delegations.outbound", "6")),
            ], .offices(["stays", "turns"]), "2023")
        let outbound = try #require(answer.figure("delegations.outbound"))
        #expect(outbound.change.shown == "0")
        #expect(outbound.members.map(\.sharePercent.shown) == ["CHANGE_MAY_BE_ZERO", "CHANGE_MAY_BE_ZERO"])
    }

    @Test func overlappingIntervalsLeaveARangeOfPlaces() throws {
        let values: [(String, Figure)] = [
            ("stays", figure("delegations.outbound", "30", .moreThan)), ("turns", figure("delegations.outbound", "40")),
            ("joins", figure("delegations.outbound", "20")), ("outsider", figure("delegations.outbound", "25", .about)),
        ]
        let answer = try compare(
            values.map { said($0, "2024-H1", $1) }, .offices(values.map(\.0)), "2024-H1")
        let members = try #require(answer.figure("delegations.outbound")).members
        #expect(
            members.map(\.rank) == [
                MemberRank(first: 1, last: 2, count: 3), MemberRank(first: 1, last: 2, count: 3),
                MemberRank(first: 3, last: 3, count: 3), nil,
            ])
    }

    @Test func membersAreHeldAgainstConditions() throws {
        func predicate(
            _ comparator: PredicateComparator, _ threshold: PredicateThreshold, _ measure: PredicateMeasure = .value
        ) -> MemberPredicate {
            MemberPredicate(
                indicator: "delegations.outbound", measure: measure, comparator: comparator, threshold: threshold)
        }
        let values: [(String, Figure)] = [
            ("stays", figure("delegations.outbound", "30", .moreThan)), ("turns", figure("delegations.outbound", "40")),
            ("joins", figure("delegations.outbound", "20")),
            ("outsider", figure("fdi.projects", "1", asOf: "2024-06-30")),
        ]
        let before = said("turns", "2023-H1", figure("delegations.outbound", "20"))
        let thirty = PredicateThreshold.decimal(FixedPoint(units: 300, scale: 1))
        let answer = try compare(
            values.map { said($0, "2024-H1", $1) } + [before], .offices(values.map(\.0)), "2024-H1",
            predicates: [
                predicate(.above, thirty), predicate(.above, .decimal(FixedPoint(units: 35, scale: 0))),
                predicate(.atMost, thirty), predicate(.above, .groupAverage),
                predicate(.atLeast, .decimal(FixedPoint(units: 100, scale: 0)), .growth),
            ])
        let counts = try #require(answer.figure("delegations.outbound")).predicates
        #expect(counts.map(\.certain) == [["stays", "turns"], ["turns"], ["joins"], [], ["turns"]])
        #expect(counts.map(\.possible) == [[], ["stays"], [], ["stays", "turns"], []])
        #expect(counts.map(\.notMet) == [["joins"], ["joins"], ["stays", "turns"], ["joins"], []])
        #expect(
            counts.map(\.unknown) == [
                ["outsider"], ["outsider"], ["outsider"], ["outsider"], ["stays", "joins", "outsider"],
            ])
        #expect(counts[3].threshold.shown == "30.0")
        #expect(counts[3].threshold.number?.quantity.qualifier == .moreThan)
        #expect(counts[0].threshold.shown == "30.0")
    }

    @Test func ratesHaveNoAverageButAThreshold() throws {
        let answer = try compare(
            [
                said("stays", "2023", figure("economy.grdp-growth", "13.45")),
                said("turns", "2023", figure("economy.grdp-growth", "5.05")),
            ], .offices(["stays", "turns"]), "2023",
            predicates: [
                MemberPredicate(indicator: "economy.grdp-growth", comparator: .above, threshold: .groupAverage),
                MemberPredicate(
                    indicator: "economy.grdp-growth", comparator: .above,
                    threshold: .decimal(FixedPoint(units: 505, scale: 2))),
            ])
        let counts = try #require(answer.figure("economy.grdp-growth")).predicates
        #expect(counts[0].threshold.shown == "AVERAGE_UNKNOWN")
        #expect(counts[0].unknown == ["stays", "turns"])
        #expect(counts[1].certain == ["stays"])
        #expect(counts[1].notMet == ["turns"])
    }

    @Test func aConditionOnWhatNobodySaidIsAnsweredToo() throws {
        let answer = try compare(
            [said("stays", "2023", figure("delegations.outbound", "1"))], .offices(["stays"]), "2023",
            predicates: [MemberPredicate(indicator: "fdi.projects", comparator: .above, threshold: .groupAverage)])
        let projects = try #require(answer.figure("fdi.projects"))
        #expect(projects.predicates.map(\.unknown) == [["stays"]])
        #expect(projects.change.shown == "CURRENT_MISSING")
    }
}
