// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryValidation

/// Several rules about marks, whose texts are read once.
@Suite struct MarkingRulesTests {
    private static func rule(_ code: String, _ marks: [String]) -> ValidationRule {
        ValidationRule(
            code: code, severity: .error, explanation: Label(english: code), form: .secretMarking(marks: marks))
    }

    private let rules = MarkingRules([
        rule("short", ["MẬT", "SECRET"]),
        ValidationRule(
            code: "other", severity: .error, explanation: Label(english: ""), form: .sum(total: "a", parts: ["b"])),
        rule("long", ["for the eyes of the minister alone", "secret"]),
    ])

    private func found(_ text: String, _ rules: MarkingRules) -> [String] {
        rules.marks(in: text).map { "\($0.rule.code): \($0.mark)" }
    }

    @Test func eachRuleFindsItsFirstMark() {
        #expect(found("Mật\nSECRET\nMẬT", rules) == ["short: mật", "long: secret"])
        #expect(found("For the eyes of the MINISTER alone!", rules) == ["long: for the eyes of the minister alone"])
        #expect(found("for the eyes of the minister alone, today", rules) == [])
        #expect(found("Báo cáo công tác đối ngoại sáu tháng đầu năm của tỉnh\nMật", rules) == ["short: mật"])
    }

    @Test func rulesThatDoNotApplyFindNothing() {
        let applicable = rules.filter { $0.code != "short" }
        #expect(found("MẬT\nSecret", applicable) == ["long: secret"])
        let none = rules.filter { _ in false }
        #expect(none.isEmpty && found("MẬT", none) == [])
        #expect(!rules.filter { _ in true }.isEmpty)
    }
}
