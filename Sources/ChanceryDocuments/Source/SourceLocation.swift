// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A place in a file that somebody wrote.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file as the caller named it.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, counted in Unicode scalars.
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `hanoi.yaml:12:5`, the form that editors understand.
    public var description: String { "\(file):\(line):\(column)" }
}

/// A finding about a report, with the place in the file where its author can mend it.
public struct LocatedFinding: Hashable, Sendable {
    public let finding: Finding
    /// `nil` when the finding concerns nothing that is in the file.
    public let location: SourceLocation?

    public init(finding: Finding, location: SourceLocation?) {
        self.finding = finding
        self.location = location
    }
}
