// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What files begin with, how long they are and what they do not say.
enum TextRules {
    private static let sourceKinds: [String: String] = [
        "swift": "//", "c": "//", "h": "//", "modulemap": "//", "proto": "//", "go": "//",
        "py": "#", "sh": "#", "yaml": "#", "yml": "#",
    ]

    /// How comments begin in a source file; nil when the file is not one.
    private static func commentMark(of file: RepositoryFile) -> String? {
        sourceKinds[file.fileExtension] ?? (file.text?.hasPrefix("#!") == true ? "#" : nil)
    }

    static let header = Rule.file("source files begin with licence and copyright") { file in
        guard let mark = commentMark(of: file), !file.isGenerated else { return [] }
        let leading = file.lines.drop { $0.hasPrefix("#!") || $0.hasPrefix("// swift-tools-version:") }.prefix(2)
        let expected = [
            "\(mark) SPDX-License-Identifier: Apache-2.0", "\(mark) Copyright (c) 2026 the Chancery authors",
        ]
        return leading.elementsEqual(expected) { $0 == $1 }
            ? [] : [(1, "begin with `\(expected[0])`, `\(expected[1])`")]
    }

    static let lengthLinesMax = 400
    /// Files that may be longer, and why.
    private static let longFiles: [String: String] = [:]

    static let length = Rule.file("source files are at most \(lengthLinesMax) lines long") { file in
        guard commentMark(of: file) != nil, !["yaml", "yml"].contains(file.fileExtension), !file.isGenerated,
            longFiles[file.path] == nil
        else { return [] }
        let count = file.text?.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0
        return count > lengthLinesMax ? [(0, "\(count) lines; split it by concept")] : []
    }

    /// The rules and their planted violations name what they forbid.
    private static let ownFolder = "Tests/RepositoryTests/"

    private static let unfinishedWords = ["TODO", "FIXME", "XXX"]

    static let unfinished = Rule.file("nothing is left for later in a comment") { file in
        lines(of: file, with: unfinishedWords).map {
            ($0.line, "`\($0.word)`: finish it, or leave it out")
        }
    }

    /// Paths of one machine and words of one workplace mean nothing to a reader elsewhere.
    private static let foreignWords = ["/work/", "/root/", "shared/", "CEO", "issue #"]

    static let foreign = Rule.file("no machine paths, no workplace words") { file in
        lines(of: file, with: foreignWords).map {
            ($0.line, "`\($0.word)` says nothing to a reader elsewhere")
        }
    }

    private static func lines(of file: RepositoryFile, with words: [String]) -> [(line: Int, word: String)] {
        guard let text = file.text, !file.path.hasPrefix(ownFolder), file.path != "LICENSE" else { return [] }
        return words.filter { text.contains($0) }.flatMap { word in
            file.lines.enumerated()
                .filter { stands(word, in: $0.element) }
                .map { (line: $0.offset + 1, word: word) }
        }
    }

    /// Whether the word stands there and is not part of a longer word or path.
    private static func stands(_ word: String, in line: Substring) -> Bool {
        line.ranges(of: word).contains { range in
            let before = line[..<range.lowerBound].last
            let after = line[range.upperBound...].first
            let endsInLetter = word.last?.isLetter == true
            return !continuesWord(before) && before != "/" && !(endsInLetter && continuesWord(after))
        }
    }

    private static func continuesWord(_ character: Character?) -> Bool {
        guard let character else { return false }
        return character.isLetter || character.isNumber || "_-$}.".contains(character)
    }

    static let all = [header, length, unfinished, foreign]
}
