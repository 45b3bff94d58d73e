// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What the office says to what was asked. Comes last, when everything is asked.
extension Examination {
    mutating func examineAnswers() {
        let count = boundedCount(report.answers.count, of: .answers, max: Limits.answersMax)
        for (index, answer) in report.answers.prefix(count).enumerated() {
            checkLength(answer.text, max: Limits.noteLengthMax, at: Place(.answers, index, "text"))
            guard !isBlank(answer.text) else {
                log.add(
                    .emptyText, at: Place(.answers, index, "text"), value: answer.text, rule: "answer",
                    TextMessages.empty())
                continue
            }
            let use = log.apply(answer)
            if use != .taken {
                log.add(
                    .answerWithoutQuestion, at: Place(.answers, index), value: answer.code, rule: "answer",
                    AnswerMessages.notUsed(answer, because: use))
            }
        }
    }
}
