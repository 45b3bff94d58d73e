// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryWire

@Suite("ProtoWriter")
struct ProtoWriterTests {
    @Test("numbers of every length, and none for zero", arguments: [0, 1, 127, 128, 16_384, Int64.max, -1, .min])
    func integers(value: Int64) {
        var writer = ProtoWriter()
        writer.integer(3, value)
        #expect(writer.bytes == (value == 0 ? [] : RawMessage.make { $0.number(3, UInt64(bitPattern: value)) }))
    }

    @Test("field numbers beyond 15 take two bytes")
    func tags() {
        var writer = ProtoWriter()
        writer.integer(15, Int64(1))
        writer.integer(16, Int64(1))
        writer.integer(2048, Int64(1))
        #expect(writer.bytes == [0x78, 1, 0x80, 0x01, 1, 0x80, 0x80, 0x01, 1])
    }

    @Test("negative 32-bit numbers are extended to 64 bits")
    func negatives() {
        var writer = ProtoWriter()
        writer.integer(1, Int32(-1))
        #expect(writer.bytes == [0x08] + Array(repeating: 0xFF, count: 9) + [0x01])
    }

    @Test(
        "sub-messages whose length takes one, two, three and four bytes",
        arguments: [
            0, 1, 126, 127, 128, 129, 16_382, 16_383, 16_384, 2_097_151, 2_097_152,
        ])
    func lengthPrefix(length: Int) {
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        var writer = ProtoWriter()
        writer.integer(1, Int64(5))
        writer.message(2) { $0.append(body[...]) }
        writer.integer(3, Int64(6))
        let expected = RawMessage.make { message in
            message.number(1, 5)
            message.data(2, body)
            message.number(3, 6)
        }
        #expect(writer.bytes == expected)
    }

    @Test("lengths that grow by a byte at several levels at once")
    func nestedLengths() {
        let text = String(repeating: "x", count: 16_370)
        var writer = ProtoWriter()
        writer.message(1) { outer in
            outer.message(2) { inner in
                inner.message(3) { $0.text(4, text) }
                inner.text(5, "after")
            }
        }
        let expected = RawMessage.make { message in
            message.message(1) { outer in
                outer.message(2) { inner in
                    inner.message(3) { $0.text(4, text) }
                    inner.text(5, "after")
                }
            }
        }
        #expect(writer.bytes == expected)
    }

    @Test("empty texts are left out, except where their presence is their meaning")
    func emptyTexts() {
        var writer = ProtoWriter()
        writer.text(1, "")
        writer.data(2, [])
        writer.bool(3, false)
        writer.texts(4, [])
        writer.packed(5, [])
        #expect(writer.bytes == [])
        writer.delimitedText(1, "")
        writer.texts(4, ["", "a"])
        writer.presentInteger(6, 0)
        #expect(writer.bytes == [0x0A, 0, 0x22, 0, 0x22, 1, 0x61, 0x30, 0])
    }

    @Test("repeated numbers are packed")
    func packed() {
        var writer = ProtoWriter()
        writer.packed(8, [1, 200, 5])
        #expect(writer.bytes == [0x42, 4, 1, 0xC8, 0x01, 5])
    }

    @Test("text is UTF-8 exactly as it is spelled")
    func spelling() {
        let decomposed = "e\u{301}"
        var writer = ProtoWriter()
        writer.text(1, decomposed)
        #expect(writer.bytes == [0x0A, 3, 0x65, 0xCC, 0x81])
    }
}
