// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the hand-made ends of the benchmark need of the encoding.
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

    /// The text of a top-level field, by passing over all fields before it; `nil` when it is absent.
    static func text(_ number: UInt64, in message: [UInt8]) throws -> String? {
        var index = 0
        func varint() throws -> UInt64 {
            var value: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 64, by: 7) {
                guard index < message.count else { break }
                let byte = message[index]
                index += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
            }
            throw BenchmarkError("a message ends inside a number")
        }
        while index < message.count {
            let tag = try varint()
            let value = try varint()
            guard tag & 7 == 2 else { continue }
            guard value <= UInt64(message.count - index) else { throw BenchmarkError("a message ends inside a field") }
            let end = index + Int(value)
            if tag >> 3 == number { return String(decoding: message[index..<end], as: UTF8.self) }
            index = end
        }
        return nil
    }
}
