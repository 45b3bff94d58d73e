// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Points that follow from reports and acts, with the reason.
struct ComputedPoints {
    let points: FixedPoint
    let reason: Label
    /// Whether a result that is not exactly known counts as the least that it can be.
    let takesLowerBound: Bool

    init(_ points: FixedPoint, _ reason: Label, takesLowerBound: Bool = false) {
        self.points = points
        self.reason = reason
        self.takesLowerBound = takesLowerBound
    }
}

/// Works out the points of members, criterion by criterion.
struct PointsComputation {
    let results: MemberResults
    let names: [String: Label]
    /// Offices by kind, in the order of the group.
    let peers: [MemberKind?: [String]]

    init(_ records: [MemberRecord], results: MemberResults) {
        self.results = results
        names = Dictionary(records.map { ($0.office, $0.name) }, uniquingKeysWith: { first, _ in first })
        peers = Dictionary(grouping: records, by: \.kind).mapValues { $0.map(\.office) }
    }

    /// `nil` for a criterion that is judged.
    func points(of member: MemberRecord, _ criterion: ScoreCriterion) -> ComputedPoints? {
        switch criterion.form {
        case .judged: nil
        case .resultShare(let indicator): share(of: member, indicator, criterion.pointsMax)
        case .resultThreshold(let indicator, let steps): threshold(of: member, indicator, steps)
        case .deduction(let event, let each): deduction(of: member, event, each: each, most: criterion.pointsMax)
        case .bonus(let event): bonus(of: member, event, criterion.pointsMax)
        }
    }

    // MARK: Results

    private func share(of member: MemberRecord, _ indicator: String, _ most: FixedPoint) -> ComputedPoints {
        guard let result = results.result(of: member.office, indicator) else { return withoutResult(member) }
        let takesLowerBound = result.stated != nil
        guard let best = results.best(among: peers[member.kind] ?? [], indicator), best.value.units > 0 else {
            return ComputedPoints(.pointless, ScoreReasons.nobodyHasAny(result), takesLowerBound: takesLowerBound)
        }
        guard result.certain.units > 0 else {
            return ComputedPoints(
                .pointless, ScoreReasons.nothing(result), takesLowerBound: takesLowerBound)
        }
        guard
            let points = Rational(result.certain).divided(by: Rational(best.value))?
                .multiplied(by: Rational(most))?.rounded(toScale: ScoreSheet.pointsScale, .halfUp)
        else { return withoutResult(member) }
        let reason = ScoreReasons.share(
            result, best: best.value, of: names[best.office] ?? Label(english: best.office), kind: member.kind,
            most: most, points: points)
        return ComputedPoints(points, reason, takesLowerBound: takesLowerBound)
    }

    private func threshold(of member: MemberRecord, _ indicator: String, _ steps: [ScoreStep]) -> ComputedPoints {
        guard let result = results.result(of: member.office, indicator) else { return withoutResult(member) }
        let takesLowerBound = result.stated != nil
        guard let step = steps.last(where: { !result.certain.isLess(than: $0.atLeast) }) else {
            return ComputedPoints(
                .pointless, ScoreReasons.below(result, lowest: steps.first), takesLowerBound: takesLowerBound)
        }
        return ComputedPoints(step.points, ScoreReasons.reached(result, step), takesLowerBound: takesLowerBound)
    }

    private func withoutResult(_ member: MemberRecord) -> ComputedPoints {
        ComputedPoints(
            .pointless, member.hasCountingReport ? ScoreReasons.noResult : ScoreReasons.withoutReport(member.state))
    }

    // MARK: Timeliness and care

    private func deduction(
        of member: MemberRecord, _ event: DeductionEvent, each: FixedPoint, most: FixedPoint
    ) -> ComputedPoints {
        let count: Int
        let what: Label
        switch event {
        case .missing:
            count = member.firstReceivedAt == nil ? 1 : 0
            what = count > 0 ? ScoreReasons.noReport : ScoreReasons.reportCame
        case .late:
            count = member.lateSeconds == nil ? 0 : 1
            what = ScoreReasons.timeliness(of: member)
        case .corrected:
            count = member.lateCorrectionCount
            what = ScoreReasons.lateCorrections(count)
        case .returned:
            count = member.returnCount
            what = ScoreReasons.returns(count)
        }
        guard count > 0 else { return ComputedPoints(.pointless, what) }
        let (product, overflow) = each.units.multipliedReportingOverflow(by: Int64(count))
        let units = overflow ? most.units : min(product, most.units)
        let points = FixedPoint(units: -units, scale: ScoreSheet.pointsScale)
        let isCapped = overflow || product > most.units
        return ComputedPoints(
            points, ScoreReasons.deducted(what, count: count, each: each, points: points, isCapped: isCapped))
    }

    private func bonus(of member: MemberRecord, _ event: BonusEvent, _ points: FixedPoint) -> ComputedPoints {
        switch event {
        case .onTime:
            let isOnTime = member.firstReceivedAt != nil && member.lateFrom != nil && member.lateSeconds == nil
            return ComputedPoints(isOnTime ? points : .pointless, ScoreReasons.timeliness(of: member))
        case .complete:
            guard member.hasCountingReport else {
                return ComputedPoints(.pointless, ScoreReasons.withoutReport(member.state))
            }
            let isComplete = member.withoutNumber.isEmpty
            return ComputedPoints(
                isComplete ? points : .pointless,
                ScoreReasons.completeness(without: member.withoutNumber, of: member.mandatoryCount))
        }
    }
}

extension FixedPoint {
    /// No points.
    static var pointless: FixedPoint { .zero(scale: ScoreSheet.pointsScale) }
}
