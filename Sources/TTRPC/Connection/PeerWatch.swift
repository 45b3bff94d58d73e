// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// Judges from times alone whether a peer may keep its connection. It owns no timer: the handler asks it now and then.
struct PeerWatch {
    enum Verdict: Equatable, Sendable {
        case healthy
        /// No open call and no byte for the idle limit.
        case idle
        /// A frame began and did not end within the frame limit.
        case frameTooSlow
        /// The peer took none of the bytes waiting for it for the stall limit.
        case notDraining
    }

    private let idleMax: TimeAmount?
    private let frameMax: TimeAmount?
    private let stallMax: TimeAmount?
    private var lastActivity: NIODeadline
    private var frameBegan: NIODeadline?
    private var drainedLast: NIODeadline?

    init(limits: TTRPCLimits, now: NIODeadline) {
        self.idleMax = limits.idleTimeMax.map(TimeAmount.init(bounded:))
        self.frameMax = limits.frameTimeMax.map(TimeAmount.init(bounded:))
        self.stallMax = limits.outboundStallTimeMax.map(TimeAmount.init(bounded:))
        self.lastActivity = now
    }

    /// How often to ask: a quarter of the shortest limit, so that a limit is passed by at most that much.
    var checkInterval: TimeAmount? {
        guard let shortest = [self.idleMax, self.frameMax, self.stallMax].compactMap({ $0 }).min() else { return nil }
        return max(.milliseconds(5), min(.seconds(5), .nanoseconds(shortest.nanoseconds / 4)))
    }

    /// Bytes came from the peer, or a call ended.
    mutating func active(at now: NIODeadline) {
        self.lastActivity = now
    }

    /// What the last bytes left behind. A new frame starts a new clock; while this side does not read, the clock is
    /// off, because the delay is not the peer's.
    mutating func frameProgress(insideFrame: Bool, finishedFrames: Bool, isReading: Bool, at now: NIODeadline) {
        if !insideFrame || !isReading {
            self.frameBegan = nil
        } else if finishedFrames || self.frameBegan == nil {
            self.frameBegan = now
        }
    }

    /// Bytes were queued for the peer, or taken by it.
    mutating func outbound(waitingBytes: Int, drained: Bool, at now: NIODeadline) {
        if waitingBytes == 0 {
            self.drainedLast = nil
        } else if drained || self.drainedLast == nil {
            self.drainedLast = now
        }
    }

    func verdict(hasOpenCalls: Bool, at now: NIODeadline) -> Verdict {
        if let stallMax = self.stallMax, let since = self.drainedLast, now >= since + stallMax { return .notDraining }
        if let frameMax = self.frameMax, let since = self.frameBegan, now >= since + frameMax { return .frameTooSlow }
        guard let idleMax = self.idleMax, !hasOpenCalls, self.drainedLast == nil else { return .healthy }
        return now >= self.lastActivity + idleMax ? .idle : .healthy
    }
}

extension TimeAmount {
    /// Rounded down to nanoseconds and held between zero and a hundred years, so that adding it to a time is safe.
    init(bounded duration: Duration) {
        let secondsMax: Int64 = 100 * 366 * 86_400
        let (seconds, attoseconds) = duration.components
        if seconds >= secondsMax {
            self = .seconds(secondsMax)
        } else if seconds < 0 || attoseconds < 0 {
            self = .zero
        } else {
            self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        }
    }
}
