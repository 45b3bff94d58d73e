// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// From frames to calls.
extension ServerConnection {
    func transportReceived(_ header: FrameHeader, _ data: ByteBuffer) {
        self.noteDrain()
        switch header.type {
        case .request: self.receivedRequest(header, data)
        case .data: self.receivedData(header, data)
        default: return
        }
    }

    /// The frame's bytes were dropped; its stream gets the answer.
    func transportReceivedOversize(_ header: FrameHeader) {
        guard header.type == .request || header.type == .data else { return }
        self.counters.requestsOversize.increment()
        let problem = "the frame has \(header.length) bytes of data, over the limit of \(self.limits.frameDataBytesMax)"
        let status = TTRPCStatus(.resourceExhausted, problem)
        if header.type == .data {
            if case .ignore = self.machine.receivedData(streamID: header.streamID, flags: header.flags) { return }
            self.failStream(header.streamID, status, .protocolViolation)
            return
        }
        switch self.machine.receivedRequest(streamID: header.streamID, flags: header.flags) {
        case .answer(let refusal): self.refuse(header.streamID, refusal)
        case .decode:
            self.refuse(header.streamID, self.machine.drainAnswer(answersWhileDraining: false) ?? status)
        }
    }

    // MARK: Requests

    private func receivedRequest(_ header: FrameHeader, _ data: ByteBuffer) {
        switch self.machine.receivedRequest(streamID: header.streamID, flags: header.flags) {
        case .answer(let status):
            self.refuse(header.streamID, status)
        case .decode(let remoteOpen):
            do {
                let envelope = try RequestEnvelope.decode(data, bounds: self.server.envelopeBounds)
                self.start(header, data, envelope, remoteOpen: remoteOpen)
            } catch {
                if let status = self.machine.drainAnswer(answersWhileDraining: false) {
                    self.refuse(header.streamID, status)
                    return
                }
                self.counters.requestsMalformed.increment()
                self.writeStatus(header.streamID, TTRPCStatus(.invalidArgument, error.description))
            }
        }
    }

    private func start(_ header: FrameHeader, _ data: ByteBuffer, _ envelope: RequestEnvelope, remoteOpen: Bool) {
        let streamID = header.streamID
        let method = self.server.methods.method(envelope, in: data)
        // A connection that is let go alone, for what its peer is, answers nothing more.
        let answersWhileDraining = self.server.drainStatus != nil && (method?.answersWhileDraining ?? false)
        if let status = self.machine.drainAnswer(answersWhileDraining: answersWhileDraining) {
            self.refuse(streamID, status)
            return
        }
        guard let method else {
            self.refuse(streamID, self.server.methods.unimplemented(envelope, in: data))
            return
        }
        if case .answer(let status) = self.machine.admit(kind: method.kind, remoteOpen: remoteOpen) {
            self.refuse(streamID, status)
            return
        }
        guard envelope.timeoutNanoseconds >= 0 else {
            self.counters.callsExpired.increment()
            self.refuse(streamID, TTRPCStatus(.deadlineExceeded, "the deadline had passed when the request was sent"))
            return
        }
        let call = ServerCall(
            connection: self,
            streamID: streamID,
            method: method,
            metadata: envelope.metadata,
            deadline: self.deadline(timeoutNanoseconds: envelope.timeoutNanoseconds)
        )
        self.counters.callsStarted.increment()
        if let deadline = call.deadline { self.cover(deadline) }
        let payload = envelope.payload.flatMap {
            data.getSlice(at: data.readerIndex + $0.lowerBound, length: $0.count)
        }
        switch method.implementation {
        case .unary(let handler):
            self.machine.open(
                streamID, kind: .unary, remoteOpen: false, heldBytes: data.readableBytes, call: .unary(call))
            handler(call, payload ?? ByteBuffer())
        case .streaming(let kind, let opener):
            let endpoint = ServerStreamEndpoint(stream: ServerStream(call: call))
            self.machine.open(
                streamID, kind: .streaming(kind), remoteOpen: remoteOpen, heldBytes: 0, call: .stream(endpoint))
            endpoint.handler = opener(endpoint.stream)
            // A client that streams sends its messages in data frames, so an absent payload is no message of its.
            let message = kind == .serverStreaming ? payload ?? ByteBuffer() : payload
            self.deliver(to: endpoint, message: message, end: !remoteOpen)
        }
    }

    private func refuse(_ streamID: UInt32, _ status: TTRPCStatus) {
        self.counters.requestsRefused.increment()
        self.writeStatus(streamID, status)
    }

    // MARK: Streams

    private func receivedData(_ header: FrameHeader, _ data: ByteBuffer) {
        switch self.machine.receivedData(streamID: header.streamID, flags: header.flags) {
        case .ignore:
            return
        case .answer(let status):
            self.writeStatus(header.streamID, status)
        case .fail(let status):
            self.failStream(header.streamID, status, .protocolViolation)
        case .deliver(let message, let end):
            guard case .stream(let endpoint) = self.machine.call(header.streamID) else { return }
            self.deliver(to: endpoint, message: message ? data : nil, end: end)
        }
    }

    /// Queues what arrived, then lets the handler have as much as it wants.
    private func deliver(to endpoint: ServerStreamEndpoint, message: ByteBuffer?, end: Bool) {
        if let message {
            self.machine.hold(endpoint.stream.call.streamID, byteCount: message.readableBytes)
            endpoint.append(message)
        }
        if end { endpoint.endWaits = true }
        self.pump(endpoint)
    }

    /// Hands waiting messages to the stream's handler until it pauses or ends the stream.
    func pump(_ endpoint: ServerStreamEndpoint) {
        let streamID = endpoint.stream.call.streamID
        guard !endpoint.isDelivering, let handler = endpoint.handler else { return }
        endpoint.isDelivering = true
        defer { endpoint.isDelivering = false }
        while !endpoint.isPaused, endpoint.stream.call.isOpen, let message = endpoint.takeMessage() {
            self.machine.release(streamID, byteCount: message.readableBytes)
            handler.onMessage(message)
        }
        guard endpoint.endWaits, !endpoint.isPaused, !endpoint.hasMessages, endpoint.stream.call.isOpen else { return }
        endpoint.endWaits = false
        handler.onHalfClose()
    }

    /// Ends an open stream from this side, tells its handler and the client. An answer that is on its way wins.
    func failStream(_ streamID: UInt32, _ status: TTRPCStatus, _ reason: ServerCall.CancelReason) {
        guard let open = self.machine.call(streamID) else {
            self.writeStatus(streamID, status)
            return
        }
        guard self.cancel(open, reason), self.machine.respond(streamID) == .writeResponse else { return }
        self.writeStatus(streamID, status)
    }

    /// Cancels an open call once; false if it was answered before.
    @discardableResult
    func cancel(_ open: OpenServerCall, _ reason: ServerCall.CancelReason) -> Bool {
        guard open.call.cancel(reason) else {
            if reason == .connectionClosed { self.counters.callsFinished.increment() }
            return false
        }
        if reason == .deadlineExceeded {
            self.counters.callsExpired.increment()
        } else {
            self.counters.callsCancelled.increment()
        }
        self.counters.callsFinished.increment()
        if case .stream(let endpoint) = open {
            endpoint.handler?.onCancel(reason)
            endpoint.handler = nil
        }
        return true
    }
}
