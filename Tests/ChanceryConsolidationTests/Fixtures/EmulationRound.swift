// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Emulation Group No. 2 in the first half of 2024, with made-up member values and a made-up score sheet.
///
/// Reports come on 16 June at 09:00 unless `arrivals` says otherwise, and are due by the end of 17 June, UTC+7.
struct EmulationRound {
    static let key = ConsolidationQuery(
        scope: .group("emulation-2"), regime: Sample.regime, period: Deadline.halfYear)

    var sheet = EmulationRound.sheet
    /// Moments of the revisions by office id; none for an office that never reported.
    var arrivals: [String: [String]] = [:]
    /// Figures by office id, in place of those of the group's table.
    var figures: [String: [Figure]] = [:]
    var acts: [RecordedAct] = []

    /// The forms of the shipped sample: 40 points for results, 50 judged, 10 for the report, at most 22 off.
    static let sheet = ScoreSheet(
        code: "sample-2024", label: Label(english: "SAMPLE score sheet"), groups: ["emulation-2"],
        regime: Sample.regime,
        forms: [.half, .year], isSample: true,
        criteria: [
            criterion("outbound", 10, .resultShare(indicator: "delegations.outbound")),
            criterion("inbound", 10, .resultShare(indicator: "delegations.inbound")),
            criterion(
                "agreements", 10,
                .resultThreshold(indicator: "agreements.signed", steps: [step(1, 5), step(2, 8), step(5, 10)])),
            criterion("ngo", 10, .resultShare(indicator: "ngo.projects")),
            criterion("work", 20, .judged), criterion("policy", 15, .judged), criterion("movement", 15, .judged),
            criterion("on-time", 5, .bonus(event: .onTime)), criterion("complete", 5, .bonus(event: .complete)),
            criterion("late", 5, .deduction(event: .late, pointsEach: points(500))),
            criterion("missing", 10, .deduction(event: .missing, pointsEach: points(1000))),
            criterion("corrected", 3, .deduction(event: .corrected, pointsEach: points(100))),
            criterion("returned", 4, .deduction(event: .returned, pointsEach: points(200))),
        ], tieBreak: ["outbound", "work"])

    static func criterion(_ code: String, _ most: Int64, _ form: ScoreForm) -> ScoreCriterion {
        ScoreCriterion(code: code, label: Label(english: code), pointsMax: points(most * 100), form: form)
    }

    static func step(_ atLeast: Int64, _ most: Int64) -> ScoreStep {
        ScoreStep(atLeast: FixedPoint(units: atLeast, scale: 0), points: points(most * 100))
    }

    static func points(_ hundredths: Int64) -> FixedPoint { FixedPoint(units: hundredths, scale: 2) }

    /// Thai Binh never reports, Hanoi is late by a moment, Bac Giang late within an extension, Phu Tho late by nine hours;
    /// Bac Ninh corrects in time and too late, Hai Duong is sent back once and corrects in time.
    static let worked: EmulationRound = {
        var round = EmulationRound()
        round.arrivals = [
            "vn-31": ["2024-06-17T23:59:59.9+07:00"], "vn-01": ["2024-06-18T00:00:00+07:00"],
            "vn-24": ["2024-06-18T09:00:00+07:00"], "vn-25": ["2024-06-18T09:00:00+07:00"],
            "vn-27": ["2024-06-16T09:00:00+07:00", "2024-06-17T23:59:59+07:00", "2024-06-20T08:00:00+07:00"],
            "vn-30": ["2024-06-16T09:00:00+07:00", "2024-06-17T08:00:00+07:00"], "vn-34": [],
        ]
        round.acts = [
            Deadline.extended("vn-24", until: "2024-06-19T00:00:00+07:00", 101),
            Deadline.recorded(
                Act(key: Deadline.key("vn-30"), kind: .giveBack, actor: "leader", reason: "again", revision: 1), 102),
            score("vn-31", by: "vn-31", ["work": "10", "policy": "15", "movement": "14", "outbound": "6"], 103),
            score("vn-31", by: "vn-24", ["work": "17"], 104),
            score("vn-31", by: "vn-01", ["work": "16", "policy": "14"], 105),
            score("vn-31", by: "vn-31", ["work": "18", "policy": "15", "movement": "14", "outbound": "5.5"], 106),
        ]
        return round
    }()

    static func score(
        _ office: String, by scorer: String, _ points: [String: String], _ sequence: StoreSequence,
        sheet: String = "sample-2024"
    ) -> RecordedAct {
        Deadline.recorded(
            Act(
                key: Deadline.key(office), kind: .score, actor: scorer,
                score: ScoreStatement(
                    sheet: sheet, scorer: scorer,
                    points: points.sorted { $0.key < $1.key }.map {
                        CriterionPoints(criterion: $0.key, decimal: $0.value)
                    })), sequence)
    }

    private func moments(_ office: String) -> [String] { arrivals[office] ?? ["2024-06-16T09:00:00+07:00"] }

    var revisions: [ScoredRevision] {
        GroupTwo.rows.map { "vn-" + $0.code }.flatMap { office in
            moments(office).enumerated().map {
                ScoredRevision(office: office, number: Int32($0.offset + 1), receivedAt: instant($0.element))
            }
        }
    }

    private var reports: [AcceptedReport] {
        GroupTwo.rows.compactMap { row in
            let office = "vn-" + row.code
            let moments = moments(office)
            guard let first = moments.first else { return nil }
            let table = zip(GroupTwo.indicators, row.values).map { Figure(indicator: $0, value: .decimal(String($1))) }
            return accepted(
                office, "2024-H1", figures[office] ?? table, regime: Sample.regime, revision: Int32(moments.count),
                firstReceivedAt: first, receivedAt: moments.last)
        }
    }

    func round(reordered: ([RecordedAct], [ScoredRevision])? = nil) throws -> ScoreRound {
        let records = acts.filter { $0.act.kind != .score }.map {
            ActRecord(
                key: $0.act.key, fact: ActFact(kind: $0.act.kind, revision: $0.act.revision, until: $0.act.until),
                reason: $0.act.reason, sequence: $0.sequence)
        }
        return ScoreRound(
            sheet: sheet,
            consolidation: try Sample.consolidator.consolidate(EmulationRound.key, reports: reports, acts: records),
            revisions: reordered?.1 ?? revisions, acts: reordered?.0 ?? acts)
    }

    func members() throws -> [MemberScore] {
        try ScoreBoard(try round(), catalogue: Sample.catalogue).members
    }
}

extension [MemberScore] {
    subscript(office: String) -> MemberScore? { first { $0.office.office == office } }
}

extension MemberScore {
    subscript(criterion: String) -> CriterionScore? { criteria.first { $0.criterion == criterion } }
}
