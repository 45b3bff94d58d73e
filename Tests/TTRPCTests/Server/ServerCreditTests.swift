// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

/// When a server connection reads, and when it gives its peer up.
@Suite struct ServerCreditTests {
    @Test func stopsReadingAtTheCallBoundAndResumes() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table()) { $0.callsPerConnectionMax = 2 }
        try harness.receive(.request(1), .request(3), .request(5), .request(7))
        #expect(log.calls.map(\.streamID) == [1, 3])
        harness.askToRead()
        harness.askToRead()
        #expect(harness.readCount == 0)
        log.calls[0].reply(ByteBuffer())
        #expect(log.calls.map(\.streamID) == [1, 3, 5])
        #expect(harness.readCount == 0)
        log.calls[1].reply(ByteBuffer())
        #expect(log.calls.map(\.streamID) == [1, 3, 5, 7])
        #expect(harness.readCount == 0)
        log.calls[2].reply(ByteBuffer())
        #expect(harness.readCount == 1)
        harness.askToRead()
        #expect(harness.readCount == 2)
        #expect(try harness.sent().map(\.id) == [1, 3, 5])
    }

    @Test func stopsReadingAtTheByteMark() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table()) { $0.inFlightBytesMark = 1000 }
        try harness.receive(.request(1, payload: [UInt8](repeating: 1, count: 2000)), .request(3))
        harness.askToRead()
        #expect(log.calls.map(\.streamID) == [1])
        #expect(harness.readCount == 0)
        log.calls[0].reply(ByteBuffer())
        #expect(log.calls.map(\.streamID) == [1, 3])
        #expect(harness.readCount == 1)
    }

    @Test func framesHeldBackAreAnsweredInOneWrite() throws {
        let log = CallLog()
        var table = log.table()
        table.unary(service: EchoMethods.service, method: "Now") { call, payload in call.reply(payload) }
        let harness = try ServerHarness(table) { $0.callsPerConnectionMax = 1 }
        try harness.receive(.request(1), .request(3, method: "Now"), .request(5, method: "Now"))
        log.calls[0].reply(ByteBuffer())
        #expect(try harness.sent().map(\.id) == [1, 3, 5])
    }

    @Test func closesAnIdleConnection() throws {
        let harness = try ServerHarness { $0.idleTimeMax = .seconds(8) }
        harness.pass(.seconds(6))
        try harness.receive(.request(1))
        harness.pass(.seconds(7))
        #expect(harness.isActive)
        harness.pass(.seconds(4))
        #expect(!harness.isActive)
        #expect(harness.statistics.connectionsIdleClosed == 1)
    }

    @Test func anOpenCallKeepsAConnection() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table()) { $0.idleTimeMax = .seconds(1) }
        try harness.receive(.request(1))
        harness.pass(.seconds(60))
        #expect(harness.isActive)
        log.calls[0].reply(ByteBuffer())
        #expect(harness.isActive)
        harness.pass(.seconds(2))
        #expect(!harness.isActive)
    }

    @Test func closesOnAFrameThatDoesNotEnd() throws {
        let harness = try ServerHarness { $0.frameTimeMax = .seconds(4) }
        let bytes = WireFrame.request(1).bytes
        for byte in bytes.prefix(4) {
            try harness.receive(bytes: [byte])
            harness.pass(.milliseconds(900))
        }
        #expect(harness.isActive)
        harness.pass(.seconds(2))
        #expect(!harness.isActive)
        #expect(harness.statistics.connectionsSlowFrameClosed == 1)
    }

    @Test func headerAndBodyMayComeApart() throws {
        let harness = try ServerHarness { $0.frameTimeMax = .seconds(4) }
        let bytes = WireFrame.request(1).bytes
        try harness.receive(bytes: Array(bytes[..<10]))
        harness.pass(.seconds(3))
        try harness.receive(bytes: Array(bytes[10...]))
        #expect(try harness.sent().map(\.id) == [1])
        harness.pass(.seconds(20))
        #expect(harness.isActive)
    }
}
