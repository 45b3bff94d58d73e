// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How much two reports' texts share: of all runs of five words, how many are in both.
///
/// The measure is exact: the number of different runs that both have, divided by the larger number of different runs
/// that one has. Runs do not cross from one text to the next, so the order of texts does not matter; a text of fewer
/// than five words is one run. Costs time and memory linear in the words.
struct TextSimilarity {
    static let runLength = 5

    /// Different runs in both.
    let sharedCount: Int
    /// The larger number of different runs.
    let runCount: Int

    init(_ left: ComparedWords, _ right: ComparedWords) {
        var numbers: [String: Int32] = [:]
        let leftRuns = TextSimilarity.runs(left, &numbers)
        let rightRuns = TextSimilarity.runs(right, &numbers)
        sharedCount = leftRuns.count { rightRuns.contains($0) }
        runCount = max(leftRuns.count, rightRuns.count)
    }

    /// Rounded down; 0 where there are no words.
    var percent: Int { runCount == 0 ? 0 : sharedCount * 100 / runCount }

    private struct Run: Hashable {
        var words: (Int32, Int32, Int32, Int32, Int32) = (-1, -1, -1, -1, -1)

        mutating func append(_ word: Int32) { words = (words.1, words.2, words.3, words.4, word) }

        static func == (left: Run, right: Run) -> Bool { left.words == right.words }

        func hash(into hasher: inout Hasher) {
            hasher.combine(words.0)
            hasher.combine(words.1)
            hasher.combine(words.2)
            hasher.combine(words.3)
            hasher.combine(words.4)
        }
    }

    private static func runs(_ words: ComparedWords, _ numbers: inout [String: Int32]) -> Set<Run> {
        var runs: Set<Run> = []
        for text in words.texts {
            var run = Run()
            for (position, word) in text.enumerated() {
                let next = Int32(numbers.count)
                let number = numbers[word] ?? next
                if number == next { numbers[word] = next }
                run.append(number)
                if position + 1 >= min(runLength, text.count) { runs.insert(run) }
            }
        }
        return runs
    }
}
