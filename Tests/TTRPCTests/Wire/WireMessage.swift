// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The tests' own protobuf writer and reader for the few encodings that the envelopes use.
struct WireMessage {
    struct Field: Equatable {
        var number: Int
        var value: UInt64 = 0
        var content: [UInt8] = []
    }

    private(set) var encoded: [UInt8] = []

    static func varint(_ value: UInt64) -> [UInt8] {
        value < 128 ? [UInt8(value)] : [UInt8(value % 128) + 128] + self.varint(value / 128)
    }

    func number(_ field: Int, _ value: Int64) -> WireMessage {
        guard value != 0 else { return self }
        return self.adding(WireMessage.varint(UInt64(field * 8)) + WireMessage.varint(UInt64(bitPattern: value)))
    }

    /// Left out if nil; an empty array is written.
    func bytes(_ field: Int, _ content: [UInt8]?) -> WireMessage {
        guard let content else { return self }
        let start = WireMessage.varint(UInt64(field * 8 + 2)) + WireMessage.varint(UInt64(content.count))
        return self.adding(start + content)
    }

    func text(_ field: Int, _ text: String) -> WireMessage {
        text.isEmpty ? self : self.bytes(field, Array(text.utf8))
    }

    func message(_ field: Int, _ message: WireMessage) -> WireMessage {
        self.bytes(field, message.encoded)
    }

    func repeated(_ field: Int, _ messages: [WireMessage]) -> WireMessage {
        messages.reduce(self) { $0.message(field, $1) }
    }

    func adding(_ bytes: [UInt8]) -> WireMessage {
        WireMessage(encoded: self.encoded + bytes)
    }

    /// All fields of a message known to be well formed and to hold only varints and length-delimited fields.
    static func fields(of bytes: [UInt8]) -> [Field] {
        var rest = bytes[...]
        func varint() -> UInt64 {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while let byte = rest.popFirst() {
                value |= UInt64(byte % 128) << shift
                shift += 7
                if byte < 128 { break }
            }
            return value
        }
        var fields: [Field] = []
        while !rest.isEmpty {
            let tag = varint()
            var field = Field(number: Int(tag / 8))
            let value = varint()
            if tag % 8 == 2 {
                field.content = Array(rest.prefix(Int(value)))
                rest = rest.dropFirst(Int(value))
            } else {
                field.value = value
            }
            fields.append(field)
        }
        return fields
    }
}
