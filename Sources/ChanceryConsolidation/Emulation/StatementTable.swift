// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The latest statement of each scorer about each member, as far as the sheet takes it.
struct StatementTable {
    /// One scorer's statement about one member.
    struct Statement {
        let source: ScoreSource
        /// By criterion.
        let points: [String: StatedPoints]
    }

    private var statements: [String: [Statement]] = [:]

    /// Of several statements of one scorer about one member the latest holds, as a whole. Statements about others, by
    /// others and for other sheets are left aside.
    ///
    /// - Parameter members: office ids in the order of the group.
    init(_ acts: [RecordedAct], sheet: ScoreSheet, regime: String, period: Period?, members: [String]) {
        let order = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
        var latest: [String: [String: RecordedAct]] = [:]
        for recorded in acts {
            let key = recorded.act.key
            guard recorded.act.kind == .score, let score = recorded.act.score, score.sheet == sheet.code,
                key.regime == regime, key.period == period, order[key.office] != nil, order[score.scorer] != nil
            else { continue }
            let known = latest[key.office]?[score.scorer]
            if let known, known.sequence >= recorded.sequence { continue }
            latest[key.office, default: [:]][score.scorer] = recorded
        }
        for (office, byScorer) in latest {
            statements[office] = byScorer.values.compactMap { Statement($0, sheet: sheet) }.sorted { left, right in
                if left.source.scorer == office || right.source.scorer == office { return left.source.scorer == office }
                return (order[left.source.scorer] ?? 0) < (order[right.source.scorer] ?? 0)
            }
        }
    }

    /// The office's own statement first, then those of others in the order of the group.
    func statements(about office: String) -> [Statement] { statements[office] ?? [] }
}

extension StatementTable.Statement {
    fileprivate init?(_ recorded: RecordedAct, sheet: ScoreSheet) {
        guard let score = recorded.act.score else { return nil }
        var points: [String: StatedPoints] = [:]
        var units: Int64 = 0
        for stated in score.points {
            guard let number = CriterionPoints.points(stated.decimal),
                sheet.criterion(stated.criterion)?.takes(number) == true, points[stated.criterion] == nil
            else { continue }
            points[stated.criterion] = StatedPoints(scorer: score.scorer, points: number, note: stated.note)
            // A sheet has at most 200 criteria of at most 10,000 points.
            units += number.units
        }
        self.points = points
        source = ScoreSource(
            scorer: score.scorer, sequence: recorded.sequence, committedAt: recorded.committedAt,
            total: FixedPoint(units: units, scale: ScoreSheet.pointsScale),
            setAsideCount: Int32(clamping: score.points.count - points.count))
    }
}
