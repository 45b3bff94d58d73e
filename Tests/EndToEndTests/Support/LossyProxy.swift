// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Passes on what clients send, swallows the first bytes of the answer and cuts the link: the report is in, and the
/// clerk does not know.
final class LossyProxy: Sendable {
    private let listener: any Channel
    private let swallowed: Counter
    let port: Int

    private init(listener: any Channel, swallowed: Counter) throws {
        self.listener = listener
        self.swallowed = swallowed
        guard let port = listener.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        self.port = port
    }

    static func start(before daemonPort: Int) async throws -> LossyProxy {
        let swallowed = Counter()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { client in
                ClientBootstrap(group: client.eventLoop)
                    .channelInitializer { daemon in
                        daemon.eventLoop.makeCompletedFuture {
                            try daemon.pipeline.syncOperations.addHandler(Cutting(client: client, swallowed))
                        }
                    }
                    .connect(host: "127.0.0.1", port: daemonPort)
                    .flatMapThrowing { daemon in
                        try client.pipeline.syncOperations.addHandler(Forwarding(to: daemon))
                        _ = client.setOption(.autoRead, value: true)
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return try LossyProxy(listener: listener, swallowed: swallowed)
    }

    /// Bytes of answers that nobody got.
    var swallowedBytes: Int { swallowed.value.withLock { $0 } }

    func close() async throws { try await listener.close() }

    private final class Counter: Sendable {
        let value = Mutex(0)
    }

    private final class Forwarding: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let daemon: any Channel

        init(to daemon: any Channel) { self.daemon = daemon }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            daemon.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { daemon.close(promise: nil) }
    }

    private final class Cutting: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let client: any Channel
        private let swallowed: Counter

        init(client: any Channel, _ swallowed: Counter) {
            self.client = client
            self.swallowed = swallowed
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let byteCount = unwrapInboundIn(data).readableBytes
            swallowed.value.withLock { $0 += byteCount }
            client.close(promise: nil)
            context.close(promise: nil)
        }
    }
}
