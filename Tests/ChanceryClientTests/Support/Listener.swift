// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Takes connections, does one thing with each, and counts them.
final class Listener: Sendable {
    /// What becomes of a connection.
    enum Manner: Sendable {
        /// Closed at once.
        case close
        /// Closed when the first bytes have come, without an answer.
        case closeAfterRequest
        /// Reset at once, with whatever the client sent unread.
        case reset
        /// These bytes for the first that come, then nothing.
        case say([UInt8])
    }

    private final class Counter: Sendable {
        let value = Atomic(0)
    }

    private let counter: Counter
    private let channel: any Channel

    var accepted: Int { counter.value.load(ordering: .relaxed) }
    var port: Int { channel.localAddress?.port ?? 0 }

    private init(_ address: SocketAddress, _ manner: Manner) async throws {
        let counter = Counter()
        self.counter = counter
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                counter.value.add(1, ordering: .relaxed)
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Conduct(manner))
                }
            }
            .bind(to: address).get()
    }

    static func run(
        on host: String = "127.0.0.1", _ manner: Manner = .close, _ body: (Listener) async throws -> Void
    ) async throws {
        try await run(try SocketAddress(ipAddress: host, port: 0), manner, body)
    }

    static func run(
        unix path: String, _ manner: Manner, _ body: (Listener) async throws -> Void
    ) async throws {
        try await run(try SocketAddress(unixDomainSocketPath: path), manner, body)
    }

    private static func run(
        _ address: SocketAddress, _ manner: Manner, _ body: (Listener) async throws -> Void
    ) async throws {
        let listener = try await Listener(address, manner)
        do {
            try await body(listener)
        } catch {
            try await listener.channel.close()
            throw error
        }
        try await listener.channel.close()
    }

    private final class Conduct: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let manner: Manner

        init(_ manner: Manner) {
            self.manner = manner
        }

        func channelActive(context: ChannelHandlerContext) {
            switch manner {
            case .close: context.close(promise: nil)
            case .closeAfterRequest, .say: break
            case .reset:
                let channel = context.channel
                let now = linger(l_onoff: 1, l_linger: 0)
                (channel as? any SocketOptionProvider)?.setSoLinger(now).whenComplete { _ in
                    channel.close(promise: nil)
                }
            }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch manner {
            case .closeAfterRequest: context.close(promise: nil)
            case .say(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .close, .reset: break
            }
        }
    }
}
