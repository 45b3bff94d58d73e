// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct ServerConnectionTests {
    @Test func answersAUnaryCall() throws {
        let harness = try ServerHarness()
        try harness.receive(.request(1, payload: [4, 5, 6]))
        #expect(try harness.sent() == [.response(1, payload: [4, 5, 6])])
        #expect(harness.statistics.callsStarted == 1)
        #expect(harness.statistics.callsOpen == 0)
    }

    @Test func answersAnEmptyPayload() throws {
        let harness = try ServerHarness()
        try harness.receive(.request(1, payload: nil))
        #expect(try harness.sent() == [WireFrame(id: 1, type: 2)])
    }

    @Test func oneReadMakesOneWrite() throws {
        let harness = try ServerHarness()
        let requests = stride(from: UInt32(1), to: 40, by: 2).map { WireFrame.request($0) }
        try harness.receive(bytes: requests.flatMap(\.bytes))
        let writes = try harness.sentWrites()
        #expect(writes.count == 1)
        var bytes = writes.flatMap { Array($0.readableBytesView) }
        #expect(WireFrame.take(from: &bytes).map(\.id) == requests.map(\.id))
    }

    @Test func readsTheCallsContext() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1, timeout: 5_000_000_000, metadata: [("a", "1"), ("a", "2")]))
        let call = try #require(log.calls.first)
        #expect(call.service == EchoMethods.service)
        #expect(call.method == "Echo")
        #expect(call.metadata.values(for: "a") == ["1", "2"])
        #expect(call.metadata["b"] == nil)
        #expect(call.deadline == harness.now + .seconds(5))
        #expect(!call.isCancelled)
        #expect(log.payloads == [[1, 2, 3]])
    }

    @Test func answersOnlyOnce() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1))
        let call = try #require(log.calls.first)
        call.reply(ByteBuffer(bytes: [1]))
        call.reply(ByteBuffer(bytes: [2]))
        call.fail(TTRPCStatus(.internal))
        #expect(try harness.sent() == [.response(1, payload: [1])])
        #expect(log.lines.isEmpty)
    }

    // MARK: Wrong frames

    @Test func keepsTheConnectionAfterWrongRequests() throws {
        let harness = try ServerHarness()
        try harness.receive(
            .request(2), .request(1, service: "nobody"), .request(3, method: "Nothing"), .request(3),
            WireFrame(id: 5, type: 1, data: [0x1a, 9]), .request(7, flags: 3), .request(9, flags: 2),
            .data(11, [1]), WireFrame(id: 12, type: 77, data: [1]), WireFrame(id: 11, type: 2), .request(13))
        let sent = try harness.sent()
        #expect(sent.map(\.id) == [2, 1, 3, 3, 5, 7, 9, 11, 13])
        #expect(sent.map(\.statusCode) == [3, 12, 12, 3, 3, 3, 3, 3, 0])
        #expect(harness.isActive)
        #expect(harness.statistics.requestsMalformed == 1)
    }

    @Test func answersOversizeFramesOnTheirStream() throws {
        let harness = try ServerHarness { $0.frameDataBytesMax = 20_000 }
        let header = WireFrame.header(length: 20_001, id: 1, type: 1)
        try harness.receive(bytes: header + [UInt8](repeating: 7, count: 20_000))
        #expect(try harness.sent().isEmpty)
        try harness.receive(bytes: [7] + WireFrame.request(3).bytes)
        let sent = try harness.sent()
        #expect(sent.map(\.id) == [1, 3])
        #expect(sent.map(\.statusCode) == [8, 0])
        #expect(harness.statistics.requestsOversize == 1)
        try harness.receive(.request(1))
        #expect(try harness.sent().map(\.statusCode) == [3])
    }

    @Test func closesOnAForeignProtocol() throws {
        let harness = try ServerHarness()
        try harness.receive(bytes: GoldenFrames.bytes("not-ttrpc"))
        #expect(!harness.isActive)
        #expect(harness.statistics.connectionsProtocolClosed == 1)
        #expect(try harness.sent().isEmpty)
    }

    @Test func dataOnAUnaryCallCancelsIt() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1), .data(1, [1]))
        #expect(try harness.sent().map(\.statusCode) == [3])
        #expect(log.lines == ["cancel 1 protocolViolation"])
        log.calls[0].reply(ByteBuffer())
        #expect(try harness.sent().isEmpty)
        #expect(harness.statistics.callsCancelled == 1)
    }

    // MARK: Bounds of answers

    @Test func replacesAReplyThatDoesNotFitInAFrame() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table()) { $0.frameDataBytesMax = 20_000 }
        try harness.receive(.request(1), .request(3))
        log.calls[0].reply(ByteBuffer(repeating: 1, count: 20_000))
        log.calls[1].fail(TTRPCStatus(.aborted, String(repeating: "x", count: 20_000)))
        #expect(try harness.sent().map(\.statusCode) == [8, 10])
        #expect(harness.statistics.repliesOverBound == 2)
    }

    // MARK: Deadlines

    @Test func endsACallAtItsDeadline() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1, timeout: 2_000_000_000), .request(3, timeout: 1_000_000_000), .request(5))
        harness.pass(.milliseconds(999))
        #expect(try harness.sent().isEmpty)
        harness.pass(.milliseconds(1))
        #expect(try harness.sent().map { [Int($0.id), $0.statusCode ?? -1] } == [[3, 4]])
        harness.pass(.seconds(1))
        #expect(try harness.sent().map { [Int($0.id), $0.statusCode ?? -1] } == [[1, 4]])
        #expect(log.lines == ["cancel 3 deadlineExceeded", "cancel 1 deadlineExceeded"])
        log.calls[0].reply(ByteBuffer())
        log.calls[2].reply(ByteBuffer(bytes: [5]))
        #expect(try harness.sent() == [.response(5, payload: [5])])
        #expect(harness.statistics.callsExpired == 2)
        #expect(harness.statistics.callsOpen == 0)
    }

    @Test func anAnswerBeforeTheDeadlineWins() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1, timeout: 1_000_000))
        log.calls[0].reply(ByteBuffer(bytes: [9]))
        harness.pass(.seconds(1))
        #expect(try harness.sent() == [.response(1, payload: [9])])
        #expect(log.lines.isEmpty)
    }

    @Test func aNegativeTimeoutHasPassed() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1, timeout: -5), .request(3, timeout: .max))
        #expect(try harness.sent().map(\.statusCode) == [4])
        #expect(log.calls.map(\.streamID) == [3])
    }

    // MARK: Cancellation

    @Test func closingCancelsEveryOpenCallOnce() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1), .request(3), .request(5))
        log.calls[1].reply(ByteBuffer())
        harness.loseConnection()
        #expect(Set(log.lines) == ["cancel 1 connectionClosed", "cancel 5 connectionClosed"])
        #expect(log.lines.count == 2)
        #expect(log.calls.map(\.isCancelled) == [true, false, true])
        log.calls[0].onCancel { log.note("late \($0)") }
        #expect(log.lines.last == "late connectionClosed")
        #expect(harness.statistics.callsOpen == 0)
    }
}
