// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// What a request frame says, as positions in the frame's data: nothing is copied but the metadata.
///
///     message Request {
///         string service = 1;  string method = 2;  bytes payload = 3;
///         int64 timeout_nano = 4;  repeated KeyValue metadata = 5;
///     }
struct RequestEnvelope: Equatable {
    /// Bounds of the fields, in bytes and entries.
    struct Bounds: Equatable, Sendable {
        var serviceBytesMax: Int
        var methodBytesMax: Int
        var metadataCountMax: Int
        var metadataBytesMax: Int
    }

    /// Offsets from the first byte of the frame's data.
    var service: Range<Int> = 0..<0
    var method: Range<Int> = 0..<0
    /// Nil when the field is absent, which is not the same as present and empty for a client that streams.
    var payload: Range<Int>?
    /// Nanoseconds; zero means no deadline.
    var timeoutNanoseconds: Int64 = 0
    var metadata = TTRPCMetadata()

    /// Reads the envelope. Of a field that is repeated against the schema, the last one counts, as in all protobuf.
    static func decode(_ data: ByteBuffer, bounds: Bounds) throws(EnvelopeError) -> RequestEnvelope {
        let result = data.withUnsafeReadableBytes { bytes -> Result<RequestEnvelope, EnvelopeError> in
            Result { () throws(EnvelopeError) in try self.decode(bytes, bounds: bounds) }
        }
        return try result.get()
    }

    private static func decode(_ bytes: UnsafeRawBufferPointer, bounds: Bounds) throws(EnvelopeError) -> Self {
        var envelope = RequestEnvelope()
        var reader = ProtobufReader(bytes)
        var metadataBytes = 0
        while let tag = try reader.nextTag() {
            switch tag.field {
            case 1:
                envelope.service = try reader.content(of: tag)
                guard envelope.service.count <= bounds.serviceBytesMax else {
                    throw .tooLong(field: "service", bytesMax: bounds.serviceBytesMax)
                }
            case 2:
                envelope.method = try reader.content(of: tag)
                guard envelope.method.count <= bounds.methodBytesMax else {
                    throw .tooLong(field: "method", bytesMax: bounds.methodBytesMax)
                }
            case 3:
                envelope.payload = try reader.content(of: tag)
            case 4:
                envelope.timeoutNanoseconds = Int64(bitPattern: try reader.number(of: tag))
            case 5:
                let range = try reader.content(of: tag)
                metadataBytes += range.count
                guard metadataBytes <= bounds.metadataBytesMax else {
                    throw .tooLong(field: "metadata", bytesMax: bounds.metadataBytesMax)
                }
                guard envelope.metadata.entries.count < bounds.metadataCountMax else {
                    throw .tooManyEntries(countMax: bounds.metadataCountMax)
                }
                envelope.metadata.entries.append(try self.decodeEntry(bytes, in: range))
            default:
                try reader.skip(tag)
            }
        }
        try reader.checkUTF8(envelope.service, field: "service")
        try reader.checkUTF8(envelope.method, field: "method")
        return envelope
    }

    private static func decodeEntry(
        _ bytes: UnsafeRawBufferPointer,
        in range: Range<Int>
    ) throws(EnvelopeError) -> TTRPCMetadata.Entry {
        var entry = TTRPCMetadata.Entry(key: "", value: "")
        var reader = ProtobufReader(bytes, in: range)
        while let tag = try reader.nextTag() {
            switch tag.field {
            case 1: entry.key = try reader.string(in: try reader.content(of: tag), field: "metadata key")
            case 2: entry.value = try reader.string(in: try reader.content(of: tag), field: "metadata value")
            default: try reader.skip(tag)
            }
        }
        return entry
    }
}

/// The fields of a request to be sent, ahead of its payload.
struct RequestHead: Equatable, Sendable {
    var service: String
    var method: String
    var timeoutNanoseconds: Int64 = 0
    var metadata = TTRPCMetadata()
    /// Whether the payload field is written even when it is empty; see `RequestEnvelope.payload`.
    var hasPayload = true

    /// Bytes of the whole envelope with a payload of this many bytes.
    func envelopeByteCount(payloadBytes: Int) -> Int {
        var count = Protobuf.fieldByteCount(contentBytes: self.service.utf8.count)
        count += Protobuf.fieldByteCount(contentBytes: self.method.utf8.count)
        if self.hasPayload { count += Protobuf.fieldByteCount(contentBytes: payloadBytes) }
        if self.timeoutNanoseconds != 0 {
            count += 1 + Protobuf.varintByteCount(UInt64(bitPattern: self.timeoutNanoseconds))
        }
        for entry in self.metadata.entries {
            count += Protobuf.fieldByteCount(contentBytes: entry.contentByteCount)
        }
        return count
    }

    /// Appends everything up to the payload's content, which the caller appends after it.
    func write(to buffer: inout ByteBuffer, payloadBytes: Int) {
        buffer.writeFieldStart(1, contentBytes: self.service.utf8.count)
        buffer.writeString(self.service)
        buffer.writeFieldStart(2, contentBytes: self.method.utf8.count)
        buffer.writeString(self.method)
        buffer.writeNumberField(4, self.timeoutNanoseconds)
        for entry in self.metadata.entries {
            buffer.writeFieldStart(5, contentBytes: entry.contentByteCount)
            buffer.writeTextField(1, entry.key)
            buffer.writeTextField(2, entry.value)
        }
        if self.hasPayload { buffer.writeFieldStart(3, contentBytes: payloadBytes) }
    }
}

extension TTRPCMetadata.Entry {
    /// Bytes of the entry as a protobuf message.
    var contentByteCount: Int {
        let keyBytes = self.key.utf8.count
        let valueBytes = self.value.utf8.count
        return (keyBytes > 0 ? Protobuf.fieldByteCount(contentBytes: keyBytes) : 0)
            + (valueBytes > 0 ? Protobuf.fieldByteCount(contentBytes: valueBytes) : 0)
    }
}
