// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import TTRPC
internal import Testing

struct OfficeClientTests {
    @Test func `a refusal arrives with its reason, findings and receipt`() async throws {
        let submission = try Samples.submission()
        let receipt = try Samples.receipt(
            for: SubmitReportRequest(report: submission.bytes, requestID: submission.requestID))
        let failure = CallFailure(
            .reportRefused, "refused", findings: [Samples.finding("figures[0].decimal")], current: receipt)
        try await FakeServer.run([MethodNames.submitReport: { _, _ in .failure(failure) }]) { server in
            await #expect(throws: failure) {
                try await server.client.submit(submission.bytes, requestID: submission.requestID)
            }
        }
    }

    @Test func `a status of something else is told as such`() async throws {
        try await FakeServer.run([
            MethodNames.getServerInfo: { _, _ in .status(TTRPCStatus(.permissionDenied, "no")) }
        ]) { server in
            await #expect(throws: ForeignStatus(code: 7, text: "PERMISSION_DENIED: no")) {
                try await server.client.serverInfo()
            }
        }
    }

    @Test func `an answer that cannot be decoded names its method`() async throws {
        try await FakeServer.run([MethodNames.getServerInfo: { _, _ in .bytes([0xFF, 0xFF]) }]) { server in
            let error = await #expect(throws: UnexpectedAnswer.self) { try await server.client.serverInfo() }
            #expect(error?.method == "chancery.v1.ServerService/GetServerInfo")
        }
    }

    @Test func `no server is a lost connection with the system's sentence`() async throws {
        let nobody = try BoundPort()
        let client = OfficeClient(address: .tcp(host: "127.0.0.1", port: nobody.port))
        let error = await #expect(throws: ConnectionLost.self) { try await client.serverInfo() }
        withExtendedLifetime(nobody) {}
        #expect(
            error?.problem
                == "Connection refused: nothing listens there; is the address right, and is the daemon running?")
    }

    @Test func `a call after a lost connection makes a new one`() async throws {
        let info = ServerInfo(
            version: "1",
            limits: ProtocolLimits(
                requestBytesMax: 1, callsPerConnectionMax: 1, submissionsPerOfficeMax: 1, importReportsMax: 1,
                figuresPerReportMax: 1),
            storeSequence: 3, catalogueVersion: 1, catalogueEdition: "e", now: Instant(microsecondsSinceEpoch: 0),
            startedAt: Instant(microsecondsSinceEpoch: 0))
        try await FakeServer.run([
            MethodNames.getServerInfo: { call, _ in call == 1 ? .drop : .bytes(info.encoded()) }
        ]) { server in
            let client = server.client
            await #expect(throws: ConnectionLost.self) { try await client.serverInfo() }
            let again = try await client.serverInfo()
            #expect(again == info)
        }
    }

    @Test func `a deadline on this side ends a call that is never answered`() async throws {
        try await FakeServer.run([MethodNames.getServerInfo: { _, _ in .silence }]) { server in
            let error = await #expect(throws: ForeignStatus.self) {
                try await server.client.serverInfo(timeout: .milliseconds(50))
            }
            #expect(error?.code == StatusCode.deadlineExceeded.rawValue)
            #expect(error.flatMap { RetryPolicy.leastDelay(after: $0) } == .zero)
        }
    }

    @Test func `a list comes entry by entry over all pages`() async throws {
        let submission = try Samples.submission()
        let request = SubmitReportRequest(report: submission.bytes, requestID: submission.requestID)
        let receipts = try (1...5).map { try Samples.receipt(for: request, sequence: $0) }
        try await FakeServer.run([
            MethodNames.listReports: { call, _ in
                let range = call == 1 ? 0..<2 : call == 2 ? 2..<4 : 4..<5
                let page = ListReportsResponse(
                    reports: receipts[range].map { ReportSummaryMessage(receipt: $0, sizeBytes: 10) },
                    nextPageToken: call < 3 ? "token-\(call)" : "", sequence: 5)
                return .bytes(page.encoded())
            }
        ]) { server in
            var sequences: [Int64] = []
            for try await entry in server.client.reports(ListReportsRequest(regime: "FA-D09")) {
                sequences.append(entry.receipt.sequence)
            }
            #expect(sequences == [1, 2, 3, 4, 5])
            let tokens = try server.calls(of: MethodNames.listReports).map { messages in
                try decoded { try $0.listReportsRequest(messages[0]).pageToken }
            }
            #expect(tokens == ["", "token-1", "token-2"])
        }
    }

    @Test func `a stored report that is not the one of its receipt is refused`() async throws {
        let submission = try Samples.submission()
        let receipt = try Samples.receipt(
            for: SubmitReportRequest(report: submission.bytes, requestID: submission.requestID))
        try await FakeServer.run([:]) { server in
            let good = StoredReportMessage(
                receipt: receipt, report: submission.bytes, firstReceivedAt: receipt.receivedAt)
            let report = try await server.client.report(in: good)
            #expect(report == submission.report)
            let bad = StoredReportMessage(
                receipt: receipt, report: Samples.report(outbound: 119).encoded(), firstReceivedAt: receipt.receivedAt)
            await #expect(throws: UnexpectedAnswer.self) { try await server.client.report(in: bad) }
        }
    }
}
