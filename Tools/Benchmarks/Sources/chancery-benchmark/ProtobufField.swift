// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The one encoding that the hand-made ends of the benchmark need.
enum ProtobufField {
    /// Tag and length of a length-delimited field; the content follows.
    static func start(_ number: UInt8, byteCount: Int) -> [UInt8] {
        var result: [UInt8] = [number << 3 | 2]
        var length = byteCount
        while length >= 0x80 {
            result.append(UInt8(length & 0x7F) | 0x80)
            length >>= 7
        }
        result.append(UInt8(length))
        return result
    }
}
