// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// The socket options of a connection, on either side.
enum SocketOptions {
    /// Linux's numbers for the keepalive options, which NIO does not name.
    private static let keepIdle = NIOBSDSocket.Option(rawValue: 4)
    private static let keepInterval = NIOBSDSocket.Option(rawValue: 5)
    private static let keepCount = NIOBSDSocket.Option(rawValue: 6)

    /// Makes TCP send small frames at once and notice a peer that is gone.
    ///
    /// Without no-delay a peer that writes header and body apart waits some 40 ms for a delayed acknowledgement.
    static func applyTCP(to channel: any Channel, keepalive: TTRPCKeepalive) throws {
        guard let options = channel.syncOptions else { return }
        try options.setOption(.tcpOption(.tcp_nodelay), value: 1)
        try options.setOption(.socketOption(.so_keepalive), value: 1)
        #if os(Linux)
            try options.setOption(.tcpOption(Self.keepIdle), value: .init(keepalive.idleSeconds))
            try options.setOption(.tcpOption(Self.keepInterval), value: .init(keepalive.intervalSeconds))
            try options.setOption(.tcpOption(Self.keepCount), value: .init(keepalive.probeCountMax))
        #endif
    }
}
