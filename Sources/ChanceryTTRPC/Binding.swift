// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
public import ChanceryService
public import ChanceryWire
internal import NIOCore
public import TTRPC

extension TTRPCMethodTable {
    /// Binds the daemon's methods to ttrpc.
    ///
    /// A call on a connection whose peer has no identity is refused before its payload is looked at: a listener has to
    /// prove who its peers are, or to say by name that it does not ask (`AuthenticatedPeer(.unrestricted)`).
    ///
    /// - Parameter observer: told of every call of an identified peer when it ends.
    public init(binding table: MethodTable, observer: (any CallObserver)? = nil) {
        self.init()
        let port = TTRPCReplyPort(observer: observer)
        for (index, method) in table.methods.enumerated() {
            let measure: @Sendable (ServerCall) -> CallMeter? = { call in
                CallContext(call).map { CallMeter(method: index, context: $0, observer: observer) }
            }
            switch method.handler {
            case .unary(let handler):
                unary(service: method.service, method: method.name) { call, payload in
                    guard let meter = measure(call) else { return call.fail(.unidentified) }
                    handler(
                        UnaryCall(context: meter.context, ticket: TTRPCTicket(call, meter), port: port),
                        Array(payload.readableBytesView))
                }
            case .clientStreaming(let open):
                streaming(service: method.service, method: method.name, kind: .clientStreaming) { stream in
                    guard let meter = measure(stream.call) else { return RefusedStream(stream) }
                    return RequestStreamBridge(open(TTRPCRequestStream(stream, meter)), meter)
                }
            case .serverStreaming(let open):
                streaming(service: method.service, method: method.name, kind: .serverStreaming) { stream in
                    guard let meter = measure(stream.call) else { return RefusedStream(stream) }
                    return ResponseStreamBridge(TTRPCResponseStream(stream, meter), open)
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
    let meter: CallMeter

    init(_ call: ServerCall, _ meter: CallMeter) {
        self.call = call
        self.meter = meter
    }

    var isCancelled: Bool { call.isCancelled }
}

/// Sends answers back, waking each event loop once for a batch.
final class TTRPCReplyPort: ReplyPort {
    private let observer: (any CallObserver)?

    init(observer: (any CallObserver)?) {
        self.observer = observer
    }

    func deliver(_ replies: [CallReply]) {
        let batch = ReplyBatch()
        let now = NIODeadline.now()
        var ended: [EndedCall] = []
        ended.reserveCapacity(replies.count)
        for reply in replies {
            guard let ticket = reply.ticket as? TTRPCTicket else {
                preconditionFailure("a ticket of another transport was answered here")
            }
            let isCancelled = ticket.isCancelled
            switch reply.outcome {
            case .success(let bytes):
                ended.append(ticket.meter.ended(isCancelled ? .cancelled : .succeeded, at: now))
                batch.reply(ticket.call, ByteBuffer(bytes: bytes))
            case .failure(let failure):
                ended.append(ticket.meter.ended(isCancelled ? .cancelled : .failed(failure), at: now))
                batch.fail(ticket.call, TTRPCStatus(failure, requestID: ticket.meter.context.requestID))
            }
        }
        observer?.ended(ended)
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
