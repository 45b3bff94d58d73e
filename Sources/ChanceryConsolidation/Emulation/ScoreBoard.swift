// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Scores the members of a group for one period: a pure function of the catalogue, the consolidation, the revisions and
/// the acts, in any order.
public struct ScoreBoard: Sendable {
    /// By rank, then in the order of the group.
    public let members: [MemberScore]

    /// Criteria times members of one answer.
    public static let cellsMax = 200_000

    /// - Throws: `ConsolidationRefusal` with `answerTooLarge`.
    public init(_ round: ScoreRound, catalogue: CatalogueIndex) throws(ConsolidationRefusal) {
        let sheet = round.sheet
        guard round.consolidation.members.count * sheet.criteria.count <= ScoreBoard.cellsMax else {
            throw ConsolidationRefusal(
                .answerTooLarge,
                english: "A score table has at most \(ScoreBoard.cellsMax) criteria of members.",
                vietnamese: "Một bảng xếp hạng có nhiều nhất \(ScoreBoard.cellsMax) ô điểm.")
        }
        let regime = catalogue.regime(round.consolidation.regime)
        let records = MemberRecords(round, regime: regime).records
        let statements = StatementTable(
            round.acts, sheet: sheet, regime: round.consolidation.regime, period: round.period,
            members: records.map(\.office))
        let computation = PointsComputation(
            records,
            results: MemberResults(
                round.consolidation, indicators: Set(sheet.criteria.compactMap(\.form.indicator)), catalogue: catalogue)
        )
        let codes = Dictionary(
            round.consolidation.members.map { ($0.office, $0.code) }, uniquingKeysWith: { first, _ in first })
        let scored = records.map { record in
            let stated = statements.statements(about: record.office)
            let criteria = sheet.criteria.map { criterion in
                CriterionScore(
                    criterion, computed: computation.points(of: record, criterion), office: record.office,
                    stated: stated.compactMap { $0.points[criterion.code] })
            }
            return MemberScore(
                office: NamedOffice(office: record.office, name: record.name, code: codes[record.office] ?? ""),
                kind: record.kind, state: record.state, firstReceivedAt: record.firstReceivedAt,
                lateFrom: record.lateFrom, isExtended: record.isExtended, criteria: criteria,
                total: FixedPoint(sumOf: criteria),
                computedTotal: FixedPoint(sumOf: criteria.filter { $0.basis == .computed }), rank: 0,
                sources: stated.map(\.source))
        }
        members = ScoreRanking(scored, sheet: sheet).ranked()
    }
}

extension FixedPoint {
    /// The sum of the points that count. A sheet has at most 200 criteria of at most 10,000 points.
    fileprivate init(sumOf criteria: [CriterionScore]) {
        self.init(
            units: criteria.reduce(0) { $0 + ($1.points?.units ?? 0) }, scale: ScoreSheet.pointsScale)
    }
}

extension CriterionScore {
    /// - Parameters:
    ///   - computed: `nil` for a criterion that is judged.
    ///   - stated: by the office itself and by others, in order.
    fileprivate init(
        _ criterion: ScoreCriterion, computed: ComputedPoints?, office: String, stated: [StatedPoints]
    ) {
        let own = stated.first { $0.scorer == office }
        let others = stated.filter { $0.scorer != office }
        let points: FixedPoint?
        let basis: ScoreBasis
        let reason: Label
        if let computed {
            (points, basis, reason) = (computed.points, .computed, computed.reason)
        } else if let mean = FixedPoint(meanOf: others) {
            (points, basis, reason) = (mean, .crossChecked, ScoreReasons.crossChecked(others.count))
        } else if let own {
            (points, basis, reason) = (own.points, .own, ScoreReasons.ownAlone)
        } else {
            (points, basis, reason) = (nil, .none, ScoreReasons.notJudged)
        }
        self.init(
            criterion: criterion.code, points: points, basis: basis, reason: reason,
            takesLowerBound: computed?.takesLowerBound ?? false, own: own?.compared(with: points),
            crossChecks: others.map { $0.compared(with: points) })
    }
}

extension StatedPoints {
    fileprivate func compared(with counting: FixedPoint?) -> StatedPoints {
        var stated = self
        stated.difference = counting.map {
            FixedPoint(units: points.units - $0.units, scale: ScoreSheet.pointsScale)
        }
        return stated
    }
}

extension FixedPoint {
    /// Rounded half up, a half away from zero; `nil` without any.
    fileprivate init?(meanOf stated: [StatedPoints]) {
        let units = stated.reduce(Int128(0)) { $0 + Int128($1.points.units) }
        guard let mean = Rational(units, over: Int128(stated.count) * 100),
            let rounded = mean.rounded(toScale: ScoreSheet.pointsScale, .halfUp)
        else { return nil }
        self = rounded
    }
}
