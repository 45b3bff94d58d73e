// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// The part of a connection that is the same on both sides: bytes in and frames out, when to read, when to flush, when
/// to give the peer up. What the frames mean is its owner's business.
///
/// Deframing happens in here and not in a handler of its own, so that no frame is boxed on its way.
///
/// `@unchecked Sendable`: the `let` members are Sendable, and every `var` is touched only on `eventLoop`, where the
/// channel calls this handler and where the owner must call it.
final class FrameTransport: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    let eventLoop: any EventLoop
    let outbound: OutboundGauge
    let limits: TTRPCLimits
    /// Nil once the connection has ended.
    private var owner: (any FrameTransportOwner)?
    private var context: ChannelHandlerContext?
    private var deframer: FrameDeframer
    private var queue = OutboundQueue()
    private var watch: PeerWatch
    private var checkTask: RepeatedTask?
    private var endReason = TransportEnd.peerClosed

    /// From the first `channelRead` to `channelReadComplete`, when the flush comes by itself.
    private var isInRead = false
    private var isProcessing = false
    private var isSettling = false
    private var isFlushing = false
    private var isClosing = false
    /// The channel asked to read and was not let.
    private var readIsHeld = false

    init(limits: TTRPCLimits, eventLoop: any EventLoop) {
        self.limits = limits
        self.eventLoop = eventLoop
        self.outbound = OutboundGauge(limits: limits)
        self.deframer = FrameDeframer(dataBytesMax: limits.frameDataBytesMax)
        self.watch = PeerWatch(limits: limits, now: eventLoop.now)
    }

    /// To be called before the handler joins a pipeline.
    func setOwner(_ owner: any FrameTransportOwner) {
        self.owner = owner
    }

    var isOpen: Bool { self.context != nil && !self.isClosing }
    /// Whether everything that was appended has gone.
    var isDrained: Bool { self.queue.isEmpty && self.outbound.bytes == 0 }

    // MARK: Life

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        guard let interval = self.watch.checkInterval else { return }
        self.checkTask = self.eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            self.checkPeer()
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.end()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.end()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.close(.failed(error))
    }

    /// Closes the channel; everything else follows from its becoming inactive.
    func close(_ reason: TransportEnd = .closedHere) {
        guard let context = self.context, !self.isClosing else { return }
        self.isClosing = true
        self.endReason = reason
        context.close(promise: nil)
    }

    /// Ends this side's sending, then drops what the peer still sends until it closes too. Closing at once would make
    /// the kernel reset the connection over unread bytes, and the peer could lose answers it has not read.
    func closeGently() {
        guard let context = self.context, !self.isClosing else { return }
        self.isClosing = true
        self.endReason = .closedHere
        context.close(mode: .output, promise: nil)
        if self.readIsHeld {
            self.readIsHeld = false
            context.read()
        }
        self.eventLoop.scheduleTask(in: FrameTransport.gentleCloseTime) {
            self.context?.close(promise: nil)
        }
    }

    /// How long a peer has to close its side of a connection that is being closed gently.
    private static let gentleCloseTime = TimeAmount.seconds(5)

    private func end() {
        guard self.context != nil else { return }
        self.context = nil
        self.isClosing = true
        self.checkTask?.cancel()
        self.checkTask = nil
        let owner = self.owner
        self.owner = nil
        owner?.transportEnded(self.endReason)
    }

    private func checkPeer() {
        guard let owner = self.owner else { return }
        let verdict = self.watch.verdict(hasOpenCalls: owner.hasOpenCalls, at: self.eventLoop.now)
        if verdict != .healthy { self.close(.gaveUp(verdict)) }
    }

    // MARK: Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = self.unwrapInboundIn(data)
        self.isInRead = true
        guard !self.isClosing else { return }
        self.owner?.transportReceived(byteCount: bytes.readableBytes)
        self.deframer.append(bytes)
        self.processFrames()
        self.dropOverflow()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        self.isInRead = false
        self.watch.active(at: self.eventLoop.now)
        self.settle()
        context.fireChannelReadComplete()
    }

    /// Without credit the channel is not let read, so the peer's own sending comes to rest, and no other peer's.
    func read(context: ChannelHandlerContext) {
        if self.isClosing || self.mayRead {
            context.read()
        } else {
            self.readIsHeld = true
        }
    }

    private var mayRead: Bool {
        guard !self.isClosing, let owner = self.owner else { return false }
        return owner.hasReadCredit && self.outbound.isBelowMark
    }

    private func processFrames() {
        guard !self.isProcessing else { return }
        self.isProcessing = true
        defer { self.isProcessing = false }
        var finishedFrames = false
        loop: while self.mayRead {
            switch self.deframer.next() {
            case .needsMoreBytes:
                break loop
            case .notAFrame(let firstByte):
                self.close(.notAFrame(firstByte: firstByte))
            case .oversize(let header):
                finishedFrames = true
                self.owner?.transportReceivedOversize(header)
            case .frame(let header, let data):
                finishedFrames = true
                self.owner?.transportReceived(header, data)
            }
        }
        self.watch.frameProgress(
            insideFrame: self.deframer.isInsideFrame,
            finishedFrames: finishedFrames,
            isReading: self.mayRead,
            at: self.eventLoop.now
        )
    }

    /// Takes up reading where it was held, if there is credit again.
    private func resumeReading() {
        guard self.mayRead else { return }
        if self.deframer.heldBytes > 0 { self.processFrames() }
        guard self.readIsHeld, self.mayRead, let context = self.context else { return }
        self.readIsHeld = false
        context.read()
    }

    /// While reading is held only a few reads that were under way still arrive. More than that comes when the peer
    /// has closed and the transport hands over what was left, and then nobody waits for answers.
    private func dropOverflow() {
        let heldBytesMax = FrameHeader.byteCount + self.limits.frameDataBytesMax + (1 << 20)
        if self.deframer.heldBytes > heldBytesMax { self.close(.peerClosed) }
    }

    // MARK: Writing

    /// Appends a frame whose bytes are counted in `outbound` already. It leaves with the next `settle`.
    func append(
        _ header: FrameHeader,
        payload: ByteBuffer = ByteBuffer(),
        writeHead: (inout ByteBuffer) -> Void = { _ in }
    ) {
        self.queue.append(header, payload: payload, writeHead: writeHead)
    }

    /// A call ended, so the connection is in use even if no byte came.
    func noteActivity() {
        self.watch.active(at: self.eventLoop.now)
    }

    /// To be called after any work on the connection: sends what it wrote and reads on if it gave credit back. During
    /// a read it does nothing, because the end of the read does it for all of the read's frames together.
    func settle() {
        guard !self.isInRead, !self.isProcessing, !self.isSettling else { return }
        self.isSettling = true
        repeat {
            self.flush()
            self.resumeReading()
        } while !self.queue.isEmpty && self.context != nil
        self.isSettling = false
        if self.outbound.takeWritableAgain() {
            // In a turn of its own, so that a sender that never stops leaves the loop to others in between.
            self.eventLoop.execute {
                self.owner?.transportBecameWritable()
                self.settle()
            }
        }
        self.owner?.transportSettled()
    }

    private func flush() {
        guard let context = self.context, !self.queue.isEmpty else { return }
        self.watch.outbound(waitingBytes: self.outbound.bytes, drained: false, at: self.eventLoop.now)
        self.isFlushing = true
        for segment in self.queue.takeSegments() {
            let byteCount = segment.readableBytes
            let promise = self.eventLoop.makePromise(of: Void.self)
            promise.futureResult.assumeIsolated().whenComplete { _ in self.written(byteCount) }
            context.write(self.wrapOutboundOut(segment), promise: promise)
        }
        context.flush()
        self.isFlushing = false
    }

    /// The transport took these bytes, or gave them up.
    private func written(_ byteCount: Int) {
        self.outbound.release(byteCount)
        self.owner?.transportSent(byteCount: byteCount)
        guard self.context != nil else { return }
        self.watch.outbound(waitingBytes: self.outbound.bytes, drained: true, at: self.eventLoop.now)
        if !self.isFlushing { self.settle() }
    }
}
