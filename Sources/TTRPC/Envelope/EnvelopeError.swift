// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Why an envelope was refused. The peer gets it as the message of an `INVALID_ARGUMENT` status.
enum EnvelopeError: Error, Equatable, Sendable {
    /// The bytes are not protobuf, or a known field has another wire type than the protocol gives it.
    case malformed
    /// A text field is not UTF-8.
    case notUTF8(field: StaticString)
    /// A field is over its bound.
    case tooLong(field: StaticString, bytesMax: Int)
    /// More metadata entries than the bound.
    case tooManyEntries(countMax: Int)

    static func == (left: EnvelopeError, right: EnvelopeError) -> Bool {
        left.description == right.description
    }
}

extension EnvelopeError: CustomStringConvertible {
    var description: String {
        switch self {
        case .malformed: "the envelope is not valid protobuf"
        case .notUTF8(let field): "\(field) is not UTF-8"
        case .tooLong(let field, let bytesMax): "\(field) is longer than \(bytesMax) bytes"
        case .tooManyEntries(let countMax): "metadata has more than \(countMax) entries"
        }
    }
}
