// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

/// The committed vectors against the library's codec.
@Suite struct GoldenFrameTests {
    private let bounds = TTRPCLimits().envelopeBounds

    private func request(_ name: String) throws -> RequestEnvelope {
        try RequestEnvelope.decode(ByteBuffer(bytes: GoldenFrames.frame(name).data), bounds: self.bounds)
    }

    private func written(_ header: FrameHeader, _ head: RequestHead, payload: [UInt8]) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writeFrameHeader(header)
        head.write(to: &buffer, payloadBytes: payload.count)
        buffer.writeBytes(payload)
        return Array(buffer.readableBytesView)
    }

    @Test func everyVectorIsOneFrameOrKnownNotToBe() throws {
        let special = ["header-over-limit", "not-ttrpc"]
        let names = try GoldenFrames.names()
        #expect(names.count == 23)
        for name in names where !special.contains(name) {
            let frame = try GoldenFrames.frame(name)
            var deframer = FrameDeframer(dataBytesMax: 4 << 20)
            deframer.append(ByteBuffer(bytes: try GoldenFrames.bytes(name)))
            let header = FrameHeader(
                length: UInt32(frame.data.count),
                streamID: frame.id,
                type: FrameType(rawValue: frame.type),
                flags: FrameFlags(rawValue: frame.flags)
            )
            #expect(deframer.next() == .frame(header, ByteBuffer(bytes: frame.data)), "\(name)")
        }
    }

    @Test func readsAndWritesTheUnaryRequest() throws {
        let envelope = try self.request("request-unary")
        let data = try GoldenFrames.frame("request-unary").data
        #expect(String(decoding: data[envelope.service], as: UTF8.self) == "test.v1.Echo")
        #expect(String(decoding: data[envelope.method], as: UTF8.self) == "Echo")
        #expect(envelope.payload.map { Array(data[$0]) } == [1, 2, 3])
        #expect(envelope.timeoutNanoseconds == 0)
        #expect(envelope.metadata.isEmpty)
        let head = RequestHead(service: "test.v1.Echo", method: "Echo")
        let header = FrameHeader(length: UInt32(data.count), streamID: 1, type: .request, flags: [])
        #expect(head.envelopeByteCount(payloadBytes: 3) == data.count)
        #expect(try self.written(header, head, payload: [1, 2, 3]) == GoldenFrames.bytes("request-unary"))
    }

    @Test func readsTheFullRequestInBothOrders() throws {
        let expected: TTRPCMetadata = ["office": "Hà Nội", "trace": "ab"]
        for name in ["request-full", "request-full-payload-last"] {
            let envelope = try self.request(name)
            #expect(envelope.timeoutNanoseconds == 250_000_000)
            #expect(envelope.metadata == expected)
            let data = try GoldenFrames.frame(name).data
            #expect(envelope.payload.map { Array(data[$0]) } == [1, 2, 3])
        }
        let head = RequestHead(
            service: "test.v1.Echo",
            method: "Echo",
            timeoutNanoseconds: 250_000_000,
            metadata: expected
        )
        let length = UInt32(head.envelopeByteCount(payloadBytes: 3))
        let header = FrameHeader(length: length, streamID: 3, type: .request, flags: [])
        #expect(try self.written(header, head, payload: [1, 2, 3]) == GoldenFrames.bytes("request-full-payload-last"))
    }

    @Test func tellsAbsentFromEmptyPayload() throws {
        #expect(try self.request("request-remote-open").payload == nil)
        #expect(try self.request("request-empty-payload").payload?.isEmpty == true)
        var head = RequestHead(service: "test.v1.Echo", method: "Echo")
        let empty = FrameHeader(
            length: UInt32(head.envelopeByteCount(payloadBytes: 0)), streamID: 9, type: .request, flags: .remoteOpen)
        #expect(try self.written(empty, head, payload: []) == GoldenFrames.bytes("request-empty-payload"))
        head.hasPayload = false
        let absent = FrameHeader(
            length: UInt32(head.envelopeByteCount(payloadBytes: 0)), streamID: 5, type: .request, flags: .remoteOpen)
        #expect(try self.written(absent, head, payload: []) == GoldenFrames.bytes("request-remote-open"))
    }

    @Test func skipsUnknownFields() throws {
        let envelope = try self.request("request-unknown-fields")
        let data = try GoldenFrames.frame("request-unknown-fields").data
        #expect(String(decoding: data[envelope.method], as: UTF8.self) == "Echo")
        #expect(envelope.payload.map { Array(data[$0]) } == [1, 2, 3])
    }

    @Test func refusesBadEnvelopes() {
        #expect(throws: EnvelopeError.malformed) { try self.request("request-group") }
        #expect(throws: EnvelopeError.malformed) { try self.request("request-truncated-field") }
        #expect(throws: EnvelopeError.notUTF8(field: "service")) { try self.request("request-not-utf8") }
    }

    @Test func readsAndWritesResponses() throws {
        let payload = try GoldenFrames.frame("response-payload").data
        let envelope = try ResponseEnvelope.decode(ByteBuffer(bytes: payload))
        #expect(envelope.status == .ok)
        #expect(Array(payload[envelope.payload]) == [1, 2, 3])
        var buffer = ByteBuffer()
        PayloadResponse.write(to: &buffer, payloadBytes: 3)
        buffer.writeBytes([1, 2, 3])
        #expect(Array(buffer.readableBytesView) == payload)
        #expect(PayloadResponse.envelopeByteCount(payloadBytes: 3) == payload.count)
        #expect(PayloadResponse.envelopeByteCount(payloadBytes: 0) == 0)

        let explicit = try GoldenFrames.frame("response-status-ok-explicit").data
        #expect(try ResponseEnvelope.decode(ByteBuffer(bytes: explicit)).status == .ok)
        #expect(try ResponseEnvelope.decode(ByteBuffer()).payload.isEmpty)

        let negative = try GoldenFrames.frame("response-negative-code").data
        #expect(try ResponseEnvelope.decode(ByteBuffer(bytes: negative)).status.code.rawValue == -1)
    }

    @Test func readsAndWritesAStatus() throws {
        let data = try GoldenFrames.frame("response-status").data
        let detail = TTRPCStatus.Detail(typeURL: "type.test/Why", value: [1, 2, 3])
        let status = TTRPCStatus(.notFound, "không có", details: [detail])
        #expect(try ResponseEnvelope.decode(ByteBuffer(bytes: data)).status == status)
        var buffer = ByteBuffer()
        status.writeEnvelope(to: &buffer)
        #expect(Array(buffer.readableBytesView) == data)
        #expect(status.envelopeByteCount == data.count)
    }
}
