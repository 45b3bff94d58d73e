// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import SeededRandom
internal import TTRPC
internal import Testing

extension EndToEndTests {
    /// A clerk who does not get the answer sends again, and the report is in once.
    @Suite struct LostAnswersTests {
        @Test("One report, its answer lost, five copies, a crash: stored once, one receipt five times")
        func fiveCopies() async throws {
            let folder = try TemporaryFolder()
            var daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            var generator = SeededGenerator(seed: 1)
            let requestID = generator.requestID()
            let submission = Submission(
                encoded: EncodedReport(try GroupTwo.report(of: GroupTwo.hanoi)), requestID: requestID)
            try await loseAnswer(to: submission, of: daemon)

            let port = daemon.port
            var copies = try await (1...4).concurrently { _ in try await rawAnswer(to: submission, port: port) }
            try await daemon.kill9()
            async let fifth = eventually("an answer after the restart", within: .seconds(30)) {
                do {
                    return try await rawAnswer(to: submission, port: port)
                } catch is TTRPCConnectionError {
                    return nil
                }
            }
            daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock, port: port)
            copies.append(try await fifth)
            #expect(copies.count == 5)
            #expect(Set(copies).count == 1, "the receipts differ in their bytes")

            let client = daemon.client()
            let response = try await client.submit(submission.bytes, requestID: requestID)
            #expect(response.isRepeated && response.encoded() == copies[0])
            #expect(response.receipt.revision == 1 && response.receipt.digest == submission.digest)
            let stored = try await client.get(GetReportRequest(key: try GroupTwo.key(GroupTwo.hanoi)))
            #expect(stored.receipt == response.receipt && stored.report == submission.bytes)
            #expect(try await versionCount(client) == 1)

            for report in try GroupTwo.reports() where report.office != GroupTwo.hanoi {
                _ = try await client.submit(report, generator.requestID())
            }
            #expect(try await client.consolidation(try GroupTwo.request()).sum("delegations.outbound") == 398)
            #expect(try await versionCount(client) == 17)
            try await refusesOtherContent(under: response.receipt, client)
            #expect(try await daemon.stop() == 0)
        }

        @Test("Five copies at the same moment: one is new, all have its receipt")
        func sameMoment() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            var generator = SeededGenerator(seed: 2)
            for report in try GroupTwo.reports() {
                let requestID = generator.requestID()
                let responses = try await (1...5).concurrently { _ in
                    try await daemon.client().submit(report, requestID)
                }
                #expect(responses.count { !$0.isRepeated } == 1)
                #expect(Set(responses.map(\.receipt)).count == 1)
            }
            #expect(try await versionCount(daemon.client()) == 17)
            try await daemon.stop()
        }

        /// The same id with 119 for 118 delegations.
        private func refusesOtherContent(under receipt: Receipt, _ client: OfficeClient) async throws {
            let before = try await client.consolidation(try GroupTwo.request())
            var other = try GroupTwo.report(of: GroupTwo.hanoi)
            let position = try #require(other.figures.firstIndex { $0.indicator == "delegations.outbound" })
            #expect(other.figures[position].value == .decimal("118"))
            other.figures[position].value = .decimal("119")
            let failure = try await client.failure(of: other, receipt.requestID)
            #expect(failure.reason == .requestIDReused && failure.current == receipt)
            #expect(try await client.consolidation(try GroupTwo.request()) == before)
            #expect(try await client.get(GetReportRequest(key: receipt.key)).receipt == receipt)
        }

        private func loseAnswer(to submission: Submission, of daemon: DaemonProcess) async throws {
            let proxy = try await LossyProxy.start(before: daemon.port)
            let client = OfficeClient(address: .tcp(host: "127.0.0.1", port: proxy.port), configuration: .forTests)
            await #expect(throws: ConnectionLost.self) {
                try await client.submit(submission.bytes, requestID: submission.requestID)
            }
            #expect(proxy.swallowedBytes > 0, "the link was cut before the answer")
            try await proxy.close()
        }

        private func versionCount(_ client: OfficeClient) async throws -> Int {
            try await client.reports(ListReportsRequest()).reduce(0) { count, _ in count + 1 }
        }
    }
}

/// The bytes of an answer to SubmitReport, over a connection of its own.
private func rawAnswer(to submission: Submission, port: Int) async throws -> [UInt8] {
    let client = try await TTRPCClient.connect(to: .tcp(host: "127.0.0.1", port: port))
    let request = SubmitReportRequest(report: submission.bytes, requestID: submission.requestID)
    let method = MethodNames.submitReport
    let answer = try await client.unary(
        service: method.service, method: method.method, payload: request.encoded(), timeout: .seconds(10))
    try await client.close()
    return answer
}
