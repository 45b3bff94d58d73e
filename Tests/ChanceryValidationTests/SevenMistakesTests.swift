// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// A clerk who got seven things wrong is told all seven in one answer.
@Suite struct SevenMistakesTests {
    static let previous = [Narrative(section: "results", text: "Kết quả sáu tháng đầu năm.")]

    static let report = SampleReport.changed {
        $0.figures[SampleReport.index(of: "delegations.outbound.persons")].value = .decimal("149")
        $0.figures[SampleReport.index(of: "abtc.requests")].value = .decimal("-3")
        $0.figures[SampleReport.index(of: "letters.exchanged")].value = .decimal("٣٩")
        let amount = SampleReport.index(of: "ngo.committed")
        $0.figures[amount].value = .decimal("8000000000")
        $0.figures[amount].unit = "VND"
        $0.figures[SampleReport.index(of: "fdi.projects")].asOf = nil
        $0.figures[SampleReport.index(of: "agreements.signed")].dimensions[0].value = "CHN"
    }

    @Test func allSevenAreListedAtOnce() throws {
        let validator = ReportValidator(catalogue: SampleCatalogue.index)
        let result = try validator.validate(
            Self.report, at: SampleReport.now, history: SampleHistory([], previous: Self.previous))
        #expect(!result.isAccepted)
        #expect(
            result.findings.map { "\($0.severity) \($0.code.name) \($0.path)" } == [
                "error LESS_THAN_REQUIRED figures[1].decimal",
                "error NEGATIVE_NOT_ALLOWED figures[5].decimal",
                "info FOREIGN_DIGITS_READ figures[6].decimal",
                "error WRONG_UNIT figures[7].unit",
                "error AS_OF_MISSING figures[8].as_of",
                "error UNKNOWN_DIMENSION_VALUE figures[17].dimensions[0].value",
                "warning TEXT_SAME_AS_PREVIOUS narratives[0].text",
            ])
        #expect(result.findings[0].remedy.english == "A whole number of 173 or more.")
        #expect(result.findings[0].remedy.vietnamese == "Số nguyên từ 173 trở lên.")
        #expect(result.findings[2].message.english == "“٣٩” was read as 39.")
        #expect(result.findings[5].remedy.english == "CN")
    }
}
