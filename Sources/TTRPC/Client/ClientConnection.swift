// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// One connection of a client: gives calls their streams, writes requests, and brings answers to their calls.
///
/// `@unchecked Sendable`: the `let` members are Sendable, and every `var` is touched only on the event loop. Other
/// threads come in only through `submit`, which hops to that loop, and through the atomic and locked members.
final class ClientConnection: FrameTransportOwner, @unchecked Sendable {
    let transport: FrameTransport
    let sendersWaiting = WritableWaiters()
    let unread: ClientUnreadBytes
    private let mailbox: LoopMailbox<ClientLetter>
    private let openCalls = Atomic<Int>(0)
    private let isShut = Atomic<Bool>(false)
    private var machine = ClientConnectionStateMachine<TTRPCClientCall>()
    private var deadlineAlarm = DeadlineAlarm()

    private var eventLoop: any EventLoop { self.transport.eventLoop }
    var limits: TTRPCLimits { self.transport.limits }
    var outbound: OutboundGauge { self.transport.outbound }

    init(limits: TTRPCLimits, eventLoop: any EventLoop) {
        var limits = limits
        // An idle connection is the server's to close; the client keeps what it may need again.
        limits.idleTimeMax = nil
        let transport = FrameTransport(limits: limits, eventLoop: eventLoop)
        self.transport = transport
        self.unread = ClientUnreadBytes(mark: limits.clientInboundBytesMark) {
            eventLoop.execute { transport.settle() }
        }
        self.mailbox = LoopMailbox(eventLoop: eventLoop) { ClientConnection.deliver($0) }
        transport.setOwner(self)
    }

    // MARK: Calls

    /// Refuses the call, or sends its request. The outcome comes through the call either way.
    func start(_ call: TTRPCClientCall) {
        let open = self.openCalls.add(1, ordering: .sequentiallyConsistent).newValue
        guard !self.isShut.load(ordering: .sequentiallyConsistent) else {
            call.finish(.failure(ClientConnection.closedError(.closedHere)))
            return
        }
        guard open <= self.limits.clientCallsMax else {
            let problem = "the connection has \(self.limits.clientCallsMax) open calls, which is the limit"
            call.finish(.failure(TTRPCStatusError(.resourceExhausted, problem)))
            return
        }
        guard call.envelopeBytes <= self.limits.frameDataBytesMax else {
            let problem =
                "the request has \(call.envelopeBytes) bytes, over the limit of \(self.limits.frameDataBytesMax)"
            call.finish(.failure(TTRPCStatusError(.resourceExhausted, problem)))
            return
        }
        guard self.outbound.reserve(FrameHeader.byteCount + call.envelopeBytes) else {
            call.finish(.failure(TTRPCStatusError(.resourceExhausted, "too many bytes wait for this connection")))
            return
        }
        self.submit(ClientLetter(call: call, operation: .open))
    }

    func callFinished() {
        self.openCalls.subtract(1, ordering: .sequentiallyConsistent)
    }

    /// Refuses every further call. Calls that were let in before still get their outcome from the event loop.
    func shut() {
        self.isShut.store(true, ordering: .sequentiallyConsistent)
    }

    var hasOpenOutcomes: Bool { self.openCalls.load(ordering: .sequentiallyConsistent) > 0 }

    func submit(_ letter: ClientLetter) {
        if self.eventLoop.inEventLoop {
            self.perform(letter)
            self.transport.settle()
        } else {
            self.mailbox.post(letter)
        }
    }

    private static func deliver(_ letters: [ClientLetter]) {
        for letter in letters { letter.call.connection.perform(letter) }
        letters.first?.call.connection.transport.settle()
    }

    private func perform(_ letter: ClientLetter) {
        let call = letter.call
        switch letter.operation {
        case .open:
            self.open(call)
        case .message(let message):
            guard self.machine.maySend(call.streamID) else {
                self.outbound.release(FrameHeader.byteCount + message.readableBytes)
                return
            }
            self.writeData(call.streamID, [], message)
        case .closeSend:
            if self.machine.closeSend(call.streamID) { self.writeClose(call.streamID) }
        case .cancel:
            self.giveUp(call, CancellationError())
        }
    }

    private func open(_ call: TTRPCClientCall) {
        let frameBytes = FrameHeader.byteCount + call.envelopeBytes
        guard !call.isFinished else {
            self.outbound.release(frameBytes)
            return
        }
        guard self.transport.isOpen else {
            self.outbound.release(frameBytes)
            call.finish(.failure(ClientConnection.closedError(.closedHere)))
            return
        }
        guard let streamID = self.machine.open(call.shape, call: call) else {
            self.outbound.release(frameBytes)
            call.finish(.failure(TTRPCConnectionError(.streamsExhausted, "the connection has used all stream ids")))
            return
        }
        call.streamID = streamID
        let header = FrameHeader(
            length: UInt32(call.envelopeBytes),
            streamID: streamID,
            type: .request,
            flags: call.shape.requestFlags
        )
        self.transport.append(header, payload: call.payload) { buffer in
            call.head.write(to: &buffer, payloadBytes: call.payload.readableBytes)
        }
        if let deadline = call.deadline { self.cover(deadline) }
    }

    private func giveUp(_ call: TTRPCClientCall, _ error: any Error) {
        switch self.machine.cancel(call.streamID) {
        case .forgetAndClose: self.writeClose(call.streamID)
        case .forget, .ignore: break
        }
        call.finish(.failure(error))
    }

    private func writeData(_ streamID: UInt32, _ flags: FrameFlags, _ message: ByteBuffer) {
        let length = UInt32(message.readableBytes)
        let header = FrameHeader(length: length, streamID: streamID, type: .data, flags: flags)
        self.transport.append(header, payload: message)
    }

    /// The end of this side's messages travels alone: some servers refuse a message in the same frame.
    private func writeClose(_ streamID: UInt32) {
        self.outbound.add(FrameHeader.byteCount)
        self.writeData(streamID, [.remoteClosed, .noData], ByteBuffer())
    }

    // MARK: Deadlines

    private func cover(_ deadline: NIODeadline) {
        self.deadlineAlarm.cover(deadline, on: self.eventLoop) { self.expireCalls() }
    }

    private func expireCalls() {
        self.deadlineAlarm.reset()
        let now = self.eventLoop.now
        var expired: [TTRPCClientCall] = []
        var next: NIODeadline?
        self.machine.forEachCall { _, call in
            guard let deadline = call.deadline else { return }
            if deadline <= now {
                expired.append(call)
            } else {
                next = min(next ?? deadline, deadline)
            }
        }
        for call in expired {
            self.giveUp(call, TTRPCStatusError(.deadlineExceeded, "the call's deadline passed"))
        }
        if let next { self.cover(next) }
        self.transport.settle()
    }

    // MARK: Transport

    var hasReadCredit: Bool { self.unread.isBelowMark }
    var hasOpenCalls: Bool { self.machine.openCount > 0 }

    func transportReceived(byteCount: Int) {}
    func transportSent(byteCount: Int) {}
    func transportSettled() {}

    func transportBecameWritable() {
        self.sendersWaiting.wakeAll()
    }

    func transportReceived(_ header: FrameHeader, _ data: ByteBuffer) {
        let streamID = header.streamID
        switch self.machine.received(streamID: streamID, type: header.type, flags: header.flags) {
        case .ignore:
            return
        case .endWithResponse:
            self.machine.end(streamID)?.finish(ClientConnection.outcome(of: data))
        case .deliver:
            self.machine.call(streamID)?.deliver(data)
        case .deliverAndEnd(let hasMessage, let answerClose):
            let call = self.machine.end(streamID)
            if answerClose { self.writeClose(streamID) }
            if hasMessage { call?.deliver(data) }
            call?.finish(.success(ByteBuffer()))
        case .violation(let problem):
            self.machine.end(streamID)?.finish(.failure(TTRPCConnectionError(.protocolViolation, problem)))
        }
    }

    func transportReceivedOversize(_ header: FrameHeader) {
        guard header.type == .response || header.type == .data, let call = self.machine.call(header.streamID) else {
            return
        }
        let problem =
            "the answer has \(header.length) bytes of data, over the limit of \(self.limits.frameDataBytesMax)"
        self.giveUp(call, TTRPCStatusError(.resourceExhausted, problem))
    }

    func transportEnded(_ reason: TransportEnd) {
        self.shut()
        self.unread.end()
        self.deadlineAlarm.reset()
        let error = ClientConnection.closedError(reason)
        for call in self.machine.closeAll() { call.finish(.failure(error)) }
        self.sendersWaiting.wakeAll()
    }

    private static func outcome(of data: ByteBuffer) -> Result<ByteBuffer, any Error> {
        do {
            let envelope = try ResponseEnvelope.decode(data)
            guard envelope.status.code == .ok else { return .failure(TTRPCStatusError(envelope.status)) }
            let payload = envelope.payload
            return .success(
                data.getSlice(at: data.readerIndex + payload.lowerBound, length: payload.count) ?? ByteBuffer())
        } catch {
            return .failure(TTRPCConnectionError(.protocolViolation, "the response cannot be read", cause: error))
        }
    }

    private static func closedError(_ reason: TransportEnd) -> TTRPCConnectionError {
        switch reason {
        case .peerClosed:
            TTRPCConnectionError(.closed, "the server closed the connection")
        case .closedHere:
            TTRPCConnectionError(.closed, "the connection is closed")
        case .failed(let error):
            TTRPCConnectionError(.closed, "the connection failed", cause: error)
        case .notAFrame(let firstByte):
            TTRPCConnectionError(.protocolViolation, "the server does not speak ttrpc (first byte \(firstByte))")
        case .gaveUp(let verdict):
            TTRPCConnectionError(.closed, "the server was given up: \(verdict)")
        }
    }
}

/// Something a call wants done on its connection.
struct ClientLetter: Sendable {
    enum Operation: Sendable {
        case open
        /// A message whose bytes are already counted in the connection's gauge.
        case message(ByteBuffer)
        case closeSend
        case cancel
    }

    let call: TTRPCClientCall
    let operation: Operation
}
