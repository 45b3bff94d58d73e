// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import LongTests
internal import Testing

/// That the comparison can fail, and that its cases go where the rules are.
struct OracleCanaryTests {
    /// The faults of Tests/Oracle/faults.py.
    static let faults = [
        "sum", "unit", "qualifier", "status", "bounds", "refusal", "missing", "timeliness", "use", "complete",
        "returned", "extended", "succeeded", "carried", "outsiders", "uncovered", "growth", "change", "difference",
        "joint", "generated", "twice", "share", "place",
    ]

    @Test(.ownThread, arguments: faults) func aWrongAnswerIsFound(_ fault: String) throws {
        let cases = try OracleProcess(seed: 1, caseCount: 40, fault: fault).cases()
        let found = try cases.contains { oracleCase in
            let run = try CaseRun(oracleCase)
            return try oracleCase.queries.contains { try run.cold($0.query) != $0.expected }
                || oracleCase.comparisons.contains { try run.compared($0) != $0.expected }
                || oracleCase.differences.contains { try run.difference($0).lines != $0.expected }
        }
        #expect(found, "nothing in 40 cases showed the fault")
    }

    @Test(.ownThread) func theCasesReachEveryRefusal() throws {
        let expected = try OracleProcess(seed: 1, caseCount: 300).cases().flatMap(\.queries).flatMap(\.expected)
        let refusals = Set(expected.compactMap { $0.hasPrefix("  refused ") ? String($0.dropFirst(10)) : nil })
        #expect(refusals.isSuperset(of: RefusalReason.allCases.map(\.name)))
        let refused = Set(expected.compactMap { $0.hasPrefix("refused ") ? String($0.dropFirst(8)) : nil })
        // The bounds of an answer, a caller's confusion, and what words and comparisons are asked have tests of
        // their own.
        let elsewhere: Set<ConsolidationRefusalCode> = [
            .tooManyMembers, .tooManyIndicators, .answerTooLarge, .contributionsMismatch,
        ]
        let reachable = ConsolidationRefusalCode.allCases.filter { !elsewhere.contains($0) && $0.rawValue < 830 }
        #expect(refused.isSuperset(of: reachable.map(\.name)))
    }
}
