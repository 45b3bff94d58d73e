// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A connection that sends whatever bytes a test wants.
final class RawConnection: Sendable {
    /// A ttrpc frame as it came.
    struct Frame: Equatable, Sendable {
        let stream: UInt32
        let type: UInt8
        let data: [UInt8]
    }

    private let channel: any Channel
    private let inbox: Inbox

    private init(channel: any Channel, inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    deinit {
        channel.close(promise: nil)
    }

    static func open(port: Int) async throws -> RawConnection {
        let inbox = Inbox()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(inbox))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawConnection(channel: channel, inbox: inbox)
    }

    /// Hands bytes to the system. A connection that the daemon closed under way is no error here.
    func send(_ bytes: [UInt8]) async {
        do { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) } catch { inbox.close() }
    }

    /// The next frame.
    func frame() async throws -> Frame {
        try await eventually("a frame from the daemon") { inbox.takeFrame() }
    }

    func closed(within duration: Duration) async throws {
        try await eventually("the daemon to close a connection", within: duration) { inbox.isClosed ? true : nil }
    }

    var isClosed: Bool { inbox.isClosed }

    static func header(length: Int, stream: UInt32, type: UInt8 = 1, flags: UInt8 = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in [length, Int(stream)] {
            for shift in [24, 16, 8, 0] { bytes.append(UInt8(number >> shift & 0xFF)) }
        }
        return bytes + [type, flags]
    }

    /// The envelope of a unary request. Lengths take two bytes each, so each part is at most 16 KiB.
    static func request(service: String, method: String, payload: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, part) in [Array(service.utf8), Array(method.utf8), payload].enumerated() {
            bytes.append(UInt8((index + 1) << 3 | 2))
            bytes.append(UInt8(part.count & 0x7F | 0x80))
            bytes.append(UInt8(part.count >> 7))
            bytes += part
        }
        return bytes
    }

    private final class Inbox: Sendable {
        private let state = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))

        var isClosed: Bool { state.withLock { $0.isClosed } }

        func append(_ bytes: ByteBuffer) { state.withLock { $0.bytes += Array(bytes.readableBytesView) } }

        func close() { state.withLock { $0.isClosed = true } }

        func takeFrame() -> Frame? {
            state.withLock { state in
                guard state.bytes.count >= 10 else { return nil }
                func number(at start: Int) -> Int { state.bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
                let end = 10 + number(at: 0)
                guard state.bytes.count >= end else { return nil }
                defer { state.bytes.removeFirst(end) }
                return Frame(
                    stream: UInt32(number(at: 4)), type: state.bytes[8], data: Array(state.bytes[10..<end]))
            }
        }
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let inbox: Inbox

        init(_ inbox: Inbox) { self.inbox = inbox }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { inbox.append(unwrapInboundIn(data)) }

        func channelInactive(context: ChannelHandlerContext) {
            inbox.close()
            context.fireChannelInactive()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
