// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// What is kept apart, what is shown beside, and what counts as a gap.
struct FigureFoldTests {
    private func unavailable(_ indicator: String, _ reason: String) -> Figure {
        Figure(indicator: indicator, value: .notAvailable(reason: reason))
    }

    @Test func notAvailableIsAGapAndNoNumber() throws {
        let answer = try consolidate([
            accepted("stays", "2024-02", [unavailable("flow-count", "archive moved")]),
            accepted("turns", "2024-02", [figure("flow-count", "0")]),
        ])
        let read = try #require(answer.figures.first)
        #expect(read.outcome == .sum(quantity(0)))
        #expect(read.coverage.included == ["turns"])
        #expect(
            read.coverage.notAvailable == [
                UnavailableFigure(office: "stays", period: period("2024-02"), reason: "archive moved")
            ])
        #expect(read.coverage.silent.isEmpty && !read.isComplete)
    }

    @Test func notAvailableConcernsEveryStartOfACumulativeFigure() throws {
        let answer = try consolidate(
            [
                accepted("stays", "2024-02", [figure("cumulative-count", "173", since: "2020-01-01")]),
                accepted("turns", "2024-02", [unavailable("cumulative-count", "not counted")]),
                accepted("leaves", "2024-02", [figure("cumulative-count", "9", since: "2016-01-01")]),
            ], offices: ["stays", "turns", "leaves"])
        #expect(answer.figures.map(\.since) == [date("2016-01-01"), date("2020-01-01")])
        #expect(answer.figures.allSatisfy { $0.coverage.notAvailable.map(\.office) == ["turns"] })
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(9)), .sum(quantity(173))])
    }

    @Test func onlyNotAvailableIsAFigureWithoutANumber() throws {
        let answer = try consolidate([accepted("turns", "2024-02", [unavailable("rate", "later")])])
        #expect(answer.figures.map(\.outcome.refusal) == [.noNumber])
        #expect(answer.figures.first?.coverage.missing.map(\.office) == ["stays"])
    }

    @Test func whatSeparatesMeaningsIsNeverAdded() throws {
        let window = range("2024-01-01", "2024-01-31")
        var inVND = figure("flow-count", "8")
        inVND.unit = "VND"
        let stated = [
            figure("flow-count", "1"), figure("flow-count", "2", status: .plan),
            figure("flow-count", "3", partner: "CN"),
            figure("flow-count", "4", partner: "KR"), figure("flow-count", "5", window: window), inVND,
        ]
        let answer = try consolidate(["stays", "turns"].map { accepted($0, "2024-02", stated) })
        #expect(answer.figures.map { $0.outcome.quantity?.value.units } == [2, 10, 16, 4, 6, 8])
        #expect(answer.figures.map(\.isPlan) == [false, false, false, true, false, false])
        #expect(answer.figures.map(\.unit) == ["item", "item", "VND", "item", "item", "item"])
        #expect(answer.figures[1].window == window)
        #expect(answer.figures[4].dimensions == [DimensionChoice(dimension: "partner", value: "CN")])
    }

    @Test func aWindowThatIsTheReportsOwnIsNoOther() throws {
        let answer = try consolidate([
            accepted("stays", "2024-02", [figure("flow-count", "1", window: range("2024-01-15", "2024-02-14"))]),
            accepted("turns", "2024-02", [figure("flow-count", "2")]),
        ])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(3))])
    }

    @Test func subUnitsAreAddedOnlyWhenTheyAreSeparate() throws {
        func read(_ inclusion: Inclusion) throws -> ConsolidatedFigure {
            let answer = try consolidate(
                [
                    accepted(
                        "stays", "2024-02",
                        [
                            figure("flow-count", "381"),
                            figure("flow-count", "6", subUnit: "board", inclusion: inclusion),
                        ])
                ], offices: ["stays"])
            #expect(answer.figures.count == 1)
            return answer.figures[0]
        }
        for inclusion in [Inclusion.included, .unknown] {
            let shown = try read(inclusion)
            #expect(shown.outcome == .sum(quantity(381)))
            #expect(shown.contributions.count == 1)
            #expect(shown.beside.map(\.subUnit) == ["board"])
            #expect(shown.beside.map(\.inclusion) == [inclusion])
            #expect(shown.beside.map(\.quantity) == [quantity(6)])
            #expect(shown.isComplete)
        }
        let added = try read(.separate)
        #expect(added.outcome == .sum(quantity(387)))
        #expect(added.contributions.map(\.subUnit) == ["", "board"])
        #expect(added.beside.isEmpty)
    }

    @Test func aSubUnitAloneIsShownBeside() throws {
        let answer = try consolidate(
            [accepted("stays", "2024-02", [figure("flow-count", "39", subUnit: "board")])], offices: ["stays"])
        #expect(answer.figures.map(\.outcome.refusal) == [.noNumber])
        #expect(answer.figures.first?.beside.count == 1)
        #expect(answer.figures.first?.coverage.silent.map(\.office) == ["stays"])
    }

    @Test func aRangeAddsItsPeriodsAndNamesTheMissingOnes() throws {
        let answer = try consolidate(
            [
                accepted("stays", "2024-01", [figure("flow-count", "1")]),
                accepted("stays", "2024-02", [figure("flow-count", "2")]),
                accepted("stays", "2024-03", [figure("flow-count", "4")]),
                accepted("turns", "2024-01", [figure("flow-count", "8")]),
                accepted("turns", "2024-03", []),
            ], from: "2024-01", through: "2024-03")
        let read = try #require(answer.figures.first)
        #expect(read.outcome == .sum(quantity(15)))
        #expect(read.coverage.included == ["stays"])
        #expect(read.coverage.partial == ["turns"])
        #expect(read.coverage.missing == [CoverageGap(office: "turns", periods: [period("2024-02")])])
        #expect(read.coverage.silent == [CoverageGap(office: "turns", periods: [period("2024-03")])])
        #expect(read.contributions.map(\.period.code) == ["2024-01", "2024-02", "2024-03", "2024-01"])
        #expect(answer.completeness.total.expected == 6 && answer.completeness.total.missing == 1)
    }

    @Test func aWindowOfItsOwnCountsOnceInARange() throws {
        let window = range("2024-01-01", "2024-01-31")
        let answer = try consolidate(
            [
                accepted("stays", "2024-02", [figure("flow-count", "5", window: window)]),
                accepted("stays", "2024-03", [figure("flow-count", "6", window: window)]),
            ], offices: ["stays"], from: "2024-02", through: "2024-03")
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(6))])
        #expect(answer.figures[0].contributions.map(\.use) == [.restated, .used])
        #expect(answer.figures[0].isComplete)
    }
}
