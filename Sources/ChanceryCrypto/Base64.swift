// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto

/// Base64 of RFC 4648, section 4: with padding, without line breaks.
public enum Base64 {
    public static func encode(_ bytes: [UInt8]) -> String {
        guard !bytes.isEmpty else { return "" }
        let count = (bytes.count + 2) / 3 * 4
        // libcrypto ends the text with a NUL.
        let text = [UInt8](unsafeUninitializedCapacity: count + 1) { output, written in
            EVP_EncodeBlock(output.baseAddress, bytes, Int32(truncatingIfNeeded: bytes.count))
            written = count
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `nil` for anything that `encode` does not make.
    public static func decode(_ text: String) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count % 4 == 0, characters.count < Int32.max else { return nil }
        guard !characters.isEmpty else { return [] }
        var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3)
        guard EVP_DecodeBlock(&bytes, characters, Int32(characters.count)) == Int32(bytes.count) else {
            ERR_clear_error()
            return nil
        }
        let padding = characters.suffix(2).count { $0 == UInt8(ascii: "=") }
        bytes.removeLast(padding)
        // libcrypto is lenient with spaces and with bits that padding leaves over.
        return encode(bytes) == text ? bytes : nil
    }
}
