// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// Counts the open connections of a server, over all its listeners, and wakes the listeners that wait for room.
final class ConnectionGate: Sendable {
    private struct State {
        var open = 0
        var waiting: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    private let connectionsMax: Int
    private let state = Mutex(State())

    init(connectionsMax: Int) {
        self.connectionsMax = connectionsMax
    }

    /// Takes a place for a connection, if there is one.
    func enter() -> Bool {
        self.state.withLock { state in
            guard state.open < self.connectionsMax else { return false }
            state.open += 1
            return true
        }
    }

    func leave() {
        let waiting = self.state.withLock { state in
            state.open -= 1
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        for resume in waiting.values { resume() }
    }

    /// Whether there is room now. If not, `resume` runs once when a place becomes free, from any thread.
    func hasRoom(for listener: ConnectionLimiter, orResume resume: @escaping @Sendable () -> Void) -> Bool {
        self.state.withLock { state in
            if state.open < self.connectionsMax { return true }
            state.waiting[ObjectIdentifier(listener)] = resume
            return false
        }
    }

    func stopWaiting(_ listener: ConnectionLimiter) {
        self.state.withLock { state in _ = state.waiting.removeValue(forKey: ObjectIdentifier(listener)) }
    }
}

/// Sits in a listener's pipeline ahead of the accepting: at the cap it stops asking for connections, so further ones
/// wait in the kernel's backlog and take no descriptor.
///
/// `@unchecked Sendable`: the `var`s are touched only on the listener's event loop; the closure given to the gate hops
/// there first.
final class ConnectionLimiter: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never

    private let gate: ConnectionGate
    private let counters: ServerCounters
    private var context: ChannelHandlerContext?
    private var isWaiting = false

    init(gate: ConnectionGate, counters: ServerCounters) {
        self.gate = gate
        self.counters = counters
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        self.gate.stopWaiting(self)
    }

    func read(context: ChannelHandlerContext) {
        guard !self.isWaiting else { return }
        let eventLoop = context.eventLoop
        self.isWaiting = !self.gate.hasRoom(for: self) { eventLoop.execute { self.roomIsThere() } }
        if !self.isWaiting { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let connection = self.unwrapInboundIn(data)
        // Two listeners may both have seen the last place free.
        guard self.gate.enter() else {
            self.counters.connectionsRefused.increment()
            connection.close(promise: nil)
            return
        }
        self.counters.connectionsAccepted.increment()
        self.counters.connectionsOpen.increment()
        connection.closeFuture.whenComplete { _ in
            self.counters.connectionsOpen.subtract(1, ordering: .relaxed)
            self.gate.leave()
        }
        context.fireChannelRead(data)
    }

    private func roomIsThere() {
        self.isWaiting = false
        if let context = self.context { self.read(context: context) }
    }
}
