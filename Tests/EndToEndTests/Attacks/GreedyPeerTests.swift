// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// Peers that ask for more than their share.
    @Suite struct GreedyPeerTests {
        @Test("A peer that asks and never reads holds little memory and nobody else up")
        func neverReads() async throws {
            try await withDaemon(["drain.seconds: 1"]) { daemon in
                var generator = SeededGenerator(seed: 40)
                let client = daemon.client()
                for report in try GroupTwo.reports() { _ = try await client.submit(report, generator.requestID()) }
                let before = try daemon.residentKiB()
                let deaf = try DeafConnection(port: daemon.port)
                let question = RawConnection.request(
                    service: MethodNames.getConsolidation.service, method: MethodNames.getConsolidation.method,
                    payload: try GroupTwo.request().encoded())
                var sentBytes = 0
                for number in 0..<20_000 {
                    let stream = UInt32(number * 2 + 1)
                    let count = deaf.send(RawConnection.header(length: question.count, stream: stream) + question)
                    guard count > 0 else { break }
                    sentBytes += count
                }
                #expect(sentBytes > 0)
                for _ in 0..<5 { #expect(try await client.consolidation(try GroupTwo.request()).members.count == 17) }
                #expect(try daemon.residentKiB() - before < 64 << 10)
                // Its answers are still under way; the stop waits for them no longer than it is told to.
                let begin = ContinuousClock.now
                #expect(try await daemon.stop() == 0)
                #expect(ContinuousClock.now - begin < .seconds(4))
                deaf.close()
            }
        }

        @Test("An office with too much under way is told to wait; another office is served")
        func oneOfficeFloods() async throws {
            try await withDaemon(["limits.in-flight-per-office: 4"]) { daemon in
                var generator = SeededGenerator(seed: 41)
                let all = try Load.submissions(from: 0, count: 17 * 60, using: &generator)
                let flood = all.filter { $0.report.office == GroupTwo.hanoi }
                let client = daemon.client()
                async let refusals = flood.concurrently { submission -> CallFailure? in
                    do {
                        _ = try await client.submit(submission.bytes, requestID: submission.requestID)
                        return nil
                    } catch let failure as CallFailure {
                        return failure
                    }
                }
                let other = try #require(all.first { $0.report.office == GroupTwo.thaiBinh })
                _ = try await daemon.client().submit(other.bytes, requestID: other.requestID)
                let busy = try await refusals.compactMap(\.self)
                #expect(!busy.isEmpty, "the office never had too much under way")
                for failure in busy {
                    #expect(failure.reason == .officeBusy && failure.retryDelayMilliseconds ?? 0 > 0)
                }
                // Who waits as told gets everything in.
                let session = SubmissionSession(client: client, within: .seconds(20))
                let accepted = try await flood.concurrently { try await session.submit($0).receipt }
                #expect(Set(accepted.map(\.sequence)).count == flood.count)
            }
        }

        @Test("Peers that hang up after sending: each report is in once or not at all")
        func hangUp() async throws {
            try await withDaemon { daemon in
                var generator = SeededGenerator(seed: 42)
                let submissions = try Load.submissions(from: 0, count: 60, using: &generator)
                for submission in submissions {
                    let payload = SubmitReportRequest(report: submission.bytes, requestID: submission.requestID)
                    let envelope = RawConnection.request(
                        service: MethodNames.submitReport.service, method: MethodNames.submitReport.method,
                        payload: payload.encoded())
                    let connection = try DeafConnection(port: daemon.port)
                    _ = connection.send(RawConnection.header(length: envelope.count, stream: 1) + envelope)
                    connection.close()
                }
                let client = daemon.client()
                for submission in submissions {
                    let response = try await client.submit(submission.bytes, requestID: submission.requestID)
                    #expect(response.receipt.revision == 1 && response.receipt.digest == submission.digest)
                }
                #expect(try await client.serverInfo().storeSequence == 61)
            }
        }

        @Test("Reports as large as a request may be are judged, and cost no lasting memory")
        func hugeReports() async throws {
            try await withDaemon { daemon in
                var generator = SeededGenerator(seed: 43)
                let client = daemon.client()
                let honest = try GroupTwo.report(of: GroupTwo.hanoi)
                var long = honest
                long.narratives = [Narrative(section: "results", text: String(repeating: "ngoại vụ ", count: 300_000))]
                let tooLong = try await client.failure(of: long, generator.requestID())
                #expect(tooLong.findings.map(\.code) == [.textTooLong])

                var wrong = honest
                wrong.figures += (0..<60_000).map { Figure(indicator: "no.such.\($0)", value: .decimal("x")) }
                let failure = try await client.failure(of: wrong, generator.requestID())
                #expect([.reportRefused, .requestTooBig].contains(failure.reason), "\(failure.message)")
                #expect(try daemon.residentKiB() < 200 << 10)
                try await submitOne(daemon, seed: 44)
            }
        }
    }
}

extension DaemonProcess {
    /// Memory that it holds.
    func residentKiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process.processID)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(line.split { !$0.isNumber }.first.flatMap { Int($0) })
    }
}

/// A connection that is never read from and can be cut without a farewell.
private final class DeafConnection: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        try #require(descriptor >= 0)
        var size: Int32 = 4096
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        var patience = timeval(tv_sec: 0, tv_usec: 300_000)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(status == 0)
    }

    /// How many bytes the system took; less than all when the daemon stopped reading.
    func send(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    func close() { Glibc.close(descriptor) }
}
