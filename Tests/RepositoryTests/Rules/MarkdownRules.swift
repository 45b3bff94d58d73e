// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What documents have to be like.
enum MarkdownRules {
    /// Lines outside fenced blocks, with code spans taken out, counted from 1.
    private static func prose(of file: RepositoryFile) -> [(line: Int, text: String)] {
        guard file.fileExtension == "md" else { return [] }
        var isFenced = false
        var prose: [(line: Int, text: String)] = []
        for (index, line) in file.lines.enumerated() {
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                isFenced.toggle()
            } else if !isFenced {
                let outside = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset.isMultiple(of: 2) }
                prose.append((index + 1, outside.map { String($0.element) }.joined()))
            }
        }
        return prose
    }

    static let title = Rule.file("a document has one title") { file in
        guard file.fileExtension == "md" else { return [] }
        let count = prose(of: file).count { $0.text.hasPrefix("# ") }
        return count == 1 ? [] : [(0, "\(count) first-level headings; one is wanted")]
    }

    static let links = Rule.tree("relative links lead somewhere") { tree in
        let places = tree.folders.union(tree.files.map(\.path))
        return tree.files.flatMap { file in
            prose(of: file).flatMap { line, text in
                targets(in: text)
                    .filter { !resolves($0, from: file, in: places) }
                    .map { Violation(path: file.path, line: line, message: "`\($0)` leads nowhere") }
            }
        }
    }

    /// Targets of the links in a line, without those that lead to the web or stay on the page.
    private static func targets(in text: String) -> [String] {
        text.matches(of: /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/)
            .map { String($0.1) }
            .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") && !$0.hasPrefix("#") }
    }

    private static func resolves(_ link: String, from file: RepositoryFile, in places: Set<String>) -> Bool {
        var parts = file.components.dropLast().map(String.init)
        for part in (link.split(separator: "#").first ?? "").split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return false
            }
        }
        return parts.isEmpty || places.contains(parts.joined(separator: "/"))
    }

    static let all = [title, links]
}
