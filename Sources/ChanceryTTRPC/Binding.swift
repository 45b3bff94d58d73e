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
    /// - Parameter observer: told of every call when it ends.
    public init(binding table: MethodTable, observer: (any CallObserver)? = nil) {
        self.init()
        let port = TTRPCReplyPort(observer: observer)
        for (index, method) in table.methods.enumerated() {
            let arrive: @Sendable (ServerCall) -> ArrivedCall = {
                ArrivedCall($0, method: index, observer: observer)
            }
            switch method.handler {
            case .unary(let handler):
                unary(
                    service: method.service, method: method.name, answersWhileDraining: method.answersWhileDraining
                ) { call, payload in
                    let arrived = arrive(call)
                    guard let context = arrived.context else { return call.fail(arrived.refused()) }
                    handler(
                        UnaryCall(context: context, ticket: TTRPCTicket(call, arrived.meter), port: port),
                        Array(payload.readableBytesView))
                }
            case .clientStreaming(let open):
                streaming(
                    service: method.service, method: method.name, kind: .clientStreaming,
                    answersWhileDraining: method.answersWhileDraining
                ) { stream in
                    let arrived = arrive(stream.call)
                    guard let context = arrived.context else { return RefusedStream(stream, arrived.refused()) }
                    return RequestStreamBridge(open(TTRPCRequestStream(stream, context, arrived.meter)), arrived.meter)
                }
            case .serverStreaming(let open):
                streaming(
                    service: method.service, method: method.name, kind: .serverStreaming,
                    answersWhileDraining: method.answersWhileDraining
                ) { stream in
                    let arrived = arrive(stream.call)
                    guard let context = arrived.context else { return RefusedStream(stream, arrived.refused()) }
                    return ResponseStreamBridge(TTRPCResponseStream(stream, context, arrived.meter), open)
                }
            }
        }
    }
}

/// What is known of a call when it comes.
struct ArrivedCall {
    /// `nil` when nothing was proved of the peer.
    let context: CallContext?
    let meter: CallMeter

    init(_ call: ServerCall, method: Int, observer: (any CallObserver)?) {
        let authenticated = call.peer.identity.value as? AuthenticatedPeer
        let requestID = CallRequestID.accepted(call.metadata[CallRequestID.metadataKey])
        let peer: any CustomStringConvertible & Sendable = call.peer.remoteAddress ?? "local"
        meter = CallMeter(
            method: method, peer: peer, identity: authenticated?.identity, requestID: requestID, observer: observer)
        context = authenticated.map { authenticated in
            CallContext(
                peer: peer, authenticated: authenticated, requestID: requestID,
                deadlineUptimeNanoseconds: call.deadline.map { UInt64($0.uptimeNanoseconds) })
        }
    }

    /// The answer to a peer of whom nothing was proved; it is counted like any other.
    func refused() -> TTRPCStatus {
        let failure = CallFailure(
            .unauthenticated,
            "the connection proves no identity; connect with a certificate that this daemon's roots vouch for")
        meter.tell(.failed(failure))
        return TTRPCStatus(failure, requestID: meter.requestID)
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
                if let end = ticket.meter.ended(isCancelled ? .cancelled : .succeeded, at: now) { ended.append(end) }
                batch.reply(ticket.call, ByteBuffer(bytes: bytes))
            case .failure(let failure):
                let ending = isCancelled ? CallEnding.cancelled : .failed(failure)
                if let end = ticket.meter.ended(ending, at: now) { ended.append(end) }
                batch.fail(ticket.call, TTRPCStatus(failure, requestID: ticket.meter.requestID))
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
}
