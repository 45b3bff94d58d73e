// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

@Suite struct ScoreCheckTests {
    private let validator = ActValidator(catalogue: SampleCatalogue.index)

    private func findings(
        _ points: [(String, String)], sheet: String = "s", scorer: String = "vn-01", office: String = "vn-20",
        period: String = "2024-H1"
    ) throws -> [Finding] {
        let key = ReportKey(
            office: office, regime: "FA-D09", period: try #require(Period(code: period)))
        let act = Act(
            key: key, kind: .score, actor: "B",
            score: ScoreStatement(
                sheet: sheet, scorer: scorer, points: points.map { CriterionPoints(criterion: $0.0, decimal: $0.1) }))
        return validator.findings(on: act, at: SampleReport.now) { _ in nil }
    }

    private func codes(
        _ points: [(String, String)], sheet: String = "s", scorer: String = "vn-01", office: String = "vn-20",
        period: String = "2024-H1"
    ) throws -> [String] {
        try findings(points, sheet: sheet, scorer: scorer, office: office, period: period).map {
            "\($0.code.name) \($0.path)"
        }
    }

    @Test("Everything that is wrong with a score is told at once, with what would pass")
    func everything() throws {
        let found = try findings(
            [
                ("work", "20.01"), ("work", "1"), ("play", "1"), ("outbound", "ten"), ("corrected", "1"),
                ("corrected", "0.005"),
            ],
            scorer: "vn-48")
        #expect(
            found.map { "\($0.code.name) \($0.path)" } == [
                "SCORER_NOT_MEMBER act.score.scorer", "POINTS_OUT_OF_RANGE act.score.points[0].decimal",
                "CRITERION_REPEATED act.score.points[1].criterion", "UNKNOWN_CRITERION act.score.points[2].criterion",
                "MALFORMED_POINTS act.score.points[3].decimal", "POINTS_OUT_OF_RANGE act.score.points[4].decimal",
                "CRITERION_REPEATED act.score.points[5].criterion", "MALFORMED_POINTS act.score.points[5].decimal",
            ])
        #expect(found[0].remedy.english == "vn-20 itself, or one of vn-01, vn-24.")
        #expect(found[1].remedy.english == "0.00 to 20.00." && found[5].remedy.english == "-4.00 to 0.00.")
        #expect(found[3].remedy.english == "One of work, outbound, corrected.")
        for finding in found {
            #expect(finding.severity == .error && finding.rule == "act score")
            #expect(finding.message.english != finding.message.vietnamese && !finding.remedy.vietnamese.isEmpty)
        }
    }

    @Test("The office itself and every other member may score, up to the bounds, in any digits")
    func honest() throws {
        for scorer in ["vn-20", "vn-01", "vn-24"] {
            #expect(try codes([("work", "20"), ("outbound", "0"), ("corrected", "-4.00")], scorer: scorer) == [])
        }
        #expect(try codes([("work", "١٢٫٥")]) == [])
    }

    @Test("A member of another time may not score")
    func otherTime() throws {
        #expect(try codes([("work", "1")], scorer: "vn-24-2025") == ["SCORER_NOT_MEMBER act.score.scorer"])
        #expect(
            try codes([("work", "1")], sheet: "s-2025", scorer: "vn-24-2025", period: "2025-H2") == [])
    }

    @Test("The sheet is one that is in force for the office, the regime and the period")
    func sheets() throws {
        let unknown = try findings([("work", "1")], sheet: "t")
        #expect(unknown.map(\.code) == [.unknownScoreSheet] && unknown[0].remedy.english == "s.")
        #expect(try codes([("work", "1")], sheet: "s-2025") == ["SCORE_SHEET_NOT_IN_FORCE act.score.sheet"])
        #expect(try codes([("work", "1")], period: "2024-Q1").contains("SCORE_SHEET_NOT_IN_FORCE act.score.sheet"))
        let outsider = try findings([("work", "1")], office: "vn-48")
        let sheet = try #require(outsider.first { $0.code == .scoreSheetNotInForce })
        #expect(outsider.map(\.code) == [.officeNotInRegime, .scoreSheetNotInForce])
        #expect(sheet.remedy.english == "The office is scored by no sheet for this period.")
    }

    @Test("A score gives points")
    func noPoints() throws {
        #expect(try codes([]) == ["POINTS_MISSING act.score.points"])
    }
}
