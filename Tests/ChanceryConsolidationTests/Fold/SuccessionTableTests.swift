// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// The second half of 2025 has 16 days of the old offices and the rest of the new ones.
struct SuccessionTableTests {
    private let bacNinh = ["vn-24", "vn-27", "vn-24-2025"]

    private func answer(
        _ reports: [AcceptedReport], offices: [String]? = nil, borders: Bool = false
    ) throws -> Consolidation {
        try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .offices(offices ?? bacNinh), regime: "FREE", period: period("2025-H2"),
                bordersOn: borders ? date("2026-01-01") : nil), reports: reports)
    }

    private func report(_ office: String, _ figures: Figure...) -> AcceptedReport {
        accepted(office, "2025-H2", figures)
    }

    private func stock(_ value: String, _ day: String?) -> Figure { figure("stock-count", value, asOf: day) }

    @Test func aWindowAcrossTheMergerExpectsOldAndNewOffices() throws {
        for code in ["2025-H2", "2025"] {
            let answer = try Sample.consolidator.consolidate(
                ConsolidationQuery(scope: .group("emulation-2-on"), regime: "FREE", period: period(code)), reports: [])
            #expect(answer.members.count == 17 + 8, "Hanoi is one office throughout")
            #expect(answer.completeness.total.expected == 25)
        }
        let before = try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: .group("emulation-2-on"), regime: "FREE", period: period("2025-H1")), reports: [])
        #expect(before.members.count == 17)
        let after = try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: .group("emulation-2-on"), regime: "FREE", period: period("2026-H1")), reports: [])
        #expect(after.members.count == 9)
        #expect(try answer([]).members.map(\.office) == bacNinh)
    }

    @Test func flowsOfDisjointDaysAdd() throws {
        let answer = try answer([
            report("vn-24", figure("flow-count", "3")), report("vn-27", figure("flow-count", "2")),
            report("vn-24-2025", figure("flow-count", "40")),
        ])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(45))])
        #expect(answer.figures[0].contributions.allSatisfy { $0.use == .used })
    }

    @Test func theSuccessorsStockSucceedsThoseOfItsPredecessors() throws {
        let answer = try answer([
            report("vn-24", stock("551", "2025-06-30")), report("vn-27", stock("2000", "2025-06-30")),
            report("vn-24-2025", stock("2600", "2025-12-14")),
        ])
        let read = answer.figures[0]
        #expect(read.outcome == .sum(quantity(2_600)))
        #expect(read.contributions.map(\.use) == [.succeeded, .succeeded, .used])
        #expect(read.carriedOver.isEmpty)
        #expect(read.coverage.included == bacNinh)
        #expect(read.isComplete)
    }

    @Test func nothingIsExpectedOfAPredecessorWhoseSuccessorSpoke() throws {
        let answer = try answer([report("vn-24-2025", stock("2600", "2025-12-14"))])
        let read = answer.figures[0]
        #expect(read.outcome == .sum(quantity(2_600)))
        #expect(read.coverage.missing.isEmpty && read.isComplete)
        #expect(answer.completeness.total.missing == 2, "their reports are owed all the same")
    }

    @Test(arguments: [true, false])
    func withoutTheSuccessorTheLastValuesAtTheMergerStand(_ successorReports: Bool) throws {
        var reports = [report("vn-24", stock("551", "2025-06-30")), report("vn-27", stock("2000", "2025-06-20"))]
        if successorReports { reports.append(report("vn-24-2025", figure("flow-count", "1"))) }
        let answer = try answer(reports)
        let read = try #require(answer.figures.first { $0.indicator == "stock-count" })
        #expect(read.outcome == .sum(quantity(2_551)), "the days differ and neither is after the merger")
        #expect(
            read.carriedOver == [
                CarriedOver(successor: "vn-24-2025", date: date("2025-07-01"), predecessors: ["vn-24", "vn-27"])
            ])
        #expect(read.coverage.included == ["vn-24", "vn-27"])
        #expect(!read.isComplete)
        #expect((read.coverage.silent + read.coverage.missing).map(\.office) == ["vn-24-2025"])
    }

    @Test func aCarriedValueMayBeOlderThanTheOthers() throws {
        let answer = try answer(
            [report("vn-24", stock("551", "2025-06-30")), report("vn-01", stock("100", "2025-12-14"))],
            offices: bacNinh + ["vn-01", "vn-20"].prefix(1))
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(651))])
        #expect(answer.figures[0].coverage.missing.map(\.office) == ["vn-27", "vn-24-2025"])
    }

    @Test func aCarriedValueIsNeverOfADayAfterTheMerger() throws {
        let late = try answer([report("vn-24", stock("551", "2025-07-02"))])
        guard let message = refusal(late.figures[0], .asOfAfterMerger) else {
            Issue.record("a value of after the merger stood for the successor")
            return
        }
        #expect(
            message.english
                == "A number of an office that was merged is of a day after the merger: Bac Giang: 2025-07-02.")
        #expect(try answer([report("vn-24", stock("551", "2025-07-01"))]).figures[0].outcome == .sum(quantity(551)))
        #expect(try answer([report("vn-24", stock("551", nil))]).figures[0].outcome.refusal == .asOfDateUnknown)
    }

    @Test func aWindowThatBothPredecessorAndSuccessorStateIsRefused() throws {
        let flow = { (value: String, window: DateRange) in figure("flow-count", value, window: window) }
        let spring = range("2025-01-01", "2025-05-31")
        let read = try answer([report("vn-24", flow("3", spring)), report("vn-24-2025", flow("40", spring))])
        guard let message = refusal(read.figures[0], .windowOfMergedOffices) else {
            Issue.record("days were counted twice")
            return
        }
        #expect(
            message.english
                == "Bac Giang and Bac Ninh, which it was merged into, both state the flow over one window, so its days "
                + "may be counted twice.")
        #expect(read.figures[0].contributions.map(\.use) == [.refused, .refused])
        let inUnit = try answer(
            [report("vn-24", flow("3", spring)), report("vn-24-2025", flow("40", spring))], offices: ["24"],
            borders: true)
        #expect(inUnit.figures[0].unitFigures.map(\.outcome.refusal) == [.windowOfMergedOffices])
        let siblings = try answer([report("vn-24", flow("3", spring)), report("vn-27", flow("40", spring))])
        #expect(siblings.figures[0].outcome == .sum(quantity(43)), "siblings share no days")
        let apart = try answer([
            report("vn-24", flow("3", spring)),
            report("vn-24-2025", flow("40", range("2025-07-01", "2025-11-15"))),
        ])
        #expect(apart.figures.map(\.outcome) == [.sum(quantity(3)), .sum(quantity(40))])
    }

    /// `east` and `west` become `joined` on 1 March, and that one with `north` becomes `whole` on 10 March.
    private func chain(_ offices: [String], _ values: [(office: String, value: String, day: String)]) throws
        -> ConsolidatedFigure
    {
        let answer = try consolidate(
            values.map { accepted($0.office, "2024-03", [stock($0.value, $0.day)]) }, offices: offices,
            from: "2024-03")
        return try #require(answer.figures.first)
    }

    @Test func aChainOfMergersIsNamedWhole() throws {
        let whole = CarriedOver(successor: "whole", date: date("2024-03-10"), predecessors: ["east", "north"])
        let values = [("east", "5", "2024-02-20"), ("north", "7", "2024-03-01")]
        let read = try chain(["east", "west", "joined", "north", "whole"], values)
        #expect(read.outcome == .sum(quantity(12)))
        #expect(
            read.carriedOver == [
                whole, CarriedOver(successor: "joined", date: date("2024-03-01"), predecessors: ["east"]),
            ])
        #expect(read.coverage.missing.map(\.office) == ["west", "joined", "whole"])
        #expect(try chain(["east", "west", "north", "whole"], values).carriedOver == [whole], "joined is out of scope")
    }

    @Test func theChainEndsAtTheLastOfficeThatSpoke() throws {
        let offices = ["east", "west", "joined", "north", "whole"]
        let halfway = try chain(offices, [("east", "5", "2024-02-20"), ("joined", "9", "2024-03-05")])
        #expect(halfway.outcome == .sum(quantity(9)))
        #expect(
            halfway.carriedOver == [
                CarriedOver(successor: "whole", date: date("2024-03-10"), predecessors: ["joined"])
            ])
        #expect(try chain(offices, [("east", "5", "2024-02-20"), ("whole", "9", "2024-03-14")]).carriedOver == [])
        let late = try chain(offices, [("east", "5", "2024-03-05")])
        #expect(late.outcome.refusal == .asOfAfterMerger, "east ended on 1 March, whatever whole was founded on")
    }

    @Test func cumulativeAndDistinctFiguresSucceedToo() throws {
        let cumulative = { (value: String) in figure("cumulative-count", value, since: "2020-01-01") }
        let distinct = { (value: String, day: String) in figure("distinct-count", value, asOf: day) }
        let read = try answer([
            report("vn-24", cumulative("100"), distinct("30", "2025-06-30")),
            report("vn-27", cumulative("73"), distinct("20", "2025-06-30")),
            report("vn-24-2025", cumulative("180"), distinct("44", "2025-12-14")),
        ])
        #expect(read.figures.map(\.outcome) == [.sum(quantity(44)), .sum(quantity(180))])
        let carried = try answer([
            report("vn-24", cumulative("100"), distinct("30", "2025-06-30")),
            report("vn-27", cumulative("73"), distinct("20", "2025-06-20")),
        ])
        #expect(carried.figures[0].outcome.refusal == .distinctCountsDoNotAdd)
        #expect(carried.figures[0].bounds.lower?.value.units == 30)
        #expect(carried.figures[1].outcome == .sum(quantity(173)))
    }

    @Test func aStartOfItsOwnIsAnotherFigure() throws {
        let read = try answer([
            report("vn-24", figure("cumulative-count", "100", since: "2020-01-01")),
            report("vn-24-2025", figure("cumulative-count", "9", since: "2025-07-01")),
        ])
        #expect(read.figures.map(\.outcome) == [.sum(quantity(100)), .sum(quantity(9))])
        #expect(read.figures.map { $0.carriedOver.map(\.predecessors) } == [[["vn-24"]], []])
    }

    @Test func theSameHoldsInsideAUnitOfTheBorders() throws {
        let answer = try answer(
            [
                report("vn-24", stock("551", "2025-06-30"), figure("flow-count", "3")),
                report("vn-27", stock("2000", "2025-06-30"), figure("flow-count", "2")),
                report("vn-24-2025", stock("2600", "2025-12-14"), figure("flow-count", "40")),
                report("vn-30", stock("900", "2025-06-30")), report("vn-31", stock("1052", "2025-03-31")),
            ], offices: ["24", "31"], borders: true)
        #expect(answer.units.map(\.office) == ["vn-24-2025", "vn-31-2025"])
        #expect(answer.figures[0].unitFigures.map(\.outcome) == [.sum(quantity(45))])
        #expect(answer.figures[1].unitFigures.map(\.outcome) == [.sum(quantity(2_600)), .sum(quantity(1_952))])
        #expect(answer.figures[1].outcome == .sum(quantity(4_552)))
        #expect(answer.figures[1].unitFigures[1].missing == ["vn-31-2025"])
        #expect(answer.figures[1].carriedOver.map(\.successor) == ["vn-31-2025"])
    }

    @Test func beforeTheLastPeriodNothingIsCarried() throws {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .offices(bacNinh), regime: "FREE", from: period("2025-07"), through: period("2025-08")),
            reports: [accepted("vn-24", "2025-07", [stock("551", "2025-06-30")])])
        #expect(answer.figures.isEmpty, "a stock of an earlier period is no stock of the last one")
    }
}
