// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// A connection without TLS, at its socket's end: it goes to no other machine, whatever a name resolves to, and notes
/// what came over it first.
final class PlainLink: Sendable {
    enum Heard: Sendable {
        case nothing
        /// A record of TLS: the server wants a handshake.
        case tls
        case other
    }

    private let first = Mutex(Heard.nothing)

    /// What the server sent, to tell one that hangs up at once from one that was lost.
    var heard: Heard { first.withLock { $0 } }

    /// Joins a connection before it is made.
    func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Gate(self))
        }
    }

    private func hear(_ byte: UInt8?) {
        guard let byte else { return }
        first.withLock { first in
            // Handshake, alert and the others of RFC 8446, 5.1; a frame's length never begins so.
            if case .nothing = first { first = (20...23).contains(byte) ? .tls : .other }
        }
    }

    /// The connection leads to another machine. Nothing was sent.
    struct NotThisMachine: Error {}

    /// Used only on its event loop.
    private final class Gate: ChannelDuplexHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundIn = ByteBuffer

        private let link: PlainLink

        init(_ link: PlainLink) {
            self.link = link
        }

        func connect(context: ChannelHandlerContext, to address: SocketAddress, promise: EventLoopPromise<Void>?) {
            guard address.isOfThisMachine else {
                promise?.fail(NotThisMachine())
                return
            }
            context.connect(to: address, promise: promise)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            link.hear(bytes.readableBytesView.first)
            context.fireChannelRead(data)
        }
    }
}

extension SocketAddress {
    /// 127.0.0.0/8, ::1, or a unix socket.
    fileprivate var isOfThisMachine: Bool {
        switch self {
        case .v4: ipAddress?.hasPrefix("127.") == true
        case .v6: ipAddress == "::1"
        case .unixDomainSocket: true
        }
    }
}

extension ServerAddress {
    /// Whether the address says by itself that it is of this machine: a loopback address, `localhost`, or a unix socket.
    /// Another name may lead here today and elsewhere tomorrow.
    var namesThisMachine: Bool {
        guard case .tcp(let host, let port) = self else { return true }
        if host.lowercased() == "localhost" { return true }
        do {
            return try SocketAddress(ipAddress: host, port: port).isOfThisMachine
        } catch {
            return false
        }
    }
}
