// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOEmbedded
internal import Synchronization
internal import Testing

@testable internal import TTRPC

/// A client connection on an embedded channel; the test plays the server.
@Suite struct ClientConnectionTests {
    private final class Harness {
        let channel = EmbeddedChannel()
        let connection: ClientConnection
        private var unparsed: [UInt8] = []

        init(limits change: (inout TTRPCLimits) -> Void = { _ in }) throws {
            var limits = TTRPCLimits()
            change(&limits)
            self.connection = ClientConnection(limits: limits, eventLoop: self.channel.eventLoop)
            try self.channel.pipeline.syncOperations.addHandler(self.connection.transport)
            self.channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        }

        func sent() throws -> [WireFrame] {
            while let write = try self.channel.readOutbound(as: ByteBuffer.self) {
                self.unparsed += Array(write.readableBytesView)
            }
            return WireFrame.take(from: &self.unparsed)
        }

        func receive(_ frames: WireFrame...) throws {
            try self.channel.writeInbound(ByteBuffer(bytes: frames.flatMap(\.bytes)))
        }

        func unary(_ outcome: Outcome, timeout: TimeAmount? = nil) -> TTRPCClientCall {
            self.start(.unary, timeout: timeout, .completion { outcome.set($0) })
        }

        func start(
            _ shape: TTRPCClientCall.Shape, timeout: TimeAmount? = nil, _ sink: TTRPCClientCall.Sink
        ) -> TTRPCClientCall {
            let call = TTRPCClientCall(
                head: RequestHead(service: EchoMethods.service, method: "Echo"),
                payload: ByteBuffer(bytes: [1, 2, 3]),
                shape: shape,
                deadline: timeout.map { self.channel.eventLoop.now + $0 },
                sink: sink,
                connection: self.connection
            )
            self.connection.start(call)
            return call
        }
    }

    /// What a call ended with, and how often.
    private final class Outcome: Sendable {
        private let results = Mutex<[Result<ByteBuffer, any Error>]>([])

        func set(_ result: Result<ByteBuffer, any Error>) { self.results.withLock { $0.append(result) } }

        var count: Int { self.results.withLock { $0.count } }

        var payload: [UInt8]? {
            guard case .success(let payload) = self.results.withLock({ $0.first }) else { return nil }
            return Array(payload.readableBytesView)
        }

        var status: TTRPCCode? { (self.error as? TTRPCStatusError)?.code }
        var lost: TTRPCConnectionError.Reason? { (self.error as? TTRPCConnectionError)?.reason }

        private var error: (any Error)? {
            guard case .failure(let error) = self.results.withLock({ $0.first }) else { return nil }
            return error
        }
    }

    @Test func writesTheRequestAndTakesTheAnswer() throws {
        let harness = try Harness()
        let (first, second) = (Outcome(), Outcome())
        _ = harness.unary(first)
        _ = harness.unary(second)
        #expect(try harness.sent() == [.request(1), .request(3)])
        try harness.receive(.response(3, payload: [9]), .response(1, code: 5, message: "x"))
        #expect(second.payload == [9])
        #expect(first.status == .notFound)
        try harness.receive(.response(1), .response(3), .response(99), WireFrame(id: 1, type: 50))
        #expect(first.count == 1 && second.count == 1)
        #expect(harness.channel.isActive)
    }

    @Test func failsCallsOnWhatItCannotRead() throws {
        let harness = try Harness { $0.frameDataBytesMax = 20_000 }
        let outcomes = (0..<3).map { _ in Outcome() }
        for outcome in outcomes { _ = harness.unary(outcome) }
        try harness.receive(WireFrame(id: 1, type: 2, data: [0x0a, 9]), .data(3, [1]))
        try harness.channel.writeInbound(
            ByteBuffer(
                bytes: WireFrame.header(length: 20_001, id: 5, type: 2) + [UInt8](repeating: 0, count: 20_001)))
        #expect(outcomes[0].lost == .protocolViolation)
        #expect(outcomes[1].lost == .protocolViolation)
        #expect(outcomes[2].status == .resourceExhausted)
        #expect(harness.channel.isActive)
    }

    @Test func aForeignProtocolFailsEveryCall() throws {
        let harness = try Harness()
        let outcome = Outcome()
        _ = harness.unary(outcome)
        try harness.channel.writeInbound(ByteBuffer(string: "HTTP/1.1 400"))
        #expect(outcome.lost == .protocolViolation)
        #expect(!harness.channel.isActive)
        let later = Outcome()
        _ = harness.unary(later)
        #expect(later.lost == .closed)
    }

    @Test func givesUpAtTheDeadline() throws {
        let harness = try Harness()
        let (early, late) = (Outcome(), Outcome())
        _ = harness.unary(late, timeout: .seconds(5))
        _ = harness.unary(early, timeout: .seconds(1))
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(early.status == .deadlineExceeded)
        #expect(late.count == 0)
        try harness.receive(.response(3), .response(1))
        #expect(early.count == 1)
        #expect(late.payload == [])
    }

    @Test func aStreamClosesItsSideWhenTheServerStops() throws {
        let harness = try Harness()
        let inbox = ClientStreamInbox(unread: harness.connection.unread)
        let call = harness.start(.streaming(isOpen: true), .inbox(inbox))
        #expect(try harness.sent().map(\.flags) == [2])
        try harness.receive(.data(1, [1]), .close(1))
        #expect(try harness.sent() == [.close(1)])
        #expect(call.isFinished)
        try harness.receive(.data(1, [1]))
        #expect(try harness.sent().isEmpty)
    }

    @Test func cancellingAnOpenStreamClosesItsSide() throws {
        let harness = try Harness()
        let inbox = ClientStreamInbox(unread: harness.connection.unread)
        let open = harness.start(.streaming(isOpen: true), .inbox(inbox))
        let closed = harness.start(.streaming(isOpen: false), .inbox(inbox))
        #expect(try harness.sent().map(\.flags) == [2, 1])
        open.cancel()
        closed.cancel()
        #expect(try harness.sent() == [.close(1)])
    }

    @Test func aCallCancelledBeforeItIsSentIsNotSent() throws {
        let harness = try Harness()
        let outcome = Outcome()
        let call = TTRPCClientCall(
            head: RequestHead(service: "s", method: "m"), payload: ByteBuffer(), shape: .unary, deadline: nil,
            sink: .completion { outcome.set($0) }, connection: harness.connection)
        call.finish(.failure(CancellationError()))
        harness.connection.start(call)
        #expect(try harness.sent().isEmpty)
        #expect(outcome.count == 1)
        #expect(harness.connection.outbound.bytes == 0)
    }

    @Test func unreadMessagesHoldReadingBack() throws {
        let harness = try Harness { $0.clientInboundBytesMark = 1000 }
        let inbox = ClientStreamInbox(unread: harness.connection.unread)
        _ = harness.start(.streaming(isOpen: false), .inbox(inbox))
        let outcome = Outcome()
        _ = harness.unary(outcome)
        try harness.receive(.data(1, [UInt8](repeating: 1, count: 1000)), .response(3, payload: [7]))
        #expect(outcome.count == 0)
        harness.connection.unread.subtract(1000)
        harness.channel.embeddedEventLoop.run()
        #expect(outcome.payload == [7])
        // The inbox still counts what the line above gave back.
        harness.connection.unread.add(1000)
    }
}
