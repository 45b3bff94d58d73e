// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization
internal import Testing

@testable internal import TTRPC

/// A server against clients that do not behave.
@Suite struct PeerBehaviourTests {
    @Test func headerAndBodyInTwoWrites() async throws {
        try await LiveServer.run { live in
            let peer = try await RawPeer.connect(port: live.port)
            let clock = ContinuousClock()
            var fastest = Duration.seconds(60)
            for id: UInt32 in stride(from: 1, to: 40, by: 2) {
                let bytes = WireFrame.request(id).bytes
                let took = try await clock.measure {
                    try await peer.send(bytes: Array(bytes[..<10]))
                    try await peer.send(bytes: Array(bytes[10...]))
                    #expect(try await peer.frames(1).map(\.id) == [id])
                }
                fastest = min(fastest, took)
            }
            // A delayed acknowledgement on either side would show in every round.
            #expect(fastest < .milliseconds(40))
            try await peer.close()
        }
    }

    @Test func oversizeIsAnsweredOnItsStream() async throws {
        try await LiveServer.run { live in
            let peer = try await RawPeer.connect(port: live.port)
            let length = (4 << 20) + 1
            try await peer.send(bytes: WireFrame.header(length: UInt32(length), id: 1, type: 1))
            try await peer.send(bytes: [UInt8](repeating: 0, count: length))
            try await peer.send(.request(3))
            let frames = try await peer.frames(2)
            #expect(frames.map(\.id) == [1, 3])
            #expect(frames.map(\.statusCode) == [8, 0])
            #expect(live.server.statistics.requestsOversize == 1)
            try await peer.close()
        }
    }

    @Test func closingCancelsTheOpenCalls() async throws {
        let log = CallLog()
        try await LiveServer.run(log.table()) { live in
            let peer = try await RawPeer.connect(port: live.port)
            try await peer.send(.request(1), .request(3))
            try await eventually { log.calls.count == 2 ? true : nil }
            #expect(log.calls[0].peer.transport == .tcp)
            #expect(log.calls[0].peer.remoteAddress?.ipAddress == "127.0.0.1")
            try await peer.close()
            try await eventually { log.lines.count == 2 ? true : nil }
            #expect(Set(log.lines) == ["cancel 1 connectionClosed", "cancel 3 connectionClosed"])
        }
    }

    @Test func idleConnectionsAreClosed() async throws {
        var configuration = TTRPCServerConfiguration()
        configuration.limits.idleTimeMax = .milliseconds(300)
        try await LiveServer.run(configuration: configuration) { live in
            let peer = try await RawPeer.connect(port: live.port)
            try await peer.untilClosed()
            #expect(live.server.statistics.connectionsIdleClosed == 1)
        }
    }

    @Test func aFrameThatDoesNotEndClosesTheConnection() async throws {
        var configuration = TTRPCServerConfiguration()
        configuration.limits.frameTimeMax = .milliseconds(500)
        try await LiveServer.run(configuration: configuration) { live in
            let peer = try await RawPeer.connect(port: live.port)
            try await peer.send(bytes: Array(WireFrame.request(1).bytes.dropLast()))
            try await peer.untilClosed()
            #expect(live.server.statistics.connectionsSlowFrameClosed == 1)
        }
    }

    /// A peer that sends requests and never reads: what waits for it stays bounded, then it loses the connection.
    @Test func aPeerThatDoesNotReadIsClosed() async throws {
        var configuration = TTRPCServerConfiguration()
        configuration.limits.outboundBytesMark = 256 << 10
        configuration.limits.outboundBytesMax = 6 << 20
        configuration.limits.outboundStallTimeMax = .milliseconds(300)
        try await LiveServer.run(configuration: configuration) { live in
            let peer = try await RawPeer.connect(port: live.port, reads: false)
            let payload = [UInt8](repeating: 1, count: 1000)
            let requests = stride(from: UInt32(1), to: 400, by: 2).flatMap {
                WireFrame.request($0, method: "Grow", payload: payload).bytes
            }
            peer.push(bytes: requests)
            try await eventually { live.server.statistics.connectionsSlowPeerClosed == 1 ? true : nil }
            let statistics = live.server.statistics
            #expect(statistics.callsStarted < 30)
            #expect(statistics.connectionsOpen == 0)
            try await peer.close()
        }
    }

    @Test func theConnectionCapIsKeptAndGivenBack() async throws {
        var configuration = TTRPCServerConfiguration()
        configuration.limits.connectionsMax = 2
        try await LiveServer.run(loops: 2, configuration: configuration) { live in
            let first = try await RawPeer.connect(port: live.port)
            let second = try await RawPeer.connect(port: live.port)
            try await eventually { live.server.statistics.connectionsOpen == 2 ? true : nil }
            // The system accepts the third into its backlog; the server does not.
            let third = try await RawPeer.connect(port: live.port)
            try await third.send(.request(1))
            try await Task.sleep(for: .milliseconds(100))
            #expect(live.server.statistics.connectionsAccepted == 2)
            try await first.close()
            #expect(try await third.frames(1).map(\.id) == [1])
            #expect(live.server.statistics.connectionsAccepted == 3)
            #expect(live.server.statistics.connectionsRefused == 0)
            try await second.close()
            try await third.close()
        }
    }
}
