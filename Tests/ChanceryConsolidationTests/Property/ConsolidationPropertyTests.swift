// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import LongTests
internal import SeededRandom
internal import Testing

/// Any order of arrival and any interleaving of corrections gives one answer, and it is the one of the definition.
struct ConsolidationPropertyTests {
    static let caseCount = 2_000

    @Test(.ownThread) func everyOrderGivesTheAnswerOfTheDefinition() throws {
        var generator = SeededGenerator(seed: 20_240_614)
        let definition = BruteForce(Sample.catalogue.catalogue)
        var seen = Seen()
        for number in 0..<ConsolidationPropertyTests.caseCount {
            let territory = generator.once(in: 2) ? CaseTerritory.merging : .changing
            try check(number, territory, definition, &seen, using: &generator)
        }
        // No indicator of the cases has parts.
        let reachable = Set(RefusalReason.allCases).subtracting([
            .partsCoverDifferentOffices, .divisorNotAboveZero, .partsMissing,
        ])
        #expect(seen.reasons == reachable, "the cases reach every refusal")
        #expect(seen.refusals == [.officeNotInBorders, .unknownCode, .codeNotInForce])
        #expect(seen.sums > 1_000 && seen.unitSums > 1_000, "\(seen)")
        #expect(seen.succeeded > 30 && seen.carried > 100 && seen.outsiders > 100 && seen.returned > 100, "\(seen)")
    }

    @Test(.ownThread) func theSameHoldsForMergersDrawnAtRandom() throws {
        var generator = SeededGenerator(seed: 20_250_701)
        var seen = Seen()
        for number in 0..<ConsolidationPropertyTests.caseCount {
            let territory = CaseTerritory(using: &generator)
            try check(number, territory, BruteForce(territory.catalogue.catalogue), &seen, using: &generator)
        }
        #expect(seen.reasons.contains(.asOfAfterMerger) && seen.refusals.contains(.officeNotInBorders))
        #expect(seen.succeeded > 30 && seen.carried > 100 && seen.outsiders > 100 && seen.unitSums > 1_000, "\(seen)")
    }

    private func check(
        _ number: Int, _ territory: CaseTerritory, _ definition: BruteForce, _ seen: inout Seen,
        using generator: inout SeededGenerator
    ) throws {
        let consolidator = Consolidator(catalogue: territory.catalogue)
        let random = RandomCase(in: territory, using: &generator)
        let expected = definition.answer(random.query, random.reports, random.acts)
        let answer: Consolidation
        do {
            answer = try consolidator.consolidate(random.query, reports: random.reports, acts: random.acts)
        } catch {
            #expect(expected == ["refused": error.code.name], "case \(number)")
            seen.refusals.insert(error.code)
            return
        }
        let reordered = try consolidator.consolidate(
            random.query, reports: random.reports.shuffled(using: &generator),
            acts: random.acts.shuffled(using: &generator))
        #expect(reordered == answer, "case \(number): the order of arrival changed the answer")

        let incremental = try incremental(random, consolidator, using: &generator)
        #expect(incremental == answer, "case \(number): incremental and cold answers differ")
        try bordersKeepFlows(random, answer, consolidator)

        let actual = rendered(answer)
        #expect(actual == expected, "case \(number): \(difference(actual, expected))")
        try #require(actual == expected)
        seen.note(answer)
    }

    /// What the cases reached.
    private struct Seen {
        var reasons: Set<RefusalReason> = []
        var refusals: Set<ConsolidationRefusalCode> = []
        var sums = 0
        var succeeded = 0
        var carried = 0
        var unitSums = 0
        var outsiders = 0
        var returned = 0

        mutating func note(_ answer: Consolidation) {
            for figure in answer.figures {
                if let reason = figure.outcome.refusal { reasons.insert(reason) } else { sums += 1 }
                succeeded += figure.contributions.count { $0.use == .succeeded }
                carried += figure.carriedOver.count
                unitSums += figure.unitFigures.count { $0.outcome.quantity != nil }
            }
            outsiders += answer.units.count { !$0.outsiders.isEmpty }
            returned += Int(answer.completeness.total.returned)
        }
    }

    /// With the same offices in scope, borders change no total, and the units of a flow add up to it.
    private func bordersKeepFlows(
        _ random: RandomCase, _ answer: Consolidation, _ consolidator: Consolidator
    ) throws {
        guard random.query.bordersOn != nil else { return }
        var asItWas = random.query
        asItWas.bordersOn = nil
        if case .offices = random.query.scope { asItWas.scope = .offices(answer.members.map(\.office)) }
        let before = try consolidator.consolidate(asItWas, reports: random.reports, acts: random.acts)
        #expect(before.figures.map(\.outcome) == answer.figures.map(\.outcome))
        for figure in answer.figures {
            guard figure.indicator.hasPrefix("flow"), figure.event.isEmpty, let total = figure.outcome.quantity,
                figure.unitFigures.allSatisfy({ $0.outcome.quantity != nil })
            else { continue }
            let units = figure.unitFigures.compactMap(\.outcome.quantity)
            #expect(units.map { Int128($0.value.units) }.reduce(0, +) == Int128(total.value.units))
        }
    }

    /// Takes the reports in one by one, asks in between, and asks at the end.
    private func incremental(
        _ random: RandomCase, _ consolidator: Consolidator, using generator: inout SeededGenerator
    ) throws -> Consolidation {
        var parts = RandomCase.months.map {
            PeriodContributions(catalogue: consolidator.catalogue, regime: "FREE", period: period($0))
        }
        let arrivals = random.reports.shuffled(using: &generator)
        let halfway = arrivals.count / 2
        var held: HeldFold?
        for (index, report) in arrivals.enumerated() {
            let month = RandomCase.months.firstIndex(of: report.report.period) ?? 0
            parts[month].replace(office: report.report.office, with: report)
            guard index == halfway else { continue }
            let asked = try consolidator.consolidate(
                random.query, contributions: parts, acts: random.acts, holding: &held)
            let cold = try consolidator.consolidate(
                random.query, reports: Array(arrivals[...index]), acts: random.acts)
            #expect(asked == cold)
        }
        return try consolidator.consolidate(
            random.query, contributions: parts.shuffled(using: &generator), acts: random.acts, holding: &held)
    }

    private func difference(_ actual: [String: String], _ expected: [String: String]) -> String {
        Set(actual.keys).union(expected.keys).sorted().filter { actual[$0] != expected[$0] }.map {
            "\n\($0)\n  answered \(actual[$0] ?? "nothing")\n  expected \(expected[$0] ?? "nothing")"
        }.joined()
    }
}
