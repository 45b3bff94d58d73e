// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// The few protobuf encodings that the envelopes need.
enum Protobuf {
    /// Bytes of `value` as a varint: one for each started group of seven bits.
    static func varintByteCount(_ value: UInt64) -> Int {
        (63 - (value | 1).leadingZeroBitCount) / 7 + 1
    }

    /// Bytes of a length-delimited field with a field number below 16.
    static func fieldByteCount(contentBytes: Int) -> Int {
        1 + self.varintByteCount(UInt64(contentBytes)) + contentBytes
    }
}

extension ByteBuffer {
    mutating func writeVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            self.writeInteger(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        self.writeInteger(UInt8(rest))
    }

    /// Tag and length of a length-delimited field; the content follows.
    mutating func writeFieldStart(_ field: UInt8, contentBytes: Int) {
        self.writeInteger(field << 3 | 2)
        self.writeVarint(UInt64(contentBytes))
    }

    /// A varint field, left out when it has the default value 0.
    mutating func writeNumberField(_ field: UInt8, _ value: Int64) {
        guard value != 0 else { return }
        self.writeInteger(field << 3)
        self.writeVarint(UInt64(bitPattern: value))
    }

    /// A text field, left out when it is empty.
    mutating func writeTextField(_ field: UInt8, _ text: String) {
        let byteCount = text.utf8.count
        guard byteCount > 0 else { return }
        self.writeFieldStart(field, contentBytes: byteCount)
        self.writeString(text)
    }
}
