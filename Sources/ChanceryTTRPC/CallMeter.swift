// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import NIOCore
internal import Synchronization
internal import TTRPC

/// What the observer of a call is told when it ends; once, whoever ends it first.
final class CallMeter: Sendable {
    /// Its place in the method table.
    private let method: Int
    private let peer: any CustomStringConvertible & Sendable
    private let identity: PeerIdentity?
    let requestID: String
    private let observer: (any CallObserver)?
    private let startedAt = NIODeadline.now()
    private let isTold = Atomic<Bool>(false)

    init(
        method: Int, peer: any CustomStringConvertible & Sendable, identity: PeerIdentity?, requestID: String,
        observer: (any CallObserver)?
    ) {
        self.method = method
        self.peer = peer
        self.identity = identity
        self.requestID = requestID
        self.observer = observer
    }

    /// The end to tell; `nil` when one was told already.
    func ended(_ ending: CallEnding, at now: NIODeadline = .now()) -> EndedCall? {
        guard !isTold.exchange(true, ordering: .relaxed) else { return nil }
        return EndedCall(
            method: method, peer: peer, identity: identity, requestID: requestID, ending: ending,
            nanoseconds: UInt64(clamping: (now - startedAt).nanoseconds))
    }

    func tell(_ ending: CallEnding) {
        if let ended = ended(ending) { observer?.ended([ended]) }
    }
}
