// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Why bytes were not accepted as a message.
public enum WireError: Error, Hashable, Sendable {
    /// The bytes are no encoding of `message`.
    case malformed(message: String)
    /// Decoding would take more than `budgetBytes` of memory.
    case tooBig(message: String, budgetBytes: Int)
    /// A field that this version does not know, by the number of the field.
    case unknownField(message: String, tag: UInt32)
    /// Fields whose values their descriptions do not allow: all of them, up to `FieldReader.problemCountMax`.
    case invalidFields([FieldProblem])
}

/// A field with a value that its description does not allow.
public struct FieldProblem: Hashable, Sendable, CustomStringConvertible {
    /// `figures[3].note`
    public let path: String
    /// What the description demands.
    public let rule: String

    public init(path: String, rule: String) {
        self.path = path
        self.rule = rule
    }

    public var description: String { "\(path): \(rule)" }
}

extension WireError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let message):
            "the bytes are not a \(message)"
        case .tooBig(let message, let budgetBytes):
            "decoding this \(message) would take more than \(budgetBytes) bytes of memory"
        case .unknownField(let message, let tag):
            "\(message) has no field number \(tag) in this version of the contract"
        case .invalidFields(let problems):
            problems.map(\.description).joined(separator: "; ")
        }
    }
}
