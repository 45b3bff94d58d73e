// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore

/// A handshake that came to nothing.
public struct TLSServerEvent: Sendable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// The bytes did not make a handshake, or the chain did not lead to a root.
        case handshakeFailed(String)
        /// The chain led to a root, and the certificate was refused.
        case refused(PeerRefusal)
        case tooSlow
        case tooManyHandshakes(max: Int)
    }

    public let peer: SocketAddress?
    public let kind: Kind

    init(_ peer: SocketAddress?, _ kind: Kind) {
        self.peer = peer
        self.kind = kind
    }

    /// A short name that never changes.
    public var name: String {
        switch kind {
        case .handshakeFailed: "handshake-failed"
        case .refused(let refusal): refusal.name
        case .tooSlow: "handshake-too-slow"
        case .tooManyHandshakes: "too-many-handshakes"
        }
    }

    public var description: String {
        switch kind {
        case .handshakeFailed(let problem): "the handshake failed: \(problem)"
        case .refused(let refusal): refusal.description
        case .tooSlow: "the handshake took too long"
        case .tooManyHandshakes(let max): "\(max) handshakes are under way, as many as may be"
        }
    }
}

/// Counts since the start, and what is under way now.
public struct TLSServerStatistics: Hashable, Sendable {
    public var handshakesUnderWay = 0
    public var handshakesCompleted = 0
    /// Failed in the TLS library.
    public var handshakesFailed = 0
    /// Verified, and refused for the identity or a revocation list.
    public var handshakesRefused = 0
    public var handshakesTooSlow = 0
    /// Closed at once because too many were under way.
    public var handshakesOverBound = 0
}
