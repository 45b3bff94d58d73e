// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// The client's side of one stream.
///
/// Take `messages` for what the server sends, then `response` for how it ended. A client-streaming method sends no
/// messages, only a response. The stream is given up when this object is released before its end.
public final class TTRPCClientStream: Sendable {
    let call: TTRPCClientCall
    let inbox: ClientStreamInbox

    init(call: TTRPCClientCall, inbox: ClientStreamInbox) {
        self.call = call
        self.inbox = inbox
    }

    deinit {
        self.call.cancel()
    }

    /// What the server sends, in order. For one task.
    public var messages: TTRPCMessages { TTRPCMessages(stream: self) }

    /// Sends one message; waits while too many bytes wait for the server.
    ///
    /// - Throws: `TTRPCStatusError` if the stream has ended (`FAILED_PRECONDITION`, or the status it ended with), or if
    ///   the message is larger than a frame (`RESOURCE_EXHAUSTED`); `TTRPCConnectionError` if the connection is lost;
    ///   `CancellationError`. It says nothing about the server's having received the message.
    public func send(_ message: [UInt8]) async throws {
        let connection = self.call.connection
        let frameBytes = FrameHeader.byteCount + message.count
        guard message.count <= connection.limits.frameDataBytesMax else {
            let problem =
                "the message has \(message.count) bytes, over the limit of \(connection.limits.frameDataBytesMax)"
            throw TTRPCStatusError(.resourceExhausted, problem)
        }
        while true {
            try Task.checkCancellation()
            try self.checkOpen()
            if connection.outbound.checkWritable(), connection.outbound.reserve(frameBytes) { break }
            await connection.sendersWaiting.wait { connection.outbound.checkWritable() || self.call.isFinished }
        }
        connection.submit(ClientLetter(call: self.call, operation: .message(ByteBuffer(bytes: message))))
    }

    /// Tells the server that no more messages come. Further calls do nothing.
    public func closeSend() {
        guard !self.call.isFinished else { return }
        self.call.connection.submit(ClientLetter(call: self.call, operation: .closeSend))
    }

    /// Waits for the end of the stream.
    ///
    /// - Returns: the payload of the response that ended it; empty if the server just stopped sending.
    /// - Throws: as `messages`.
    public func response() async throws -> [UInt8] {
        let payload = try await withTaskCancellationHandler {
            try await self.inbox.outcome()
        } onCancel: {
            self.call.cancel()
        }
        return Array(payload.readableBytesView)
    }

    /// Gives the stream up. See `TTRPCClientCall.cancel` for what the server learns of it.
    public func cancel() {
        self.call.cancel()
    }

    private func checkOpen() throws {
        guard self.call.isFinished else { return }
        if case .failure(let error) = self.inbox.currentOutcome { throw error }
        throw TTRPCStatusError(.failedPrecondition, "the stream has ended")
    }
}

/// The messages of a stream. While nobody takes them, the connection reads on until `clientInboundBytesMark` bytes
/// wait, and then stops, for all its calls.
///
/// Throws `TTRPCStatusError` if the server ended the stream with a status, `TTRPCConnectionError` if the connection
/// is lost, `CancellationError` if the stream was given up or the task cancelled (which gives the stream up).
public struct TTRPCMessages: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    let stream: TTRPCClientStream

    public func makeAsyncIterator() -> Iterator {
        Iterator(stream: self.stream)
    }

    public struct Iterator: AsyncIteratorProtocol {
        let stream: TTRPCClientStream

        public mutating func next() async throws -> [UInt8]? {
            let stream = self.stream
            let message = try await withTaskCancellationHandler {
                try await stream.inbox.next()
            } onCancel: {
                stream.call.cancel()
            }
            return message.map { Array($0.readableBytesView) }
        }
    }
}
