// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// Frames that wait for the next flush. Small frames share one buffer, so that many replies leave in one write; a
/// large payload is passed on without a copy. Used only on the connection's event loop.
struct OutboundQueue {
    /// Payloads of at least this many bytes are not copied.
    static let largePayloadBytes = 32 << 10
    /// Large payloads are handed over in pieces of this size, so that a slow peer's progress can be seen.
    static let pieceBytes = 256 << 10

    private var segments: [ByteBuffer] = []
    private var open = ByteBuffer()

    var isEmpty: Bool { self.segments.isEmpty && self.open.readableBytes == 0 }

    /// Appends one frame. `writeHead` writes the envelope's part ahead of the payload.
    mutating func append(
        _ header: FrameHeader,
        payload: ByteBuffer = ByteBuffer(),
        writeHead: (inout ByteBuffer) -> Void = { _ in }
    ) {
        let byteCount = FrameHeader.byteCount + Int(header.length)
        let isLarge = payload.readableBytes >= OutboundQueue.largePayloadBytes
        let copied = isLarge ? byteCount - payload.readableBytes : byteCount
        if self.open.readableBytes == 0 {
            self.open = ByteBufferAllocator().buffer(capacity: Swift.max(512, copied))
        }
        self.open.writeFrameHeader(header)
        writeHead(&self.open)
        if isLarge {
            self.cut()
            self.appendPieces(of: payload)
        } else {
            self.open.writeImmutableBuffer(payload)
            if self.open.readableBytes >= OutboundQueue.pieceBytes { self.cut() }
        }
    }

    /// Empties the queue. The segments are to be written in this order and flushed once.
    mutating func takeSegments() -> [ByteBuffer] {
        self.cut()
        var segments: [ByteBuffer] = []
        swap(&segments, &self.segments)
        return segments
    }

    private mutating func cut() {
        guard self.open.readableBytes > 0 else { return }
        self.segments.append(self.open)
        self.open = ByteBuffer()
    }

    private mutating func appendPieces(of payload: ByteBuffer) {
        var rest = payload
        while let piece = rest.readSlice(length: min(rest.readableBytes, OutboundQueue.pieceBytes)),
            piece.readableBytes > 0
        {
            self.segments.append(piece)
        }
    }
}
