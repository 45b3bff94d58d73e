// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire

/// Takes the digest of a consolidated answer again from the bytes of its pages.
///
/// The digest is the SHA-256 of the whole answer without digest and page token: what the first page has before the
/// figures, the figures of all pages, what the first page has after them. Working on the bytes as they came, it also
/// holds for answers of newer servers with fields that this version does not know.
struct AnswerDigest {
    private enum Field {
        static let digest: UInt64 = 3
        static let figures: UInt64 = 12
        static let nextPageToken: UInt64 = 13
    }

    private var head: [UInt8] = []
    private var figures: [UInt8] = []
    private var tail: [UInt8] = []
    private var isFirstPage = true

    var byteCount: Int { head.count + figures.count + tail.count }

    var digest: Digest { Digest.sha256(of: head + figures + tail) }

    /// Throws `UnexpectedAnswer` for bytes that are no protobuf message.
    mutating func add(page bytes: [UInt8]) throws {
        var index = 0
        while index < bytes.count {
            let start = index
            guard let tag = AnswerDigest.varint(bytes, &index), AnswerDigest.skip(tag & 7, in: bytes, &index) else {
                throw UnexpectedAnswer(method: MethodNames.getConsolidation.description, problem: "a page is broken")
            }
            let field = bytes[start..<index]
            switch tag >> 3 {
            case Field.digest, Field.nextPageToken: continue
            case Field.figures: figures += field
            case ..<Field.figures: if isFirstPage { head += field }
            default: if isFirstPage { tail += field }
            }
        }
        isFirstPage = false
    }

    /// Moves `index` over the value of a field; `false` when the bytes end before it.
    private static func skip(_ wireType: UInt64, in bytes: [UInt8], _ index: inout Int) -> Bool {
        switch wireType {
        case 0:
            return varint(bytes, &index) != nil
        case 1, 5:
            index += wireType == 1 ? 8 : 4
            return index <= bytes.count
        case 2:
            guard let length = varint(bytes, &index), length <= UInt64(bytes.count - index) else { return false }
            index += Int(length)
            return true
        default:
            return false
        }
    }

    private static func varint(_ bytes: [UInt8], _ index: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) where index < bytes.count {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
