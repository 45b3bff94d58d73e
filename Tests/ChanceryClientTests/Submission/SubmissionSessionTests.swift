// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import Synchronization
internal import Testing

struct SubmissionSessionTests {
    private static func session(_ server: FakeServer, _ time: FakeTime = FakeTime()) -> SubmissionSession {
        SubmissionSession(client: server.client, retrier: time.retrier, within: .seconds(60))
    }

    @Test func `a lost answer is asked for again under the same id`() async throws {
        let submission = try Samples.submission()
        try await FakeServer.run([
            MethodNames.submitReport: { call, messages in call <= 2 ? .drop : Samples.accepting(messages[0]) }
        ]) { server in
            let accepted = try await Self.session(server).submit(submission)
            #expect(accepted.receipt.digest == submission.digest)
            let sent = server.calls(of: MethodNames.submitReport)
            #expect(sent.count == 3)
            #expect(
                Set(sent) == [
                    [SubmitReportRequest(report: submission.bytes, requestID: submission.requestID).encoded()]
                ])
        }
    }

    @Test func `a busy and a stopping server are tried again when they say`() async throws {
        let time = FakeTime()
        try await FakeServer.run([
            MethodNames.submitReport: { call, messages in
                switch call {
                case 1: .failure(CallFailure(.draining, "stopping", retryDelayMilliseconds: 1500))
                case 2: .failure(CallFailure(.officeBusy, "busy", retryDelayMilliseconds: 2500))
                default: Samples.accepting(messages[0])
                }
            }
        ]) { server in
            _ = try await Self.session(server, time).submit(try Samples.submission())
            #expect(time.sleeps == [.milliseconds(1500), .milliseconds(2500)])
        }
    }

    @Test func `findings refuse it at once`() async throws {
        let failure = CallFailure(.reportRefused, "refused", findings: [Samples.finding("figures[0].decimal")])
        try await FakeServer.run([MethodNames.submitReport: { _, _ in .failure(failure) }]) { server in
            await #expect(throws: failure) { try await Self.session(server).submit(try Samples.submission()) }
            #expect(server.calls(of: MethodNames.submitReport).count == 1)
        }
    }

    @Test(arguments: ["digest", "request id", "key"])
    func `a receipt for something else is no success`(part: String) async throws {
        try await FakeServer.run([
            MethodNames.submitReport: { _, messages in
                do {
                    var request = try decoded { try $0.submitReportRequest(messages[0]) }
                    let digest = Digest.sha256(of: part == "digest" ? [1] : request.report)
                    if part == "request id" {
                        request.requestID = RequestID(bytes: Array(repeating: 9, count: 16)) ?? request.requestID
                    }
                    let receipt = try Samples.receipt(for: request)
                    let key =
                        part == "key"
                        ? ReportKey(office: "vn-31", regime: receipt.key.regime, period: receipt.key.period)
                        : receipt.key
                    let changed = Receipt(
                        key: key, revision: 1, sequence: 1, receivedAt: receipt.receivedAt, digest: digest,
                        requestID: request.requestID, catalogueVersion: 1)
                    return .bytes(SubmitReportResponse(receipt: changed).encoded())
                } catch {
                    return .failure(CallFailure(.internalError, "\(error)"))
                }
            }
        ]) { server in
            let error = await #expect(throws: ReceiptMismatch.self) {
                try await Self.session(server).submit(try Samples.submission())
            }
            #expect(error?.part == part)
        }
    }

    @Test func `an import sends again only what the server had no room for`() async throws {
        let submissions = try (0..<4).map { index in
            Submission(
                encoded: EncodedReport(Samples.report(office: "vn-0\(index)")),
                requestID: try #require(RequestID(bytes: Array(repeating: UInt8(index), count: 16))))
        }
        try await FakeServer.run([
            MethodNames.importReports: { call, messages in
                do {
                    let results = try messages.enumerated().map { position, message -> ImportResult in
                        let request = try decoded { try $0.submitReportRequest(message) }
                        let receipt = try Samples.receipt(for: request)
                        if call == 1, position == 1 {
                            return ImportResult(
                                requestID: request.requestID, outcome: .refused(CallFailure(.reportRefused, "no")))
                        }
                        if call == 1, position == 2 {
                            let busy = CallFailure(.officeBusy, "busy", retryDelayMilliseconds: 10)
                            return ImportResult(requestID: request.requestID, outcome: .refused(busy))
                        }
                        return ImportResult(
                            requestID: request.requestID,
                            outcome: position == 3 ? .acceptedBefore(receipt) : .accepted(receipt))
                    }
                    return .bytes(ImportReportsResponse(results: results).encoded())
                } catch {
                    return .failure(CallFailure(.internalError, "\(error)"))
                }
            }
        ]) { server in
            let told = Mutex<[Int: String]>([:])
            try await Self.session(server).importAll(submissions) { position, outcome in
                let word =
                    switch outcome {
                    case .success(let accepted): accepted.isRepeated ? "earlier" : "accepted"
                    case .failure(let error): (error as? CallFailure)?.reason.name ?? "\(error)"
                    }
                told.withLock { $0[position] = word }
            }
            #expect(told.withLock { $0 } == [0: "accepted", 1: "REPORT_REFUSED", 2: "accepted", 3: "earlier"])
            #expect(server.calls(of: MethodNames.importReports).map(\.count) == [4, 1])
        }
    }
}
