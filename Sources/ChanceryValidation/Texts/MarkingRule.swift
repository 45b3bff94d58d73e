// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A rule about marks of secrecy, with the marks in the form in which lines are compared with them.
struct MarkingRule: Sendable {
    let rule: ValidationRule
    private let marks: Set<String>
    /// What every mark fits into; a line beyond it is none.
    let bounds: LineShape

    init?(_ rule: ValidationRule) {
        guard case .secretMarking(let marks) = rule.form else { return nil }
        let plain = marks.map { MarkingRule.plain($0) }.filter { !$0.isEmpty }
        guard !plain.isEmpty else { return nil }
        self.rule = rule
        self.marks = Set(plain)
        bounds = LineShape(
            words: plain.map { $0.split(separator: " ").count }.max() ?? 0,
            // Letters with their marks written apart take up to three times as many bytes, and words may lie apart.
            bytes: 3 * (plain.map(\.utf8.count).max() ?? 0) + MarkingRule.spacesMax)
    }

    /// The mark that a line of the text consists of, apart from white space, punctuation, symbols and case; `nil` when
    /// there is none. Costs time linear in the text.
    func mark(in text: UnsafeBufferPointer<UInt8>) -> String? {
        LineShape.firstLine(of: text, within: bounds) { line in
            let plain = MarkingRule.plain(String(decoding: line, as: UTF8.self))
            return marks.contains(plain) ? plain : nil
        }
    }

    private static let spacesMax = 32

    /// Without what surrounds the words, in small letters, with single spaces.
    private static func plain(_ line: String) -> String {
        line.split(whereSeparator: { character in
            character.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        }).joined(separator: " ").lowercased()
    }
}
