// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@testable internal import chancery

struct FindingListTests {
    private static let question = Finding(
        code: .perItemQuestioned, severity: .warning, path: "figures[2].decimal", value: "3",
        rule: "ngo-per-project", message: Label(english: "USD 3 for one project."),
        remedy: Label(english: "The amount in USD."))

    private static func located(_ finding: Finding) -> LocatedFinding {
        LocatedFinding(finding: finding, location: nil)
    }

    @Test func `a question is told as one, with how to answer it`() {
        let text = FindingList.text([Self.located(Self.question)], file: "a.yaml", TextStyle())
        #expect(text.hasPrefix("a.yaml: question 513 PER_ITEM_QUESTIONED at figures[2].decimal"))
        #expect(text.contains("- {code: PER_ITEM_QUESTIONED, path: \"figures[2].decimal\", text: \"...\"}"))
        #expect(FindingCounts([Self.located(Self.question)]).text.hasSuffix("; 1 unanswered question"))
    }

    @Test func `an answered question is no question any more`() {
        let answered = Self.located(Self.question.answered(with: "Small gifts of one donor"))
        let text = FindingList.text([answered], file: "a.yaml", TextStyle())
        #expect(text.hasPrefix("a.yaml: info 513"))
        #expect(text.contains("answered: “Small gifts of one donor”"))
        #expect(!text.contains("text: \"...\""))
        let json = FindingList.json([answered]).line
        #expect(json.contains("\"needs_answer\":false,\"answer\":\"Small gifts of one donor\""))
        #expect(FindingCounts([answered]).questions == 0)
    }
}
