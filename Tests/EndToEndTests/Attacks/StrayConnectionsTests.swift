// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Synchronization
internal import Testing

extension EndToEndTests {
    /// Far more connections than the daemon takes.
    @Suite struct StrayConnectionsTests {
        static let strayCount = 2000

        @Test("2,000 stray connections: who is connected is served, and who comes later gets in")
        func strays() async throws {
            try await withDaemon(["limits.connections: 256", "limits.idle-seconds: 2"]) { daemon in
                var generator = SeededGenerator(seed: 8)
                let connected = daemon.client()
                let reports = try GroupTwo.reports()
                _ = try await connected.submit(reports[0], generator.requestID())

                let strays = try StrayConnections(count: Self.strayCount, port: daemon.port)
                let begin = ContinuousClock.now
                for report in reports[1..<9] { _ = try await connected.submit(report, generator.requestID()) }
                #expect(ContinuousClock.now - begin < .seconds(5))

                // The deadline of the session is far above what the strays in front of it may take.
                let session = SubmissionSession(client: daemon.client(), within: .seconds(30))
                for report in reports[9...] {
                    let submission = Submission(encoded: EncodedReport(report), requestID: generator.requestID())
                    #expect(try await session.submit(submission).receipt.revision == 1)
                }
                strays.close()
                #expect(try await connected.serverInfo().storeSequence == 18)
            }
        }
    }
}

/// Connections that are opened and never say a word.
private final class StrayConnections: Sendable {
    private let descriptors: Mutex<[Int32]>

    init(count: Int, port: Int) throws {
        try StrayConnections.raiseDescriptorLimit(to: count + 512)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var opened: [Int32] = []
        for _ in 0..<count {
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
            let descriptor = socket(AF_INET, kind, 0)
            guard descriptor >= 0 else { break }
            opened.append(descriptor)
            _ = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        descriptors = Mutex(opened)
        #expect(opened.count == count)
    }

    deinit { close() }

    func close() {
        descriptors.withLock { descriptors in
            for descriptor in descriptors { Glibc.close(descriptor) }
            descriptors.removeAll()
        }
    }

    private static func raiseDescriptorLimit(to count: Int) throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_cur < rlim_t(count) else { return }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(count))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        try #require(limit.rlim_cur >= rlim_t(count), "this machine allows too few descriptors")
    }
}
