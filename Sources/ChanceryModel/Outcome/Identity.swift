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

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// 32 zero bytes, which are nobody's digest.
    public static let zero = Digest(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// Lower-case hexadecimal.
    public var description: String { hexadecimal(bytes) }
}

/// The identity that a client gives to one submission, so that a repeat can be recognised. 16 bytes, a UUID.
public struct RequestID: Hashable, Sendable, CustomStringConvertible {
    public static let byteCount = 16
    private static let textByteCount = 36
    public let bytes: [UInt8]

    /// `nil` unless there are exactly 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == RequestID.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Reads the canonical form of a UUID, in either case: `8-4-4-4-12` hexadecimal digits.
    public init?(text: String) {
        var text = text
        guard let id = text.withUTF8({ RequestID(utf8: $0) }) else { return nil }
        self = id
    }

    /// The same from the bytes of the text.
    public init?(utf8 characters: UnsafeBufferPointer<UInt8>) {
        guard characters.count == RequestID.textByteCount else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(RequestID.byteCount)
        var high: UInt8?
        for (index, character) in characters.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let low = nibble(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | low)
                high = nil
            } else {
                high = low
            }
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
        String(unsafeUninitializedCapacity: RequestID.textByteCount) { text in
            var next = 0
            for (index, byte) in bytes.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    text[next] = UInt8(ascii: "-")
                    next += 1
                }
                text[next] = hexadecimalDigit(byte >> 4)
                text[next + 1] = hexadecimalDigit(byte & 15)
                next += 2
            }
            return next
        }
    }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        for (index, byte) in bytes.enumerated() {
            text[2 * index] = hexadecimalDigit(byte >> 4)
            text[2 * index + 1] = hexadecimalDigit(byte & 15)
        }
        return bytes.count * 2
    }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

private func nibble(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}
