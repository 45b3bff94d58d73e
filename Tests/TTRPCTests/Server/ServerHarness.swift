// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOEmbedded
internal import Synchronization
internal import Testing

@testable internal import TTRPC

/// A server connection on an embedded channel: the test plays the client, and time passes when the test says so.
final class ServerHarness {
    private let channel = EmbeddedChannel()
    let connection: ServerConnection
    let server: ServerContext
    private let reads = ReadCounter()
    private var unparsed: [UInt8] = []

    init(
        _ methods: TTRPCMethodTable = EchoMethods.table(),
        limits change: (inout TTRPCLimits) -> Void = { _ in }
    ) throws {
        var limits = TTRPCLimits()
        limits.idleTimeMax = nil
        limits.frameTimeMax = nil
        limits.outboundStallTimeMax = nil
        change(&limits)
        self.server = ServerContext(limits: limits, methods: methods)
        let peer = PeerDescription(remoteAddress: nil, transport: .other, identity: ConnectionIdentity())
        self.connection = ServerConnection(server: self.server, eventLoop: self.channel.eventLoop, peer: peer)
        try self.channel.pipeline.syncOperations.addHandler(self.reads)
        try self.channel.pipeline.syncOperations.addHandler(self.connection.transport)
        self.channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    }

    var statistics: TTRPCServerStatistics { self.server.counters.snapshot() }
    /// How often reading was let through to the channel.
    var readCount: Int { self.reads.count }

    var isActive: Bool { self.channel.isActive }
    var now: NIODeadline { self.channel.eventLoop.now }

    func beginDrain(_ status: TTRPCStatus) {
        self.server.beginDrain(status)
        self.connection.beginDrain()
    }

    /// The client goes away.
    func loseConnection() {
        self.channel.pipeline.fireChannelInactive()
    }

    /// Delivers frames in one piece, as one read.
    func receive(_ frames: WireFrame...) throws {
        try self.receive(bytes: frames.flatMap(\.bytes))
    }

    func receive(bytes: [UInt8]) throws {
        try self.channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// Asks to read, as a channel does after each read.
    func askToRead() {
        self.channel.pipeline.read()
    }

    /// The writes that left since the last look, and the frames in them.
    func sentWrites() throws -> [ByteBuffer] {
        var writes: [ByteBuffer] = []
        while let write = try self.channel.readOutbound(as: ByteBuffer.self) { writes.append(write) }
        return writes
    }

    func sent() throws -> [WireFrame] {
        for write in try self.sentWrites() { self.unparsed += Array(write.readableBytesView) }
        return WireFrame.take(from: &self.unparsed)
    }

    func pass(_ time: TimeAmount) {
        self.channel.embeddedEventLoop.advanceTime(by: time)
    }

    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        var count = 0

        func read(context: ChannelHandlerContext) {
            self.count += 1
            context.read()
        }
    }
}

/// Keeps what handlers get, so that a test can look at it and answer later.
final class CallLog: Sendable {
    private let entries = Mutex<[(call: ServerCall, payload: [UInt8])]>([])
    private let notes = Mutex<[String]>([])

    var calls: [ServerCall] { self.entries.withLock { $0.map(\.call) } }
    var payloads: [[UInt8]] { self.entries.withLock { $0.map(\.payload) } }
    var lines: [String] { self.notes.withLock { $0 } }

    func note(_ line: String) {
        self.notes.withLock { $0.append(line) }
    }

    /// A table with one unary method that only keeps its calls.
    func table() -> TTRPCMethodTable {
        var table = TTRPCMethodTable()
        table.unary(service: EchoMethods.service, method: "Echo") { call, payload in
            call.onCancel { self.note("cancel \(call.streamID) \($0)") }
            self.entries.withLock { $0.append((call, Array(payload.readableBytesView))) }
        }
        return table
    }
}

/// A stream handler that keeps what it gets.
final class LoggingStream: ServerStreamHandler {
    let log: CallLog
    let stream: ServerStream
    var onMessageDo: (ServerStream, [UInt8]) -> Void = { _, _ in }

    init(_ stream: ServerStream, log: CallLog) {
        self.stream = stream
        self.log = log
    }

    func onMessage(_ message: ByteBuffer) {
        let bytes = Array(message.readableBytesView)
        self.log.note("message \(bytes)")
        self.onMessageDo(self.stream, bytes)
    }

    func onHalfClose() { self.log.note("end") }
    func onCancel(_ reason: ServerCall.CancelReason) { self.log.note("cancel \(reason)") }
    func onWritable() { self.log.note("writable") }
}
