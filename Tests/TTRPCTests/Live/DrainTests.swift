// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct DrainTests {
    @Test func openCallsFinishAndNewOnesAreRefused() async throws {
        let log = CallLog()
        try await LiveServer.run(log.table()) { live in
            let client = try await live.connect()
            let open = Task { try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1]) }
            let call = try await eventually { log.calls.first }
            let detail = TTRPCStatus.Detail(typeURL: "type.test/RetryInfo", value: [1])
            live.server.beginDrain(status: TTRPCStatus(.unavailable, "draining", details: [detail]))
            let refused = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(service: EchoMethods.service, method: "Echo", payload: [])
            }
            #expect(refused?.code == .unavailable)
            #expect(refused?.details == [detail])
            try await self.untilNobodyListens(live)
            call.reply(ByteBuffer(bytes: [9]))
            #expect(try await open.value == [9])
            try await live.server.closed.get()
            try await client.untilClosed()
            #expect(live.server.statistics.connectionsOpen == 0)
            await #expect(throws: TTRPCStatusError.self) {
                _ = try await live.server.listen(on: .tcp(host: "127.0.0.1", port: 0))
            }
        }
    }

    @Test func aMethodThatTellsHowTheServerIsAnswersWhileItDrains() async throws {
        let log = CallLog()
        var table = log.table()
        table.unary(service: "s", method: "Health", answersWhileDraining: true) { call, payload in call.reply(payload) }
        try await LiveServer.run(table) { live in
            let client = try await live.connect()
            let open = Task { try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1]) }
            let call = try await eventually { log.calls.first }
            live.server.beginDrain(status: TTRPCStatus(.unavailable, "draining"))
            #expect(try await client.unary(service: "s", method: "Health", payload: [7]) == [7])
            let refused = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(service: "s", method: "Nothing", payload: [])
            }
            #expect(refused?.message == "draining")
            #expect(try await client.unary(service: "s", method: "Health", payload: [8]) == [8])
            call.reply(ByteBuffer(bytes: [9]))
            #expect(try await open.value == [9])
            try await live.server.closed.get()
        }
    }

    @Test func aConnectionThatIsLetGoAloneAnswersNothingMore() async throws {
        let log = CallLog()
        var table = log.table()
        table.unary(service: "s", method: "Health", answersWhileDraining: true) { call, payload in call.reply(payload) }
        try await LiveServer.run(table) { live in
            let client = try await live.connect()
            let open = Task { try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1]) }
            let call = try await eventually { log.calls.first }
            #expect(live.server.drainConnections(status: TTRPCStatus(.unauthenticated, "revoked")) { _ in true } == 1)
            // A request that is read in the same turn of the event loop comes before the drain.
            var refused: TTRPCStatusError?
            for _ in 0..<10 where refused == nil {
                do {
                    _ = try await client.unary(service: "s", method: "Health", payload: [7])
                } catch let error as TTRPCStatusError {
                    refused = error
                }
            }
            #expect(refused?.message == "revoked")
            call.reply(ByteBuffer(bytes: [9]))
            #expect(try await open.value == [9])
            try await client.untilClosed()
        }
    }

    /// The listener closes on its own loop, a moment after the drain began.
    private func untilNobodyListens(_ live: LiveServer) async throws {
        for _ in 0..<1000 {
            do {
                try await live.connect().close()
            } catch {
                #expect((error as? TTRPCConnectionError)?.reason == .connectFailed)
                return
            }
        }
        throw Timeout()
    }

    @Test func theHardDeadlineAnswersWhatIsLeft() async throws {
        let log = CallLog()
        try await LiveServer.run(log.table()) { live in
            let client = try await live.connect()
            let open = Task { try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1]) }
            try await eventually { log.calls.first }
            let unfinished = TTRPCStatus(
                .unavailable, "ask again", details: [.init(typeURL: "type.test/RetryInfo", value: [2])])
            live.server.beginDrain(unfinished: unfinished, within: .milliseconds(100))
            let told = await #expect(throws: TTRPCStatusError.self) { _ = try await open.value }
            #expect(told?.code == .unavailable)
            #expect(told?.message == "ask again")
            #expect(told?.details == unfinished.details)
            try await live.server.closed.get()
            #expect(log.lines == ["cancel 1 serverStopping"])
        }
    }

    /// A peer that reads nothing cannot keep the server from its end.
    @Test func aDeafPeerIsClosedAfterTheHardDeadline() async throws {
        let log = CallLog()
        try await LiveServer.run(log.table()) { live in
            let peer = try await RawPeer.connect(port: live.port)
            try await peer.send(bytes: WireFrame.request(1).bytes)
            let call = try await eventually { log.calls.first }
            // The first bytes of another request keep the connection from being drained.
            try await peer.send(bytes: Array(WireFrame.request(3).bytes.prefix(4)))
            let begin = ContinuousClock.now
            live.server.beginDrain(within: .milliseconds(50))
            try await live.server.closed.get()
            #expect(ContinuousClock.now - begin < .seconds(8))
            #expect(!call.isOpen)
        }
    }

    @Test func aServerWithoutConnectionsDrainsAtOnce() async throws {
        try await LiveServer.run { live in
            live.server.beginDrain()
            try await live.server.closed.get()
        }
    }

    /// Every reply of a busy connection arrives although the server closes right after the last one.
    @Test func noReplyIsLostToTheClosing() async throws {
        let log = CallLog()
        try await LiveServer.run(log.table()) { live in
            let peer = try await RawPeer.connect(port: live.port)
            try await peer.send(bytes: stride(from: UInt32(1), to: 200, by: 2).flatMap { WireFrame.request($0).bytes })
            try await eventually { log.calls.count == 100 ? true : nil }
            live.server.beginDrain()
            peer.push(bytes: stride(from: UInt32(201), to: 2000, by: 2).flatMap { WireFrame.request($0).bytes })
            let batch = ReplyBatch()
            for call in log.calls { batch.reply(call, ByteBuffer(repeating: 3, count: 10_000)) }
            batch.deliver()
            var answered = 0
            while answered < 100 {
                for frame in try await peer.frames(1) where frame.payload.count == 10_000 { answered += 1 }
            }
            try await peer.untilClosed()
            try await live.server.closed.get()
        }
    }
}
