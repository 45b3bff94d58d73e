// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryValidation
internal import Foundation
internal import Testing

/// What the catalogue that is shipped says about the reports of the fixtures.
@Suite struct DefaultCatalogueTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let now = moment("2026-06-20T00:00:00Z")

    private let index: CatalogueIndex
    private let validator: ReportValidator

    init() throws {
        let reading = CatalogueReader.read(folder: Self.root.appendingPathComponent("Deploy/catalogue").path)
        index = CatalogueIndex(try #require(reading.catalogue), version: 1)
        validator = ReportValidator(catalogue: index)
    }

    private func reports(_ name: String) throws -> [Report] {
        let file = Self.root.appendingPathComponent("Tests/Fixtures/reports/\(name)")
        let reading = ReportFileReader.read(name: name, bytes: Array(try Data(contentsOf: file)))
        #expect(!reading.hasErrors)
        return reading.documents.map(\.report)
    }

    private func findings(_ report: Report, after earlier: [Report] = []) throws -> [Finding] {
        try validator.validate(report, at: Self.now, history: SampleHistory(earlier)).findings
    }

    /// Every account is taken. The group's commitment of row 55 is questioned, and so is nothing else.
    @Test func accountsAreTakenAndRow55IsQuestioned() throws {
        var questions: [String] = []
        var earlier: [Report] = []
        for name in [
            "bac-giang-2022", "bac-giang", "emulation-group-2", "hai-phong-2024", "hai-phong", "hue", "lang-son",
        ] {
            for report in try reports("accounts/\(name).yaml") {
                let findings = try findings(report, after: earlier)
                #expect(findings.allSatisfy { $0.severity != .error }, "\(name): \(findings)")
                questions += findings.filter(\.needsAnswer).map { "\(name) \($0.code.name) \($0.value)" }
                earlier.append(report)
            }
        }
        #expect(questions == ["emulation-group-2 PER_ITEM_QUESTIONED 1000000"])
    }

    @Test func anAnswerSettlesRow55() throws {
        var report = try #require(try reports("accounts/emulation-group-2.yaml").first)
        report.answers = [
            FindingAnswer(code: "PER_ITEM_QUESTIONED", text: "Estimated from the members; many small grants.")
        ]
        let result = try validator.validate(report, at: Self.now, history: NoHistory())
        #expect(result.isAccepted && result.openQuestionCount == 0)
    }

    /// 98 projects of the group for 1.04 million dollars, as the members' reports add up, are questioned all the same.
    @Test func theSumOfTheMembersIsQuestionedToo() throws {
        var report = try #require(try reports("accounts/emulation-group-2.yaml").first)
        for (indicator, value) in [("ngo.committed", "1040000"), ("ngo.projects", "98")] {
            for index in report.figures.indices where report.figures[index].indicator == indicator {
                report.figures[index] = Figure(indicator: indicator, value: .decimal(value))
            }
        }
        let finding = try #require(try findings(report).first { $0.needsAnswer })
        #expect(finding.code == .perItemQuestioned && finding.message.english.contains("about 10612 each"))
    }

    @Test func theMembersOfTheGroupAreAskedNothing() throws {
        let reports = try reports("group2-2024-H1.csv")
        #expect(reports.count == 17)
        for report in reports { #expect(try findings(report).isEmpty, "\(report.office)") }
        // Neither are they when they reported the same half a year before.
        let earlier = reports.map { report in
            var report = report
            report.period = "2023-H2"
            return report
        }
        for report in reports { #expect(try findings(report, after: earlier).isEmpty, "\(report.office)") }
    }

    /// Bac Giang: 52.4 thousand million, up by 20.9 percent on 2022.
    @Test(arguments: [("43340000000", false), ("43000000000", true)])
    func tradeIsHeldAgainstTheYearBefore(stored: String, isAsked: Bool) throws {
        var before = try #require(try reports("accounts/bac-giang-2022.yaml").first)
        before.figures.append(Figure(indicator: "trade.turnover", value: .decimal(stored)))
        let report = try #require(try reports("accounts/bac-giang.yaml").first)
        let questions = try findings(report, after: [before]).filter(\.needsAnswer).map(\.code)
        #expect(questions == (isAsked ? [.growthHistoryQuestioned] : []))
    }

    /// Lang Son since 2020: 173; the next year 170 is refused, and everything else of the account passes.
    @Test func langSonCannotFall() throws {
        let report = try #require(try reports("accounts/lang-son.yaml").first)
        var before = report
        before.period = "2024"
        let same = Set(try findings(report, after: [before]).map(\.code))
        #expect(same == [.aboutWithoutEstimate, .textSameAsPrevious, .staleCopy])
        var fallen = report
        let index = try #require(report.figures.firstIndex { $0.indicator == "delegations.outbound.cumulative" })
        fallen.figures[index].value = .decimal("170")
        let errors = try findings(fallen, after: [before]).filter { $0.severity == .error }
        #expect(errors.map(\.code) == [.cumulativeFell])
        #expect(errors.first?.remedy.english.hasPrefix("A number of 173 or more") == true)
    }

    @Test func marksOfSecrecyAreRefusedInThreeLanguages() throws {
        for mark in ["TUYỆT MẬT", "Độ mật: Mật", "Top Secret", "سري للغاية"] {
            var report = try #require(try reports("accounts/hue.yaml").first)
            report.narratives[0].text = "\(mark)\n" + report.narratives[0].text
            let errors = try findings(report).filter { $0.severity == .error }
            #expect(errors.map(\.code) == [.secretMarking], "\(mark)")
        }
    }
}
