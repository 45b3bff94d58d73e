// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// From answers to frames.
extension ServerConnection {
    func perform(_ output: ServerOutput) {
        let streamID = output.call.streamID
        switch output.operation {
        case .reply(let payload):
            guard self.machine.respond(streamID) == .writeResponse else { return }
            self.callAnswered()
            self.writePayload(streamID, payload)
        case .fail(let status):
            guard self.machine.respond(streamID) == .writeResponse else { return }
            self.callAnswered()
            self.writeStatus(streamID, status)
        case .finish:
            self.finish(streamID)
        case .message(let message):
            guard self.machine.maySend(streamID) else {
                self.outbound.release(FrameHeader.byteCount + message.readableBytes)
                return
            }
            self.writeData(streamID, [], message)
        case .pauseReading:
            guard case .stream(let endpoint) = self.machine.call(streamID) else { return }
            endpoint.isPaused = true
        case .resumeReading:
            guard case .stream(let endpoint) = self.machine.call(streamID) else { return }
            endpoint.isPaused = false
            self.pump(endpoint)
        }
    }

    private func finish(_ streamID: UInt32) {
        switch self.machine.finish(streamID) {
        case .ignore:
            return
        case .writeResponse:
            self.callAnswered()
            self.writePayload(streamID, ByteBuffer())
        case .writeDataClose:
            self.callAnswered()
            self.outbound.add(FrameHeader.byteCount)
            self.writeData(streamID, [.remoteClosed, .noData], ByteBuffer())
        }
    }

    private func callAnswered() {
        self.counters.callsFinished.increment()
        self.transport.noteActivity()
    }

    // MARK: Frames

    private func writePayload(_ streamID: UInt32, _ payload: ByteBuffer) {
        let byteCount = PayloadResponse.envelopeByteCount(payloadBytes: payload.readableBytes)
        guard byteCount <= self.limits.frameDataBytesMax else {
            self.counters.repliesOverBound.increment()
            let problem = "the reply has \(byteCount) bytes, over the limit of \(self.limits.frameDataBytesMax)"
            self.writeStatus(streamID, TTRPCStatus(.resourceExhausted, problem))
            return
        }
        guard self.outbound.reserve(FrameHeader.byteCount + byteCount) else {
            self.writeOverBound(streamID)
            return
        }
        let header = FrameHeader(length: UInt32(byteCount), streamID: streamID, type: .response, flags: [])
        self.transport.append(header, payload: payload) { buffer in
            PayloadResponse.write(to: &buffer, payloadBytes: payload.readableBytes)
        }
    }

    /// A response frame with a status. One that is too large or does not fit is replaced by a short one.
    func writeStatus(_ streamID: UInt32, _ status: TTRPCStatus) {
        let byteCount = status.envelopeByteCount
        guard byteCount <= self.limits.frameDataBytesMax else {
            self.counters.repliesOverBound.increment()
            self.writeShort(streamID, TTRPCStatus(status.code, "the status was too large to send"))
            return
        }
        guard self.outbound.reserve(FrameHeader.byteCount + byteCount) else {
            self.writeOverBound(streamID)
            return
        }
        self.appendStatus(streamID, status, byteCount: byteCount)
    }

    private func writeOverBound(_ streamID: UInt32) {
        self.counters.repliesOverBound.increment()
        self.writeShort(streamID, TTRPCStatus(.resourceExhausted, "too many bytes wait for this connection"))
    }

    private func writeShort(_ streamID: UInt32, _ status: TTRPCStatus) {
        let byteCount = status.envelopeByteCount
        self.outbound.add(FrameHeader.byteCount + byteCount)
        self.appendStatus(streamID, status, byteCount: byteCount)
    }

    private func appendStatus(_ streamID: UInt32, _ status: TTRPCStatus, byteCount: Int) {
        let header = FrameHeader(length: UInt32(byteCount), streamID: streamID, type: .response, flags: [])
        self.transport.append(header) { status.writeEnvelope(to: &$0) }
    }

    private func writeData(_ streamID: UInt32, _ flags: FrameFlags, _ message: ByteBuffer) {
        let length = UInt32(message.readableBytes)
        let header = FrameHeader(length: length, streamID: streamID, type: .data, flags: flags)
        self.transport.append(header, payload: message)
    }
}
