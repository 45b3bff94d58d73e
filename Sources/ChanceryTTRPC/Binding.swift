// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
public import ChanceryService
public import ChanceryWire
internal import NIOCore
public import TTRPC

extension TTRPCMethodTable {
    /// Binds the daemon's methods to ttrpc.
    public init(binding table: MethodTable) {
        self.init()
        let port = TTRPCReplyPort()
        for method in table.methods {
            switch method.handler {
            case .unary(let handler):
                unary(service: method.service, method: method.name) { call, payload in
                    handler(
                        UnaryCall(context: CallContext(call), ticket: TTRPCTicket(call), port: port),
                        Array(payload.readableBytesView))
                }
            case .clientStreaming(let open):
                streaming(service: method.service, method: method.name, kind: .clientStreaming) { stream in
                    RequestStreamBridge(open(TTRPCRequestStream(stream)))
                }
            case .serverStreaming(let open):
                streaming(service: method.service, method: method.name, kind: .serverStreaming) { stream in
                    ResponseStreamBridge(TTRPCResponseStream(stream), open)
                }
            }
        }
    }
}

extension CallContext {
    init(_ call: ServerCall) {
        let deadline = call.deadline.map { UInt64($0.uptimeNanoseconds) }
        if let address = call.peer.remoteAddress {
            self.init(peer: address, deadlineUptimeNanoseconds: deadline)
        } else {
            self.init(peer: "local", deadlineUptimeNanoseconds: deadline)
        }
    }
}

/// The handle by which the layers below name a call.
final class TTRPCTicket: IngestTicket {
    let call: ServerCall

    init(_ call: ServerCall) {
        self.call = call
    }

    var isCancelled: Bool { call.isCancelled }
}

/// Sends answers back, waking each event loop once for a batch.
final class TTRPCReplyPort: ReplyPort {
    func deliver(_ replies: [CallReply]) {
        let batch = ReplyBatch()
        for reply in replies {
            guard let ticket = reply.ticket as? TTRPCTicket else {
                preconditionFailure("a ticket of another transport was answered here")
            }
            switch reply.outcome {
            case .success(let bytes): batch.reply(ticket.call, ByteBuffer(bytes: bytes))
            case .failure(let failure): batch.fail(ticket.call, TTRPCStatus(failure))
            }
        }
        batch.deliver()
    }
}

extension TTRPCStatus {
    /// The failure as google.rpc.Status with its typed details.
    public init(_ failure: CallFailure) {
        self.init(
            TTRPCCode(rawValue: failure.reason.code.rawValue), failure.message,
            details: failure.statusDetails().map { Detail(typeURL: $0.typeURL, value: $0.value) })
    }
}
