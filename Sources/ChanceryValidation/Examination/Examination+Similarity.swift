// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Whether the whole report is the previous one with other dates.
extension Examination {
    /// - Parameter previous: the report of the period before, with its texts and its figures.
    mutating func compareWhole(with previous: Report, _ earlier: EarlierFigures) {
        guard let similarity = regime?.history.similarity, applies(similarity.rule) else { return }
        // Figures differ in almost every report, and comparing them costs far less than comparing texts.
        let figuresPercent = equalFiguresPercent(earlier)
        if let figuresPercent, figuresPercent < similarity.figuresPercent { return }
        let words = TextSimilarity(comparedWords(of: report), comparedWords(of: previous))
        guard words.runCount > 0, words.percent >= similarity.textPercent else { return }
        log.add(
            .staleCopy, at: Place(.whole), value: "\(words.percent)%", rule: similarity.rule.code,
            TextMessages.staleCopy(
                similarity.rule, period: earlier.key.period, textPercent: words.percent,
                figuresPercent: figuresPercent))
    }

    private func comparedWords(of report: Report) -> ComparedWords {
        var words = ComparedWords(wordsMax: Limits.comparedWordsMax)
        for narrative in report.narratives.prefix(Limits.narrativesMax) { words.add(narrative.text) }
        return words
    }

    /// Of the figures of both reports, how many percent are in both with the same number; `nil` where there are none.
    private func equalFiguresPercent(_ earlier: EarlierFigures) -> Int? {
        var count = 0
        var equal = 0
        for index in figures.indices where figures[index].status != .plan {
            guard let value = table?.value(at: index),
                let position = plan.indicatorPositions.position(of: figures[index].indicator),
                figures[index].window == nil || plan.indicators[position].needsStart
            else { continue }
            count += 1
            guard let before = earlier[Counterpart(figures[index], position: position)] else { continue }
            if before.value == value, before.qualifier == figures[index].qualifier { equal += 1 }
        }
        let total = max(count, earlier.count)
        return total == 0 ? nil : equal * 100 / total
    }
}
