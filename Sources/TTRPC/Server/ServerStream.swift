// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore

/// What a streaming method does with its stream. All of it runs on the connection's event loop; after the stream has
/// ended, in whatever way, nothing more is called.
public protocol ServerStreamHandler: AnyObject {
    /// A message from the client. For a server-streaming method it is the only one.
    func onMessage(_ message: ByteBuffer)
    /// The client sends no more messages.
    func onHalfClose()
    /// The stream ended without this side's doing. Called at most once.
    func onCancel(_ reason: ServerCall.CancelReason)
    /// The connection takes messages again after `isWritable` was false.
    func onWritable()
}

extension ServerStreamHandler {
    public func onHalfClose() {}
    public func onCancel(_ reason: ServerCall.CancelReason) {}
    public func onWritable() {}
}

/// The server's side of one stream. Every member may be used from any thread; messages sent from one thread keep
/// their order.
public final class ServerStream: Sendable {
    /// The call behind the stream: its names, metadata, deadline and peer. `reply` and `fail` on it end the stream.
    public let call: ServerCall

    init(call: ServerCall) {
        self.call = call
    }

    /// Whether the connection can take messages without queueing many. A sender that goes on while this is false is
    /// refused at `TTRPCLimits.outboundBytesMax`; one that stops is told by `onWritable`.
    public var isWritable: Bool { self.call.connection.outbound.checkWritable() }

    /// Sends one message.
    ///
    /// - Returns: false if the message was not taken: the stream has ended, its method sends no messages, the message
    ///   is larger than a frame, or too many bytes wait for this peer.
    @discardableResult
    public func send(_ message: ByteBuffer) -> Bool {
        let connection = self.call.connection
        let fits = message.readableBytes <= connection.limits.frameDataBytesMax
        guard self.call.kind.serverStreams, self.call.isOpen else { return false }
        guard fits, connection.outbound.reserve(FrameHeader.byteCount + message.readableBytes) else {
            connection.counters.repliesOverBound.increment()
            return false
        }
        connection.submit(ServerOutput(call: self.call, operation: .message(message)))
        return true
    }

    /// Ends the stream normally after the messages sent so far.
    public func finish() {
        guard self.call.claim() else { return }
        self.call.connection.submit(ServerOutput(call: self.call, operation: .finish))
    }

    /// Ends the stream with a last payload: the one answer of a client-streaming method.
    public func finish(_ payload: ByteBuffer) {
        self.call.reply(payload)
    }

    /// Ends the stream with a status.
    public func fail(_ status: TTRPCStatus) {
        self.call.fail(status)
    }

    /// Keeps further messages from `onMessage`. They wait in memory; once they use up the connection's credit, nothing
    /// more is read from it, for any of its calls, because ttrpc has no flow control per stream.
    public func pauseReading() {
        self.call.connection.submit(ServerOutput(call: self.call, operation: .pauseReading))
    }

    /// Lets the messages that waited go on, then new ones.
    public func resumeReading() {
        self.call.connection.submit(ServerOutput(call: self.call, operation: .resumeReading))
    }
}

/// What the connection keeps for an open call.
enum OpenServerCall {
    case unary(ServerCall)
    case stream(ServerStreamEndpoint)

    var call: ServerCall {
        switch self {
        case .unary(let call): call
        case .stream(let endpoint): endpoint.stream.call
        }
    }
}

/// The connection's side of a stream: its handler and the messages that wait while reading is paused. Used only on
/// the connection's event loop.
final class ServerStreamEndpoint {
    let stream: ServerStream
    var handler: (any ServerStreamHandler)?
    var isPaused = false
    var isDelivering = false
    var endWaits = false
    private var messages: [ByteBuffer] = []
    private var taken = 0

    init(stream: ServerStream) {
        self.stream = stream
    }

    func append(_ message: ByteBuffer) {
        self.messages.append(message)
    }

    func takeMessage() -> ByteBuffer? {
        guard self.taken < self.messages.count else { return nil }
        let message = self.messages[self.taken]
        self.taken += 1
        if self.taken == self.messages.count {
            self.messages.removeAll(keepingCapacity: true)
            self.taken = 0
        }
        return message
    }

    var hasMessages: Bool { self.taken < self.messages.count }
}
