// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Texts that carry a mark of secrecy on a line of their own: they must not travel this way at all.
extension Examination {
    mutating func examineMarkings() {
        guard let rules = regime?.markings, !rules.isEmpty else { return }
        for rule in rules where applies(rule.rule) {
            for index in figures.indices where figures[index].hasParticulars {
                check(figures[index].note, rule, at: Place(.figures, index, "note"))
                check(figures[index].source, rule, at: Place(.figures, index, "source"))
            }
            examineItemMarkings(rule)
            examineRegisterMarkings(rule)
        }
    }

    private mutating func examineItemMarkings(_ rule: MarkingRule) {
        for (index, item) in report.narratives.prefix(Limits.narrativesMax).enumerated() {
            check(item.text, rule, at: Place(.narratives, index, "text"))
        }
        for (index, item) in report.difficulties.prefix(Limits.itemsMax).enumerated() {
            check(item.text, rule, at: Place(.difficulties, index, "text"))
            check(item.cause, rule, at: Place(.difficulties, index, "cause"))
        }
        for (index, item) in report.proposals.prefix(Limits.itemsMax).enumerated() {
            check(item.text, rule, at: Place(.proposals, index, "text"))
            check(item.reply, rule, at: Place(.proposals, index, "reply"))
        }
        for (index, item) in report.planItems.prefix(Limits.itemsMax).enumerated() {
            check(item.text, rule, at: Place(.planItems, index, "text"))
        }
        for (index, item) in report.answers.prefix(Limits.answersMax).enumerated() {
            check(item.text, rule, at: Place(.answers, index, "text"))
        }
    }

    private mutating func examineRegisterMarkings(_ rule: MarkingRule) {
        for (index, item) in report.agreements.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rule, at: Place(.agreements, index, "title"))
        }
        for (index, item) in report.delegations.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rule, at: Place(.delegations, index, "title"))
        }
        for (index, item) in report.aid.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rule, at: Place(.aid, index, "title"))
        }
        for (index, item) in report.events.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rule, at: Place(.events, index, "title"))
            check(item.note, rule, at: Place(.events, index, "note"))
        }
        for (index, item) in report.cases.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rule, at: Place(.cases, index, "title"))
            check(item.note, rule, at: Place(.cases, index, "note"))
        }
    }

    /// The finding holds the mark and nothing else of the text.
    private mutating func check(_ text: String, _ rule: MarkingRule, at place: @autoclosure () -> Place) {
        guard let mark = rule.mark(in: text) else { return }
        log.add(
            .secretMarking, severity: rule.rule.severity, at: place(), value: mark, rule: rule.rule.code,
            TextMessages.secretMarking(rule.rule, mark: mark))
    }
}
