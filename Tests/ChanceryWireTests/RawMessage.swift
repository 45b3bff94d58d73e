// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Writes protobuf fields byte by byte, without any code of the product: what the tests hold the product to.
struct RawMessage {
    var bytes: [UInt8] = []

    static func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }

    mutating func number(_ field: UInt64, _ value: UInt64) {
        bytes += RawMessage.varint(field * 8) + RawMessage.varint(value)
    }

    mutating func data(_ field: UInt64, _ value: [UInt8]) {
        bytes += RawMessage.varint(field * 8 + 2) + RawMessage.varint(UInt64(value.count)) + value
    }

    mutating func text(_ field: UInt64, _ value: String) { data(field, Array(value.utf8)) }

    mutating func message(_ field: UInt64, _ body: (inout RawMessage) -> Void) {
        data(field, RawMessage.make(body))
    }

    static func make(_ body: (inout RawMessage) -> Void) -> [UInt8] {
        var message = RawMessage()
        body(&message)
        return message.bytes
    }
}
