// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

/// Told of every call when its answer is handed to the transport: for metrics and for the log.
///
/// Called from any queue, many calls at a time, so it must be quick and must not block.
public protocol CallObserver: AnyObject, Sendable {
    func ended(_ calls: [EndedCall])
}

/// A call whose answer is on its way.
public struct EndedCall: Sendable {
    /// Its place in `MethodTable.methods`.
    public let method: Int
    /// Where the call came from, as in `CallContext`.
    public let peer: any CustomStringConvertible & Sendable
    /// Who called; `nil` for a peer of whom nothing was proved.
    public let identity: PeerIdentity?
    public let requestID: String
    public let ending: CallEnding
    /// From the arrival of the whole request to the answer.
    public let nanoseconds: UInt64

    public init(
        method: Int, peer: any CustomStringConvertible & Sendable, identity: PeerIdentity?, requestID: String,
        ending: CallEnding, nanoseconds: UInt64
    ) {
        self.method = method
        self.peer = peer
        self.identity = identity
        self.requestID = requestID
        self.ending = ending
        self.nanoseconds = nanoseconds
    }
}

/// How a call ended.
public enum CallEnding: Sendable {
    case succeeded
    case failed(CallFailure)
    /// The client went away or its deadline passed, so that nobody gets the answer.
    case cancelled
}
