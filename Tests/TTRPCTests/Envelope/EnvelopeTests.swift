// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct EnvelopeTests {
    private let bounds = RequestEnvelope.Bounds(
        serviceBytesMax: 16, methodBytesMax: 8, metadataCountMax: 3, metadataBytesMax: 40)

    private func decode(_ message: WireMessage) throws -> RequestEnvelope {
        try RequestEnvelope.decode(ByteBuffer(bytes: message.encoded), bounds: self.bounds)
    }

    @Test func emptyEnvelopeIsValid() throws {
        #expect(try self.decode(WireMessage()) == RequestEnvelope())
    }

    @Test func boundsAreExact() throws {
        _ = try self.decode(WireMessage().text(1, String(repeating: "s", count: 16)))
        #expect(throws: EnvelopeError.tooLong(field: "service", bytesMax: 16)) {
            try self.decode(WireMessage().text(1, String(repeating: "s", count: 17)))
        }
        _ = try self.decode(WireMessage().text(2, String(repeating: "m", count: 8)))
        #expect(throws: EnvelopeError.tooLong(field: "method", bytesMax: 8)) {
            try self.decode(WireMessage().text(2, String(repeating: "m", count: 9)))
        }
        let entry = WireMessage().text(1, "k")
        _ = try self.decode(WireMessage().repeated(5, [entry, entry, entry]))
        #expect(throws: EnvelopeError.tooManyEntries(countMax: 3)) {
            try self.decode(WireMessage().repeated(5, [entry, entry, entry, entry]))
        }
        #expect(throws: EnvelopeError.tooLong(field: "metadata", bytesMax: 40)) {
            try self.decode(WireMessage().repeated(5, [WireMessage().text(2, String(repeating: "v", count: 41))]))
        }
    }

    @Test func lastOneOfARepeatedSingularFieldCounts() throws {
        let message = WireMessage().bytes(3, [1]).bytes(3, [2, 2]).number(4, 5).number(4, 7)
        let envelope = try self.decode(message)
        #expect(envelope.payload?.count == 2)
        #expect(envelope.timeoutNanoseconds == 7)
    }

    @Test func refusesWrongWireTypesAndText() {
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().number(1, 1)) }
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().bytes(4, [1])) }
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().adding([0x00, 0x01])) }
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().adding([0x07])) }
        #expect(throws: EnvelopeError.notUTF8(field: "method")) {
            try self.decode(WireMessage().bytes(2, [0xc3, 0x28]))
        }
        #expect(throws: EnvelopeError.notUTF8(field: "metadata value")) {
            try self.decode(WireMessage().message(5, WireMessage().bytes(2, [0xed, 0xa0, 0x80])))
        }
    }

    @Test func varintsAreBounded() throws {
        let nines = [UInt8](repeating: 0xff, count: 9)
        #expect(try self.decode(WireMessage().adding([0x20] + nines + [0x01])).timeoutNanoseconds == -1)
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().adding([0x20] + nines + [0x02])) }
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().adding([0x20] + nines + [0x80, 1])) }
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().adding([0x20, 0x80])) }
        // A length that would overflow any addition.
        #expect(throws: EnvelopeError.malformed) { try self.decode(WireMessage().adding([0x1a] + nines + [0x01])) }
    }

    @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, Int64.max, -1, Int64.min])
    func varintSizesAgree(value: Int64) {
        var buffer = ByteBuffer()
        buffer.writeVarint(UInt64(bitPattern: value))
        #expect(Array(buffer.readableBytesView) == WireMessage.varint(UInt64(bitPattern: value)))
        #expect(Protobuf.varintByteCount(UInt64(bitPattern: value)) == buffer.readableBytes)
    }

    /// Whatever is written is read back, by the library and by the tests' own codec.
    @Test(arguments: 0..<50) func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var metadata = TTRPCMetadata()
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let value = ["", "x", "Đà Nẵng", "هانوي"].randomElement(using: &random) ?? ""
            metadata.add(value, for: "key\(Int.random(in: 0...9, using: &random))")
        }
        let head = RequestHead(
            service: ["", "a", "test.v1.Echo"].randomElement(using: &random) ?? "",
            method: "Echo",
            timeoutNanoseconds: Int64.random(in: .min ... .max, using: &random),
            metadata: metadata
        )
        let payload = random.bytes(Int.random(in: 0...400, using: &random))
        var buffer = ByteBuffer()
        head.write(to: &buffer, payloadBytes: payload.count)
        buffer.writeBytes(payload)
        #expect(buffer.readableBytes == head.envelopeByteCount(payloadBytes: payload.count))
        let bytes = Array(buffer.readableBytesView)
        let envelope = try RequestEnvelope.decode(buffer, bounds: TTRPCLimits().envelopeBounds)
        #expect(String(decoding: bytes[envelope.service], as: UTF8.self) == head.service)
        #expect(envelope.timeoutNanoseconds == head.timeoutNanoseconds)
        #expect(envelope.metadata == metadata)
        #expect(envelope.payload.map { Array(bytes[$0]) } == payload)
        #expect(WireMessage.fields(of: bytes).last { $0.number == 3 }?.content == payload)
    }

    @Test(arguments: 0..<50) func statusRoundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) + 1000)
        let details = (0..<Int.random(in: 0...3, using: &random)).map { index in
            TTRPCStatus.Detail(typeURL: index == 1 ? "" : "t/\(index)", value: random.bytes(index * 70))
        }
        let code = TTRPCCode(rawValue: Int32.random(in: -3...17, using: &random))
        let status = TTRPCStatus(code, ["", "lỗi"].randomElement(using: &random) ?? "", details: details)
        var buffer = ByteBuffer()
        status.writeEnvelope(to: &buffer)
        #expect(buffer.readableBytes == status.envelopeByteCount)
        #expect(try ResponseEnvelope.decode(buffer).status == status)
    }

    /// Random bytes and damaged envelopes are read or refused, never trapped on.
    @Test func damagedEnvelopesAreReadOrRefused() throws {
        var random = SeededGenerator(seed: 42)
        let good = WireFrame.request(1, timeout: 99, metadata: [("k", "v"), ("office", "Hà Nội")]).data
        var refused = 0
        for round in 0..<20_000 {
            var bytes = round % 2 == 0 ? random.bytes(Int.random(in: 0...60, using: &random)) : good
            if round % 2 == 1 {
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                bytes.removeLast(Int.random(in: 0...5, using: &random))
            }
            let buffer = ByteBuffer(bytes: bytes)
            do {
                let envelope = try RequestEnvelope.decode(buffer, bounds: TTRPCLimits().envelopeBounds)
                for range in [envelope.service, envelope.method, envelope.payload ?? 0..<0] {
                    #expect(range.upperBound <= bytes.count)
                }
            } catch {
                refused += 1
            }
            _ = try? ResponseEnvelope.decode(buffer)
        }
        #expect(refused > 5_000 && refused < 19_900)
    }
}
