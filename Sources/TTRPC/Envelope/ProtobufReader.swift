// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Reads protobuf fields in place from borrowed bytes. It copies nothing and allocates nothing.
struct ProtobufReader {
    enum WireType: UInt64 {
        case varint = 0
        case fixed64 = 1
        case lengthDelimited = 2
        case fixed32 = 5
    }

    struct Tag {
        var field: UInt64
        var wireType: WireType
    }

    let bytes: UnsafeRawBufferPointer
    private(set) var position: Int
    private let end: Int

    /// Reads the whole of `bytes`, or the part `range` of it. Positions are always those of `bytes`.
    init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>? = nil) {
        self.bytes = bytes
        self.position = range?.lowerBound ?? 0
        self.end = range?.upperBound ?? bytes.count
    }

    /// The next field's tag, or nil at the end. Groups (wire types 3 and 4) are refused: proto3 has none.
    mutating func nextTag() throws(EnvelopeError) -> Tag? {
        guard self.position < self.end else { return nil }
        let raw = try self.varint()
        guard raw <= UInt64(UInt32.max), raw >> 3 > 0, let wireType = WireType(rawValue: raw & 7) else {
            throw .malformed
        }
        return Tag(field: raw >> 3, wireType: wireType)
    }

    /// A base-128 number of at most ten bytes that fits in 64 bits.
    mutating func varint() throws(EnvelopeError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while self.position < self.end {
            let byte = self.bytes[self.position]
            self.position += 1
            if shift == 63, byte > 1 { throw .malformed }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .malformed
    }

    /// The range of a length-delimited field's content.
    mutating func content(of tag: Tag) throws(EnvelopeError) -> Range<Int> {
        guard tag.wireType == .lengthDelimited else { throw .malformed }
        let length = try self.varint()
        guard length <= UInt64(self.end - self.position) else { throw .malformed }
        let start = self.position
        self.position += Int(length)
        return start..<self.position
    }

    /// The value of a varint field.
    mutating func number(of tag: Tag) throws(EnvelopeError) -> UInt64 {
        guard tag.wireType == .varint else { throw .malformed }
        return try self.varint()
    }

    /// Steps over a field nobody here knows.
    mutating func skip(_ tag: Tag) throws(EnvelopeError) {
        switch tag.wireType {
        case .varint: _ = try self.varint()
        case .fixed64: try self.advance(8)
        case .lengthDelimited: _ = try self.content(of: tag)
        case .fixed32: try self.advance(4)
        }
    }

    private mutating func advance(_ byteCount: Int) throws(EnvelopeError) {
        guard byteCount <= self.end - self.position else { throw .malformed }
        self.position += byteCount
    }
}

extension ProtobufReader {
    /// The text of `range`, or a refusal that names the field if the bytes are not UTF-8.
    func string(in range: Range<Int>, field: StaticString) throws(EnvelopeError) -> String {
        guard let text = String(validating: self.bytes[range], as: UTF8.self) else {
            throw .notUTF8(field: field)
        }
        return text
    }

    /// Checks that `range` is UTF-8; plain ASCII, the usual case, costs one pass and no allocation.
    func checkUTF8(_ range: Range<Int>, field: StaticString) throws(EnvelopeError) {
        var union: UInt8 = 0
        for index in range { union |= self.bytes[index] }
        if union < 0x80 { return }
        _ = try self.string(in: range, field: field)
    }
}
