// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// What a frame carries. Values the protocol does not name are kept, because a receiver must ignore them.
struct FrameType: RawRepresentable, Equatable, Sendable {
    let rawValue: UInt8

    /// Opens a stream.
    static let request = FrameType(rawValue: 1)
    /// Ends a stream with a status, a payload, or both.
    static let response = FrameType(rawValue: 2)
    /// One message of an open stream.
    static let data = FrameType(rawValue: 3)
}

/// The flag byte. Each flag is written from the point of view of the side that receives it.
struct FrameFlags: OptionSet, Equatable, Sendable {
    let rawValue: UInt8

    /// The sender will send nothing more on the stream.
    static let remoteClosed = FrameFlags(rawValue: 0x01)
    /// On a request only: the sender will send data frames.
    static let remoteOpen = FrameFlags(rawValue: 0x02)
    /// On a data frame only: there is no message in this frame, not even an empty one.
    static let noData = FrameFlags(rawValue: 0x04)
}

/// The ten bytes ahead of every frame's data: length, stream, type, flags.
struct FrameHeader: Equatable, Sendable {
    /// Bytes of the header itself.
    static let byteCount = 10
    /// The first header byte is always zero, so no frame may announce this many bytes or more.
    static let dataBytesBound = 1 << 24

    /// Bytes that follow the header.
    var length: UInt32
    var streamID: UInt32
    var type: FrameType
    var flags: FrameFlags
}

extension ByteBuffer {
    /// Appends a frame header.
    mutating func writeFrameHeader(_ header: FrameHeader) {
        self.writeMultipleIntegers(header.length, header.streamID, header.type.rawValue, header.flags.rawValue)
    }

    /// Consumes a frame header, or nothing if fewer than ten bytes are there.
    mutating func readFrameHeader() -> FrameHeader? {
        guard
            let (length, streamID, type, flags) = self.readMultipleIntegers(
                as: (UInt32, UInt32, UInt8, UInt8).self
            )
        else { return nil }
        return FrameHeader(
            length: length,
            streamID: streamID,
            type: FrameType(rawValue: type),
            flags: FrameFlags(rawValue: flags)
        )
    }
}
