// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// The system refused something with a file.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Operation: String, Hashable, Sendable {
        case read
        case write
        case lock
    }

    public let operation: Operation
    public let path: String
    /// The system's own sentence.
    public let problem: String

    public init(_ operation: Operation, path: String, problem: String) {
        self.operation = operation
        self.path = path
        self.problem = problem
    }

    init(_ operation: Operation, path: String, code: Int32) {
        self.init(operation, path: path, problem: String(cString: strerror(code)))
    }

    public var description: String { "cannot \(operation.rawValue) \(path): \(problem)" }
}
