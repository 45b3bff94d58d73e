// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import SeededRandom
internal import Testing

/// A question that is answered is information; what is open is counted and keeps nothing from being stored.
@Suite struct AnswersTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)
    private static let projects = [
        Figure(indicator: "ngo.committed", value: .decimal("1040000")),
        Figure(indicator: "ngo.projects", value: .decimal("98")),
    ]

    private func result(_ answers: [FindingAnswer], _ figures: [Figure] = projects) throws -> ValidationResult {
        var report = SampleReport.earlier("2024-H1", figures)
        report.office = "vn-20-dong-dang"
        report.answers = answers
        return try validator.validate(report, at: SampleReport.now, history: NoHistory())
    }

    @Test(arguments: [
        ("513", "figures[0].decimal"), ("PER_ITEM_QUESTIONED", "figures[0].decimal"), ("513", ""),
    ])
    func anAnswerTurnsTheQuestionIntoInformation(code: String, path: String) throws {
        let open = try result([])
        #expect(open.isAccepted && open.openQuestionCount == 1)
        let question = try #require(open.findings.first { $0.code == .perItemQuestioned })
        #expect(question.severity == .warning && question.needsAnswer && question.answer.isEmpty)

        let text = "Small grants of one donor; the list is with the department."
        let answered = try result([FindingAnswer(code: code, path: path, text: text)])
        #expect(answered.isAccepted && answered.openQuestionCount == 0)
        #expect(answered.findings.count == open.findings.count)
        let finding = try #require(answered.findings.first { $0.code == .perItemQuestioned })
        #expect(finding.severity == .info && !finding.needsAnswer && finding.answer == text)
        #expect(finding.message == question.message)
    }

    @Test func answersThatMeetNoQuestionAreSaid() throws {
        let findings = try result([
            FindingAnswer(code: "513", path: "figures[1].decimal", text: "another place"),
            FindingAnswer(code: "511", text: "another question"), FindingAnswer(code: "201", text: "no question"),
            FindingAnswer(code: "513", text: "this one"), FindingAnswer(code: "513", text: "twice"),
        ]).findings
        #expect(
            findings.filter { $0.code == .answerWithoutQuestion }.map(\.path) == [
                "answers[0]", "answers[1]", "answers[2]", "answers[4]",
            ])
        #expect(findings.first { $0.code == .perItemQuestioned }?.answer == "this one")
    }

    @Test func anAnswerWithoutAPathMustBeClear() throws {
        let two = Self.projects.map { figure in
            var figure = figure
            figure.dimensions = [DimensionChoice(dimension: "aid-type", value: "project")]
            return figure
        }
        let unclear = try result([FindingAnswer(code: "513", text: "x")], Self.projects + two)
        #expect(unclear.openQuestionCount == 2)
        #expect(unclear.findings.last?.code == .answerWithoutQuestion)
        let clear = try result(
            [FindingAnswer(code: "513", path: "figures[2].decimal", text: "x")], Self.projects + two)
        #expect(clear.openQuestionCount == 1)
    }

    @Test func blankAndLongAnswersAreRefused() throws {
        let blank = try result([FindingAnswer(code: "513", text: "\n")])
        #expect(!blank.isAccepted && blank.openQuestionCount == 1)
        #expect(try result([FindingAnswer(code: "513", text: String(repeating: "ế", count: 2_000))]).isAccepted)
        #expect(try !result([FindingAnswer(code: "513", text: String(repeating: "ế", count: 2_001))]).isAccepted)
    }

    @Test func questionsBeyondTheBoundAreCountedToo() throws {
        let figures = (0..<1_200).flatMap { number in
            Self.projects.map { figure in
                var figure = figure
                figure.event = "e\(number)"
                return figure
            }
        }
        let result = try result([], figures)
        #expect(result.findings.count == Limits.findingsMax + 1)
        #expect(result.openQuestionCount == 1_200)
    }

    /// Shuffled figures ask the same about the same figures.
    @Test func theOrderOfFiguresNeverChangesFindings() throws {
        let before = [
            SampleReport.earlier(
                "2023-H2",
                SampleReport.figures.map { figure in
                    var figure = figure
                    if case .decimal(let text) = figure.value, !text.hasPrefix("-") {
                        figure.value = .decimal(text + "0")
                    }
                    return figure
                }, narratives: SampleReport.honest.narratives)
        ]
        var report = SampleReport.changed { $0.figures += Self.projects.suffix(1) }
        let expected = try described(report, before)
        #expect(expected.count { $0.contains("Questioned") || $0.contains("Fell") } >= 3)
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<50 {
            report.figures.shuffle(using: &generator)
            #expect(try described(report, before) == expected)
        }
    }

    /// Findings with the figure they are about instead of its position.
    private func described(_ report: Report, _ before: [Report]) throws -> [String] {
        let result = try validator.validate(report, at: SampleReport.now, history: SampleHistory(before))
        return result.findings.map { finding in
            var path = finding.path
            if path.hasPrefix("figures["), let end = path.firstIndex(of: "]"),
                let index = Int(path[path.index(path.startIndex, offsetBy: 8)..<end])
            {
                path = "\(report.figures[index])" + path[end...]
            }
            return "\(finding.code) \(finding.severity) \(path) \(finding.message.english) \(finding.remedy.english)"
        }.sorted()
    }
}
