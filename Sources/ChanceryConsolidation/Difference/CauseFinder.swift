// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Names what changed the parts of one figure. What did not contribute is not named.
struct CauseFinder {
    let figure: FigurePair
    let reports: ReportPairs
    let history: ChangeHistory
    let catalogueChanged: Bool

    var causes: [FigureCause] {
        var causes = figure.parts.compactMap { cause(of: $0) }
        if let parts = figure.recomputedFrom {
            for indicator in [parts.numerator, parts.denominator] {
                causes += changes(indicator: indicator) { $0.numbers(of: indicator, for: figure.identity) }
            }
        } else if causes.isEmpty {
            // Somebody says that the figure is not available, or gives a sub-unit's number only.
            causes = changes { $0.statements(about: figure.identity) }
            if figure.usesLastPeriodOnly { causes.removeAll { $0.period != reports.lastPeriod } }
        }
        // What was reported is the same, and still the outcome is not: the catalogue combines it otherwise.
        if causes.isEmpty, catalogueChanged { return [FigureCause(kind: .catalogue)] }
        return causes
    }

    private func cause(of part: PartPair) -> FigureCause? {
        guard let report = reports[part.place] else { return nil }
        let reading = { (record: RevisionRecord) in
            // "Not available" leaves no part behind, as silence does.
            record.statements(about: figure.identity).filter {
                $0.subUnit == part.subUnit && !$0.isBeside && $0.quantity != nil
            }
        }
        let steps = history.steps(at: part.place, isCounted: report.before.state.counts, reading)
        let ends = history.ends(at: part.place, reading)
        guard let kind = kind(of: part, report, steps: steps, isRestated: ends.before == ends.after) else { return nil }
        return FigureCause(
            kind: kind, office: part.place.office, name: report.name, period: part.place.period,
            subUnit: part.subUnit, revisionBefore: report.before.revision, revisionAfter: report.after.revision,
            before: part.before.first?.quantity, after: part.after.first?.quantity,
            contribution: figure.addsUp ? part.contribution : nil, steps: allSteps(kind, part.place, steps),
            stepsLeftOut: leftOutCount(kind, part.place))
    }

    /// - Parameter isRestated: whether the revisions of both answers say the same.
    private func kind(
        of part: PartPair, _ report: ReportPairs.Pair, steps: [ChangeStep], isRestated: Bool
    ) -> CauseKind? {
        if let kind = kind(of: report) { return kind }
        if report.before.revision != report.after.revision {
            if report.before.state == .returned || !steps.isEmpty { return .correction }
            if history.leftOutCount(at: part.place) > 0, !isRestated { return .correction }
        }
        if part.hasOtherNumbers { return .catalogue }
        // The same numbers and the same lists, unless the use of the part is another one.
        return part.hasOtherUse ? .restatement : nil
    }

    /// What the standing of the report alone says; `nil` for one that counts in both answers or was corrected.
    private func kind(of report: ReportPairs.Pair) -> CauseKind? {
        switch (report.before.state, report.after.state) {
        case (.notExpected, _): history.wasThere(at: report.place) ? .catalogue : .arrival
        case (_, .notExpected): .catalogue
        case (.missing, _): .arrival
        case (_, .returned): .act
        case (.returned, _): report.before.revision == report.after.revision ? .act : nil
        default: nil
        }
    }

    /// The reports of which something else is read in the later answer.
    ///
    /// - Parameter indicator: that the reading is of; empty for the figure's own.
    private func changes(
        indicator: String = "", _ reading: (RevisionRecord) -> [PartStatement]
    ) -> [FigureCause] {
        reports.changed.compactMap { report in
            let ends = history.ends(at: report.place, reading)
            let before = report.before.state.counts ? ends.before : []
            let after = report.after.state.counts ? ends.after : []
            guard before != after else { return nil }
            let kind = kind(of: report) ?? .correction
            let steps = history.steps(at: report.place, isCounted: report.before.state.counts, reading)
            return FigureCause(
                kind: kind, indicator: indicator, office: report.place.office, name: report.name,
                period: report.place.period, revisionBefore: report.before.revision,
                revisionAfter: report.after.revision, before: before.first?.quantity, after: after.first?.quantity,
                steps: allSteps(kind, report.place, steps), stepsLeftOut: leftOutCount(kind, report.place))
        }
    }

    private func allSteps(_ kind: CauseKind, _ place: ReportPlace, _ revisions: [ChangeStep]) -> [ChangeStep] {
        switch kind {
        case .correction, .arrival: revisions
        case .act: history.standingActs(at: place)
        case .restatement, .catalogue: []
        }
    }

    private func leftOutCount(_ kind: CauseKind, _ place: ReportPlace) -> Int32 {
        kind == .correction || kind == .arrival ? history.leftOutCount(at: place) : 0
    }
}
