// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import TTRPC

@Suite struct ServerConnectionStateMachineTests {
    private typealias Machine = ServerConnectionStateMachine<String>

    private func machine(_ change: (inout TTRPCLimits) -> Void = { _ in }) -> Machine {
        var limits = TTRPCLimits()
        change(&limits)
        return Machine(limits: limits)
    }

    private func open(
        _ machine: inout Machine, _ id: UInt32, kind: MethodKind = .unary, remoteOpen: Bool = false, held: Int = 100
    ) {
        let flags: FrameFlags = remoteOpen ? .remoteOpen : []
        #expect(machine.receivedRequest(streamID: id, flags: flags) == .decode(remoteOpen: remoteOpen))
        #expect(machine.admit(kind: kind, remoteOpen: remoteOpen) == .start)
        machine.open(id, kind: kind, remoteOpen: remoteOpen, heldBytes: held, call: "call \(id)")
    }

    // MARK: Ids and flags

    @Test func idsAreOddAndGoUp() {
        var machine = self.machine()
        self.open(&machine, 1)
        #expect(machine.receivedRequest(streamID: 2, flags: []).code == .invalidArgument)
        #expect(machine.receivedRequest(streamID: 0, flags: []).code == .invalidArgument)
        #expect(machine.receivedRequest(streamID: 1, flags: []).code == .invalidArgument)
        self.open(&machine, 9)
        #expect(machine.receivedRequest(streamID: 7, flags: []).code == .invalidArgument)
        self.open(&machine, .max)
        #expect(machine.receivedRequest(streamID: .max, flags: []).code == .invalidArgument)
        #expect(machine.openCount == 3)
    }

    @Test func anIdIsUsedEvenIfTheRequestIsRefused() {
        var machine = self.machine()
        let both: FrameFlags = [.remoteClosed, .remoteOpen]
        #expect(machine.receivedRequest(streamID: 5, flags: both).code == .invalidArgument)
        #expect(machine.receivedRequest(streamID: 5, flags: []).code == .invalidArgument)
        #expect(machine.openCount == 0)
    }

    @Test func unknownFlagsAreIgnored() {
        var machine = self.machine()
        let flags = FrameFlags(rawValue: 0xf8)
        #expect(machine.receivedRequest(streamID: 1, flags: flags) == .decode(remoteOpen: false))
    }

    @Test(arguments: [MethodKind.unary, .streaming(.serverStreaming)])
    func methodsOfOneMessageRefuseOpenStreams(kind: MethodKind) {
        guard case .answer(let status) = self.machine().admit(kind: kind, remoteOpen: true) else {
            Issue.record("was admitted")
            return
        }
        #expect(status.code == .invalidArgument)
    }

    // MARK: Data

    @Test func deliversMessagesAndTheirEnd() {
        var machine = self.machine()
        self.open(&machine, 1, kind: .streaming(.bidirectional), remoteOpen: true)
        #expect(machine.receivedData(streamID: 1, flags: []) == .deliver(message: true, end: false))
        #expect(machine.receivedData(streamID: 1, flags: .noData) == .deliver(message: false, end: false))
        #expect(machine.receivedData(streamID: 1, flags: .remoteClosed) == .deliver(message: true, end: true))
        #expect(machine.receivedData(streamID: 1, flags: []).failure == .invalidArgument)
    }

    @Test func deliversAnEndWithoutAMessage() {
        var machine = self.machine()
        self.open(&machine, 1, kind: .streaming(.clientStreaming), remoteOpen: true)
        let flags: FrameFlags = [.remoteClosed, .noData]
        #expect(machine.receivedData(streamID: 1, flags: flags) == .deliver(message: false, end: true))
    }

    @Test func refusesDataOnUnaryAndUnknownStreams() {
        var machine = self.machine()
        self.open(&machine, 3)
        #expect(machine.receivedData(streamID: 3, flags: []).failure == .invalidArgument)
        #expect(machine.receivedData(streamID: 1, flags: []).answer == .invalidArgument)
        #expect(machine.receivedData(streamID: 5, flags: []).answer == .invalidArgument)
        #expect(machine.respond(3) == .writeResponse)
        #expect(machine.receivedData(streamID: 3, flags: []).answer == .invalidArgument)
    }

    @Test func dropsLateDataOfAStreamThatTheServerEnded() {
        var machine = self.machine()
        self.open(&machine, 1, kind: .streaming(.bidirectional), remoteOpen: true)
        #expect(machine.finish(1) == .writeDataClose)
        #expect(machine.receivedData(streamID: 1, flags: []) == .ignore)
        #expect(machine.receivedData(streamID: 1, flags: [.remoteClosed, .noData]) == .ignore)
        #expect(machine.receivedData(streamID: 1, flags: []).answer == .invalidArgument)
    }

    @Test func forgetsTheOldestLingeringStream() {
        var machine = self.machine { $0.lingeringStreamsMax = 2 }
        for id: UInt32 in [1, 3, 5] {
            self.open(&machine, id, kind: .streaming(.clientStreaming), remoteOpen: true)
            #expect(machine.respond(id) == .writeResponse)
        }
        #expect(machine.receivedData(streamID: 1, flags: []).answer == .invalidArgument)
        #expect(machine.receivedData(streamID: 3, flags: []) == .ignore)
        #expect(machine.receivedData(streamID: 5, flags: []) == .ignore)
    }

    // MARK: Ends

    @Test func aCallEndsOnce() {
        var machine = self.machine()
        self.open(&machine, 1)
        #expect(machine.call(1) == "call 1")
        #expect(machine.respond(1) == .writeResponse)
        #expect(machine.respond(1) == .ignore)
        #expect(machine.finish(1) == .ignore)
        #expect(machine.call(1) == nil)
    }

    @Test func onlyServerStreamsEndWithData() {
        var machine = self.machine()
        self.open(&machine, 1, kind: .streaming(.serverStreaming))
        self.open(&machine, 3, kind: .streaming(.clientStreaming), remoteOpen: true)
        self.open(&machine, 5, kind: .streaming(.serverStreaming))
        #expect(machine.maySend(1))
        #expect(!machine.maySend(3))
        #expect(machine.finish(1) == .writeDataClose)
        #expect(!machine.maySend(1))
        #expect(machine.finish(3) == .writeResponse)
        #expect(machine.respond(5) == .writeResponse)
    }

    // MARK: Credit

    @Test func callsUseUpCredit() {
        var machine = self.machine { $0.callsPerConnectionMax = 2 }
        self.open(&machine, 1)
        #expect(machine.hasCredit)
        self.open(&machine, 3)
        #expect(!machine.hasCredit)
        _ = machine.respond(1)
        #expect(machine.hasCredit)
    }

    @Test func bytesUseUpCredit() {
        var machine = self.machine { $0.inFlightBytesMark = 150 }
        self.open(&machine, 1, held: 149)
        #expect(machine.hasCredit)
        self.open(&machine, 3, held: 1)
        #expect(!machine.hasCredit)
        _ = machine.respond(3)
        #expect(machine.hasCredit)
    }

    @Test func unreadMessagesUseUpCreditUntilTheyAreReleasedOrTheStreamEnds() {
        var machine = self.machine { $0.inFlightBytesMark = 100 }
        self.open(&machine, 1, kind: .streaming(.bidirectional), remoteOpen: true, held: 0)
        machine.hold(1, byteCount: 120)
        #expect(!machine.hasCredit)
        machine.release(1, byteCount: 60)
        #expect(machine.hasCredit)
        machine.hold(1, byteCount: 60)
        #expect(!machine.hasCredit)
        #expect(machine.finish(1) == .writeDataClose)
        #expect(machine.hasCredit)
        machine.hold(1, byteCount: 1000)
        machine.release(1, byteCount: 1000)
        #expect(machine.hasCredit)
    }

    @Test func streamsHaveTheirOwnBoundAndNoCredit() {
        var machine = self.machine {
            $0.streamsPerConnectionMax = 1
            $0.callsPerConnectionMax = 1
        }
        self.open(&machine, 1, kind: .streaming(.bidirectional), remoteOpen: true, held: 0)
        #expect(machine.hasCredit)
        #expect(machine.receivedRequest(streamID: 3, flags: .remoteOpen) == .decode(remoteOpen: true))
        guard case .answer(let status) = machine.admit(kind: .streaming(.bidirectional), remoteOpen: true) else {
            Issue.record("was admitted")
            return
        }
        #expect(status.code == .resourceExhausted)
        self.open(&machine, 5)
        #expect(!machine.hasCredit)
    }

    // MARK: Drain

    @Test func drainRefusesRequestsAndLetsOpenCallsEnd() {
        var machine = self.machine()
        self.open(&machine, 1)
        let status = TTRPCStatus(.unavailable, "bye", details: [.init(typeURL: "t", value: [1])])
        machine.beginDrain(status)
        machine.beginDrain(TTRPCStatus(.internal, "the first status stays"))
        #expect(machine.isDraining)
        #expect(machine.receivedRequest(streamID: 3, flags: []) == .decode(remoteOpen: false))
        #expect(machine.drainAnswer(answersWhileDraining: false) == status)
        #expect(machine.drainAnswer(answersWhileDraining: true) == nil)
        #expect(machine.respond(1) == .writeResponse)
        #expect(machine.openCount == 0)
    }

    @Test func closingReturnsTheOpenCalls() {
        var machine = self.machine()
        self.open(&machine, 1)
        self.open(&machine, 3, kind: .streaming(.bidirectional), remoteOpen: true)
        #expect(Set(machine.closeAll()) == ["call 1", "call 3"])
        #expect(machine.closeAll().isEmpty)
        #expect(machine.respond(1) == .ignore)
        #expect(machine.hasCredit)
    }
}

extension ServerConnectionStateMachine.RequestAction {
    fileprivate var code: TTRPCCode? {
        if case .answer(let status) = self { status.code } else { nil }
    }
}

extension ServerConnectionStateMachine.DataAction {
    fileprivate var failure: TTRPCCode? {
        if case .fail(let status) = self { status.code } else { nil }
    }

    fileprivate var answer: TTRPCCode? {
        if case .answer(let status) = self { status.code } else { nil }
    }
}
