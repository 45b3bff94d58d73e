// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore
internal import Synchronization

/// One call from a client, to be answered exactly once: the first `reply` or `fail` counts, later ones do nothing.
///
/// Every member may be used from any thread. An answer given on the connection's event loop is written at once and
/// leaves with the next flush; an answer given elsewhere joins the others that wait for that loop.
public final class ServerCall: Sendable {
    /// Why a call ended without an answer from its handler.
    public enum CancelReason: Sendable, Hashable {
        /// The connection is gone, so nobody waits for the answer.
        case connectionClosed
        /// The call's deadline passed; the client was told so.
        case deadlineExceeded
        /// The client broke the protocol on this stream; it was told so.
        case protocolViolation
        /// The server stops and its drain took too long; the client was told so.
        case serverStopping
    }

    private enum Phase {
        case open(onCancel: (@Sendable (CancelReason) -> Void)?)
        case answered
        case cancelled(CancelReason)
    }

    let connection: ServerConnection
    let streamID: UInt32
    /// When the call expires; nil if the client set no timeout.
    public let deadline: NIODeadline?
    public let metadata: TTRPCMetadata
    private let registration: ServerMethod
    private let phase = Mutex(Phase.open(onCancel: nil))

    init(
        connection: ServerConnection,
        streamID: UInt32,
        method: ServerMethod,
        metadata: TTRPCMetadata,
        deadline: NIODeadline?
    ) {
        self.connection = connection
        self.streamID = streamID
        self.registration = method
        self.metadata = metadata
        self.deadline = deadline
    }

    public var service: String { self.registration.service }
    public var method: String { self.registration.method }
    var kind: MethodKind { self.registration.kind }
    public var peer: PeerDescription { self.connection.peer }
    /// The loop on which the call's callbacks run.
    public var eventLoop: any EventLoop { self.connection.eventLoop }

    /// Whether the call ended without an answer; whatever is answered now goes nowhere.
    public var isCancelled: Bool {
        self.phase.withLock { phase in
            if case .cancelled = phase { true } else { false }
        }
    }

    /// Answers with a payload and the status `OK`.
    public func reply(_ payload: ByteBuffer) {
        guard self.claim() else { return }
        self.connection.submit(ServerOutput(call: self, operation: .reply(payload)))
    }

    /// Answers with a status. `OK` here is an answer with an empty payload.
    public func fail(_ status: TTRPCStatus) {
        guard self.claim() else { return }
        self.connection.submit(ServerOutput(call: self, operation: .fail(status)))
    }

    /// Sets what is to run, once, if the call ends without an answer. It runs on the connection's event loop, or here
    /// and now if that has happened already. A second call replaces the first; after an answer nothing runs.
    public func onCancel(_ callback: @escaping @Sendable (CancelReason) -> Void) {
        let reason = self.phase.withLock { phase -> CancelReason? in
            switch phase {
            case .open:
                phase = .open(onCancel: callback)
                return nil
            case .answered:
                return nil
            case .cancelled(let reason):
                return reason
            }
        }
        if let reason { callback(reason) }
    }

    /// Takes the right to answer. Only the first caller gets it.
    func claim() -> Bool {
        self.phase.withLock { phase in
            guard case .open = phase else { return false }
            phase = .answered
            return true
        }
    }

    /// Whether neither an answer was claimed nor the call cancelled.
    var isOpen: Bool {
        self.phase.withLock { phase in
            if case .open = phase { true } else { false }
        }
    }

    /// Ends the call without an answer and tells its owner. False if it was answered or cancelled before.
    func cancel(_ reason: CancelReason) -> Bool {
        let result = self.phase.withLock { phase -> (Bool, (@Sendable (CancelReason) -> Void)?) in
            guard case .open(let callback) = phase else { return (false, nil) }
            phase = .cancelled(reason)
            return (true, callback)
        }
        result.1?(reason)
        return result.0
    }
}

/// Something a call wants done on its connection.
struct ServerOutput: Sendable {
    enum Operation: Sendable {
        case reply(ByteBuffer)
        case fail(TTRPCStatus)
        /// A message whose bytes are already counted in the connection's gauge.
        case message(ByteBuffer)
        case finish
        case pauseReading
        case resumeReading
    }

    let call: ServerCall
    let operation: Operation
}
