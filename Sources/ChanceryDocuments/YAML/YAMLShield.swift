// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Text in which the characters that would harm reading are replaced by stand-ins, and the way back.
///
/// The YAML parser below expands aliases (a few hundred bytes can stand for billions of nodes), ends a scalar at an
/// escaped NUL, and takes U+2028 and U+2029 for line breaks. So before it sees the text:
/// - every `*` becomes a stand-in: an alias is then a plain scalar that begins with it, which the caller refuses;
/// - the zero that would make an escape a NUL becomes a stand-in, so that the parser refuses the escape;
/// - the two separators become stand-ins and are kept as text.
/// Stand-ins are private-use characters that the text does not hold. Each replaces one scalar by one, so lines and
/// columns stay true.
struct YAMLShield {
    private(set) var text: String
    private let star: Unicode.Scalar
    private let originals: [Unicode.Scalar: Unicode.Scalar]
    /// For keys that stand twice in one mapping; see `renameKey`.
    private var spares: [Unicode.Scalar]
    private var renamedKeys: [Unicode.Scalar: String] = [:]

    /// `nil` when the text leaves no private-use character free.
    init?(_ source: String) {
        let candidates: ClosedRange<UInt32> = 0x10_0000...0x10_FFFD
        var taken: Set<UInt32> = []
        for scalar in source.unicodeScalars where candidates.contains(scalar.value) { taken.insert(scalar.value) }
        let wanted = 4 + DocumentLimits.duplicateKeysMax
        let free = candidates.lazy.filter { !taken.contains($0) }.compactMap(Unicode.Scalar.init)
        let chosen = Array(free.prefix(wanted))
        guard chosen.count == wanted else { return nil }
        star = chosen[0]
        originals = [chosen[0]: "*", chosen[1]: "0", chosen[2]: "\u{2028}", chosen[3]: "\u{2029}"]
        spares = Array(chosen[4...])
        text = YAMLShield.replace(
            in: Array(source.unicodeScalars), star: chosen[0], zero: chosen[1], line: chosen[2], paragraph: chosen[3])
    }

    private static func replace(
        in scalars: [Unicode.Scalar], star: Unicode.Scalar, zero: Unicode.Scalar, line: Unicode.Scalar,
        paragraph: Unicode.Scalar
    ) -> String {
        var scalars = scalars
        for index in scalars.indices {
            switch scalars[index] {
            case "*": scalars[index] = star
            case "\u{2028}": scalars[index] = line
            case "\u{2029}": scalars[index] = paragraph
            case "\\":
                if let last = lastZero(ofEscapeAt: index, in: scalars) { scalars[last] = zero }
            default: break
            }
        }
        return string(scalars)
    }

    /// Position of the last digit of `\0`, `\x00`, `\u0000` or `\U00000000`.
    private static func lastZero(ofEscapeAt start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        guard start + 1 < scalars.count else { return nil }
        let digitCount =
            switch scalars[start + 1] {
            case "x": 2
            case "u": 4
            case "U": 8
            default: 0
            }
        if digitCount == 0 { return scalars[start + 1] == "0" ? start + 1 : nil }
        let digits = start + 2..<start + 2 + digitCount
        guard digits.upperBound <= scalars.count, scalars[digits].allSatisfy({ $0 == "0" }) else { return nil }
        return digits.upperBound - 1
    }

    /// The text of a scalar as it was sent.
    func restore(_ text: String) -> String {
        // The stand-ins are the only characters here whose UTF-8 may begin with this byte.
        guard text.utf8.contains(0xF4) else { return text }
        return YAMLShield.string(text.unicodeScalars.map { originals[$0] ?? $0 })
    }

    /// The text of a key as it was sent, also where `renameKey` replaced it.
    func restoreKey(_ text: String) -> String {
        if let first = text.unicodeScalars.first, let key = renamedKeys[first] { return restore(key) }
        return restore(text)
    }

    /// Whether a plain scalar is an alias.
    func isAlias(_ text: String) -> Bool { text.unicodeScalars.first == star }

    /// Gives the key at a place in the text another name of the same length, so that the parser, which stops at a
    /// repeated key, can go on. `false` when that is not possible.
    mutating func renameKey(_ key: String, line: Int, column: Int) -> Bool {
        let wanted = Array(key.unicodeScalars)
        guard !wanted.isEmpty, let spare = spares.popLast() else { return false }
        var scalars = Array(text.unicodeScalars)
        guard var start = YAMLShield.offset(line: line, column: column, in: scalars) else { return false }
        if start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
        let range = start..<start + wanted.count
        guard range.upperBound <= scalars.count, Array(scalars[range]) == wanted else { return false }
        for index in range { scalars[index] = spare }
        renamedKeys[spare] = key
        text = YAMLShield.string(scalars)
        return true
    }

    private static func offset(line: Int, column: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var position = TextPosition()
        for (offset, scalar) in scalars.enumerated() {
            // Between CR and LF the position is already that of the next line.
            if position.line == line, position.column == column, scalar != "\n" { return offset }
            if position.line > line { return nil }
            position.advance(over: scalar)
        }
        return nil
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
