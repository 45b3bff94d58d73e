// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Files that break a rule in known lines, or keep it.
struct PlantedViolation: Sendable, CustomStringConvertible {
    let rule: Rule
    let files: [RepositoryFile]
    /// Lines of the violations, in order; empty when the files keep the rule.
    let lines: [Int]

    var description: String {
        "\(self.rule.name): \(self.files.map(\.path).joined(separator: ", "))"
    }

    static func breaks(_ rule: Rule, _ path: String, _ text: String, lines: [Int] = [1]) -> PlantedViolation {
        PlantedViolation(rule: rule, files: [RepositoryFile(path: path, text: text)], lines: lines)
    }

    static func keeps(_ rule: Rule, _ path: String, _ text: String) -> PlantedViolation {
        PlantedViolation(rule: rule, files: [RepositoryFile(path: path, text: text)], lines: [])
    }

    static let all = calls + functions + imports + layers + texts + layout + documents
}
