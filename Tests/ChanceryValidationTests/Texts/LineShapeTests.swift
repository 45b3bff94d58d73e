// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryValidation

/// Which lines of a text are short enough to be a mark.
@Suite struct LineShapeTests {
    private func lines(_ text: String, words: Int = 2, bytes: Int = 40) -> [String] {
        var found: [String] = []
        var text = text
        _ = text.withUTF8 { utf8 in
            LineShape.firstLine(of: utf8, within: LineShape(words: words, bytes: bytes)) { line -> Bool? in
                found.append(String(decoding: line, as: UTF8.self))
                return nil
            }
        }
        return found
    }

    @Test func linesOfAsManyWordsAsTheBoundsAreGiven() {
        #expect(lines("one\none two\none two three\n\n one two ") == ["one", "one two", " one two "])
        #expect(lines("one two three\r\none\rtwo") == ["one", "two"])
        #expect(lines("one two three") == [])
        #expect(lines("one", words: 0) == [])
    }

    @Test func aLineWithoutAWordIsNone() {
        #expect(lines("") == [])
        #expect(lines("\n\r\n") == [])
        #expect(lines("*** — … ★\n.") == [])
    }

    @Test func bytesCountFromTheFirstWordToTheLast() {
        #expect(lines("  [abc d]  ", bytes: 5) == ["  [abc d]  "])
        #expect(lines("  [abc d]  ", bytes: 4) == [])
        // M, Ậ of three bytes, T.
        #expect(lines("«MẬT»", bytes: 5) == ["«MẬT»"])
        #expect(lines("«MẬT»", bytes: 4) == [])
    }

    @Test func theFirstAnswerEndsTheSearch() {
        var text = "one\ntwo\nthree"
        var seen = 0
        let answer = text.withUTF8 { utf8 in
            LineShape.firstLine(of: utf8, within: LineShape(words: 1, bytes: 10)) { line -> Int? in
                seen += 1
                return seen == 2 ? line.count : nil
            }
        }
        #expect(answer == 3 && seen == 2)
    }
}
