// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import LongTests
internal import Testing

/// Who asks before, between and after arrivals has the answers of somebody who asks for the first time.
struct WarmOracleTests {
    static let caseCount = 40
    /// Moments of a case at which everything is asked, besides its beginning and its end.
    static let roundsMax = 8

    @Test(.ownThread) func whatWasReadBeforeChangesNoAnswer() throws {
        let (seed, only) = ConsolidationOracleTests.chosen()
        let cases = try OracleProcess(seed: seed, first: only ?? 0, caseCount: only == nil ? Self.caseCount : 1).cases()
        for oracleCase in cases {
            let folder = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
            defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
            let warm = try StoredCase(directory: folder.path, catalogueOf: oracleCase)
            try askAll(oracleCase, warm, "before")
            let stride = max(1, oracleCase.steps.count / Self.roundsMax)
            for (number, step) in oracleCase.steps.enumerated() {
                try warm.commit(step)
                if number % stride == 0 { try askAll(oracleCase, warm, "after \(step.sequence)") }
            }
            try askAll(oracleCase, warm, "after all")
            for (number, question) in oracleCase.queries.enumerated() {
                let difference = OracleComparison.difference(
                    try warm.answerLines(question.query), question.expected, oracleCase.place("query \(number)"))
                #expect(difference.isEmpty, "\(difference)")
            }
            warm.close()
        }
    }

    private func askAll(_ oracleCase: OracleCase, _ warm: StoredCase, _ moment: String) throws {
        let cold = try warm.cold()
        for (number, question) in oracleCase.queries.enumerated() {
            let place = "\(oracleCase.place("query \(number)")) \(moment)"
            #expect(try warm.bytes(question.query) == cold.bytes(question.query), "\(place)")
            #expect(try warm.answerLines(question.query) == cold.answerLines(question.query), "\(place)")
        }
    }
}
