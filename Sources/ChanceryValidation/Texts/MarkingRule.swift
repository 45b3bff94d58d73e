// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A rule about marks of secrecy, with the marks in the form in which lines are compared with them.
struct MarkingRule: Sendable {
    let rule: ValidationRule
    private let marks: Set<String>
    /// A line of more words, or of more bytes without what surrounds them, is no mark.
    private let wordsMax: Int
    private let bytesMax: Int

    init?(_ rule: ValidationRule) {
        guard case .secretMarking(let marks) = rule.form else { return nil }
        let plain = marks.map { MarkingRule.plain($0[...]) }.filter { !$0.isEmpty }
        guard !plain.isEmpty else { return nil }
        self.rule = rule
        self.marks = Set(plain)
        // Symbols outside ASCII look like letters by their bytes; there may be one on each side.
        wordsMax = 2 + (plain.map { MarkingRule.shape(of: $0[...].utf8).words }.max() ?? 0)
        // Letters with their marks written apart take up to three times as many bytes, and words may lie apart.
        bytesMax = 3 * (plain.map(\.utf8.count).max() ?? 0) + MarkingRule.spacesMax
    }

    /// The mark that a line of the text consists of, apart from white space, punctuation, symbols and case; `nil` when
    /// there is none. Costs time linear in the text.
    func mark(in text: String) -> String? {
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            if start < end, let mark = mark(ofLine: text[start..<end]) { return mark }
            guard end < bytes.endIndex else { break }
            start = bytes.index(after: end)
        }
        return nil
    }

    private func mark(ofLine line: Substring) -> String? {
        let shape = MarkingRule.shape(of: line.utf8)
        guard (1...wordsMax).contains(shape.words), shape.bytes <= bytesMax else { return nil }
        let plain = MarkingRule.plain(line)
        return marks.contains(plain) ? plain : nil
    }

    private static let spacesMax = 32

    /// How many words a line has, and how many bytes from the first to the last of them, by its bytes alone: almost no
    /// line of a report has the shape of a mark, and this is all that it costs.
    private static func shape(of line: Substring.UTF8View) -> (words: Int, bytes: Int) {
        var words = 0
        var first = 0
        var last = 0
        var position = 0
        var isInWord = false
        for byte in line {
            position += 1
            let isLetter = byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            if isLetter {
                if !isInWord { words += 1 }
                if first == 0 { first = position }
                last = position
            }
            isInWord = isLetter
        }
        return (words, words == 0 ? 0 : last - first + 1)
    }

    /// Without what surrounds the words, in small letters, with single spaces.
    private static func plain(_ line: Substring) -> String {
        line.split(whereSeparator: { character in
            character.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        }).joined(separator: " ").lowercased()
    }
}
