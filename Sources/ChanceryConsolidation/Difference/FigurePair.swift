// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One figure in two answers that states, or may state, something else in the later one.
struct FigurePair {
    let identity: FigureIdentity
    let before: ComparedFigure?
    let after: ComparedFigure?
    /// The parts that differ, or may differ in what their report lists.
    let parts: [PartPair]

    /// Figures that changed, in the order of the later answer; those that only the earlier one has come last.
    static func changed(from: ComparedAnswer, to: ComparedAnswer, reports: ReportPairs) -> [FigurePair] {
        var before: [FigureIdentity: ComparedFigure] = [:]
        for figure in from.figures { before[figure.identity] = figure }
        let after = Set(to.figures.map(\.identity))
        let pairs =
            to.figures.map { FigurePair(before: before[$0.identity], after: $0, reports: reports) }
            + from.figures.filter { !after.contains($0.identity) }
            .map { FigurePair(before: $0, after: nil, reports: reports) }
        return pairs.filter { $0.outcomeChanged || !$0.parts.isEmpty }
    }

    private init(before: ComparedFigure?, after: ComparedFigure?, reports: ReportPairs) {
        guard let figure = after ?? before else { preconditionFailure("a pair has at least one figure") }
        identity = figure.identity
        self.before = before
        self.after = after
        // What offices state of a figure that is worked out from others is in neither answer.
        let isWorkedOut = [before, after].compactMap(\.self).allSatisfy { $0.recomputedFrom != nil }
        parts = isWorkedOut ? [] : PartPair.differing(before: before, after: after, reports: reports)
    }

    private var outcomeChanged: Bool {
        switch (before?.statement, after?.statement) {
        case (.number(let old, _, _)?, .number(let new, _, _)?): old != new
        case (.refused(let old, _, _)?, .refused(let new, _, _)?): old != new
        default: true
        }
    }

    /// The change with its causes; `nil` when it turns out that nothing changed.
    func change(causes: [FigureCause], catalogueChanged: Bool) -> FigureChange? {
        guard outcomeChanged || !causes.isEmpty else { return nil }
        // An answer has a line without a number for what is owed and was not stated in any form. Such a line comes and
        // goes with the other forms, which have their own changes.
        if causes.isEmpty, !catalogueChanged, before == nil || after == nil, isEmptyLine(after ?? before) { return nil }
        return FigureChange(
            figure: identity, label: (after ?? before)?.label ?? Label(english: identity.indicator), kind: kind,
            before: before?.statement, after: after?.statement, difference: difference, causes: causes)
    }

    private func isEmptyLine(_ figure: ComparedFigure?) -> Bool {
        guard let figure, case .refused(RefusalReason.noNumber.rawValue, _, _) = figure.statement else { return false }
        return figure.contributions.isEmpty
    }

    private var kind: FigureChangeKind {
        switch (before?.statement, after?.statement) {
        case (nil, _): .appeared
        case (_, nil): .vanished
        case _ where !outcomeChanged: .partsOnly
        case (.number?, .number?): .moved
        case (.number?, .refused?): .becameRefused
        case (.refused?, .number?): .becameNumber
        case (.refused?, .refused?): .refusedOtherwise
        }
    }

    private var difference: Quantity? {
        guard let old = before?.statement.quantity, let new = after?.statement.quantity,
            old.value.scale == new.value.scale
        else { return nil }
        do {
            return try QualifiedNumber(new, isNeverNegative: false).subtracting(
                QualifiedNumber(old, isNeverNegative: false)
            ).shown(atScale: new.value.scale).quantity
        } catch {
            // The difference does not fit; both numbers are there.
            return nil
        }
    }

    /// What the figure was worked out from, in either answer; `nil` for most.
    var recomputedFrom: RateParts? { after?.recomputedFrom ?? before?.recomputedFrom }

    var usesLastPeriodOnly: Bool { (after ?? before)?.usesLastPeriodOnly ?? false }

    /// Whether the parts of both answers, where there are any, are terms of a sum at one scale.
    var addsUp: Bool {
        if let old = before?.statement.quantity, let new = after?.statement.quantity, old.value.scale != new.value.scale
        {
            return false
        }
        return [before, after].compactMap(\.self).allSatisfy { figure in
            figure.contributions.isEmpty || figure.addsUp && figure.statement.quantity != nil
        }
    }
}

/// One office's part of a figure in two answers.
struct PartPair {
    let place: ReportPlace
    let subUnit: String
    let before: [Contribution]
    let after: [Contribution]

    static func differing(before: ComparedFigure?, after: ComparedFigure?, reports: ReportPairs) -> [PartPair] {
        struct Place: Hashable {
            let report: ReportPlace
            let subUnit: String
        }
        let comparesUse =
            (before?.addsUp ?? true) && (after?.addsUp ?? true) && before?.statement.quantity != nil
            && after?.statement.quantity != nil
        var old: [Place: [Contribution]] = [:]
        var new: [Place: [Contribution]] = [:]
        var places: [Place] = []
        for contribution in after?.contributions ?? [] {
            let place = Place(
                report: ReportPlace(office: contribution.office, period: contribution.period),
                subUnit: contribution.subUnit)
            if new[place] == nil { places.append(place) }
            new[place, default: []].append(contribution)
        }
        for contribution in before?.contributions ?? [] {
            let place = Place(
                report: ReportPlace(office: contribution.office, period: contribution.period),
                subUnit: contribution.subUnit)
            if new[place] == nil, old[place] == nil { places.append(place) }
            old[place, default: []].append(contribution)
        }
        return places.compactMap { place in
            let pair = PartPair(
                place: place.report, subUnit: place.subUnit, before: old[place] ?? [], after: new[place] ?? [])
            return pair.mayDiffer(comparingUse: comparesUse) ? pair : nil
        }.sorted { left, right in
            let ranks = (reports.rank(of: left.place.office), reports.rank(of: right.place.office))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            if left.place.period != right.place.period { return left.place.period < right.place.period }
            return left.subUnit < right.subUnit
        }
    }

    private func mayDiffer(comparingUse: Bool) -> Bool {
        hasOtherNumbers || comparingUse && hasOtherUse
            // What a distinct count lists is in the report only.
            || (before + after).contains { $0.flags.contains(.members) }
                && before.map(\.revision) != after.map(\.revision)
    }

    /// Whether the numbers themselves, or the days on which they held, differ.
    var hasOtherNumbers: Bool {
        before.map(\.quantity) != after.map(\.quantity) || before.map(\.asOf) != after.map(\.asOf)
    }

    var hasOtherUse: Bool { before.map { $0.use == .used } != after.map { $0.use == .used } }

    /// What the part adds to the difference of two sums; `nil` when that is no number.
    var contribution: FixedPoint? {
        guard let scale = (after.first ?? before.first)?.quantity.value.scale else { return nil }
        let zero = FixedPoint.zero(scale: scale)
        let old = before.filter { $0.use == .used }.reduce(zero as FixedPoint?) { $0?.adding($1.quantity.value) }
        let new = after.filter { $0.use == .used }.reduce(zero as FixedPoint?) { $0?.adding($1.quantity.value) }
        guard let old, let new else { return nil }
        return new.subtracting(old)
    }
}

extension FixedPoint {
    /// The exact difference; `nil` when the scales differ or it does not fit.
    fileprivate func subtracting(_ other: FixedPoint) -> FixedPoint? {
        guard scale == other.scale else { return nil }
        let (difference, overflow) = units.subtractingReportingOverflow(other.units)
        return overflow ? nil : FixedPoint(units: difference, scale: scale)
    }
}
