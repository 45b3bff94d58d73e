// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryValidation

@Suite struct TextSimilarityTests {
    private func words(_ texts: String..., wordsMax: Int = Limits.comparedWordsMax) -> ComparedWords {
        var words = ComparedWords(wordsMax: wordsMax)
        for text in texts { words.add(text) }
        return words
    }

    @Test func numbersDatesAndPeriodsAreOneMark() {
        #expect(
            words("Tính đến ngày 14/6/2024, đón 131 đoàn (quý II).").texts == [
                ["tính", "đến", "#", "đón", "#", "đoàn", "#"]
            ])
        #expect(words("In the first half of 2024 (January – June)").texts == [["in", "the", "#", "of", "#"]])
        #expect(words("خلال النصف الأول من عام ٢٠٢٤").texts.first?.last == "#")
        #expect(words("  ...  ", "").texts.isEmpty)
    }

    @Test func sharedRunsAreCounted() {
        let left = words("a b c d e f g", "x y")
        #expect(TextSimilarity(left, left).percent == 100)
        #expect(TextSimilarity(left, words("x y", "a b c d e f g")).percent == 100)
        // Runs of the first: abcde bcdef cdefg xy; of the second: abcde bcdef cdefh xy.
        let one = TextSimilarity(left, words("a b c d e f h", "x y"))
        #expect(one.sharedCount == 3 && one.runCount == 4 && one.percent == 75)
        // What is repeated counts once, and what is added lowers the share.
        #expect(TextSimilarity(words("a b c d e"), words("a b c d e", "a b c d e")).percent == 100)
        #expect(TextSimilarity(words("a b c d e"), words("a b c d e f g h i j")).percent == 16)
        #expect(TextSimilarity(words("a"), words("b")).percent == 0)
        #expect(TextSimilarity(words(""), words("")).percent == 0)
    }

    @Test func equivalentSpellingsAreOneWord() {
        #expect(TextSimilarity(words("Việt"), words("Vie\u{323}\u{302}t")).percent == 100)
    }

    @Test func wordsAreBounded() {
        let words = words(String(repeating: "chữ nghĩa ", count: 300), "more", wordsMax: 100)
        #expect(words.texts.map(\.count) == [100])
    }

    /// Eight times the text takes about eight times as long; with a comparison of every pair it would take 64 times.
    @Test func timeIsLinear() {
        func longest(_ count: Int) -> Duration {
            var generator = SeededGenerator(seed: 3)
            let text = (0..<count).map { _ in "w\(UInt8.random(in: 0...255, using: &generator))x" }
                .map { $0.filter(\.isLetter) + String(repeating: "z", count: Int.random(in: 1...9, using: &generator)) }
                .joined(separator: " ")
            let clock = ContinuousClock()
            return (0..<5).map { _ in
                clock.measure { #expect(TextSimilarity(words(text), words(text + " end")).percent >= 99) }
            }.min() ?? .zero
        }
        _ = longest(500)
        let short = longest(2_000)
        let long = longest(16_000)
        #expect(long < short * 30, "\(short) for 2,000 words, \(long) for 16,000")
    }
}
