// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How many words a line has, and how many bytes from the first to the last of them.
struct LineShape {
    var words = 0
    var bytes = 0

    /// Whether a line of this shape has a word, and not more than `bounds`.
    private func fits(_ bounds: LineShape) -> Bool { words > 0 && words <= bounds.words && bytes <= bounds.bytes }

    /// Calls `body` for the lines of a text that fit into `bounds`, until it gives something, which is then the answer.
    ///
    /// Hardly a line of a report fits, and this is all that such a line costs: it is read by its bytes alone, and once
    /// it has too many words only its end is looked for. Costs time linear in the text.
    static func firstLine<Answer>(
        of text: UnsafeBufferPointer<UInt8>, within bounds: LineShape,
        _ body: (UnsafeBufferPointer<UInt8>) -> Answer?
    ) -> Answer? {
        var start = 0
        while start < text.count {
            let (shape, known) = measure(text, from: start, wordsMax: bounds.words)
            var end = known
            while end < text.count, !isLineBreak(text[end]) { end += 1 }
            if shape.fits(bounds), let answer = body(UnsafeBufferPointer(rebasing: text[start..<end])) { return answer }
            start = end + 1
        }
        return nil
    }

    /// The shape of the line at `start`, and where it ends; with too many words, where that was seen.
    private static func measure(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, wordsMax: Int
    ) -> (shape: LineShape, end: Int) {
        var words = 0
        var first = start
        var last = start
        var isInWord = false
        var index = start
        while index < text.count {
            let byte = text[index]
            if isLineBreak(byte) { break }
            // Bytes after the first of a character are what that one is.
            if !(0x80...0xBF).contains(byte) {
                let isLetter = isFirstOfLetter(byte)
                if isLetter, !isInWord {
                    if words == wordsMax { return (LineShape(words: words + 1, bytes: 0), index) }
                    if words == 0 { first = index }
                    words += 1
                }
                isInWord = isLetter
            }
            if isInWord { last = index }
            index += 1
        }
        return (LineShape(words: words, bytes: words == 0 ? 0 : last - first + 1), index)
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// Whether characters that begin with this byte are letters or digits. Outside ASCII all are taken for letters but
    /// those of U+0080 to U+00BF, U+2000 to U+2FFF and beyond U+FFFF, which are signs.
    private static func isFirstOfLetter(_ byte: UInt8) -> Bool {
        byte < 0x80
            ? (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            : byte != 0xC2 && byte != 0xE2 && byte < 0xF0
    }
}
