// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Results beside the plans that were stated for their window.
struct PlanComparisonTests {
    private func signed(_ reports: [AcceptedReport], _ offices: [String] = ["stays"]) throws -> FigureComparison {
        let answer = try compare(reports, .offices(offices), "2025", against: .plan, indicators: ["agreements.signed"])
        return try #require(answer.figure("agreements.signed"))
    }

    @Test func thePlanOfTheNextWindowIsInTheReportBefore() throws {
        let agreements = try signed([
            said("stays", "2025", figure("agreements.signed", "3"), figure("agreements.signed.planned", "9")),
            said("stays", "2024", figure("agreements.signed.planned", "4", status: .plan)),
        ])
        #expect(agreements.earlier.outcome.shown == "4")
        #expect(agreements.change.shown == "-1")
        #expect(agreements.growthPercent.words == "-25 %")
        #expect(agreements.growthPercent.number?.quantity.status == .plan)
    }

    @Test func aPlanOfTheSameReportGoesFirst() throws {
        let agreements = try signed([
            said("stays", "2025", figure("agreements.signed", "3"), figure("agreements.signed", "5", status: .plan)),
            said("stays", "2024", figure("agreements.signed.planned", "4")),
        ])
        #expect(agreements.earlier.outcome.shown == "5")
        #expect(agreements.change.shown == "-2")
    }

    @Test func aPlanForTheWindowCanBeStatedTheYearBefore() throws {
        let agreements = try signed([
            said("stays", "2025", figure("agreements.signed", "3")),
            said(
                "stays", "2024",
                figure("agreements.signed", "6", status: .plan, window: range("2025-01-01", "2025-12-31"))),
        ])
        #expect(agreements.change.shown == "-3")
    }

    @Test func plansOfSeveralOfficesAddBesideAResultThatAdds() throws {
        let agreements = try signed(
            [
                said("stays", "2025", figure("agreements.signed", "3")),
                said("turns", "2025", figure("agreements.signed", "5")),
                said("stays", "2024", figure("agreements.signed.planned", "4")),
                said("turns", "2024", figure("agreements.signed.planned", "6")),
            ], ["stays", "turns"])
        #expect(agreements.change.shown == "-2")
        #expect(agreements.growthPercent.shown == "-20.0")
        #expect(agreements.members.map(\.change.shown) == ["-1", "-1"])
    }

    @Test func noPlanIsAReason() throws {
        let agreements = try signed([said("stays", "2025", figure("agreements.signed", "3"))])
        #expect(agreements.change.refusal?.code == 751)
        #expect(agreements.change.shown == "PLAN_MISSING")
        #expect(agreements.change.refusal?.remedy.english.contains("2024") == true)
    }
}
