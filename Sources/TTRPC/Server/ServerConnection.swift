// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// One connection of a server: runs the state machine on the frames that come, calls the methods, writes the answers.
///
/// `@unchecked Sendable`: the `let` members are Sendable, and every `var` is touched only on `eventLoop`. Other threads
/// come in only through `submit` and `beginDrain`, which hop to that loop first, and through `outbound`, which is
/// atomic.
final class ServerConnection: FrameTransportOwner, @unchecked Sendable {
    let peer: PeerDescription
    let mailbox: LoopMailbox<ServerOutput>
    let server: ServerContext
    let transport: FrameTransport

    var machine: ServerConnectionStateMachine<OpenServerCall>
    private var deadlineAlarm = DeadlineAlarm()
    private var isTouched = false

    var eventLoop: any EventLoop { self.transport.eventLoop }
    var outbound: OutboundGauge { self.transport.outbound }
    var limits: TTRPCLimits { self.server.limits }
    var counters: ServerCounters { self.server.counters }

    init(server: ServerContext, eventLoop: any EventLoop, peer: PeerDescription) {
        self.server = server
        self.peer = peer
        self.mailbox = server.mailbox(of: eventLoop)
        self.transport = FrameTransport(limits: server.limits, eventLoop: eventLoop)
        self.machine = ServerConnectionStateMachine(limits: server.limits)
        self.transport.setOwner(self)
    }

    // MARK: Transport

    var hasReadCredit: Bool { self.machine.hasCredit }
    var hasOpenCalls: Bool { self.machine.openCount > 0 }

    func transportReceived(byteCount: Int) {
        self.counters.bytesReceived.increment(by: byteCount)
    }

    func transportSent(byteCount: Int) {
        self.counters.bytesSent.increment(by: byteCount)
    }

    func transportBecameWritable() {
        var endpoints: [ServerStreamEndpoint] = []
        self.machine.forEachCall { _, open in
            if case .stream(let endpoint) = open { endpoints.append(endpoint) }
        }
        for endpoint in endpoints where endpoint.stream.call.isOpen {
            endpoint.handler?.onWritable()
        }
    }

    func transportSettled() {
        guard self.machine.isDraining, self.machine.openCount == 0, self.transport.isDrained else { return }
        self.transport.closeGently()
    }

    func transportEnded(_ reason: TransportEnd) {
        switch reason {
        case .gaveUp(.idle): self.counters.connectionsIdleClosed.increment()
        case .gaveUp(.frameTooSlow): self.counters.connectionsSlowFrameClosed.increment()
        case .gaveUp(.notDraining): self.counters.connectionsSlowPeerClosed.increment()
        case .notAFrame: self.counters.connectionsProtocolClosed.increment()
        case .gaveUp(.healthy), .peerClosed, .closedHere, .failed: break
        }
        self.deadlineAlarm.reset()
        for open in self.machine.closeAll() {
            self.cancel(open, .connectionClosed)
        }
    }

    // MARK: Work from calls

    /// Does what a call wants: here and now on the event loop, else with the loop's next mail.
    func submit(_ output: ServerOutput) {
        if self.eventLoop.inEventLoop {
            self.perform(output)
            self.transport.settle()
        } else {
            self.mailbox.post(output)
        }
    }

    /// Performs many outputs of one event loop and flushes each connection once.
    static func deliver(_ outputs: [ServerOutput]) {
        var touched: [ServerConnection] = []
        for output in outputs {
            let connection = output.call.connection
            connection.perform(output)
            if !connection.isTouched {
                connection.isTouched = true
                touched.append(connection)
            }
        }
        for connection in touched {
            connection.isTouched = false
            connection.transport.settle()
        }
    }

    /// The server drains: once no call is open and all is sent, the channel closes.
    func beginDrain() {
        self.eventLoop.execute {
            self.noteDrain()
            self.transport.settle()
        }
    }

    /// This connection alone drains. What is open at the limit is answered with `status` as well.
    func beginDrain(_ status: TTRPCStatus, within limit: Duration?) {
        self.eventLoop.execute {
            guard !self.machine.isDraining else { return }
            self.machine.beginDrain(status)
            self.transport.settle()
            guard let limit else { return }
            self.eventLoop.scheduleTask(in: TimeAmount(bounded: limit)) { self.endDrain(status) }
        }
    }

    func noteDrain() {
        if !self.machine.isDraining, let status = self.server.drainStatus { self.machine.beginDrain(status) }
    }

    /// The drain took too long: what is still open is answered with `status`, so that nobody waits for it.
    func endDrain(_ status: TTRPCStatus) {
        self.eventLoop.execute {
            var open: [UInt32] = []
            self.machine.forEachCall { streamID, _ in open.append(streamID) }
            for streamID in open.sorted() { self.failStream(streamID, status, .serverStopping) }
            self.transport.settle()
        }
    }

    func close() {
        self.eventLoop.execute { self.transport.close() }
    }

    // MARK: Deadlines

    func deadline(timeoutNanoseconds: Int64) -> NIODeadline? {
        guard timeoutNanoseconds > 0 else { return nil }
        return self.eventLoop.now + TimeAmount(bounded: .nanoseconds(timeoutNanoseconds))
    }

    func cover(_ deadline: NIODeadline) {
        self.deadlineAlarm.cover(deadline, on: self.eventLoop) { self.expireCalls() }
    }

    private func expireCalls() {
        self.deadlineAlarm.reset()
        let now = self.eventLoop.now
        var expired: [UInt32] = []
        var next: NIODeadline?
        self.machine.forEachCall { streamID, open in
            guard let deadline = open.call.deadline else { return }
            if deadline <= now {
                expired.append(streamID)
            } else {
                next = min(next ?? deadline, deadline)
            }
        }
        for streamID in expired.sorted() {
            self.failStream(streamID, TTRPCStatus(.deadlineExceeded, "the call's deadline passed"), .deadlineExceeded)
        }
        if let next { self.cover(next) }
        self.transport.settle()
    }
}
