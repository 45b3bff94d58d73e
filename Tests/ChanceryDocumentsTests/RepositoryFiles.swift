// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// Files of the repository that the tests read: documents with examples, and the default catalogue.
enum RepositoryFiles {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func path(_ path: String) -> String { root.appendingPathComponent(path).path }

    /// The fenced blocks of a Markdown file whose fence begins with `info`.
    static func examples(_ info: String, in path: String) throws -> [String] {
        var examples: [String] = []
        var block: [Substring]?
        for line in try text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let lines = block { examples.append(lines.joined(separator: "\n") + "\n") }
                block = block == nil && line == "```" + info ? [] : nil
            } else {
                block?.append(line)
            }
        }
        return examples
    }
}
