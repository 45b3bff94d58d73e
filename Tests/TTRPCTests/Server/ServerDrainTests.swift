// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct ServerDrainTests {
    @Test func anIdleConnectionClosesAtOnce() throws {
        let harness = try ServerHarness()
        harness.beginDrain(TTRPCStatus(.unavailable))
        harness.pass(.seconds(5))
        #expect(!harness.isActive)
    }

    @Test func openCallsEndFirstAndNewOnesAreRefused() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1))
        harness.beginDrain(TTRPCStatus(.unavailable, "later", details: [.init(typeURL: "t", value: [1])]))
        harness.pass(.seconds(60))
        #expect(harness.isActive)
        try harness.receive(.request(3))
        #expect(try harness.sent().map { [Int($0.id), $0.statusCode ?? -1] } == [[3, 14]])
        log.calls[0].reply(ByteBuffer(bytes: [1]))
        #expect(try harness.sent() == [.response(1, payload: [1])])
        harness.pass(.seconds(5))
        #expect(!harness.isActive)
        #expect(log.lines.isEmpty)
    }
}
