// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryIngest
public import ChanceryModel
public import ChanceryWire

/// What is known of a call before its payload is read.
public struct CallContext: Sendable {
    /// Where the call comes from, for the log: `127.0.0.1:50312`. The text is made when it is asked for.
    public let peer: any CustomStringConvertible & Sendable
    /// Who calls. A call without an identity never comes so far.
    public let identity: PeerIdentity
    /// When the certificate that proved the identity ends; `nil` where there was none.
    public let certificateExpiresAt: Instant?
    /// Leads from the client to the log; see `CallRequestID`.
    public let requestID: String
    /// Uptime in nanoseconds after which nobody waits for the answer; `nil` for no limit.
    public let deadlineUptimeNanoseconds: UInt64?

    public init(
        peer: any CustomStringConvertible & Sendable, authenticated: AuthenticatedPeer, requestID: String,
        deadlineUptimeNanoseconds: UInt64?
    ) {
        self.peer = peer
        identity = authenticated.identity
        certificateExpiresAt = authenticated.certificate?.expiresAt
        self.requestID = requestID
        self.deadlineUptimeNanoseconds = deadlineUptimeNanoseconds
    }
}

/// The outcome of one unary call: an encoded response or a failure.
public typealias CallOutcome = Result<[UInt8], CallFailure>

/// One answer on its way back to the transport.
public struct CallReply: Sendable {
    public let ticket: any IngestTicket
    public let outcome: CallOutcome

    public init(ticket: any IngestTicket, outcome: CallOutcome) {
        self.ticket = ticket
        self.outcome = outcome
    }
}

/// Where a transport takes answers, many at a time, from any queue. One for each transport.
public protocol ReplyPort: AnyObject, Sendable {
    func deliver(_ replies: [CallReply])
}

/// A unary call. It must be answered once.
public struct UnaryCall: Sendable {
    public let context: CallContext
    /// The transport's own handle of the call.
    public let ticket: any IngestTicket
    public let port: any ReplyPort

    public init(context: CallContext, ticket: any IngestTicket, port: any ReplyPort) {
        self.context = context
        self.ticket = ticket
        self.port = port
    }

    public func finish(_ outcome: CallOutcome) {
        port.deliver([CallReply(ticket: ticket, outcome: outcome)])
    }

    public func fail(_ failure: CallFailure) {
        finish(.failure(failure))
    }
}

/// The server's side of a call that answers with many messages.
public protocol ResponseStream: AnyObject, Sendable {
    var context: CallContext { get }
    /// Whether the peer keeps up. A sender stops while this is false and is told by its observer.
    var isWritable: Bool { get }
    /// Whether the message was taken.
    func send(_ message: [UInt8]) -> Bool
    func finish()
    func fail(_ failure: CallFailure)
}

/// Told what happens to a stream of responses.
public protocol ResponseStreamObserver: AnyObject, Sendable {
    func becameWritable()
    /// The stream ended without this side's doing.
    func wasCancelled()
}

/// The server's side of a call that sends many messages and gets one answer.
public protocol RequestStream: AnyObject, Sendable {
    var context: CallContext { get }
    /// Keeps further messages back until `resumeReading`.
    func pauseReading()
    func resumeReading()
    func finish(_ outcome: CallOutcome)
}

/// Takes the messages of a stream of requests.
public protocol RequestStreamHandler: AnyObject, Sendable {
    func received(_ message: [UInt8])
    /// The peer sends no more.
    func ended()
    /// The stream ended without this side's doing.
    func wasCancelled()
}
