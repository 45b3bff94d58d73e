// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Writes protobuf fields into one buffer, in the order of the calls.
///
/// Encoders call it in ascending order of field numbers and leave out default values, so equal values have equal
/// bytes: digests of answers rest on that.
struct ProtoWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    private enum WireType: UInt64 {
        case varint = 0
        case delimited = 2
    }

    private mutating func tag(_ field: UInt64, _ type: WireType) {
        varint(field << 3 | type.rawValue)
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func integer(_ field: UInt64, _ value: Int64) {
        guard value != 0 else { return }
        presentInteger(field, value)
    }

    /// Writes the field even when the number is zero: members of a oneof.
    mutating func presentInteger(_ field: UInt64, _ value: Int64) {
        tag(field, .varint)
        varint(UInt64(bitPattern: value))
    }

    mutating func integer(_ field: UInt64, _ value: Int32) {
        integer(field, Int64(value))
    }

    mutating func bool(_ field: UInt64, _ value: Bool) {
        integer(field, Int64(value ? 1 : 0))
    }

    mutating func enumeration<Value>(_ field: UInt64, _ value: Value?, _ table: EnumerationTable<Value>) {
        guard let value else { return }
        integer(field, Int64(table.number(of: value)))
    }

    mutating func text(_ field: UInt64, _ value: String) {
        guard !value.isEmpty else { return }
        delimitedText(field, value)
    }

    /// Writes the field even when the text is empty: members of a oneof and elements of a repeated field.
    mutating func delimitedText(_ field: UInt64, _ value: String) {
        tag(field, .delimited)
        var value = value
        value.withUTF8 { utf8 in
            varint(UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    /// The code of a period. Gaps name thousands of months, so these are written without a text in between.
    mutating func period(_ field: UInt64, _ period: Period) {
        guard case .month = period.form else {
            delimitedText(field, period.code)
            return
        }
        tag(field, .delimited)
        withUnsafeBytes(of: MonthCode(period).bytes) { bytes.append(contentsOf: $0) }
    }

    mutating func texts(_ field: UInt64, _ values: [String]) {
        for value in values { delimitedText(field, value) }
    }

    mutating func data(_ field: UInt64, _ value: [UInt8]) {
        guard !value.isEmpty else { return }
        tag(field, .delimited)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Appends fields that were encoded before.
    mutating func append(_ encoded: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: encoded)
    }

    /// Appends fields that were encoded before.
    mutating func append(_ encoded: ArraySlice<UInt8>) {
        bytes.append(contentsOf: encoded)
    }

    /// Writes a sub-message, also when it is empty: its presence is its meaning.
    mutating func message(_ field: UInt64, _ body: (inout ProtoWriter) -> Void) {
        tag(field, .delimited)
        let lengthAt = bytes.count
        bytes.append(0)
        body(&self)
        let length = bytes.count - lengthAt - 1
        if length < 0x80 {
            bytes[lengthAt] = UInt8(length)
            return
        }
        // Longer lengths take more bytes; what was written moves up once.
        var prefix: [UInt8] = []
        var rest = length
        while rest >= 0x80 {
            prefix.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        prefix.append(UInt8(rest))
        bytes.replaceSubrange(lengthAt...lengthAt, with: prefix)
    }

    /// Packed numbers of a repeated field.
    mutating func packed(_ field: UInt64, _ values: [UInt32]) {
        guard !values.isEmpty else { return }
        message(field) { writer in
            for value in values { writer.varint(UInt64(value)) }
        }
    }
}
