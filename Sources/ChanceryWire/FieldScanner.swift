// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Goes through the fields of one encoded message, without decoding them.
struct FieldScanner {
    struct Field {
        let number: UInt64
        /// Where the tag begins.
        let start: Int
        /// What a delimited field holds; `nil` for other types.
        let content: Slice<UnsafeBufferPointer<UInt8>>?
        /// What a number field holds; `nil` for other types.
        let varint: UInt64?
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Whether the bytes ended where a field did not, or held a type that there is not.
    private(set) var isMalformed = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next field; `nil` at the end and at what is malformed.
    mutating func next() -> Field? {
        guard index < bytes.count, !isMalformed else { return nil }
        let start = index
        isMalformed = true
        guard let tag = varint() else { return nil }
        var content: Slice<UnsafeBufferPointer<UInt8>>?
        var value: UInt64?
        switch tag & 7 {
        case 0:
            value = varint()
            guard value != nil else { return nil }
        case 1:
            index += 8
        case 2:
            guard let length = varint(), length <= UInt64(bytes.count - index) else { return nil }
            let end = index + Int(length)
            content = bytes[index..<end]
            index = end
        case 5:
            index += 4
        default:
            return nil
        }
        guard index <= bytes.count else { return nil }
        isMalformed = false
        return Field(number: tag >> 3, start: start, content: content, varint: value)
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
