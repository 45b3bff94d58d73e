// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom
internal import Testing

/// Any order of arrival and any interleaving of corrections gives one answer, and it is the one of the definition.
struct ConsolidationPropertyTests {
    static let caseCount = 2_000

    @Test func everyOrderGivesTheAnswerOfTheDefinition() throws {
        var generator = SeededGenerator(seed: 20_240_614)
        let definition = BruteForce(Sample.catalogue.catalogue)
        var reasons: Set<RefusalReason> = []
        var sums = 0
        for number in 0..<ConsolidationPropertyTests.caseCount {
            let random = RandomCase(using: &generator)
            let answer = try Sample.consolidator.consolidate(random.query, reports: random.reports)
            let reordered = try Sample.consolidator.consolidate(
                random.query, reports: random.reports.shuffled(using: &generator))
            #expect(reordered == answer, "case \(number): the order of arrival changed the answer")

            let incremental = try incremental(random, using: &generator)
            #expect(incremental == answer, "case \(number): incremental and cold answers differ")

            let expected = definition.answer(random.query, random.reports)
            let actual = rendered(answer)
            #expect(actual == expected, "case \(number): \(difference(actual, expected))")
            if actual != expected { return }

            for figure in answer.figures {
                if let reason = figure.outcome.refusal { reasons.insert(reason) } else { sums += 1 }
            }
        }
        #expect(reasons == Set(RefusalReason.allCases), "the cases reach every refusal")
        #expect(sums > 1_000)
    }

    /// Takes the reports in one by one, asks in between, and asks at the end.
    private func incremental(
        _ random: RandomCase, using generator: inout SeededGenerator
    ) throws -> Consolidation {
        var parts = RandomCase.months.map {
            PeriodContributions(catalogue: Sample.catalogue, regime: "FREE", period: period($0))
        }
        let arrivals = random.reports.shuffled(using: &generator)
        let halfway = arrivals.count / 2
        for (index, report) in arrivals.enumerated() {
            let month = RandomCase.months.firstIndex(of: report.report.period) ?? 0
            parts[month].replace(office: report.report.office, with: report)
            guard index == halfway else { continue }
            let asked = try Sample.consolidator.consolidate(random.query, contributions: parts)
            let cold = try Sample.consolidator.consolidate(random.query, reports: Array(arrivals[...index]))
            #expect(asked == cold)
        }
        return try Sample.consolidator.consolidate(random.query, contributions: parts.shuffled(using: &generator))
    }

    private func difference(_ actual: [String: String], _ expected: [String: String]) -> String {
        Set(actual.keys).union(expected.keys).sorted().filter { actual[$0] != expected[$0] }.map {
            "\n\($0)\n  answered \(actual[$0] ?? "nothing")\n  expected \(expected[$0] ?? "nothing")"
        }.joined()
    }
}
