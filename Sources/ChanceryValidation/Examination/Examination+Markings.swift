// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Texts that carry a mark of secrecy on a line of their own: they must not travel this way at all.
extension Examination {
    mutating func examineMarkings() {
        guard let rules = regime?.markings.filter({ applies($0) }), !rules.isEmpty else { return }
        for index in figures.indices where figures[index].hasParticulars {
            check(figures[index].note, rules, at: Place(.figures, index, "note"))
            check(figures[index].source, rules, at: Place(.figures, index, "source"))
        }
        examineItemMarkings(rules)
        examineRegisterMarkings(rules)
    }

    private mutating func examineItemMarkings(_ rules: MarkingRules) {
        for (index, item) in report.narratives.prefix(Limits.narrativesMax).enumerated() {
            check(item.text, rules, at: Place(.narratives, index, "text"))
        }
        for (index, item) in report.difficulties.prefix(Limits.itemsMax).enumerated() {
            check(item.text, rules, at: Place(.difficulties, index, "text"))
            check(item.cause, rules, at: Place(.difficulties, index, "cause"))
        }
        for (index, item) in report.proposals.prefix(Limits.itemsMax).enumerated() {
            check(item.text, rules, at: Place(.proposals, index, "text"))
            check(item.reply, rules, at: Place(.proposals, index, "reply"))
        }
        for (index, item) in report.planItems.prefix(Limits.itemsMax).enumerated() {
            check(item.text, rules, at: Place(.planItems, index, "text"))
        }
        for (index, item) in report.answers.prefix(Limits.answersMax).enumerated() {
            check(item.text, rules, at: Place(.answers, index, "text"))
        }
    }

    private mutating func examineRegisterMarkings(_ rules: MarkingRules) {
        for (index, item) in report.agreements.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rules, at: Place(.agreements, index, "title"))
        }
        for (index, item) in report.delegations.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rules, at: Place(.delegations, index, "title"))
        }
        for (index, item) in report.aid.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rules, at: Place(.aid, index, "title"))
        }
        for (index, item) in report.events.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rules, at: Place(.events, index, "title"))
            check(item.note, rules, at: Place(.events, index, "note"))
        }
        for (index, item) in report.cases.prefix(Limits.registerEntriesMax).enumerated() {
            check(item.title, rules, at: Place(.cases, index, "title"))
            check(item.note, rules, at: Place(.cases, index, "note"))
        }
    }

    /// The finding holds the mark and nothing else of the text.
    private mutating func check(_ text: String, _ rules: MarkingRules, at place: @autoclosure () -> Place) {
        for (rule, mark) in rules.marks(in: text) {
            log.add(
                .secretMarking, severity: rule.severity, at: place(), value: mark, rule: rule.code,
                TextMessages.secretMarking(rule, mark: mark))
        }
    }
}
