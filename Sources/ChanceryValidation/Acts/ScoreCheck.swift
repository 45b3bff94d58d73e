// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Checks what a score says against the score sheet: that the sheet is in force, that the scorer may score, and that
/// every number can be given. Finds everything at once.
struct ScoreCheck {
    private let index: CatalogueIndex
    private let act: Act
    private let window: DateRange
    /// The groups that have the scored office as a member in the period, with all their members.
    private let groups: [(id: String, members: [String])]
    private var findings: [Finding] = []

    /// `nil` when nothing can be said, because the report that the act is about cannot exist.
    private init?(_ act: Act, index: CatalogueIndex) {
        guard index.office(act.key.office) != nil,
            let window = index.window(of: act.key.period, regime: act.key.regime)
        else { return nil }
        self.index = index
        self.act = act
        self.window = window
        groups = index.catalogue.groups.map { (id: $0.id, members: index.members(of: $0, in: window)) }
            .filter { $0.members.contains(act.key.office) }
    }

    /// Every finding about the score of `act`; none for acts of other kinds. Paths begin with `act.score`.
    static func findings(on act: Act, index: CatalogueIndex) -> [Finding] {
        guard act.kind == .score, let score = act.score, score.points.count <= ActLimits.pointsMax,
            var check = ScoreCheck(act, index: index)
        else { return [] }
        let sheet = check.sheet(score.sheet)
        check.checkScorer(score.scorer, sheet)
        check.checkPoints(score.points, sheet)
        return check.findings
    }

    private func isInForce(_ sheet: ScoreSheet, for group: String) -> Bool {
        sheet.isInForce(group: group, regime: act.key.regime, period: act.key.period, window: window)
    }

    /// The sheet by which the points can be checked; also one that is not in force.
    private mutating func sheet(_ code: String) -> ScoreSheet? {
        let inForce = index.catalogue.scoreSheets.filter { sheet in groups.contains { isInForce(sheet, for: $0.id) } }
        guard let sheet = index.scoreSheet(code) else {
            add(.unknownScoreSheet, "sheet", code, ScoreMessages.unknownSheet(code, inForce: inForce.map(\.code)))
            return nil
        }
        if !inForce.contains(sheet) {
            add(
                .scoreSheetNotInForce, "sheet", code,
                ScoreMessages.notInForce(code, period: act.key.period, inForce: inForce.map(\.code)))
        }
        return sheet
    }

    private mutating func checkScorer(_ scorer: String, _ sheet: ScoreSheet?) {
        if scorer == act.key.office { return }
        let scored = sheet.map { sheet in groups.filter { isInForce(sheet, for: $0.id) } } ?? groups
        // Without a group that is scored by the sheet, that is what is wrong.
        guard !scored.isEmpty, !scored.contains(where: { $0.members.contains(scorer) }) else { return }
        let members = scored.flatMap { $0.members.filter { $0 != act.key.office } }
        add(
            .scorerNotMember, "scorer", scorer,
            ScoreMessages.scorerNotMember(scorer, office: act.key.office, members: members))
    }

    private mutating func checkPoints(_ points: [CriterionPoints], _ sheet: ScoreSheet?) {
        if points.isEmpty { add(.pointsMissing, "points", "", ScoreMessages.pointsMissing()) }
        var seen: Set<String> = []
        for (position, stated) in points.enumerated() {
            let path = "points[\(position)]"
            let criterion = sheet?.criterion(stated.criterion)
            if let sheet, criterion == nil {
                add(
                    .unknownCriterion, path + ".criterion", stated.criterion,
                    ScoreMessages.unknownCriterion(stated.criterion, known: sheet.criteria.map(\.code)))
            }
            if !seen.insert(stated.criterion).inserted {
                add(
                    .criterionRepeated, path + ".criterion", stated.criterion,
                    ScoreMessages.criterionRepeated(stated.criterion))
            }
            guard let number = CriterionPoints.points(stated.decimal) else {
                add(.malformedPoints, path + ".decimal", stated.decimal, ScoreMessages.malformedPoints(stated.decimal))
                continue
            }
            guard let criterion, !criterion.takes(number) else { continue }
            add(.pointsOutOfRange, path + ".decimal", stated.decimal, ScoreMessages.outOfRange(number, criterion))
        }
    }

    private mutating func add(_ code: FindingCode, _ field: String, _ value: String, _ wording: Wording) {
        guard findings.count < Limits.findingsMax else { return }
        findings.append(
            Finding(
                code: code, severity: .error, path: "act.score." + field, value: value, rule: "act score",
                message: wording.message, remedy: wording.remedy))
    }
}
