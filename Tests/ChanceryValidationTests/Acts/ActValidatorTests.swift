// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

@Suite struct ActValidatorTests {
    private static let key = ReportKey(
        office: SampleReport.honest.office, regime: SampleReport.honest.regime, period: half("2024-H1"))
    private let validator = ActValidator(catalogue: SampleCatalogue.index)

    private static func half(_ code: String) -> Period {
        guard let period = Period(code: code) else { preconditionFailure("a period code") }
        return period
    }

    private static func ahead(days: Int64) -> Instant { SampleReport.now.adding(seconds: days * 86_400) }

    /// One act of each kind that says what its kind must say.
    private static let honest: [Act] = [
        Act(key: key, kind: .giveBack, actor: "B", reason: "outbound is 118, not 119", revision: 1),
        Act(key: key, kind: .accept, actor: "B", revision: 1),
        Act(key: key, kind: .close, actor: "B"),
        Act(key: key, kind: .reopen, actor: "B", authority: "A", reason: "a late figure", until: ahead(days: 366)),
        Act(key: key, kind: .extend, actor: "B", authority: "A", reason: "flood", until: ahead(days: 1)),
        Act(key: key, kind: .reply, actor: "B", reason: "agreed", proposal: "p-1"),
        Act(
            key: key, kind: .score, actor: "B",
            score: ScoreStatement(
                sheet: "s", scorer: "vn-01", points: [CriterionPoints(criterion: "work", decimal: "12.5")])),
    ]

    private func findings(_ act: Act, known: [String]? = ["p-1", "p-2"]) -> [Finding] {
        validator.findings(on: act, at: SampleReport.now) { _ in known }
    }

    private func codes(_ act: Act, known: [String]? = ["p-1", "p-2"]) -> [String] {
        findings(act, known: known).map { "\($0.code.name) \($0.path)" }
    }

    @Test("An act that says what its kind must say has no findings", arguments: honest)
    func honestActs(act: Act) {
        #expect(codes(act) == [])
    }

    @Test("Everything that is wrong is told at once, in the order of the fields, in both languages")
    func everything() {
        let act = Act(
            key: ReportKey(office: "nobody", regime: "nothing", period: Self.half("2024-H1")), kind: .reopen,
            actor: " ", authority: "", reason: "\n", revision: 2, until: nil, proposal: "p-1",
            score: ScoreStatement(sheet: "", scorer: "", points: []))
        let found = findings(act)
        #expect(
            found.map { "\($0.code.name) \($0.path)" } == [
                "UNKNOWN_OFFICE act.key.office", "UNKNOWN_REGIME act.key.regime", "ACTOR_MISSING act.actor",
                "AUTHORITY_MISSING act.authority", "ACT_REASON_MISSING act.reason",
                "ACT_REVISION_NOT_EXPECTED act.revision", "UNTIL_MISSING act.until",
                "PROPOSAL_NOT_EXPECTED act.proposal", "SCORE_NOT_EXPECTED act.score",
            ])
        for finding in found {
            #expect(finding.severity == .error)
            #expect(!finding.remedy.english.isEmpty && !finding.remedy.vietnamese.isEmpty)
            #expect(finding.message.english != finding.message.vietnamese)
        }
    }

    @Test("Each kind demands its own, and takes nothing else", arguments: ActKind.allCases)
    func bareActs(kind: ActKind) {
        let expected: [String] =
            switch kind {
            case .giveBack: ["ACT_REASON_MISSING act.reason", "ACT_REVISION_MISSING act.revision"]
            case .accept: ["ACT_REVISION_MISSING act.revision"]
            case .close: []
            case .reopen, .extend:
                ["AUTHORITY_MISSING act.authority", "ACT_REASON_MISSING act.reason", "UNTIL_MISSING act.until"]
            case .reply: ["ACT_REASON_MISSING act.reason", "PROPOSAL_MISSING act.proposal"]
            case .score: ["SCORE_MISSING act.score"]
            }
        #expect(codes(Act(key: Self.key, kind: kind, actor: "B")) == expected)
        if kind != .reopen, kind != .extend {
            let act = Act(key: Self.key, kind: kind, actor: "B", until: Self.ahead(days: 1))
            #expect(codes(act).contains("UNTIL_NOT_EXPECTED act.until"))
        }
    }

    @Test("The bounds are exact")
    func bounds() {
        var act = Self.honest[4]
        act.actor = String(repeating: "ạ", count: 200)
        act.authority = String(repeating: "ạ", count: 200)
        act.reason = String(repeating: "ạ", count: 4000)
        act.until = Self.ahead(days: 366)
        #expect(codes(act) == [])
        act.actor += "x"
        act.authority += "x"
        act.reason += "x"
        act.until = act.until.map { Instant(microsecondsSinceEpoch: $0.microsecondsSinceEpoch + 1) }
        #expect(
            codes(act) == [
                "TEXT_TOO_LONG act.actor", "TEXT_TOO_LONG act.authority", "TEXT_TOO_LONG act.reason",
                "UNTIL_TOO_FAR act.until",
            ])
        var score = Self.honest[6]
        score.score?.points = Array(repeating: CriterionPoints(criterion: "c", decimal: "1"), count: 501)
        #expect(codes(score) == ["TOO_MANY_ENTRIES act.score.points"])
    }

    @Test("A reply names a proposal of the report, and is told which there are")
    func proposals() {
        var act = Self.honest[5]
        act.proposal = "p-9"
        #expect(codes(act) == ["UNKNOWN_PROPOSAL act.proposal"])
        #expect(findings(act)[0].remedy.english == "One of p-1, p-2.")
        #expect(findings(act, known: nil)[0].message.english.hasPrefix("There is no report yet"))
        #expect(codes(act, known: []) == ["UNKNOWN_PROPOSAL act.proposal"])
    }

    @Test("A deadline can be moved before the period is over, and no report is looked for of an unknown office")
    func early() {
        var act = Self.honest[4]
        act = Act(
            key: ReportKey(office: act.key.office, regime: act.key.regime, period: Self.half("2024-H2")),
            kind: .extend, actor: "B", authority: "A", reason: "flood", until: Self.ahead(days: 300))
        #expect(codes(act) == [])
        var asked = false
        let reply = Act(
            key: ReportKey(office: "nobody", regime: act.key.regime, period: act.key.period), kind: .reply, actor: "B",
            reason: "yes", proposal: "p-1")
        _ = validator.findings(on: reply, at: SampleReport.now) { _ in
            asked = true
            return nil
        }
        #expect(!asked)
    }
}
