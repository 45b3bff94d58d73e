// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Sends frames over some connections, each with a fixed number of calls under way, and times the answers.
struct LoadGenerator {
    let template: ReportTemplate
    let connectionCount: Int
    let callsPerConnection: Int

    struct Outcome: Sendable {
        let answered: Int
        let seconds: Double

        var perSecond: Double { Double(answered) / seconds }
    }

    /// Sends the reports with the numbers of `range` and waits for every answer.
    ///
    /// - Parameter expectsReceipts: whether each answer must be a successful response; an echo gives the request back.
    func run(port: Int, range: Range<Int>, expectsReceipts: Bool) async throws -> Outcome {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let supply = FrameSupply(range)
        var channels: [any Channel] = []
        let template = template
        let callsPerConnection = callsPerConnection
        for _ in 0..<connectionCount {
            let channel = try await ClientBootstrap(group: group)
                .channelOption(.socketOption(.tcp_nodelay), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            LoadHandler(
                                template: template, supply: supply, callsUnderWay: callsPerConnection,
                                expectsReceipts: expectsReceipts))
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
            channels.append(channel)
        }
        let started = ContinuousClock.now
        for channel in channels { channel.triggerUserOutboundEvent(LoadHandler.Begin(), promise: nil) }
        for channel in channels { try await channel.closeFuture.get() }
        let elapsed = started.duration(to: .now)
        try await group.shutdownGracefully()
        let (answered, failure) = supply.result
        if let failure { throw BenchmarkError(failure) }
        guard answered == range.count else {
            throw BenchmarkError("\(answered) of \(range.count) reports were answered")
        }
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        return Outcome(answered: answered, seconds: seconds)
    }
}

/// Hands out report numbers and counts the answers.
private final class FrameSupply: Sendable {
    private struct State {
        var next: Int
        let end: Int
        var answered = 0
        var failure: String?
    }

    private let state: Mutex<State>

    init(_ range: Range<Int>) {
        state = Mutex(State(next: range.lowerBound, end: range.upperBound))
    }

    func next() -> Int? {
        state.withLock { state in
            guard state.next < state.end, state.failure == nil else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func answered() { state.withLock { $0.answered += 1 } }
    func failed(_ reason: String) { state.withLock { $0.failure = $0.failure ?? reason } }

    var result: (answered: Int, failure: String?) { state.withLock { ($0.answered, $0.failure) } }
}

/// One connection of the load. Reads frames by their length, writes the next one for each answer.
private final class LoadHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    struct Begin: Sendable {}

    private let template: ReportTemplate
    private let supply: FrameSupply
    private let callsUnderWayMax: Int
    private let expectsReceipts: Bool
    private var callsUnderWay = 0
    private var nextStreamID: UInt32 = 1
    private var received = ByteBuffer()

    init(template: ReportTemplate, supply: FrameSupply, callsUnderWay: Int, expectsReceipts: Bool) {
        self.template = template
        self.supply = supply
        callsUnderWayMax = callsUnderWay
        self.expectsReceipts = expectsReceipts
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
            received.readableBytes >= 10 + Int(length)
        {
            if expectsReceipts { checkReceipt() }
            received.moveReaderIndex(forwardBy: 10 + Int(length))
            supply.answered()
            callsUnderWay -= 1
            send(context)
        }
        if received.readableBytes == 0 { received.clear() }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
        closeIfDone(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        supply.failed("a connection failed: \(error)")
        context.close(promise: nil)
    }

    /// A refusal begins with a status (field 1), a receipt with the payload (field 2).
    private func checkReceipt() {
        let first = received.getInteger(at: received.readerIndex + 10, as: UInt8.self)
        guard first != 0x12 else { return }
        // The status is readable enough where it is text.
        let bytes = received.getBytes(at: received.readerIndex, length: min(400, received.readableBytes)) ?? []
        let text = String(decoding: bytes.map { (0x20...0x7E).contains($0) ? $0 : 0x2E }, as: UTF8.self)
        supply.failed("the server refused a report: \(text)")
    }

    private func send(_ context: ChannelHandlerContext) {
        guard let number = supply.next() else { return }
        callsUnderWay += 1
        let frame = template.frame(number: number, streamID: nextStreamID)
        nextStreamID += 2
        context.write(wrapOutboundOut(ByteBuffer(bytes: frame)), promise: nil)
    }

    private func closeIfDone(_ context: ChannelHandlerContext) {
        if callsUnderWay == 0 { context.close(promise: nil) }
    }
}
