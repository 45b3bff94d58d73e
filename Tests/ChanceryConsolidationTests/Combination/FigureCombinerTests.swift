// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Kind by kind: what is added, and what is refused with which reason.
struct FigureCombinerTests {
    /// The one figure of an answer over the offices `stays`, `turns`, `leaves`, in this order.
    private func read(_ figures: Figure...) throws -> ConsolidatedFigure {
        let offices = ["stays", "turns", "leaves"]
        let answer = try consolidate(
            zip(offices, figures).map { accepted($0, "2024-02", [$1]) }, offices: Array(offices.prefix(figures.count)))
        #expect(answer.figures.count == 1)
        return answer.figures[0]
    }

    private func bound(_ units: Int64, _ isInclusive: Bool = true) -> Bound {
        Bound(value: FixedPoint(units: units, scale: 0), isInclusive: isInclusive)
    }

    @Test(arguments: [
        (IndicatorKind.rate, RefusalReason.ratesDoNotAdd), (.ratio, .ratiosDoNotAdd),
        (.multiple, .multiplesDoNotAdd), (.rank, .ranksDoNotAdd), (.rankBand, .rankBandsDoNotAdd),
        (.memberCount, .memberCountsDoNotAdd), (.plan, .plansDoNotAdd),
        (.distinctCount, .distinctCountsDoNotAdd), (.stockCount, .asOfDateUnknown),
        (.cumulativeCount, .startUnknown), (.eventCount, .eventUnknown),
    ])
    func kindsThatDoNotAddSayWhy(_ kind: IndicatorKind, _ reason: RefusalReason) throws {
        let read = try read(figure(kind.rawValue, "12"), figure(kind.rawValue, "13"))
        guard let message = refusal(read, reason) else {
            Issue.record("\(kind) was added")
            return
        }
        #expect(!message.english.isEmpty && !message.vietnamese.isEmpty && !message.arabic.isEmpty)
        #expect(read.contributions.map(\.quantity.value.description).first?.hasPrefix("12") == true)
        #expect(read.contributions.map(\.use) == [.refused, .refused])
        #expect(read.coverage.included == ["stays", "turns"])
    }

    @Test func oneContributionAmongSeveralMembersOfARateIsNotTheGroups() throws {
        let answer = try consolidate([accepted("stays", "2024-02", [figure("rate", "19.3")])])
        #expect(answer.figures[0].outcome.refusal == .ratesDoNotAdd)
    }

    @Test func stocksAddOnOneDay() throws {
        let read = try read(
            figure("stock-count", "1730", asOf: "2024-02-14"), figure("stock-count", "551", asOf: "2024-02-14"))
        #expect(read.outcome == .sum(quantity(2_281)))
        #expect(read.bounds == QuantityBounds(lower: bound(2_281), upper: bound(2_281)))
    }

    @Test func stocksOfDifferentDaysAreRefusedByNameAndDate() throws {
        let read = try read(
            figure("stock-count", "1730", asOf: "2024-02-14"), figure("stock-count", "551", asOf: "2024-01-31"),
            figure("stock-count", "9", asOf: "2024-02-14"))
        guard let message = refusal(read, .differentAsOfDates) else {
            Issue.record("stocks of different days were added")
            return
        }
        #expect(
            message.english
                == "The as-of dates differ: 2024-01-31 (Old turns); 2024-02-14 (Old stays, Old leaves).")
        #expect(message.vietnamese.contains("2024-01-31 (Old turns)"))
    }

    @Test func nearlyAndMoreThanIsAbout() throws {
        let read = try read(
            figure("stock-amount", "50000000000", .nearly, asOf: "2024-02-14"),
            figure("stock-amount", "10800000000", .moreThan, asOf: "2024-02-14"))
        #expect(read.outcome == .sum(quantity(6_080_000_000_000, .about, scale: 2)))
        #expect(read.bounds == .open)
    }

    @Test(
        arguments: [
            ([.exact, .moreThan], .moreThan, 3, nil),
            ([.moreThan, .moreThan], .moreThan, 3, nil), ([.atLeast, .exact], .atLeast, 3, nil),
            ([.nearly, .nearly], .nearly, nil, 3), ([.atMost, .exact], .atMost, nil, 3),
            ([.moreThan, .nearly], .about, nil, nil), ([.about, .exact], .about, nil, nil),
            ([.exact, .exact], .exact, 3, 3),
        ] as [([Qualifier], Qualifier, Int64?, Int64?)])
    func qualifiersAddAndBoundTheSum(
        _ terms: [Qualifier], _ sum: Qualifier, _ lower: Int64?, _ upper: Int64?
    ) throws {
        let read = try read(figure("flow-count", "1", terms[0]), figure("flow-count", "2", terms[1]))
        #expect(read.outcome == .sum(quantity(3, sum)))
        let isInclusive = sum != .moreThan && sum != .nearly
        #expect(read.bounds.lower == lower.map { bound($0, isInclusive) })
        #expect(read.bounds.upper == upper.map { bound($0, isInclusive) })
    }

    @Test func theSumIsAsFinalAsItsLeastFinalTerm() throws {
        let read = try read(
            figure("flow-count", "1"), figure("flow-count", "1", status: .provisional),
            figure("flow-count", "1", status: .estimate))
        #expect(read.outcome == .sum(quantity(3, .exact, .estimate)))
    }

    @Test func distinctCountsGiveARangeWithoutListsAndAUnionWithThem() throws {
        let counted = try read(
            figure("distinct-count", "44", asOf: "2024-02-14"),
            figure("distinct-count", "30", .moreThan, asOf: "2024-02-14"))
        #expect(counted.outcome.refusal == .distinctCountsDoNotAdd)
        #expect(counted.bounds == QuantityBounds(lower: bound(44), upper: nil))
        let bounded = try read(
            figure("distinct-count", "44", asOf: "2024-02-14"), figure("distinct-count", "30", asOf: "2024-02-14"))
        #expect(bounded.bounds == QuantityBounds(lower: bound(44), upper: bound(74)))
        let listed = try read(
            figure("distinct-count", "2", asOf: "2024-02-14", members: ["CN", "KR"]),
            figure("distinct-count", "2", asOf: "2024-02-14", members: ["JP", "KR"]),
            figure("distinct-count", "0", asOf: "2024-02-14"))
        #expect(listed.outcome == .sum(quantity(3)))
        let open = try read(
            figure("distinct-count", "1", .moreThan, asOf: "2024-02-14", members: ["CN", "KR"]),
            figure("distinct-count", "1", asOf: "2024-02-14", members: ["KR"]))
        #expect(open.outcome == .sum(quantity(2, .atLeast)))
        let days = try read(
            figure("distinct-count", "1", asOf: "2024-02-14", members: ["CN"]),
            figure("distinct-count", "1", asOf: "2024-02-13", members: ["KR"]))
        #expect(days.outcome.refusal == .differentAsOfDates)
    }

    @Test func oneEventCountsOnceHoweverManyReportIt() throws {
        let same = try read(
            figure("ordinal", "16", event: "jcc-16"), figure("ordinal", "16", event: "jcc-16"),
            figure("ordinal", "16", event: "jcc-16"))
        #expect(same.outcome == .sum(quantity(16)))
        #expect(same.contributions.map(\.use) == [.used, .sameFact, .sameFact])
        let differing = try read(
            figure("event-amount", "15", .moreThan, event: "abac-3"),
            figure("event-amount", "16", .moreThan, event: "abac-3"))
        guard let message = refusal(differing, .eventReportersDiffer) else {
            Issue.record("differing figures of one event were combined")
            return
        }
        #expect(message.english.hasSuffix("Old stays: more than 15; Old turns: more than 16."))
        #expect(differing.bounds == QuantityBounds(lower: bound(16, false), upper: nil), "the tighter bound holds")
        let contradicting = try read(
            figure("event-count", "15", event: "abac-3"), figure("event-count", "16", event: "abac-3"))
        #expect(contradicting.bounds == .open)
    }

    @Test func anEventOfOneMemberIsTheGroups() throws {
        let answer = try consolidate([
            accepted("stays", "2024-02", [figure("event-amount", "15", event: "abac-3")]),
            accepted("turns", "2024-02", []),
        ])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(15))])
        #expect(answer.figures[0].isComplete)
        #expect(answer.figures[0].coverage.silent.map(\.office) == ["turns"])
    }

    @Test func aLaterStatementOfAnEventReplacesTheEarlierOne() throws {
        let answer = try consolidate(
            [
                accepted("stays", "2024-02", [figure("event-count", "15", event: "abac-3")]),
                accepted("stays", "2024-03", [figure("event-count", "16", event: "abac-3")]),
                accepted("turns", "2024-02", [figure("event-count", "16", event: "abac-3")]),
            ], from: "2024-02", through: "2024-03")
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(16))])
        #expect(answer.figures[0].contributions.map(\.use) == [.restated, .used, .sameFact])
    }

    @Test func whatWasStatedAgainStaysSoWhenTheFigureIsRefused() throws {
        let answer = try consolidate(
            [
                accepted("stays", "2024-02", [figure("event-count", "15", event: "abac-3")]),
                accepted("stays", "2024-03", [figure("event-count", "16", event: "abac-3")]),
                accepted("turns", "2024-03", [figure("event-count", "17", event: "abac-3")]),
            ], from: "2024-02", through: "2024-03")
        #expect(answer.figures.map(\.outcome.refusal) == [.eventReportersDiffer])
        #expect(answer.figures[0].contributions.map(\.use) == [.restated, .refused, .refused])
        let window = range("2024-01-20", "2024-02-10")
        let flows = try consolidate(
            [
                accepted("stays", "2024-02", [figure("flow-count", "15", window: window)]),
                accepted("stays", "2024-03", [figure("flow-count", String(Int64.max), window: window)]),
                accepted("turns", "2024-03", [figure("flow-count", "17", window: window)]),
            ], from: "2024-02", through: "2024-03")
        #expect(flows.figures.map(\.outcome.refusal) == [.overflow])
        #expect(flows.figures[0].contributions.map(\.use) == [.restated, .refused, .refused])
    }

    @Test func cumulativeFiguresAddSinceOneStartAndTakeTheLastPeriod() throws {
        let figures = { (count: String) in [figure("cumulative-count", count, since: "2020-01-01")] }
        let answer = try consolidate(
            [
                accepted("stays", "2024-02", figures("170")), accepted("stays", "2024-03", figures("173")),
                accepted("turns", "2024-03", figures("10")),
            ], from: "2024-02", through: "2024-03")
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(183))])
        #expect(answer.figures[0].contributions.count == 2)
        #expect(answer.figures[0].isComplete)
    }

    @Test func ratesOfSeveralPeriodsDoNotCombineEither() throws {
        let reports = ["2024-02", "2024-03"].map { accepted("stays", $0, [figure("rate", "1.25")]) }
        let answer = try consolidate(reports, offices: ["stays"], from: "2024-02", through: "2024-03")
        #expect(answer.figures[0].outcome.refusal == .ratesDoNotAdd)
        #expect(answer.figures[0].contributions.count == 2)
    }

    @Test func aSumThatDoesNotFitIsRefusedWhateverTheOrder() throws {
        let largest = String(Int64.max)
        #expect(try read(figure("flow-count", largest), figure("flow-count", "1")).outcome.refusal == .overflow)
        let back = try read(
            figure("flow-count", largest), figure("flow-count", "1"), figure("flow-count", "-1"))
        #expect(back.outcome == .sum(quantity(Int64.max)))
    }

    @Test func aReportThatStatesAFigureTwiceIsNotAdded() throws {
        let answer = try consolidate([
            accepted("stays", "2024-02", [figure("flow-count", "1"), figure("flow-count", "1")])
        ])
        guard let message = refusal(answer.figures[0], .statedTwice) else {
            Issue.record("a figure stated twice was added")
            return
        }
        #expect(message.english.contains("Old stays"))
    }

    @Test func longMessagesCountTheRest() throws {
        let offices = GroupTwo.rows.map { "vn-" + $0.code }
        let reports = offices.enumerated().map { index, office in
            accepted(office, "2024-02", [figure("stock-count", "1", asOf: "2024-02-\(10 + index % 2)")])
        }
        let answer = try consolidate(reports, offices: offices)
        guard let message = refusal(answer.figures[0], .differentAsOfDates) else {
            Issue.record("stocks of different days were added")
            return
        }
        #expect(message.english.contains("Hai Phong, Bac Giang, Thai Nguyen, Vinh Phuc, Bac Kan, and 4 more"))
        #expect(message.vietnamese.contains("và 4 nữa"))
    }
}
