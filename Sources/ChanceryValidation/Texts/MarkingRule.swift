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
        let plain = marks.map { MarkingRule.plain($0) }.filter { !$0.isEmpty }
        guard !plain.isEmpty else { return nil }
        self.rule = rule
        self.marks = Set(plain)
        wordsMax = plain.map { $0.split(separator: " ").count }.max() ?? 0
        // Letters with their marks written apart take up to three times as many bytes, and words may lie apart.
        bytesMax = 3 * (plain.map(\.utf8.count).max() ?? 0) + MarkingRule.spacesMax
    }

    /// The mark that a line of the text consists of, apart from white space, punctuation, symbols and case; `nil` when
    /// there is none. Costs time linear in the text.
    func mark(in text: String) -> String? {
        if text.isEmpty { return nil }
        if let mark = text.utf8.withContiguousStorageIfAvailable({ self.mark(in: $0) }) { return mark }
        return Array(text.utf8).withUnsafeBufferPointer { self.mark(in: $0) }
    }

    private func mark(in text: UnsafeBufferPointer<UInt8>) -> String? {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
            if let mark = mark(ofLine: UnsafeBufferPointer(rebasing: text[start..<end])) { return mark }
            start = end + 1
        }
        return nil
    }

    private func mark(ofLine line: UnsafeBufferPointer<UInt8>) -> String? {
        let shape = MarkingRule.shape(of: line)
        guard shape.words > 0, shape.words <= wordsMax, shape.bytes <= bytesMax else { return nil }
        let plain = MarkingRule.plain(String(decoding: line, as: UTF8.self))
        return marks.contains(plain) ? plain : nil
    }

    private static let spacesMax = 32

    /// How many words a line has, and how many bytes from the first to the last of them, by its bytes alone: almost no
    /// line of a report has the shape of a mark, and this is all that such a line costs.
    private static func shape(of line: UnsafeBufferPointer<UInt8>) -> (words: Int, bytes: Int) {
        var words = 0
        var first = -1
        var last = -1
        var isInWord = false
        for index in line.indices {
            let byte = line[index]
            // Bytes after the first of a character are what that one is.
            if !(0x80...0xBF).contains(byte) {
                let isLetter = isFirstOfLetter(byte)
                if isLetter, !isInWord { words += 1 }
                isInWord = isLetter
            }
            guard isInWord else { continue }
            if first < 0 { first = index }
            last = index
        }
        return (words, words == 0 ? 0 : last - first + 1)
    }

    /// Whether characters that begin with this byte are letters or digits. Outside ASCII all are taken for letters but
    /// those of U+0080 to U+00BF, U+2000 to U+2FFF and beyond U+FFFF, which are signs.
    private static func isFirstOfLetter(_ byte: UInt8) -> Bool {
        byte < 0x80
            ? (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            : byte != 0xC2 && byte != 0xE2 && byte < 0xF0
    }

    /// Without what surrounds the words, in small letters, with single spaces.
    private static func plain(_ line: String) -> String {
        line.split(whereSeparator: { character in
            character.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        }).joined(separator: " ").lowercased()
    }
}
