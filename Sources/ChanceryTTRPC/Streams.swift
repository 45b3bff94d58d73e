// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryService
internal import ChanceryWire
internal import NIOCore
internal import TTRPC

/// A stream of requests over ttrpc.
final class TTRPCRequestStream: RequestStream {
    private let stream: ServerStream
    let context: CallContext
    private let meter: CallMeter

    init(_ stream: ServerStream, _ context: CallContext, _ meter: CallMeter) {
        self.stream = stream
        self.context = context
        self.meter = meter
    }

    func pauseReading() { stream.pauseReading() }
    func resumeReading() { stream.resumeReading() }

    func finish(_ outcome: CallOutcome) {
        switch outcome {
        case .success(let bytes):
            meter.tell(.succeeded)
            stream.finish(ByteBuffer(bytes: bytes))
        case .failure(let failure):
            meter.tell(.failed(failure))
            stream.fail(TTRPCStatus(failure, requestID: context.requestID))
        }
    }
}

/// Passes what happens on a ttrpc stream to the handler of a stream of requests.
final class RequestStreamBridge: ServerStreamHandler {
    private let handler: any RequestStreamHandler
    private let meter: CallMeter

    init(_ handler: any RequestStreamHandler, _ meter: CallMeter) {
        self.handler = handler
        self.meter = meter
    }

    func onMessage(_ message: ByteBuffer) { handler.received(Array(message.readableBytesView)) }
    func onHalfClose() { handler.ended() }

    func onCancel(_ reason: ServerCall.CancelReason) {
        meter.tell(.cancelled)
        handler.wasCancelled()
    }
}

/// A stream of responses over ttrpc.
final class TTRPCResponseStream: ResponseStream {
    private let stream: ServerStream
    let context: CallContext
    private let meter: CallMeter

    init(_ stream: ServerStream, _ context: CallContext, _ meter: CallMeter) {
        self.stream = stream
        self.context = context
        self.meter = meter
    }

    var isWritable: Bool { stream.isWritable }

    func send(_ message: [UInt8]) -> Bool { stream.send(ByteBuffer(bytes: message)) }

    func finish() {
        meter.tell(.succeeded)
        stream.finish()
    }

    /// The stream ended without this side's doing.
    func wasCancelled() { meter.tell(.cancelled) }

    func fail(_ failure: CallFailure) {
        meter.tell(.failed(failure))
        stream.fail(TTRPCStatus(failure, requestID: context.requestID))
    }
}

/// A stream of a peer of whom nothing was proved: refused, and deaf.
final class RefusedStream: ServerStreamHandler {
    init(_ stream: ServerStream, _ status: TTRPCStatus) {
        stream.fail(status)
    }

    func onMessage(_ message: ByteBuffer) {}
    func onHalfClose() {}
    func onCancel(_ reason: ServerCall.CancelReason) {}
}

/// Passes what happens on a ttrpc stream to the observer of a stream of responses.
final class ResponseStreamBridge: ServerStreamHandler {
    typealias Opener = @Sendable (any ResponseStream, [UInt8]) -> any ResponseStreamObserver

    private let stream: TTRPCResponseStream
    private let open: Opener
    /// There from the first message on, which holds the request.
    private var observer: (any ResponseStreamObserver)?

    init(_ stream: TTRPCResponseStream, _ open: @escaping Opener) {
        self.stream = stream
        self.open = open
    }

    func onMessage(_ message: ByteBuffer) {
        guard observer == nil else { return }
        observer = open(stream, Array(message.readableBytesView))
    }

    func onCancel(_ reason: ServerCall.CancelReason) {
        stream.wasCancelled()
        observer?.wasCancelled()
    }

    func onWritable() { observer?.becameWritable() }
}
