// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Several reasons against one comparison: the first of docs/reference/comparison.md is given.
struct ComparisonOrderTests {
    private let united = ConsolidationScope.offices(["vn-31-2025"])
    private let lasting = ConsolidationScope.group("emulation-2-on")
    /// Has another member from 2024 on.
    private let pair = ConsolidationScope.group("pair")

    private func read(
        _ indicator: String, _ reports: [AcceptedReport], _ scope: ConsolidationScope, _ now: String, _ then: String,
        borders: String? = nil
    ) throws -> FigureComparison {
        let answer = try compare(
            reports, scope, now, against: .period(period(then)), indicators: [indicator], borders: borders)
        return try #require(answer.figure(indicator))
    }

    @Test func theKindGoesBeforeTheScope() throws {
        for (indicator, name) in [
            ("economy.grdp-growth.rank", "RANKS_DO_NOT_COMPARE"), ("events.ordinal", "EVENTS_DO_NOT_COMPARE"),
        ] {
            let read = try read(indicator, [], lasting, "2025-Q3", "2025-Q1")
            #expect(read.change.shown == name)
            #expect(read.growthPercent.shown == name)
        }
    }

    @Test func mergersGoBeforeMembershipAndBothBeforeMissingNumbers() throws {
        let merged = try read("delegations.outbound", [], lasting, "2025-Q3", "2025-Q1")
        #expect(merged.change.shown == "NOT_COMPARABLE")
        let grown = try read("delegations.outbound", [], pair, "2024-Q1", "2023-Q3")
        #expect(grown.change.shown == "MEMBERSHIP_CHANGED")
    }

    @Test func theEarlierSidesPredecessorGoesBeforeTheNumbers() throws {
        let trips = { (office: String, quarter: String) in said(office, quarter, figure("delegations.outbound", "2")) }
        let lacking = try read(
            "delegations.outbound", [trips("vn-31", "2025-Q1")], united, "2025-Q3", "2025-Q1", borders: "2025-07-01")
        #expect(lacking.change.shown == "PREDECESSOR_MISSING", "and the current number is missing")
        let given = try read(
            "delegations.outbound", [trips("vn-31", "2025-Q1"), trips("vn-30", "2025-Q1")], united, "2025-Q3",
            "2025-Q1", borders: "2025-07-01")
        #expect(given.change.shown == "CURRENT_MISSING")
    }

    @Test func theCurrentSideGoesBeforeTheEarlierOne() throws {
        let stays = ConsolidationScope.offices(["stays", "turns"])
        #expect(
            try read("delegations.outbound", [], stays, "2024-Q1", "2023-Q3").change.shown == "CURRENT_MISSING")
        let twice = said(
            "stays", "2024-Q1", figure("delegations.outbound", "1"), figure("delegations.outbound", "1"))
        #expect(try read("delegations.outbound", [twice], stays, "2024-Q1", "2023-Q3").change.shown == "FIGURE_REFUSED")
        let once = said("stays", "2024-Q1", figure("delegations.outbound", "1"))
        #expect(try read("delegations.outbound", [once], stays, "2024-Q1", "2023-Q3").change.shown == "BASE_MISSING")
    }

    @Test func pointsGoBeforeABaseOfZeroAndSharesBeforeAll() throws {
        let scope = ConsolidationScope.offices(["stays"])
        let reports = [
            said("stays", "2024-Q1", figure("economy.grdp-growth", "3"), figure("delegations.outbound", "3")),
            said("stays", "2023-Q3", figure("economy.grdp-growth", "0"), figure("delegations.outbound", "0")),
        ]
        let rate = try read("economy.grdp-growth", reports, scope, "2024-Q1", "2023-Q3")
        #expect(rate.growthPercent.shown == "RATES_CHANGE_IN_POINTS")
        #expect(rate.members.map(\.growthPercent.shown) == ["RATES_CHANGE_IN_POINTS"])
        #expect(rate.members.map(\.sharePercent.shown) == ["SHARE_NEEDS_SUM"])
        let flow = try read("delegations.outbound", reports, scope, "2024-Q1", "2023-Q3")
        #expect(flow.growthPercent.shown == "BASE_NOT_ABOVE_ZERO")
        let silent = try read("economy.grdp-growth", [reports[0]], scope, "2024-Q1", "2023-Q3")
        #expect(silent.growthPercent.shown == "BASE_MISSING", "what stops the change stops the growth")
        #expect(silent.members.map(\.growthPercent.shown) == ["RATES_CHANGE_IN_POINTS"])
        #expect(silent.members.map(\.sharePercent.shown) == ["SHARE_NEEDS_SUM"])
    }
}
