// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials
internal import Testing

@testable internal import chancery

struct SubmissionViewTests {
    private static func view(_ outcomes: [FileSubmission.Outcome]) throws -> SubmissionView {
        let file = try ReportFile(path: CLISamples.fixtures + "/reports/mistakes.yaml")
        let document = try #require(file.documents.first)
        return SubmissionView(files: [
            SubmissionView.SubmittedFile(
                file: file, receiptsPath: "r.json",
                reports: outcomes.map {
                    SubmissionView.SubmittedReport(document: document, outcome: SubmissionView.Outcome($0))
                })
        ])
    }

    private static let finding = Finding(
        code: .negativeNotAllowed, severity: .error, path: "figures[8].decimal", value: "-3",
        rule: "indicator abtc.requests", message: Label(english: "-3 is below zero.", vietnamese: "-3 nhỏ hơn 0."),
        remedy: Label(english: "A whole number, 0 or more."))

    @Test func `findings of the server are told at their lines in the file`() throws {
        let refused = CallFailure(.reportRefused, "refused", findings: [Self.finding])
        let view = try Self.view([.failure(refused)])
        let text = view.text(TextStyle(language: .vietnamese))
        #expect(text.contains("mistakes.yaml:24:18: error 211 NEGATIVE_NOT_ALLOWED at figures[8].decimal: “-3”"))
        #expect(text.contains("    -3 nhỏ hơn 0.\n    → A whole number, 0 or more.\n"))
        #expect(view.status == .refused)
    }

    @Test func `every outcome has its word and its weight`() throws {
        let receipt = try CLISamples.receipt()
        let lost = ConnectionLost(address: .standard, problem: "Connection refused")
        let cases: [(FileSubmission.Outcome, String, CommandStatus)] = [
            (.success(AcceptedSubmission(receipt: receipt, findings: [], isRepeated: false)), "accepted", .success),
            (
                .success(AcceptedSubmission(receipt: receipt, findings: [], isRepeated: true)), "accepted_earlier",
                .success
            ),
            (.failure(CallFailure(.alreadyReported, "is there", current: receipt)), "refused", .refused),
            (.failure(DeadlineReached(attemptCount: 3, lastError: lost)), "unanswered", .unreachable),
            (
                .failure(DeadlineReached(attemptCount: 3, lastError: CallFailure(.draining, "stopping"))),
                "unanswered", .tryAgain
            ),
            (.failure(ReceiptMismatch(receipt: receipt, part: "digest")), "unanswered", .internalError),
        ]
        for (outcome, word, status) in cases {
            let view = try Self.view([outcome])
            #expect(view.csv[1][5] == word)
            #expect(view.csv[1].count == view.csv[0].count)
            #expect(view.status == status)
        }
        let text = try Self.view(cases.map(\.0)).text(TextStyle())
        #expect(text.contains("already accepted earlier (same receipt)"))
        #expect(text.contains("to correct it: --correct 2 --reason TEXT"))
        #expect(text.contains("1 accepted, 1 accepted earlier, 1 refused, 3 without an answer."))
        #expect(text.contains("goes on under the same request ids"))
    }

    @Test func `JSON tells receipts as receipt files do`() throws {
        let receipt = try CLISamples.receipt()
        let json = try Self.view([
            .success(AcceptedSubmission(receipt: receipt, findings: [], isRepeated: false))
        ]).json.text
        #expect(json.contains("\"received_at\": \"2024-06-16T01:06:40.123456Z\""))
        #expect(json.contains("\"request_id\": \"01020304-0506-0708-090a-0b0c0d0e0f10\""))
        #expect(json.contains("\"accepted\": 1"))
    }
}
