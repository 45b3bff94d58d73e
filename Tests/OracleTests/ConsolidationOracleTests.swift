// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import LongTests
internal import SeededRandom
internal import Testing

/// The consolidation against an oracle that shares no code and no author's eye with it.
///
/// `CHANCERY_ORACLE_SEED=7` runs other cases, `CHANCERY_ORACLE_SEED=7/42` one case alone.
struct ConsolidationOracleTests {
    static let caseCount = 600
    static let casesPerProcess = 60

    /// The seed, and the one case that was asked for.
    static func chosen() -> (seed: Int, only: Int?) {
        let text = ProcessInfo.processInfo.environment["CHANCERY_ORACLE_SEED"] ?? ""
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return (parts.first ?? 20_240_614, parts.count > 1 ? parts[1] : nil)
    }

    static func batches() -> [OracleProcess] {
        let (seed, only) = chosen()
        if let only { return [OracleProcess(seed: seed, first: only, caseCount: 1)] }
        return stride(from: 0, to: caseCount, by: casesPerProcess).map {
            OracleProcess(seed: seed, first: $0, caseCount: casesPerProcess)
        }
    }

    @Test(.ownThread, arguments: batches()) func answersAreThoseOfTheOracle(_ batch: OracleProcess) throws {
        var failures = 0
        for oracleCase in try batch.cases() {
            let run = try CaseRun(oracleCase)
            for (number, question) in oracleCase.queries.enumerated() {
                let difference = OracleComparison.difference(
                    try run.cold(question.query), question.expected, oracleCase.place("query \(number)"))
                if !difference.isEmpty {
                    failures += 1
                    if failures <= 10 { Issue.record("\(difference)") }
                }
            }
            for comparison in oracleCase.comparisons {
                let difference = OracleComparison.difference(
                    try run.compared(comparison), comparison.expected,
                    oracleCase.place("comparison"))
                #expect(difference.isEmpty, "\(difference)")
            }
            for question in oracleCase.differences {
                let answer = try run.difference(question)
                let difference = OracleComparison.difference(
                    answer.lines, question.expected, oracleCase.place("difference"))
                #expect(difference.isEmpty, "\(difference)")
                #expect(answer.unexplained == [], "\(oracleCase.place("difference"))")
            }
        }
    }

    @Test(.ownThread, arguments: batches()) func neitherOrderNorOlderRevisionsMatter(_ batch: OracleProcess) throws {
        for oracleCase in try batch.cases() {
            var generator = SeededGenerator(seed: UInt64(oracleCase.case))
            let run = try CaseRun(oracleCase)
            for (number, question) in oracleCase.queries.enumerated() {
                let place = oracleCase.place("query \(number)")
                let cold = try run.cold(question.query)
                #expect(try run.shuffled(question.query, using: &generator) == cold, "\(place): shuffled")
                let answers = try run.warm(question.query, using: &generator)
                for (round, answer) in answers.enumerated() {
                    #expect(answer.warm == answer.cold, "\(place): asked again, round \(round)")
                }
                #expect(answers.last?.cold == cold, "\(place): at last")
            }
        }
    }
}
