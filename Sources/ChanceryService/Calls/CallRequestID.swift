// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// The short id that leads from a client to the log: given by the client in the metadata `request-id`, or made here.
/// It says nothing about exactly-once; that is the request id inside the messages.
public enum CallRequestID {
    /// Key of the metadata in which a client may send one.
    public static let metadataKey = "request-id"
    static let characterCountMax = 64

    /// `text` when it is 1 to 64 letters, digits, points, hyphens or underscores of ASCII, so that it can stand in a log
    /// line as it is; else one made here.
    public static func accepted(_ text: String?) -> String {
        guard let text, (1...characterCountMax).contains(text.utf8.count), text.utf8.allSatisfy(isPlain) else {
            return next()
        }
        return text
    }

    /// Thirteen letters and digits: six that differ from process to process, then a count.
    public static func next() -> String {
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        var rest = (processPart & 0x3fff_ffff) << 35 | (number & 0x7_ffff_ffff)
        return String(unsafeUninitializedCapacity: 13) { buffer in
            for position in (0..<13).reversed() {
                buffer[position] = alphabet[Int(rest & 31)]
                rest >>= 5
            }
            return 13
        }
    }

    /// Crockford's base 32, in lower case: no letter looks like a digit.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let processPart = UInt64.random(in: .min ... .max)
    private static let count = Atomic<UInt64>(0)

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
