// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOPosix
internal import Synchronization

@testable internal import TTRPC

/// A client that sends whatever bytes a test wants and does with the answers what a test wants, including nothing.
final class RawPeer: Sendable {
    private let channel: any Channel
    private let inbox: Inbox

    private init(channel: any Channel, inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    /// - Parameter reads: false for a peer that takes none of the bytes sent to it.
    static func connect(port: Int, reads: Bool = true) async throws -> RawPeer {
        let inbox = Inbox()
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if !reads {
            bootstrap = bootstrap.channelOption(.autoRead, value: false)
                .channelOption(.socketOption(.so_rcvbuf), value: 4096)
        }
        let channel =
            try await bootstrap
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(inbox))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawPeer(channel: channel, inbox: inbox)
    }

    func send(_ frames: WireFrame...) async throws {
        try await self.send(bytes: frames.flatMap(\.bytes))
    }

    func send(bytes: [UInt8]) async throws {
        try await self.channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Sends without waiting for the system to take the bytes.
    func push(bytes: [UInt8]) {
        self.channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// The next `count` frames.
    func frames(_ count: Int) async throws -> [WireFrame] {
        try await eventually { self.inbox.frames(atLeast: count) }
    }

    /// Waits until the server has closed the connection.
    func untilClosed() async throws {
        try await eventually { self.inbox.isClosed ? true : nil }
    }

    var isClosed: Bool { self.inbox.isClosed }

    func close() async throws {
        self.channel.close(promise: nil)
        try await self.channel.closeFuture.get()
    }

    private final class Inbox: Sendable {
        private let state = Mutex<(bytes: [UInt8], frames: [WireFrame], isClosed: Bool)>(([], [], false))

        var isClosed: Bool { self.state.withLock { $0.isClosed } }

        func append(_ bytes: ByteBuffer) {
            self.state.withLock { state in
                state.bytes += Array(bytes.readableBytesView)
                state.frames += WireFrame.take(from: &state.bytes)
            }
        }

        func close() { self.state.withLock { $0.isClosed = true } }

        func frames(atLeast count: Int) -> [WireFrame]? {
            self.state.withLock { state in
                guard state.frames.count >= count else { return nil }
                defer { state.frames.removeFirst(count) }
                return Array(state.frames.prefix(count))
            }
        }
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let inbox: Inbox

        init(_ inbox: Inbox) { self.inbox = inbox }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            self.inbox.append(self.unwrapInboundIn(data))
        }

        func channelInactive(context: ChannelHandlerContext) {
            self.inbox.close()
            context.fireChannelInactive()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}

/// What a test waited for did not happen.
struct Timeout: Error {}

/// Looks again and again until there is something, at most ten seconds.
@discardableResult
func eventually<Value>(_ look: () throws -> Value?) async throws -> Value {
    for _ in 0..<2000 {
        if let value = try look() { return value }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw Timeout()
}
