// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// What is asked of earlier reports, and when nothing is.
@Suite struct HistoryRequestTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    private func request(of report: Report, at now: Instant = SampleReport.now) throws -> HistoryRequest? {
        let history = SampleHistory()
        _ = try validator.validate(report, at: now, history: history)
        #expect(history.requests.count <= 1)
        return history.requests.first
    }

    /// A report of one figure that no rule and no kind compares with others.
    private func plain(_ change: (inout Report) -> Void = { _ in }) -> Report {
        var report = SampleReport.earlier(
            "2024-H1", [Figure(indicator: "abtc.requests", value: .decimal("3"))])
        change(&report)
        return report
    }

    @Test func nothingIsAskedWhenNothingNeedsIt() throws {
        #expect(try request(of: plain()) == nil)
        #expect(try request(of: SampleReport.changed { $0.office = "x" }) == nil)
        #expect(try request(of: SampleReport.changed { $0.period = "x" }) == nil)
        // Before the first period there are only later ones.
        let first = try #require(try request(of: SampleReport.changed { $0.period = "1900-H1" }))
        #expect(first.reports.map(\.period.code) == ["1900-H2", "1901-H1"] && first.wholeReport == nil)
    }

    @Test func textsNeedThePreviousReportWhole() throws {
        let asked = try #require(
            try request(of: plain { $0.narratives = [Narrative(section: "results", text: "Kết quả.")] }))
        #expect(asked.reports.map(\.description) == ["vn-20/FA-D09/2023-H2"])
        #expect(asked.wholeReport == asked.reports.first)
        #expect(asked.indicators.isEmpty && asked.peers == nil)
    }

    @Test func totalsNeedEightPeriodsAndOnlyTheirOwnFigures() throws {
        let asked = try #require(
            try request(
                of: plain {
                    $0.figures.append(
                        Figure(
                            indicator: "delegations.cumulative", value: .decimal("9"), since: day("2020-01-01")))
                }))
        #expect(
            asked.reports.map(\.period.code) == [
                "2023-H2", "2023-H1", "2022-H2", "2022-H1", "2021-H2", "2021-H1", "2020-H2", "2020-H1",
                "2024-H2", "2025-H1",
            ])
        #expect(asked.wholeReport == nil)
        #expect(asked.indicators == ["delegations.cumulative"])
    }

    @Test func monthsAreComparedWithLastYearToo() throws {
        let asked = try #require(
            try request(
                of: plain {
                    $0.period = "2024-03"
                    $0.figures.append(Figure(indicator: "delegations.outbound", value: .decimal("9")))
                }))
        #expect(
            asked.reports.map(\.period.code) == [
                "2024-02", "2024-01", "2023-12", "2023-11", "2023-10", "2023-09", "2023-08", "2023-07", "2023-03",
            ])
    }

    @Test func successorsAskOnceForTheirPredecessors() throws {
        let report = plain {
            $0.office = "vn-24-2025"
            $0.period = "2025-H2"
            $0.figures = [
                Figure(indicator: "fdi.projects", value: .decimal("9"), asOf: day("2025-12-14"))
            ]
        }
        let asked = try #require(try request(of: report, at: moment("2026-01-01T00:00:00Z")))
        #expect(
            asked.reports.suffix(4).map(\.description) == [
                "vn-24/FA-D09/2025-H2", "vn-24/FA-D09/2025-H1", "vn-27/FA-D09/2025-H2", "vn-27/FA-D09/2025-H1",
            ])
        #expect(asked.reports.count <= Limits.earlierReportsMax)
        // Long after the merger nobody reads what was before it.
        let later = try #require(
            try request(
                of: SampleReport.changed {
                    $0.office = "vn-24-2025"
                    $0.period = "2031-H1"
                }, at: moment("2032-01-01T00:00:00Z")))
        #expect(later.reports.allSatisfy { $0.office == "vn-24-2025" })
    }

    @Test func peersAreMembersOfTheSameKind() throws {
        let asked = try #require(
            try request(
                of: plain { $0.figures.append(Figure(indicator: "delegations.inbound", value: .decimal("9"))) }))
        let peers = try #require(asked.peers)
        #expect(asked.reports.isEmpty)
        #expect(peers.period.code == "2023-H2" && peers.indicators == ["delegations.inbound"])
        #expect(peers.offices == ["vn-01", "vn-24", "vn-24-2025", "vn-99"])
    }

    @Test func basesAreBounded() throws {
        var report = plain()
        for year in 2000...2020 {
            report.figures.append(
                Figure(
                    indicator: "trade.turnover", value: .decimal("1"), event: "e\(year)",
                    base: ComparisonBase(reference: "\(year)-H1", changePercent: "1")))
        }
        let asked = try #require(try request(of: report))
        #expect(asked.reports.map(\.period.code) == ["2023-H2", "2000-H1", "2001-H1", "2002-H1", "2003-H1"])
        #expect(asked.indicators == ["trade.turnover"])
    }
}
