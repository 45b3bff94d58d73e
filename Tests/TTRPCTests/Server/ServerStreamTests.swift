// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct ServerStreamTests {
    private let log = CallLog()

    /// A harness with one streaming method and a way to reach the streams it opened.
    private func harness(
        _ kind: StreamingKind,
        limits: (inout TTRPCLimits) -> Void = { _ in },
        onMessage: @escaping @Sendable (ServerStream, [UInt8]) -> Void = { _, _ in }
    ) throws -> (ServerHarness, Streams) {
        let streams = Streams()
        var table = TTRPCMethodTable()
        let log = self.log
        table.streaming(service: EchoMethods.service, method: "Echo", kind: kind) { stream in
            streams.all.append(stream)
            let handler = LoggingStream(stream, log: log)
            handler.onMessageDo = onMessage
            return handler
        }
        return (try ServerHarness(table, limits: limits), streams)
    }

    /// Sendable: filled and read on the harness's loop alone, which is the test's own thread.
    private final class Streams: @unchecked Sendable {
        var all: [ServerStream] = []
    }

    @Test func clientStreaming() throws {
        let (harness, streams) = try self.harness(.clientStreaming)
        try harness.receive(.request(1, flags: 2, payload: nil), .data(1, [1]), .data(1, []), .close(1))
        #expect(self.log.lines == ["message [1]", "message []", "end"])
        #expect(streams.all[0].send(ByteBuffer(bytes: [1])) == false)
        streams.all[0].finish(ByteBuffer(bytes: [7]))
        #expect(try harness.sent() == [.response(1, payload: [7])])
    }

    @Test func aPresentPayloadIsTheFirstMessage() throws {
        let (harness, _) = try self.harness(.clientStreaming)
        try harness.receive(.request(1, flags: 2, payload: [9]), .data(1, [1], flags: 1))
        #expect(self.log.lines == ["message [9]", "message [1]", "end"])
    }

    @Test(arguments: [UInt8(0), 1]) func serverStreaming(flags: UInt8) throws {
        let (harness, streams) = try self.harness(.serverStreaming)
        try harness.receive(.request(1, flags: flags, payload: nil))
        #expect(self.log.lines == ["message []", "end"])
        for byte: UInt8 in 1...3 {
            #expect(streams.all[0].send(ByteBuffer(bytes: [byte])))
        }
        streams.all[0].finish()
        #expect(streams.all[0].send(ByteBuffer(bytes: [4])) == false)
        #expect(try harness.sent() == [.data(1, [1]), .data(1, [2]), .data(1, [3]), .close(1)])
    }

    @Test func bidirectional() throws {
        let (harness, streams) = try self.harness(
            .bidirectional,
            onMessage: { stream, message in
                stream.send(ByteBuffer(bytes: message.reversed()))
            })
        try harness.receive(.request(1, flags: 2, payload: nil), .data(1, [1, 2]))
        #expect(try harness.sent() == [.data(1, [2, 1])])
        try harness.receive(.data(1, [3, 4]), .close(1))
        #expect(try harness.sent() == [.data(1, [4, 3])])
        streams.all[0].finish()
        #expect(try harness.sent() == [.close(1)])
        #expect(harness.statistics.callsOpen == 0)
    }

    @Test func aStatusEndsAStream() throws {
        let (harness, streams) = try self.harness(.bidirectional)
        try harness.receive(.request(1, flags: 2, payload: nil))
        streams.all[0].fail(TTRPCStatus(.aborted, "no"))
        streams.all[0].finish()
        try harness.receive(.data(1, [1]), .close(1))
        #expect(try harness.sent() == [.response(1, code: 10, message: "no")])
        #expect(self.log.lines.isEmpty)
    }

    @Test func dataAfterTheEndFailsTheStream() throws {
        let (harness, _) = try self.harness(.bidirectional)
        try harness.receive(.request(1, flags: 2, payload: nil), .close(1), .data(1, [1]))
        #expect(try harness.sent().map(\.statusCode) == [3])
        #expect(self.log.lines == ["end", "cancel protocolViolation"])
    }

    @Test func anOversizeMessageFailsTheStream() throws {
        let (harness, _) = try self.harness(.bidirectional, limits: { $0.frameDataBytesMax = 20_000 })
        try harness.receive(.request(1, flags: 2, payload: nil))
        try harness.receive(
            bytes: WireFrame.header(length: 20_001, id: 1, type: 3) + [UInt8](repeating: 0, count: 20_001))
        #expect(try harness.sent().map(\.statusCode) == [8])
        #expect(self.log.lines == ["cancel protocolViolation"])
    }

    @Test func aPausedStreamKeepsItsMessagesInOrder() throws {
        let (harness, streams) = try self.harness(
            .bidirectional,
            onMessage: { stream, message in
                if message == [2] { stream.pauseReading() }
            })
        try harness.receive(
            .request(1, flags: 2, payload: nil), .data(1, [1]), .data(1, [2]), .data(1, [3]), .data(1, [4]), .close(1))
        #expect(self.log.lines == ["message [1]", "message [2]"])
        streams.all[0].resumeReading()
        #expect(self.log.lines == ["message [1]", "message [2]", "message [3]", "message [4]", "end"])
    }

    @Test func unreadMessagesStopTheConnectionsReading() throws {
        let (harness, streams) = try self.harness(.bidirectional, limits: { $0.inFlightBytesMark = 1000 })
        try harness.receive(.request(1, flags: 2, payload: nil))
        streams.all[0].pauseReading()
        try harness.receive(.data(1, [UInt8](repeating: 1, count: 1000)), .request(3, flags: 2, payload: nil))
        harness.askToRead()
        #expect(harness.readCount == 0)
        #expect(streams.all.count == 1)
        streams.all[0].resumeReading()
        #expect(harness.readCount == 1)
        #expect(streams.all.count == 2)
    }

    @Test func theConnectionsEndCancelsStreams() throws {
        let (harness, streams) = try self.harness(.serverStreaming)
        try harness.receive(.request(1, flags: 1))
        harness.loseConnection()
        #expect(self.log.lines.last == "cancel connectionClosed")
        #expect(streams.all[0].send(ByteBuffer(bytes: [1])) == false)
    }

    @Test func refusesMessagesThatDoNotFit() throws {
        let (harness, streams) = try self.harness(.serverStreaming, limits: { $0.frameDataBytesMax = 20_000 })
        try harness.receive(.request(1, flags: 1))
        #expect(streams.all[0].send(ByteBuffer(repeating: 0, count: 20_000)))
        #expect(streams.all[0].send(ByteBuffer(repeating: 0, count: 20_001)) == false)
        #expect(harness.statistics.repliesOverBound == 1)
    }
}
