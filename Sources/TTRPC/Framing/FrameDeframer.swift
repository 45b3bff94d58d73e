// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// Cuts a byte stream into frames, whatever the pieces in which the bytes arrive.
///
/// The data of a frame is a slice of the bytes that were read, so a frame that arrived whole is never copied. What is
/// left of an incomplete frame moves to a buffer of its own that grows with the bytes that really came, not with the
/// length that was announced. The data of a frame over the limit is dropped as it arrives.
struct FrameDeframer {
    enum Event: Equatable {
        /// A whole frame.
        case frame(FrameHeader, ByteBuffer)
        /// A frame over the limit, reported once all its bytes have been dropped.
        case oversize(FrameHeader)
        /// The peer does not speak this protocol: the first byte of a frame was not zero.
        case notAFrame(firstByte: UInt8)
        /// Nothing more until bytes are appended.
        case needsMoreBytes
    }

    /// Largest data length that is buffered, in bytes.
    let dataBytesMax: Int

    private var buffer = ByteBuffer()
    private var skipping: (header: FrameHeader, bytesLeft: Int)?
    private var failed: UInt8?

    init(dataBytesMax: Int) {
        self.dataBytesMax = dataBytesMax
    }

    /// Whether a frame has begun and not ended.
    var isInsideFrame: Bool {
        self.skipping != nil || self.buffer.readableBytes > 0
    }

    /// Bytes held that no event has reported yet.
    var heldBytes: Int { self.buffer.readableBytes }
    /// Bytes of memory behind `heldBytes`.
    var heldCapacity: Int { self.buffer.capacity }

    /// Takes bytes from the transport.
    mutating func append(_ bytes: ByteBuffer) {
        var bytes = bytes
        if let skipping = self.skipping, self.buffer.readableBytes == 0 {
            let dropped = min(skipping.bytesLeft, bytes.readableBytes)
            bytes.moveReaderIndex(forwardBy: dropped)
            self.skipping?.bytesLeft -= dropped
        }
        if self.buffer.readableBytes == 0 {
            self.buffer = bytes
        } else {
            self.buffer.writeBuffer(&bytes)
        }
    }

    /// The next thing the bytes say. Call until `needsMoreBytes`; after `notAFrame` the answer stays the same.
    mutating func next() -> Event {
        if let firstByte = self.failed { return .notAFrame(firstByte: firstByte) }
        if let skipping = self.skipping { return self.skip(skipping.header, bytesLeft: skipping.bytesLeft) }
        guard let firstByte = self.buffer.getInteger(at: self.buffer.readerIndex, as: UInt8.self) else {
            return .needsMoreBytes
        }
        guard firstByte == 0 else {
            self.failed = firstByte
            self.buffer = ByteBuffer()
            return .notAFrame(firstByte: firstByte)
        }
        var ahead = self.buffer
        guard let header = ahead.readFrameHeader() else {
            self.ownPartialFrame(byteCount: FrameHeader.byteCount)
            return .needsMoreBytes
        }
        let length = Int(header.length)
        if length > self.dataBytesMax {
            self.buffer.moveReaderIndex(forwardBy: FrameHeader.byteCount)
            return self.skip(header, bytesLeft: length)
        }
        guard let data = ahead.readSlice(length: length) else {
            self.ownPartialFrame(byteCount: FrameHeader.byteCount + length)
            return .needsMoreBytes
        }
        self.buffer = ahead.readableBytes == 0 ? ByteBuffer() : ahead
        return .frame(header, data)
    }

    private mutating func skip(_ header: FrameHeader, bytesLeft: Int) -> Event {
        let dropped = min(bytesLeft, self.buffer.readableBytes)
        self.buffer.moveReaderIndex(forwardBy: dropped)
        if self.buffer.readableBytes == 0 { self.buffer = ByteBuffer() }
        guard dropped == bytesLeft else {
            self.skipping = (header, bytesLeft - dropped)
            return .needsMoreBytes
        }
        self.skipping = nil
        return .oversize(header)
    }

    /// Gives the partial frame storage that nobody else slices, so that appending never copies earlier frames.
    private mutating func ownPartialFrame(byteCount: Int) {
        let held = self.buffer.readableBytes
        guard self.buffer.readerIndex > 0 || self.buffer.capacity < min(byteCount, 2 * held) else { return }
        var own = ByteBufferAllocator().buffer(capacity: min(byteCount, max(2 * held, 1024)))
        own.writeImmutableBuffer(self.buffer)
        self.buffer = own
    }
}
