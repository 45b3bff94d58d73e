// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Turns accepted reports into consolidated figures. A pure function of the catalogue, the reports and the query: the
/// order in which reports or revisions come never changes the answer.
public struct Consolidator: Sendable {
    public let catalogue: CatalogueIndex

    public init(catalogue: CatalogueIndex) {
        self.catalogue = catalogue
    }

    /// Consolidates from accepted reports, in any order and with any older revisions among them; reports of other
    /// offices, regimes and periods are left aside.
    public func consolidate(
        _ query: ConsolidationQuery, reports: [AcceptedReport]
    ) throws(ConsolidationRefusal) -> Consolidation {
        let frame = try QueryFrame(query, catalogue: catalogue)
        var contributions = frame.periods.map {
            PeriodContributions(catalogue: catalogue, regime: query.regime, period: $0)
        }
        let slots = Dictionary(uniqueKeysWithValues: zip(frame.periods, frame.periods.indices))
        let expected = Set(frame.roster.members.map(\.office.id))
        for accepted in reports {
            let key = accepted.receipt.key
            guard key.regime == query.regime, let slot = slots[key.period], expected.contains(key.office) else {
                continue
            }
            contributions[slot].replace(office: key.office, with: accepted)
        }
        return try consolidate(frame, contributions)
    }

    /// Consolidates from contributions that were read before, in any order; a period without any counts as one of
    /// which no report came, and contributions of other regimes and periods are left aside. Equal to the answer from
    /// the reports themselves.
    public func consolidate(
        _ query: ConsolidationQuery, contributions: [PeriodContributions]
    ) throws(ConsolidationRefusal) -> Consolidation {
        let frame = try QueryFrame(query, catalogue: catalogue)
        let slots = Dictionary(uniqueKeysWithValues: zip(frame.periods, frame.periods.indices))
        var ordered: [PeriodContributions?] = Array(repeating: nil, count: frame.periods.count)
        for part in contributions where part.regime == query.regime {
            guard let slot = slots[part.period] else { continue }
            guard part.catalogue === catalogue, ordered[slot] == nil else {
                throw ConsolidationRefusal(
                    .contributionsMismatch,
                    english: "The contributions of \(part.period) were read for another catalogue or given twice.",
                    vietnamese: "Số liệu của kỳ \(part.period) được đọc theo danh mục khác hoặc bị đưa vào hai lần.")
            }
            ordered[slot] = part
        }
        return try consolidate(frame, ordered)
    }

    private func consolidate(
        _ frame: QueryFrame, _ contributions: [PeriodContributions?]
    ) throws(ConsolidationRefusal) -> Consolidation {
        var grid = CellGrid(frame.roster, slotCount: frame.periods.count)
        var fold = FigureFold(frame: frame, catalogue: catalogue)
        var members: [ConsolidationMember] = []
        members.reserveCapacity(frame.roster.members.count)
        for (index, member) in frame.roster.members.enumerated() {
            var submissions: [OfficeContributions?] = Array(repeating: nil, count: frame.periods.count)
            for slot in frame.periods.indices where member.expectations[slot] != nil {
                guard let part = contributions[slot]?[member.office.id] else { continue }
                submissions[slot] = part
                grid.setReported(member: index, slot: slot)
                try fold.add(part, member: index, slot: slot)
            }
            members.append(ConsolidationMember(member, frame: frame, submissions: submissions))
        }
        let unread = fold.unread
        let rows = try fold.finishedRows()
        return Consolidation(
            query: frame.query, catalogueVersion: catalogue.version, windowFamily: frame.regime.windowFamily,
            windows: zip(frame.periods, frame.windows).map { PeriodWindow(period: $0, window: $1) },
            groupLabel: frame.roster.groupLabel, members: members,
            completeness: Completeness(counting: members, isGroup: frame.roster.groupLabel != nil),
            figures: try figures(of: rows, frame: frame, grid: grid, names: members.map(\.name)), unread: unread)
    }

    private func figures(
        of rows: [(key: FigureKey, row: FigureRow)], frame: QueryFrame, grid: CellGrid, names: [Label]
    ) throws(ConsolidationRefusal) -> [ConsolidatedFigure] {
        let (cells, overflow) = rows.count.multipliedReportingOverflow(by: grid.expectedCount)
        guard !overflow, cells <= ConsolidationLimits.coverageCellsMax else {
            throw ConsolidationRefusal.answerTooLarge
        }
        var coverage = CoverageBuilder(frame: frame, grid: grid)
        var figures: [ConsolidatedFigure] = []
        figures.reserveCapacity(rows.count)
        for (key, row) in rows {
            let indicator = catalogue.catalogue.indicators[Int(key.indicator)]
            let rule = CombinationRule(kind: indicator.kind, marks: key.marks)
            let combined = FigureCombiner(
                rule: rule, marks: key.marks, numbers: row.numbers, expectedCount: grid.expectedCount(rule),
                names: names
            ).combined()
            figures.append(
                ConsolidatedFigure(
                    indicator: indicator.code, dimensions: key.marks.dimensions,
                    unit: key.marks.unit.isEmpty ? indicator.unit : key.marks.unit, isPlan: key.isPlan,
                    event: key.marks.event, since: key.marks.since, window: key.marks.window,
                    outcome: combined.outcome, bounds: combined.bounds,
                    coverage: coverage.coverage(of: row, rule: rule, marks: key.marks),
                    contributions: contributions(row.numbers, uses: combined.uses, frame: frame), beside: row.beside))
        }
        return figures
    }

    private func contributions(
        _ numbers: [FoldedNumber], uses: [ContributionUse], frame: QueryFrame
    ) -> [Contribution] {
        zip(numbers, uses).map { number, use in
            Contribution(
                office: frame.roster.members[number.member].office.id, period: frame.periods[number.slot],
                revision: number.revision, subUnit: number.subUnit, quantity: number.quantity, asOf: number.asOf,
                use: use, flags: number.flags)
        }
    }
}
