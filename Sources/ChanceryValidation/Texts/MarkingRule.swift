// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A rule about marks of secrecy, with the marks in the form in which lines are compared with them.
struct MarkingRule: Sendable {
    let rule: ValidationRule
    private let marks: Set<String>
    /// Longer lines, in bytes of UTF-8, are no marks, however they are decorated.
    private let lineBytesMax: Int

    init?(_ rule: ValidationRule) {
        guard case .secretMarking(let marks) = rule.form else { return nil }
        self.rule = rule
        self.marks = Set(marks.map { MarkingRule.plain($0[...]) }.filter { !$0.isEmpty })
        lineBytesMax = (self.marks.map(\.utf8.count).max() ?? 0) + MarkingRule.decorationBytesMax
    }

    /// The mark that a line of the text consists of, apart from white space, punctuation, symbols and case; `nil` when
    /// there is none. Costs time linear in the text.
    func mark(in text: String) -> String? {
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            // Indices of UTF-8 are random access, so the length of a line costs nothing.
            if start < end, bytes.distance(from: start, to: end) <= lineBytesMax {
                let line = MarkingRule.plain(text[start..<end])
                if marks.contains(line) { return line }
            }
            guard end < bytes.endIndex else { break }
            start = bytes.index(after: end)
        }
        return nil
    }

    /// Brackets, stars and spaces around a mark.
    private static let decorationBytesMax = 32

    /// Without what surrounds the words, in small letters, with single spaces.
    private static func plain(_ line: Substring) -> String {
        line.split(whereSeparator: { character in
            character.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        }).joined(separator: " ").lowercased()
    }
}
