// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import Testing

@Suite("Unknown fields in decoded messages")
struct UnknownFieldTests {
    /// Message name and field number of the first unknown field of an encoded report.
    private func firstUnknown(_ bytes: [UInt8]) throws -> (String, UInt32)? {
        let report = try #require(
            bytes.withUnsafeBufferPointer { chancery__v1__report__unpack(nil, $0.count, $0.baseAddress) })
        defer { chancery__v1__report__free_unpacked(report, nil) }
        let found = chancery_first_unknown_field(
            UnsafeRawPointer(report).assumingMemoryBound(to: ProtobufCMessage.self))
        guard let name = found.message_name else { return nil }
        return (String(cString: name), found.tag)
    }

    @Test("none")
    func none() throws {
        #expect(try firstUnknown([]) == nil)
        #expect(try firstUnknown([0x0A, 1, 0x61, 0x42, 3, 0x12, 1, 0x31]) == nil)
    }

    @Test("in the message itself, in a singular and in a repeated sub-message")
    func places() throws {
        let unknown: [UInt8] = [0xF8, 0x07, 0x01]
        let own = try #require(try firstUnknown(unknown))
        #expect(own == ("chancery.v1.Report", 127))
        let singular = try #require(try firstUnknown([0x2A, 3] + unknown))
        #expect(singular == ("chancery.v1.Correction", 127))
        let repeated = try #require(try firstUnknown([0x42, 0, 0x42, 3] + unknown))
        #expect(repeated == ("chancery.v1.Figure", 127))
    }

    @Test("a oneof is read as the member that was set, not as the other one")
    func oneofs() throws {
        // Figure.decimal is text; taken for the sub-message not_available it would be followed into the text.
        #expect(try firstUnknown([0x42, 18, 0x12, 16] + Array(repeating: 0xFF, count: 16)) == nil)
        let chosen = try #require(try firstUnknown([0x42, 5, 0x1A, 3, 0xF8, 0x07, 0x01]))
        #expect(chosen == ("chancery.v1.NotAvailable", 127))
    }
}
