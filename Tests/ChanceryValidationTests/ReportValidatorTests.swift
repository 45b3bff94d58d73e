// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

@Suite struct ReportValidatorTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    private func findings(_ report: Report, at now: Instant = SampleReport.now) throws -> [Finding] {
        try validator.validate(report, at: now, history: NoHistory()).findings
    }

    @Test func anHonestReportHasNoFindings() throws {
        let result = try validator.validate(SampleReport.honest, at: SampleReport.now, history: NoHistory())
        #expect(result.findings.map(\.path) == [])
        #expect(result.isAccepted)
        #expect(result.key?.description == "vn-20/FA-D09/2024-H1")
        #expect(result.window == days("2023-12-15", "2024-06-14"))
    }

    @Test(arguments: FindingCase.all)
    func findsWhatIsWrong(_ example: FindingCase) throws {
        let result = try validator.validate(example.report, at: example.now, history: example.history)
        let matching = result.findings.filter { $0.code == example.code && $0.path == example.path }
        #expect(!matching.isEmpty, "found \(result.findings.map { "\($0.code) \($0.path)" })")
        guard let finding = matching.first else { return }
        #expect(finding.severity == example.severity)
        #expect(result.isAccepted == !result.findings.contains { $0.severity == .error })
        let english = finding.message.english + " " + finding.remedy.english
        #expect(example.says.isEmpty || english.contains(example.says), "says: \(english)")
    }

    @Test func everyCodeIsProduced() {
        let produced = Set(FindingCase.all.map(\.code))
        // Signatures are checked where keys are known; see SignatureProblemTests.
        let signatures: Set<FindingCode> = [
            .signatureMissing, .unknownSigningKey, .signatureOfOtherAlgorithm, .signatureInvalid,
        ]
        let expected = Set(FindingCode.allCases.filter { (1..<600).contains($0.rawValue) }).subtracting(signatures)
        #expect(expected.subtracting(produced).isEmpty)
    }

    @Test func everyFindingSpeaksBothLanguages() throws {
        for example in FindingCase.all {
            let result = try validator.validate(example.report, at: example.now, history: example.history)
            for finding in result.findings {
                #expect(!finding.rule.isEmpty)
                for label in [finding.message, finding.remedy] {
                    #expect(!label.english.isEmpty && !label.vietnamese.isEmpty, "\(finding.code)")
                }
                #expect(finding.message.english != finding.message.vietnamese, "\(finding.code)")
                #expect(finding.message.english.hasSuffix(".") || finding.message.english.hasSuffix("?"))
            }
        }
    }

    @Test func aKeyNeedsOfficeRegimeAndPeriod() throws {
        for change in [{ $0.office = "x" }, { $0.regime = "x" }, { $0.period = "x" }] as [(inout Report) -> Void] {
            let result = try validator.validate(
                SampleReport.changed(change), at: SampleReport.now, history: NoHistory())
            #expect(result.key == nil)
        }
    }

    @Test func aPeriodOpensTheMomentItIsOver() throws {
        let last = SampleReport.now.adding(seconds: -1)
        #expect(try findings(SampleReport.honest, at: last).map(\.code) == [.periodNotFinished])
        #expect(try findings(SampleReport.honest, at: SampleReport.now).isEmpty)
    }

    @Test func anOfficeOfPartOfTheWindowReports() throws {
        let change: (inout Report) -> Void = {
            $0.period = "2025-H1"
            $0.figures = $0.figures.filter { $0.asOf == nil && $0.subUnit.isEmpty }
            $0.agreements = []
            $0.delegations = []
            $0.events = []
        }
        for (office, half, isAccepted) in [
            ("vn-24", "2025-H1", true), ("vn-24-2025", "2025-H1", false), ("vn-27", "2025-H1", false),
            ("vn-24", "2025-07", true), ("vn-24-2025", "2025-07", true), ("vn-24", "2025-08", false),
        ] {
            var report = SampleReport.changed(change)
            report.office = office
            report.period = half
            let result = try validator.validate(report, at: moment("2026-01-01T00:00:00Z"), history: NoHistory())
            #expect(result.isAccepted == isAccepted, "\(office) \(half) \(result.findings)")
        }
    }

    @Test func zeroAndNotAvailableAndSilenceDiffer() throws {
        let index = SampleReport.index(of: "abtc.requests")
        let zero = try findings(SampleReport.changed { $0.figures[index].value = .decimal("0") })
        let unknown = try findings(SampleReport.changed { $0.figures[index].value = .notAvailable(reason: "lost") })
        let silent = try findings(SampleReport.changed { $0.figures.remove(at: index) })
        #expect(zero.isEmpty && unknown.isEmpty)
        #expect(silent.map(\.code) == [.missingFigure])
    }

    @Test func aRegimeWithoutFormsTakesEverything() throws {
        let report = SampleReport.changed {
            $0.regime = "FA-ACCOUNT"
            $0.office = "vn-48"
            $0.figures = [Figure(indicator: "elsewhere.count", value: .decimal("1"))]
            $0.narratives = [Narrative(section: "anything", text: "x")]
            $0.agreements[0].date = nil
        }
        #expect(try findings(report, at: moment("2024-07-01T00:00:00+07:00")).isEmpty)
    }

    @Test func findingsComeInTheOrderOfTheReport() throws {
        let report = SampleReport.changed {
            $0.events[0].id = ""
            $0.figures[1].value = .decimal("149")
            $0.figures[5].value = .decimal("-3")
            $0.figures[2].unit = "person"
            $0.language = "??"
            $0.office = "vn-48"
            $0.narratives[0].text = ""
        }
        #expect(
            try findings(report).map(\.path) == [
                "office", "language", "figures[1].decimal", "figures[2].unit", "figures[4].sub_unit",
                "figures[5].decimal", "narratives[0].text", "events[0].id",
            ])
    }
}
