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

/// TCP's own probing of silent peers, in whole seconds.
public struct TTRPCKeepalive: Sendable, Equatable {
    /// Silence before the first probe.
    public var idleSeconds: Int32 = 60
    /// Time between probes.
    public var intervalSeconds: Int32 = 15
    /// Unanswered probes until the connection is given up.
    public var probeCountMax: Int32 = 4

    public init() {}
}
