// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore

/// Where a client connects to.
public enum TTRPCConnectAddress: Sendable, Hashable, CustomStringConvertible {
    case tcp(host: String, port: Int)
    case unix(path: String)

    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}

/// Which event loop a client's connection runs on.
public enum TTRPCEventLoops: Sendable {
    /// One of the process-wide loops.
    case global
    /// One of the caller's loops; the caller shuts them down.
    case shared(any EventLoopGroup)
    /// A loop of the client's own, which `TTRPCClient.close` shuts down.
    case own
}

/// How a client treats its connection.
public struct TTRPCClientConfiguration: Sendable {
    /// Prepares the connection before ttrpc uses it: adds handlers ahead of ttrpc's, TLS for example.
    public typealias ConnectionInitializer = @Sendable (any Channel) -> EventLoopFuture<Void>

    public var limits = TTRPCLimits()
    public var eventLoops = TTRPCEventLoops.global
    public var connectTimeout: Duration = .seconds(10)
    public var keepalive = TTRPCKeepalive()
    public var connectionInitializer: ConnectionInitializer?

    public init() {}
}
