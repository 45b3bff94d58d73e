// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// What a response frame says.
///
///     message Response { google.rpc.Status status = 1; bytes payload = 2; }
struct ResponseEnvelope: Equatable {
    /// `OK` when the field is absent.
    var status = TTRPCStatus.ok
    /// Offsets from the first byte of the frame's data.
    var payload: Range<Int> = 0..<0

    /// Reads the envelope. The frame limit bounds it; `detailsCountMax` bounds the number of small objects made of it.
    static func decode(_ data: ByteBuffer, detailsCountMax: Int = 1024) throws(EnvelopeError) -> ResponseEnvelope {
        let result = data.withUnsafeReadableBytes { bytes -> Result<ResponseEnvelope, EnvelopeError> in
            Result { () throws(EnvelopeError) in try self.decode(bytes, detailsCountMax: detailsCountMax) }
        }
        return try result.get()
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer,
        detailsCountMax: Int
    ) throws(EnvelopeError) -> ResponseEnvelope {
        var envelope = ResponseEnvelope()
        var reader = ProtobufReader(bytes)
        while let tag = try reader.nextTag() {
            switch tag.field {
            case 1:
                let range = try reader.content(of: tag)
                try envelope.status.merge(bytes, in: range, detailsCountMax: detailsCountMax)
            case 2:
                envelope.payload = try reader.content(of: tag)
            default:
                try reader.skip(tag)
            }
        }
        return envelope
    }
}

extension TTRPCStatus {
    /// Reads a `google.rpc.Status` into this one, which is how protobuf treats a repeated singular message.
    fileprivate mutating func merge(
        _ bytes: UnsafeRawBufferPointer,
        in range: Range<Int>,
        detailsCountMax: Int
    ) throws(EnvelopeError) {
        var reader = ProtobufReader(bytes, in: range)
        while let tag = try reader.nextTag() {
            switch tag.field {
            case 1:
                self.code = TTRPCCode(rawValue: Int32(truncatingIfNeeded: try reader.number(of: tag)))
            case 2:
                self.message = try reader.string(in: try reader.content(of: tag), field: "status message")
            case 3:
                guard self.details.count < detailsCountMax else { throw .malformed }
                self.details.append(try TTRPCStatus.decodeDetail(bytes, in: try reader.content(of: tag)))
            default:
                try reader.skip(tag)
            }
        }
    }

    private static func decodeDetail(
        _ bytes: UnsafeRawBufferPointer,
        in range: Range<Int>
    ) throws(EnvelopeError) -> TTRPCStatus.Detail {
        var detail = TTRPCStatus.Detail(typeURL: "", value: [])
        var reader = ProtobufReader(bytes, in: range)
        while let tag = try reader.nextTag() {
            switch tag.field {
            case 1: detail.typeURL = try reader.string(in: try reader.content(of: tag), field: "detail type")
            case 2: detail.value = Array(bytes[try reader.content(of: tag)])
            default: try reader.skip(tag)
            }
        }
        return detail
    }

    /// Bytes of this status as a protobuf message.
    var contentByteCount: Int {
        var count = 0
        if self.code != .ok { count += 1 + Protobuf.varintByteCount(UInt64(bitPattern: Int64(self.code.rawValue))) }
        if !self.message.isEmpty { count += Protobuf.fieldByteCount(contentBytes: self.message.utf8.count) }
        for detail in self.details { count += Protobuf.fieldByteCount(contentBytes: detail.contentByteCount) }
        return count
    }

    /// Bytes of a response envelope that carries only this status.
    var envelopeByteCount: Int { Protobuf.fieldByteCount(contentBytes: self.contentByteCount) }

    /// Appends a response envelope that carries only this status.
    func writeEnvelope(to buffer: inout ByteBuffer) {
        buffer.writeFieldStart(1, contentBytes: self.contentByteCount)
        buffer.writeNumberField(1, Int64(self.code.rawValue))
        buffer.writeTextField(2, self.message)
        for detail in self.details {
            buffer.writeFieldStart(3, contentBytes: detail.contentByteCount)
            buffer.writeTextField(1, detail.typeURL)
            if !detail.value.isEmpty {
                buffer.writeFieldStart(2, contentBytes: detail.value.count)
                buffer.writeBytes(detail.value)
            }
        }
    }
}

extension TTRPCStatus.Detail {
    /// Bytes of this detail as a `google.protobuf.Any`.
    var contentByteCount: Int {
        (self.typeURL.isEmpty ? 0 : Protobuf.fieldByteCount(contentBytes: self.typeURL.utf8.count))
            + (self.value.isEmpty ? 0 : Protobuf.fieldByteCount(contentBytes: self.value.count))
    }
}

/// A successful response: the payload alone, since an absent status means `OK`.
enum PayloadResponse {
    static func envelopeByteCount(payloadBytes: Int) -> Int {
        payloadBytes == 0 ? 0 : Protobuf.fieldByteCount(contentBytes: payloadBytes)
    }

    /// Appends everything up to the payload's content, which the caller appends after it.
    static func write(to buffer: inout ByteBuffer, payloadBytes: Int) {
        guard payloadBytes > 0 else { return }
        buffer.writeFieldStart(2, contentBytes: payloadBytes)
    }
}
