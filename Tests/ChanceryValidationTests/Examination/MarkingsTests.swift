// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// A text that carries a mark of secrecy on a line of its own is refused.
@Suite struct MarkingsTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    private func findings(_ change: (inout Report) -> Void) throws -> [Finding] {
        let report = SampleReport.changed(change)
        return try validator.validate(report, at: SampleReport.now, history: NoHistory()).findings
            .filter { $0.code == .secretMarking }
    }

    @Test(arguments: [
        "MẬT", "TỐI MẬT\nNội dung", "Nội dung\r\n  tuyệt  mật  \r\n", "*** Secret ***", "[TOP SECRET]", "Mật.",
        "MA\u{323}\u{302}T", "Nội dung\n\nMẬT", "“Tuyệt mật”", "★ TOP  SECRET ★",
    ])
    func aMarkOnALineOfItsOwnIsRefused(text: String) throws {
        let found = try findings { $0.narratives[0].text = text }
        #expect(found.map(\.path) == ["narratives[0].text"])
        #expect(found.first?.severity == .error)
    }

    @Test(arguments: [
        "Bảo vệ bí mật nhà nước được chú trọng.", "Công tác bảo mật", "Secretary of the committee", "MẬT ONG",
        "Không có tài liệu MẬT trong báo cáo này.", "", "\n\n", "MAT", String(repeating: "MẬT ", count: 100),
    ])
    func wordsInsideALineAreNot(text: String) throws {
        #expect(try findings { $0.narratives[0].text = text }.isEmpty)
    }

    @Test func nothingOfTheTextIsInTheFinding() throws {
        let found = try findings { $0.narratives[0].text = "MẬT\nKế hoạch số 12" }
        let finding = try #require(found.first)
        let words = [finding.value, finding.message.english, finding.message.vietnamese, finding.remedy.english]
        #expect(words.allSatisfy { !$0.contains("Kế hoạch") })
    }

    @Test func everyTextIsLookedAt() throws {
        let mark = "TUYỆT MẬT"
        let found = try findings {
            $0.figures[0].note = mark
            $0.figures[1].source = mark
            $0.narratives[1].text = mark
            $0.difficulties[0].text = mark
            $0.difficulties[0].cause = mark
            $0.proposals[0].text = mark
            $0.proposals[0].reply = mark
            $0.planItems[1].text = mark
            $0.agreements[0].title = mark
            $0.delegations[0].title = mark
            $0.aid[0].title = mark
            $0.events[0].title = mark
            $0.events[0].note = mark
            $0.cases[0].title = mark
            $0.cases[0].note = mark
            $0.answers = [FindingAnswer(code: "511", text: mark)]
        }
        #expect(found.count == 16)
        #expect(found.allSatisfy { $0.value == "tuyệt mật" })
    }
}
