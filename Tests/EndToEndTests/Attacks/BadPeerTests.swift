// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// Peers that send what nobody should send.
    @Suite struct BadPeerTests {
        @Test("Random bytes, whole or behind a good header, cost nobody else anything")
        func randomBytes() async throws {
            try await withDaemon { daemon in
                var generator = SeededGenerator(seed: 99)
                for round in 0..<60 {
                    let connection = try await RawConnection.open(port: daemon.port)
                    var bytes = generator.bytes(Int.random(in: 1...4000, using: &generator))
                    if round.isMultiple(of: 2) {
                        bytes = RawConnection.header(length: bytes.count, stream: UInt32(round + 1)) + bytes
                    } else if round.isMultiple(of: 3) {
                        bytes = good(GetServerInfoRequest().encoded(), MethodNames.getServerInfo, stream: 1) + bytes
                    }
                    await connection.send(bytes)
                }
                try await submitOne(daemon, seed: 1)
            }
        }

        @Test("Random payloads are answered with a status, and the connection lives")
        func randomPayloads() async throws {
            try await withDaemon { daemon in
                var generator = SeededGenerator(seed: 100)
                let methods = [
                    MethodNames.submitReport, MethodNames.validateReport, MethodNames.getReport,
                    MethodNames.listReports, MethodNames.getConsolidation, MethodNames.listPeriods,
                ]
                let connection = try await RawConnection.open(port: daemon.port)
                for number in 0..<120 {
                    let payload = generator.bytes(Int.random(in: 1...2000, using: &generator))
                    let stream = UInt32(number * 2 + 1)
                    await connection.send(good(payload, methods[number % methods.count], stream: stream))
                    let answer = try await connection.frame()
                    #expect(answer.stream == stream && answer.type == 2)
                }
                try await submitOne(daemon, seed: 2)
            }
        }

        @Test("A frame over the limit is answered on its stream, and the connection lives")
        func oversize() async throws {
            try await withDaemon(["limits.request-bytes: 1114112"]) { daemon in
                let connection = try await RawConnection.open(port: daemon.port)
                let length = 1_300_000
                let body = Array(repeating: UInt8(10), count: length)
                await connection.send(RawConnection.header(length: length, stream: 1) + body)
                let refusal = try await connection.frame()
                #expect(refusal.stream == 1 && refusal.type == 2)
                // Field 1 is the status, and its field 1 the code: RESOURCE_EXHAUSTED.
                #expect(refusal.data.first == 0x0A && refusal.data.dropFirst(2).starts(with: [0x08, 0x08]))
                await connection.send(good(GetServerInfoRequest().encoded(), MethodNames.getServerInfo, stream: 3))
                let answer = try await connection.frame()
                #expect(answer.stream == 3 && answer.data.first == 0x12)
            }
        }

        @Test("Header and body in two writes, and a request in single bytes")
        func splitWrites() async throws {
            try await withDaemon { daemon in
                let connection = try await RawConnection.open(port: daemon.port)
                let frame = good(GetServerInfoRequest().encoded(), MethodNames.getServerInfo, stream: 1)
                await connection.send(Array(frame[..<10]))
                try await Task.sleep(for: .milliseconds(50))
                await connection.send(Array(frame[10...]))
                #expect(try await connection.frame().stream == 1)
                for byte in good(GetServerInfoRequest().encoded(), MethodNames.getServerInfo, stream: 3) {
                    await connection.send([byte])
                }
                #expect(try await connection.frame().stream == 3)
            }
        }

        @Test("A peer that falls silent inside a frame, or says nothing, loses the connection; others are served")
        func silent() async throws {
            try await withDaemon(["limits.idle-seconds: 1"]) { daemon in
                let halfOpen = try await RawConnection.open(port: daemon.port)
                await halfOpen.send(RawConnection.header(length: 4000, stream: 1) + [10, 3])
                let mute = try await RawConnection.open(port: daemon.port)
                try await submitOne(daemon, seed: 3)
                try await halfOpen.closed(within: .seconds(5))
                try await mute.closed(within: .seconds(5))
            }
        }

        @Test("A peer that dribbles a frame is cut off by the frame limit, though it is never idle")
        func dribble() async throws {
            try await withDaemon(["limits.frame-seconds: 1"]) { daemon in
                let slow = try await RawConnection.open(port: daemon.port)
                await slow.send(RawConnection.header(length: 4000, stream: 1))
                for _ in 0..<100 where !slow.isClosed {
                    await slow.send([10])
                    try await Task.sleep(for: .milliseconds(50))
                }
                #expect(slow.isClosed)
                try await submitOne(daemon, seed: 4)
            }
        }

        private func good(_ payload: [UInt8], _ method: MethodName, stream: UInt32) -> [UInt8] {
            let envelope = RawConnection.request(service: method.service, method: method.method, payload: payload)
            return RawConnection.header(length: envelope.count, stream: stream) + envelope
        }
    }
}

/// A daemon with a few more keys, which must live on and stop cleanly: a crash before the stop shows in the status.
func withDaemon(_ lines: [String] = [], _ body: (DaemonProcess) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    let daemon = try await DaemonProcess.configured(
        folder.path, ["catalogue.directory: \(RepositoryFiles.catalogue)"] + lines)
    try await body(daemon)
    #expect(try await daemon.stop() == 0)
}

/// An honest submission over a new connection, which must be taken.
func submitOne(_ daemon: DaemonProcess, seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let report = try GroupTwo.report(of: GroupTwo.hanoi)
    let response = try await daemon.client().submit(report, generator.requestID())
    #expect(response.receipt.revision == 1)
}
