// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// The counters behind `TTRPCServerStatistics`: only ever added to, from any event loop.
final class ServerCounters: Sendable {
    let connectionsAccepted = Atomic<Int>(0)
    let connectionsRefused = Atomic<Int>(0)
    let connectionsOpen = Atomic<Int>(0)
    let connectionsIdleClosed = Atomic<Int>(0)
    let connectionsSlowFrameClosed = Atomic<Int>(0)
    let connectionsSlowPeerClosed = Atomic<Int>(0)
    let connectionsProtocolClosed = Atomic<Int>(0)
    let callsStarted = Atomic<Int>(0)
    let callsFinished = Atomic<Int>(0)
    let callsCancelled = Atomic<Int>(0)
    let callsExpired = Atomic<Int>(0)
    let requestsRefused = Atomic<Int>(0)
    let requestsOversize = Atomic<Int>(0)
    let requestsMalformed = Atomic<Int>(0)
    let repliesOverBound = Atomic<Int>(0)
    let bytesReceived = Atomic<Int>(0)
    let bytesSent = Atomic<Int>(0)
}

extension Atomic where Value == Int {
    func increment(by amount: Int = 1) { self.add(amount, ordering: .relaxed) }
    var count: Int { self.load(ordering: .relaxed) }
}

/// What a server has done since it was made. Each figure is exact; figures read together may be a moment apart.
public struct TTRPCServerStatistics: Sendable, Equatable {
    public var connectionsAccepted = 0
    /// Closed at once because the connection cap was reached between two listeners.
    public var connectionsRefused = 0
    public var connectionsOpen = 0
    /// Closed for the idle limit.
    public var connectionsIdleClosed = 0
    /// Closed because a frame stayed incomplete.
    public var connectionsSlowFrameClosed = 0
    /// Closed because the peer did not take the bytes waiting for it.
    public var connectionsSlowPeerClosed = 0
    /// Closed because the bytes were not ttrpc frames.
    public var connectionsProtocolClosed = 0
    public var callsStarted = 0
    /// Ended in any way: answered, expired or cancelled.
    public var callsFinished = 0
    /// Ended by the loss of the connection or by a violation of the protocol.
    public var callsCancelled = 0
    /// Ended by their deadline.
    public var callsExpired = 0
    /// Requests answered without starting a call: bad ids, unknown methods, too many streams, draining.
    public var requestsRefused = 0
    public var requestsOversize = 0
    public var requestsMalformed = 0
    /// Replies and messages refused because they do not fit in a frame or in the outbound bound.
    public var repliesOverBound = 0
    public var bytesReceived = 0
    public var bytesSent = 0

    public var callsOpen: Int { self.callsStarted - self.callsFinished }
}

extension ServerCounters {
    func snapshot() -> TTRPCServerStatistics {
        TTRPCServerStatistics(
            connectionsAccepted: self.connectionsAccepted.count,
            connectionsRefused: self.connectionsRefused.count,
            connectionsOpen: self.connectionsOpen.count,
            connectionsIdleClosed: self.connectionsIdleClosed.count,
            connectionsSlowFrameClosed: self.connectionsSlowFrameClosed.count,
            connectionsSlowPeerClosed: self.connectionsSlowPeerClosed.count,
            connectionsProtocolClosed: self.connectionsProtocolClosed.count,
            callsStarted: self.callsStarted.count,
            callsFinished: self.callsFinished.count,
            callsCancelled: self.callsCancelled.count,
            callsExpired: self.callsExpired.count,
            requestsRefused: self.requestsRefused.count,
            requestsOversize: self.requestsOversize.count,
            requestsMalformed: self.requestsMalformed.count,
            repliesOverBound: self.repliesOverBound.count,
            bytesReceived: self.bytesReceived.count,
            bytesSent: self.bytesSent.count
        )
    }
}
