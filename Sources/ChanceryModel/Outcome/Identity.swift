// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// 32 bytes of SHA-256.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    public static let byteCount = 32
    public let bytes: [UInt8]

    /// `nil` unless there are exactly 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Digest.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Lower-case hexadecimal.
    public var description: String { hexadecimal(bytes) }
}

/// The identity that a client gives to one submission, so that a repeat can be recognised. 16 bytes, a UUID.
public struct RequestID: Hashable, Sendable, CustomStringConvertible {
    public static let byteCount = 16
    public let bytes: [UInt8]

    /// `nil` unless there are exactly 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == RequestID.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Reads the canonical form of a UUID, in either case: `8-4-4-4-12` hexadecimal digits.
    public init?(text: String) { self.init(utf8: Array(text.utf8)) }

    /// The same from the bytes of the text.
    public init?(utf8 characters: some RandomAccessCollection<UInt8>) {
        guard characters.count == 36 else { return nil }
        let characters = Array(characters)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(RequestID.byteCount)
        var index = 0
        while index < characters.count {
            if [8, 13, 18, 23].contains(index) {
                guard characters[index] == UInt8(ascii: "-") else { return nil }
                index += 1
                continue
            }
            guard let high = nibble(characters[index]), let low = nibble(characters[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
            index += 2
        }
        self.init(bytes: bytes)
    }

    /// A random (version 4) UUID.
    public static func random(using generator: inout some RandomNumberGenerator) -> RequestID {
        var bytes = (0..<RequestID.byteCount).map { _ in UInt8.random(in: 0...255, using: &generator) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        guard let id = RequestID(bytes: bytes) else { preconditionFailure("16 bytes were made") }
        return id
    }

    public var description: String {
        let text = hexadecimal(bytes)
        var parts: [Substring] = []
        var start = text.startIndex
        for length in [8, 4, 4, 4, 12] {
            let end = text.index(start, offsetBy: length)
            parts.append(text[start..<end])
            start = end
        }
        return parts.joined(separator: "-")
    }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

private func nibble(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}
