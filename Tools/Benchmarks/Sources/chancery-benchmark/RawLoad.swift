// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import NIOCore
internal import NIOPosix

/// Sends whole frames over some connections, each with a fixed number under way, and waits until all came back. No
/// client and no server could do more with these bytes.
struct RawLoad {
    let template: ReportTemplate
    let connectionCount: Int
    let callsPerConnection: Int

    /// Sends the reports with the numbers of `range` and waits until each came back.
    func run(port: Int, range: Range<Int>) async throws -> LoadOutcome {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let numbers = ReportNumbers(range)
        var channels: [any Channel] = []
        let template = template
        let callsPerConnection = callsPerConnection
        for _ in 0..<connectionCount {
            let channel = try await ClientBootstrap(group: group)
                .channelOption(.socketOption(.tcp_nodelay), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            RawSender(template: template, numbers: numbers, callsUnderWay: callsPerConnection))
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
            channels.append(channel)
        }
        let started = ContinuousClock.now
        for channel in channels { channel.triggerUserOutboundEvent(RawSender.Begin(), promise: nil) }
        for channel in channels { try await channel.closeFuture.get() }
        let elapsed = started.duration(to: .now)
        try await group.shutdownGracefully()
        return try LoadOutcome(numbers, range: range, elapsed: elapsed)
    }
}

/// One connection: reads frames by their length, writes the next one for each that came back.
private final class RawSender: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    struct Begin: Sendable {}

    private static let headerBytes = 10
    private let template: ReportTemplate
    private let head: [UInt8]
    private let numbers: ReportNumbers
    private let callsUnderWayMax: Int
    private var callsUnderWay = 0
    private var nextStreamID: UInt32 = 1
    private var received = ByteBuffer()

    init(template: ReportTemplate, numbers: ReportNumbers, callsUnderWay: Int) {
        let name = MethodNames.submitReport
        let service = Array(name.service.utf8)
        let method = Array(name.method.utf8)
        head =
            ProtobufField.start(1, byteCount: service.count) + service
            + ProtobufField.start(2, byteCount: method.count) + method
            + ProtobufField.start(3, byteCount: template.payloadBytes)
        self.template = template
        self.numbers = numbers
        callsUnderWayMax = callsUnderWay
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is Begin else { return context.triggerUserOutboundEvent(event, promise: promise) }
        for _ in 0..<callsUnderWayMax { send(context) }
        context.flush()
        closeIfDone(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        if received.readableBytes == 0 { received = buffer } else { received.writeBuffer(&buffer) }
        while let length = received.getInteger(at: received.readerIndex, as: UInt32.self),
            received.readableBytes >= RawSender.headerBytes + Int(length)
        {
            received.moveReaderIndex(forwardBy: RawSender.headerBytes + Int(length))
            numbers.answered()
            callsUnderWay -= 1
            send(context)
        }
        if received.readableBytes == 0 { received = ByteBuffer() }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
        closeIfDone(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        numbers.failed("a connection failed: \(error)")
        context.close(promise: nil)
    }

    private func send(_ context: ChannelHandlerContext) {
        guard let number = numbers.next() else { return }
        callsUnderWay += 1
        let payload = template.payload(number: number)
        let length = head.count + payload.readableBytes
        var frame = context.channel.allocator.buffer(capacity: RawSender.headerBytes + length)
        // Length, stream, the type of a request, no flags.
        frame.writeMultipleIntegers(UInt32(length), nextStreamID, UInt8(1), UInt8(0))
        frame.writeBytes(head)
        frame.writeImmutableBuffer(payload)
        nextStreamID += 2
        context.write(wrapOutboundOut(frame), promise: nil)
    }

    private func closeIfDone(_ context: ChannelHandlerContext) {
        if callsUnderWay == 0 { context.close(promise: nil) }
    }
}
