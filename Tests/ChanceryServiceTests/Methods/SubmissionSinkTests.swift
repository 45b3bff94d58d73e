// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryService

@Suite struct SubmissionSinkTests {
    @Test("A batch of outcomes reaches the transport in one piece, encoded")
    func batch() throws {
        let port = RecordingPort()
        let report = Sample.validated(request: 1)
        let receipt = Receipt(
            key: report.key, revision: 1, sequence: 2, receivedAt: Sample.now, digest: report.digest,
            requestID: report.requestID, catalogueVersion: 1)
        let stored = SubmitReportResponse(receipt: receipt, isRepeated: true)
        let examined = ValidateReportResponse(findings: [], isAcceptable: true, catalogueVersion: 4)
        let failure = CallFailure(.officeBusy, "busy", retryDelayMilliseconds: 70)
        let outcomes: [Result<IngestAnswer, CallFailure>] = [
            .success(.stored(stored)), .failure(failure), .success(.examined(examined)),
        ]
        SubmissionSink(port: port).deliver(
            outcomes.enumerated().map { IngestCompletion(ticket: NumberedTicket($0), outcome: $1) })
        #expect(port.deliveries == [3])
        #expect(port.outcomes(of: 0).map(\.bytes) == [stored.encoded()])
        #expect(port.outcomes(of: 1).map(\.failure) == [failure])
        #expect(port.outcomes(of: 2).map(\.bytes) == [examined.encoded()])
    }

    @Test("Submissions of one transport that are committed together are answered together")
    func together() async throws {
        let bench = try ServiceBench()
        bench.store.shut()
        try bench.begin(MethodNames.submitReport, Sample.submission(request: 0), number: 0)
        try await eventually("the commit waits") { bench.store.isHolding }
        for number in 1...20 {
            let report = Sample.report(period: String(1990 + number))
            try bench.begin(MethodNames.submitReport, Sample.submission(report, request: number), number: number)
        }
        // The lane is through with them when it answers what came after them.
        _ = try await bench.call(MethodNames.validateReport, [], number: 99)
        bench.store.open()
        try await eventually("every answer") { (0...20).allSatisfy { bench.port.outcomes(of: $0).count == 1 } }
        #expect(bench.port.deliveries == [1, 1, 20])
    }
}
