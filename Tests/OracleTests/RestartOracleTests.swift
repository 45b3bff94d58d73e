// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import LongTests
internal import Testing

/// The cases of the oracle through a store on disk: the answers are the oracle's, and after the store was closed and
/// opened again they are the same bytes.
struct RestartOracleTests {
    static let caseCount = 40

    @Test(.ownThread) func answersAreTheSameAfterARestart() throws {
        let (seed, only) = ConsolidationOracleTests.chosen()
        let cases = try OracleProcess(seed: seed, first: only ?? 0, caseCount: only == nil ? Self.caseCount : 1).cases()
        for oracleCase in cases {
            let folder = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
            defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
            let before = try StoredCase(directory: folder.path, filling: oracleCase)
            let bytes = try oracleCase.queries.enumerated().map { number, question in
                let difference = OracleComparison.difference(
                    try before.answerLines(question.query), question.expected, oracleCase.place("query \(number)"))
                #expect(difference.isEmpty, "\(difference)")
                return try before.bytes(question.query)
            }
            before.close()
            let after = try StoredCase(directory: folder.path)
            for (number, question) in oracleCase.queries.enumerated() {
                let place = oracleCase.place("query \(number)")
                #expect(try after.bytes(question.query) == bytes[number], "\(place): after a restart")
            }
            after.close()
        }
    }
}
