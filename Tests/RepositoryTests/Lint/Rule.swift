// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Something in the repository that a rule forbids.
struct Violation: Hashable, Sendable, CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 for the whole file.
    let line: Int
    let message: String

    var description: String {
        self.line == 0 ? "\(self.path): \(self.message)" : "\(self.path):\(self.line): \(self.message)"
    }
}

/// A rule of the repository: a function from its files to what is wrong with them.
struct Rule: Sendable, CustomStringConvertible {
    let name: String
    let violations: @Sendable (RepositoryTree) -> [Violation]

    var description: String {
        self.name
    }

    static func tree(_ name: String, _ violations: @escaping @Sendable (RepositoryTree) -> [Violation]) -> Rule {
        Rule(name: name, violations: violations)
    }

    /// A rule that looks at each file by itself and says in which lines it is broken.
    static func file(
        _ name: String, _ check: @escaping @Sendable (RepositoryFile) -> [(line: Int, message: String)]
    ) -> Rule {
        Rule(name: name) { tree in
            tree.files.flatMap { file in
                check(file).map { Violation(path: file.path, line: $0.line, message: $0.message) }
            }
        }
    }

    /// Every rule there is. Each has a planted violation in PlantedViolations.
    static let all: [Rule] =
        CallRules.all + FunctionRules.all + ImportRules.all + TextRules.all + LayoutRules.all + MarkdownRules.all
}
