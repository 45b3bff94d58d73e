// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// What a stated figure and the register entries that it counts may say beside each other.
@Suite("Figures against the entries that they count") struct CountsTests {
    private func differences(_ change: (inout Report) -> Void) throws -> [Finding] {
        try ReportValidator(catalogue: SampleCatalogue.index)
            .validate(SampleReport.changed(change), at: SampleReport.now, history: NoHistory()).findings
            .filter { $0.code == .countDiffersFromEntries }
    }

    private func figure(_ indicator: String, _ change: (inout Figure) -> Void) throws -> [Finding] {
        try differences { change(&$0.figures[SampleReport.index(of: indicator)]) }
    }

    @Test("both numbers are named, in both languages") func wording() throws {
        let finding = try #require(try figure("protection.cases") { $0.value = .decimal("7") }.first)
        #expect(finding.severity == .warning)
        #expect(finding.rule == "indicator protection.cases")
        #expect(finding.message.english.contains("is 7, but") && finding.message.english.contains("give 1."))
        #expect(finding.message.vietnamese.contains("là 7 nhưng") && finding.message.vietnamese.contains("cho 1."))
    }

    @Test(
        "a qualified figure is asked about only when no number that it can be is the list's",
        arguments: [
            (Qualifier.exact, "1", true), (.exact, "2", false), (.atLeast, "1", true), (.atLeast, "0", true),
            (.atLeast, "2", false), (.moreThan, "0", true), (.moreThan, "1", false), (.nearly, "2", true),
            (.nearly, "1", false), (.atMost, "1", true), (.about, "90", true),
        ]) func qualifiers(_ qualifier: Qualifier, _ number: String, isQuiet: Bool) throws
    {
        let findings = try figure("protection.cases") {
            $0.value = .decimal(number)
            $0.qualifier = qualifier
        }
        #expect(findings.isEmpty == isQuiet)
    }

    @Test("an entry without persons makes the list a floor") func floors() throws {
        func stating(_ persons: String) throws -> [Finding] {
            try differences {
                $0.cases.append(CaseEntry(id: "c2", title: "t", caseType: "protection", status: .open))
                $0.figures[SampleReport.index(of: "protection.cases")].value = .decimal("2")
                let index = SampleReport.index(of: "protection.persons")
                $0.figures[index].qualifier = .exact
                $0.figures[index].value = .decimal(persons)
            }
        }
        #expect(try stating("9").isEmpty)
        let finding = try #require(try stating("3").first)
        #expect(finding.message.english.contains("give at least 4."))
        #expect(finding.remedy.english == "At least 4, or other entries.")
    }

    @Test("who lists nothing of the kind is not asked, unless lists are complete") func emptyLists() throws {
        #expect(try differences { $0.cases = [] }.isEmpty)
        #expect(try differences { $0.cases[0].caseType = "consular" }.isEmpty)
        #expect(try differences { $0.agreements[1].status = .ended }.map(\.value) == ["1"])
        #expect(try differences { $0.agreements = [] }.isEmpty)
    }

    @Test(
        "what is not the office's own result over its period is not counted",
        arguments: [
            { $0.subUnit = "vn-20-dong-dang" }, { $0.status = .plan }, { $0.event = "e1" },
            { $0.since = day("2020-01-01") }, { $0.window = days("2024-01-01", "2024-01-31") },
            { $0.dimensions = [DimensionChoice(dimension: "aid-type", value: "project")] },
            { $0.value = .notAvailable(reason: "lost") },
        ] as [@Sendable (inout Figure) -> Void]) func others(_ change: @Sendable (inout Figure) -> Void) throws
    {
        #expect(
            try figure("protection.cases") {
                $0.value = .decimal("7")
                change(&$0)
            }.isEmpty)
    }
}
