// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore
internal import Synchronization

/// Who is at the other end of a connection.
public struct PeerDescription: Sendable {
    public enum Transport: Sendable, Hashable {
        case tcp
        case unix
        case other
    }

    /// The peer's address; nil where the transport has none, as for an unnamed unix socket.
    public let remoteAddress: SocketAddress?
    public let transport: Transport
    /// What the connection's initializer learned of the peer.
    public let identity: ConnectionIdentity
}

/// A place for one value per connection, opaque to this library: who the peer proved to be. A handler ahead of ttrpc
/// (TLS, say) fills it when it knows; calls read it. No value means that nothing was proved.
public final class ConnectionIdentity: Sendable {
    private let slot = Mutex<(any Sendable)?>(nil)

    init() {}

    public var value: (any Sendable)? { self.slot.withLock { $0 } }

    /// Fills the slot. Only the first value counts, so that an identity cannot change during a connection.
    public func set(_ value: any Sendable) {
        self.slot.withLock { slot in
            if slot == nil { slot = value }
        }
    }
}
