// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore

/// How a server treats its connections.
public struct TTRPCServerConfiguration: Sendable {
    /// Prepares an accepted connection before ttrpc sees its first byte: adds handlers ahead of ttrpc's (TLS, say) and
    /// may fill the identity, now or when a handshake is over. A failed future closes the connection.
    public typealias ConnectionInitializer =
        @Sendable (any Channel, ConnectionIdentity) -> EventLoopFuture<Void>

    public var limits = TTRPCLimits()
    /// Connections the kernel keeps waiting for their acceptance, for each listener.
    public var backlog: Int32 = 256
    public var keepalive = TTRPCKeepalive()
    public var connectionInitializer: ConnectionInitializer?

    public init() {}
}
