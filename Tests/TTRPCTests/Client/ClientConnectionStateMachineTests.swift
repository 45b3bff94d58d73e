// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import TTRPC

@Suite struct ClientConnectionStateMachineTests {
    private typealias Machine = ClientConnectionStateMachine<String>

    @Test func idsAreOddAndEndAtTheLast() {
        var machine = Machine()
        #expect(machine.open(.unary, call: "a") == 1)
        #expect(machine.open(.streaming(isOpen: true), call: "b") == 3)
        var last = Machine(firstStreamID: .max - 2)
        #expect(last.open(.unary, call: "c") == UInt32.max - 2)
        #expect(last.open(.unary, call: "d") == UInt32.max)
        #expect(last.open(.unary, call: "e") == nil)
        #expect(last.openCount == 2)
    }

    @Test func requestFlagsFollowTheShape() {
        #expect(Machine.Shape.unary.requestFlags == [])
        #expect(Machine.Shape.streaming(isOpen: true).requestFlags == .remoteOpen)
        #expect(Machine.Shape.streaming(isOpen: false).requestFlags == .remoteClosed)
    }

    @Test func aResponseEndsAnyStream() {
        var machine = Machine()
        for shape in [Machine.Shape.unary, .streaming(isOpen: true), .streaming(isOpen: false)] {
            let id = machine.open(shape, call: "x") ?? 0
            #expect(machine.received(streamID: id, type: .response, flags: []) == .endWithResponse)
            #expect(machine.end(id) == "x")
            #expect(machine.received(streamID: id, type: .response, flags: []) == .ignore)
        }
    }

    @Test func dataIsDeliveredToStreams() {
        var machine = Machine()
        let id = machine.open(.streaming(isOpen: true), call: "x") ?? 0
        #expect(machine.received(streamID: id, type: .data, flags: []) == .deliver)
        #expect(machine.received(streamID: id, type: .data, flags: .noData) == .ignore)
        let end = machine.received(streamID: id, type: .data, flags: [.remoteClosed, .noData])
        #expect(end == .deliverAndEnd(message: false, answerClose: true))
        #expect(machine.closeSend(id) == true)
        let last = machine.received(streamID: id, type: .data, flags: .remoteClosed)
        #expect(last == .deliverAndEnd(message: true, answerClose: false))
    }

    @Test func dataOnAUnaryCallIsAViolation() {
        var machine = Machine()
        let id = machine.open(.unary, call: "x") ?? 0
        guard case .violation = machine.received(streamID: id, type: .data, flags: []) else {
            Issue.record("was accepted")
            return
        }
    }

    @Test func otherFramesAreIgnored() {
        var machine = Machine()
        let id = machine.open(.unary, call: "x") ?? 0
        #expect(machine.received(streamID: id, type: FrameType(rawValue: 9), flags: []) == .ignore)
        #expect(machine.received(streamID: id, type: .request, flags: []) == .ignore)
        #expect(machine.received(streamID: id + 2, type: .response, flags: []) == .ignore)
        #expect(machine.received(streamID: 0, type: .data, flags: []) == .ignore)
    }

    @Test func sendingEndsOnce() {
        var machine = Machine()
        let id = machine.open(.streaming(isOpen: true), call: "x") ?? 0
        #expect(machine.maySend(id))
        #expect(machine.closeSend(id) == true)
        #expect(!machine.maySend(id))
        #expect(machine.closeSend(id) == false)
        let closed = machine.open(.streaming(isOpen: false), call: "y") ?? 0
        #expect(!machine.maySend(closed))
        #expect(machine.closeSend(closed) == false)
    }

    @Test func cancellingTellsTheServerOnlyWhereItCan() {
        var machine = Machine()
        let unary = machine.open(.unary, call: "a") ?? 0
        let open = machine.open(.streaming(isOpen: true), call: "b") ?? 0
        let closed = machine.open(.streaming(isOpen: false), call: "c") ?? 0
        #expect(machine.cancel(unary) == .forget)
        #expect(machine.cancel(open) == .forgetAndClose)
        #expect(machine.cancel(closed) == .forget)
        #expect(machine.cancel(open) == .ignore)
        #expect(machine.openCount == 0)
    }

    @Test func nothingOpensAfterTheEnd() {
        var machine = Machine()
        _ = machine.open(.unary, call: "a")
        #expect(machine.closeAll() == ["a"])
        #expect(machine.open(.unary, call: "b") == nil)
    }
}
