// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Rates that do not add are worked out from what does.
struct RateFoldTests {
    private func delegations(
        _ office: String, _ persons: String?, _ trips: String?, stated: String? = nil, partner: String? = nil
    ) -> AcceptedReport {
        accepted(
            office, "2024-02",
            [
                persons.map { figure("persons", $0, partner: partner) },
                trips.map { figure("trips", $0, partner: partner) },
                stated.map { figure("persons-per-trip", $0, partner: partner) },
            ].compactMap(\.self))
    }

    private func rate(_ reports: [AcceptedReport], indicators: [String] = ["persons-per-trip"]) throws
        -> ConsolidatedFigure
    {
        let answer = try consolidate(reports, indicators: indicators)
        #expect(answer.figures.map(\.indicator) == indicators)
        return answer.figures[0]
    }

    @Test func aRatioOfSeveralMembersIsTheRatioOfTheirSums() throws {
        // 1,549 persons in 173 delegations and 2,263 in 381: 3,812 / 554.
        let read = try rate([
            delegations("stays", "1549", "173", stated: "8.95"), delegations("turns", "2263", "381", stated: "5.94"),
        ])
        #expect(read.outcome == .sum(quantity(688, scale: 2)), "neither 14.89 nor 7.45")
        #expect(read.recomputedFrom == RateParts(numerator: "persons", denominator: "trips"))
        #expect(read.contributions.map(\.use) == [.recomputed, .recomputed])
        #expect(read.contributions.map(\.quantity.value.units) == [895, 594])
        #expect(read.coverage.included == ["stays", "turns"])
        #expect(read.isComplete)
        #expect(
            read.bounds
                == QuantityBounds(
                    lower: Bound(value: FixedPoint(units: 688, scale: 2), isInclusive: false),
                    upper: Bound(value: FixedPoint(units: 689, scale: 2), isInclusive: false)),
            "3812/554 = 6.8809 lies between")
    }

    @Test func nobodyNeedsToStateIt() throws {
        let read = try rate([delegations("stays", "10", "4"), delegations("turns", "20", "4")])
        #expect(read.outcome == .sum(quantity(375, scale: 2)))
        #expect(read.contributions.map(\.quantity.value.units) == [250, 500])
        #expect(read.contributions.allSatisfy { $0.use == .recomputed } && read.isComplete)
    }

    @Test func theQualifiersOfThePartsGoThrough() throws {
        let reports = [
            accepted("stays", "2024-02", [figure("persons", "10", .moreThan), figure("trips", "4")]),
            delegations("turns", "20", "4"),
        ]
        let read = try rate(reports)
        #expect(read.outcome == .sum(quantity(375, .moreThan, scale: 2)))
        #expect(read.bounds.upper == nil)
    }

    @Test func oneStatementOfOneExpectedReportPasses() throws {
        let answer = try consolidate(
            [delegations("stays", "1549", "173", stated: "9")], offices: ["stays"], indicators: ["persons-per-trip"])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(900, scale: 2))])
        #expect(answer.figures[0].recomputedFrom == nil)
    }

    @Test func onlyThoseWithBothPartsAreInTheRate() throws {
        let read = try rate([delegations("stays", "10", "4"), delegations("turns", "20", nil)])
        #expect(read.outcome == .sum(quantity(250, scale: 2)))
        #expect(read.coverage.included == ["stays"])
        #expect(read.coverage.silent.map(\.office) == ["turns"])
        #expect(!read.isComplete)
    }

    @Test func partsOfDifferentOfficesAreNoRate() throws {
        let read = try rate([delegations("stays", "10", nil), delegations("turns", nil, "4")])
        #expect(read.outcome.refusal == .partsCoverDifferentOffices)
        #expect(read.bounds == .open)
        #expect(read.coverage.included.isEmpty)
    }

    @Test func aRateStatedWithoutItsPartsIsNamed() throws {
        let read = try rate([
            delegations("stays", "10", "4"), delegations("turns", nil, "4", stated: "5"),
        ])
        #expect(read.outcome.refusal == .partsMissing)
        guard let message = refusal(read, .partsMissing) else { return }
        #expect(message.english == "The rate is stated without its parts by Old turns.")
        #expect(read.contributions.map(\.use) == [.recomputed, .refused])
        #expect(read.contributions.map(\.quantity.value.units) == [250, 500])
    }

    @Test func gapsOfBothPartsAreThoseOfTheRate() throws {
        let read = try rate([delegations("stays", "10", "4")])
        #expect(read.outcome == .sum(quantity(250, scale: 2)))
        #expect(read.coverage.missing.map(\.office) == ["turns"])
        #expect(!read.isComplete)
    }

    @Test func nothingIsDividedByZero() throws {
        let read = try rate([delegations("stays", "10", "0"), delegations("turns", "20", "0")])
        #expect(read.outcome.refusal == .divisorNotAboveZero)
    }

    @Test func withoutItsPartsARateStaysRefused() throws {
        let read = try rate([
            delegations("stays", nil, "4", stated: "2.5"), delegations("turns", nil, "4", stated: "5"),
        ])
        #expect(read.outcome.refusal == .partsMissing)
        #expect(read.recomputedFrom == nil)
    }

    @Test func cellsAreWorkedOutOneByOne() throws {
        let answer = try consolidate(
            [
                accepted(
                    "stays", "2024-02",
                    ["CN", "KR"].flatMap { partner in
                        [
                            figure("persons", partner == "CN" ? "6" : "8", partner: partner),
                            figure("trips", "2", partner: partner),
                            figure("persons-per-trip", "1", partner: partner),
                        ]
                    }),
                accepted("turns", "2024-02", []),
            ], indicators: ["persons-per-trip"])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(300, scale: 2)), .sum(quantity(400, scale: 2))])
    }

    @Test func percentOfCumulativePartsSinceOneStart() throws {
        let reports = ["stays", "turns"].map { office in
            accepted(
                office, "2024-02",
                [figure("people", "1", since: "2020-01-01"), figure("journeys", "3", since: "2020-01-01")])
        }
        let read = try rate(reports, indicators: ["people-share"])
        #expect(read.outcome == .sum(quantity(333, scale: 1)))
        let twoStarts = [
            reports[0],
            accepted(
                "turns", "2024-02",
                [figure("people", "1", since: "2016-01-01"), figure("journeys", "3", since: "2016-01-01")]),
        ]
        #expect(try rate(twoStarts, indicators: ["people-share"]).outcome.refusal == .noNumber)
    }

    @Test func unitsOfTheBordersHaveTheirOwnRate() throws {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .offices(["whole", "stays"]), regime: "FREE", period: period("2024-02"),
                indicators: ["persons-per-trip"], bordersOn: date("2024-04-01")),
            reports: [
                delegations("east", "10", "4"), delegations("west", "20", "4"), delegations("north", "30", "2"),
                delegations("stays", "7", "7"),
            ])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(394, scale: 2))])
        #expect(answer.figures[0].unitFigures.map(\.office) == ["whole", "stays"])
        #expect(
            answer.figures[0].unitFigures.map(\.outcome) == [
                .sum(quantity(600, scale: 2)), .sum(quantity(100, scale: 2)),
            ])
    }

    @Test func theOnlyStatementOfAUnitPassesAsThatOfTheWholeDoes() throws {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .offices(["whole", "stays"]), regime: "FREE", period: period("2024-02"),
                indicators: ["persons-per-trip"], bordersOn: date("2024-04-01")),
            reports: [
                delegations("east", "10", "4"), delegations("west", "20", "4"),
                delegations("stays", nil, nil, stated: "1.5"),
            ])
        #expect(answer.figures.map(\.outcome.refusal) == [.partsMissing])
        #expect(
            answer.figures[0].unitFigures.map(\.outcome) == [
                .sum(quantity(375, scale: 2)), .sum(quantity(150, scale: 2)),
            ])
    }
}
