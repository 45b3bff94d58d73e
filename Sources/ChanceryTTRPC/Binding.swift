// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
public import ChanceryService
public import ChanceryWire
internal import NIOCore
public import TTRPC

/// Told of every call that was answered with a failure, on whatever thread answers it: for the log.
public typealias CallFailureObserver = @Sendable (_ method: String, CallContext, CallFailure) -> Void

extension TTRPCMethodTable {
    /// Binds the daemon's methods to ttrpc.
    ///
    /// A call on a connection whose peer has no identity is refused before its payload is looked at: a listener has to
    /// prove who its peers are, or to say by name that it does not ask (`AuthenticatedPeer(.unrestricted)`).
    public init(binding table: MethodTable, onFailure: @escaping CallFailureObserver = { _, _, _ in }) {
        self.init()
        let port = TTRPCReplyPort(onFailure: onFailure)
        for method in table.methods {
            switch method.handler {
            case .unary(let handler):
                unary(service: method.service, method: method.name) { call, payload in
                    guard let context = CallContext(call) else { return call.fail(.unidentified) }
                    handler(
                        UnaryCall(context: context, ticket: TTRPCTicket(call, context), port: port),
                        Array(payload.readableBytesView))
                }
            case .clientStreaming(let open):
                streaming(service: method.service, method: method.name, kind: .clientStreaming) { stream in
                    guard let context = CallContext(stream.call) else { return RefusedStream(stream) }
                    return RequestStreamBridge(open(TTRPCRequestStream(stream, context, onFailure)))
                }
            case .serverStreaming(let open):
                streaming(service: method.service, method: method.name, kind: .serverStreaming) { stream in
                    guard let context = CallContext(stream.call) else { return RefusedStream(stream) }
                    return ResponseStreamBridge(TTRPCResponseStream(stream, context, onFailure), open)
                }
            }
        }
    }
}

extension CallContext {
    /// `nil` when nothing was proved of the peer.
    init?(_ call: ServerCall) {
        guard let authenticated = call.peer.identity.value as? AuthenticatedPeer else { return nil }
        let deadline = call.deadline.map { UInt64($0.uptimeNanoseconds) }
        let requestID = CallRequestID.accepted(call.metadata[CallRequestID.metadataKey])
        if let address = call.peer.remoteAddress {
            self.init(
                peer: address, authenticated: authenticated, requestID: requestID,
                deadlineUptimeNanoseconds: deadline)
        } else {
            self.init(
                peer: "local", authenticated: authenticated, requestID: requestID,
                deadlineUptimeNanoseconds: deadline)
        }
    }
}

/// The handle by which the layers below name a call.
final class TTRPCTicket: IngestTicket {
    let call: ServerCall
    let context: CallContext

    init(_ call: ServerCall, _ context: CallContext) {
        self.call = call
        self.context = context
    }

    var isCancelled: Bool { call.isCancelled }
}

/// Sends answers back, waking each event loop once for a batch.
final class TTRPCReplyPort: ReplyPort {
    private let onFailure: CallFailureObserver

    init(onFailure: @escaping CallFailureObserver) {
        self.onFailure = onFailure
    }

    func deliver(_ replies: [CallReply]) {
        let batch = ReplyBatch()
        for reply in replies {
            guard let ticket = reply.ticket as? TTRPCTicket else {
                preconditionFailure("a ticket of another transport was answered here")
            }
            switch reply.outcome {
            case .success(let bytes):
                batch.reply(ticket.call, ByteBuffer(bytes: bytes))
            case .failure(let failure):
                onFailure(ticket.call.method, ticket.context, failure)
                batch.fail(ticket.call, TTRPCStatus(failure, requestID: ticket.context.requestID))
            }
        }
        batch.deliver()
    }
}

extension TTRPCStatus {
    /// The failure as google.rpc.Status with its typed details, and the id of the call among its metadata.
    public init(_ failure: CallFailure, requestID: String? = nil) {
        var failure = failure
        if let requestID { failure.metadata.append(FailureDetail("request_id", requestID)) }
        self.init(
            TTRPCCode(rawValue: failure.reason.code.rawValue), failure.message,
            details: failure.statusDetails().map { Detail(typeURL: $0.typeURL, value: $0.value) })
    }

    /// The answer to a peer of whom nothing was proved.
    static var unidentified: TTRPCStatus {
        TTRPCStatus(
            CallFailure(
                .unauthenticated,
                "the connection proves no identity; connect with a certificate that this daemon's roots vouch for"))
    }
}
