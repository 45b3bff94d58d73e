// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// A call that a client has under way.
public final class TTRPCClientCall: Sendable {
    typealias Shape = ClientConnectionStateMachine<TTRPCClientCall>.Shape

    /// Where the outcome goes.
    enum Sink: Sendable {
        case completion(@Sendable (Result<ByteBuffer, any Error>) -> Void)
        case inbox(ClientStreamInbox)
    }

    let head: RequestHead
    let payload: ByteBuffer
    let shape: Shape
    let deadline: NIODeadline?
    let connection: ClientConnection
    /// Bytes of the request's envelope, payload included.
    let envelopeBytes: Int
    private let sink: Sink
    /// Zero until the request is written.
    private let assignedID = Atomic<UInt32>(0)
    private let isEnded = Atomic<Bool>(false)

    init(
        head: RequestHead,
        payload: ByteBuffer,
        shape: Shape,
        deadline: NIODeadline?,
        sink: Sink,
        connection: ClientConnection
    ) {
        self.head = head
        self.payload = payload
        self.shape = shape
        self.deadline = deadline
        self.sink = sink
        self.connection = connection
        self.envelopeBytes = head.envelopeByteCount(payloadBytes: payload.readableBytes)
    }

    /// Stops waiting for the outcome, which becomes `CancellationError`.
    ///
    /// ttrpc cannot tell a server that a call was given up: it still runs, and its answer is dropped. On a stream that
    /// this side had not closed the server sees the end of the messages. Closing the client ends everything.
    public func cancel() {
        guard !self.isFinished else { return }
        self.connection.submit(ClientLetter(call: self, operation: .cancel))
    }

    var isFinished: Bool { self.isEnded.load(ordering: .acquiring) }

    var streamID: UInt32 {
        get { self.assignedID.load(ordering: .relaxed) }
        set { self.assignedID.store(newValue, ordering: .relaxed) }
    }

    /// Ends the call once; false if it had ended before.
    @discardableResult
    func finish(_ result: Result<ByteBuffer, any Error>) -> Bool {
        guard !self.isEnded.exchange(true, ordering: .acquiringAndReleasing) else { return false }
        self.connection.callFinished()
        switch self.sink {
        case .completion(let completion): completion(result)
        case .inbox(let inbox): inbox.finish(result)
        }
        return true
    }

    /// A message of the stream.
    func deliver(_ message: ByteBuffer) {
        if case .inbox(let inbox) = self.sink { inbox.append(message) }
    }
}
