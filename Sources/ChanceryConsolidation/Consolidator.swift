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

    /// The periods whose reports the answer to `query` is made of, ascending.
    public func periods(of query: ConsolidationQuery) throws(ConsolidationRefusal) -> [Period] {
        try WindowPlan(query, catalogue: catalogue).periods
    }

    /// Consolidates from accepted reports and the acts on them, in any order and with any older revisions among them;
    /// those of other offices, regimes and periods are left aside.
    public func consolidate(
        _ query: ConsolidationQuery, reports: [AcceptedReport], acts: [ActRecord] = []
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
        return try consolidate(frame, contributions, ActTable(acts, regime: query.regime, slots: slots))
    }

    /// Consolidates from contributions that were read before, in any order; a period without any counts as one of
    /// which no report came, and contributions and acts of other regimes and periods are left aside. Equal to the answer
    /// from the reports themselves.
    public func consolidate(
        _ query: ConsolidationQuery, contributions: [PeriodContributions], acts: [ActRecord] = []
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
        return try consolidate(frame, ordered, ActTable(acts, regime: query.regime, slots: slots))
    }

    private func consolidate(
        _ frame: QueryFrame, _ contributions: [PeriodContributions?], _ acts: ActTable
    ) throws(ConsolidationRefusal) -> Consolidation {
        var grid = CellGrid(frame.roster, slotCount: frame.periods.count)
        var fold = FigureFold(frame: frame, catalogue: catalogue)
        var members: [ConsolidationMember] = []
        members.reserveCapacity(frame.roster.members.count)
        for (index, member) in frame.roster.members.enumerated() {
            var reports = Array(repeating: StandingReport.missing, count: frame.periods.count)
            for slot in frame.periods.indices where member.expectations[slot] != nil {
                let report = StandingReport(
                    contributions[slot]?[member.office.id], of: member.office.id, slot: slot, acts: acts)
                reports[slot] = report
                guard let counting = report.counting else { continue }
                grid.setReported(member: index, slot: slot)
                try fold.add(counting, member: index, slot: slot)
            }
            members.append(ConsolidationMember(member, frame: frame, reports: reports))
        }
        let unread = fold.unread
        let rows = try fold.finishedRows()
        return Consolidation(
            query: frame.query, catalogueVersion: catalogue.version, windowFamily: frame.regime.windowFamily,
            windows: zip(frame.periods, frame.windows).map { PeriodWindow(period: $0, window: $1) },
            asked: frame.asked, groupLabel: frame.roster.groupLabel, members: members,
            units: frame.territory?.units ?? [],
            completeness: Completeness(
                counting: members, periods: frame.periods, isGroup: frame.roster.groupLabel != nil),
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
        let mergers = SuccessionTable(frame.roster, lastSlot: frame.lastSlot, catalogue: catalogue)
        let units = frame.territory.map { UnitFold($0, frame: frame, names: names) }
        var figures: [ConsolidatedFigure] = []
        figures.reserveCapacity(rows.count)
        for (key, row) in rows {
            let indicator = catalogue.catalogue.indicators[Int(key.indicator)]
            let rule = CombinationRule(kind: indicator.kind, marks: key.marks)
            let succession = rule.usesLastPeriodOnly ? mergers.succession(in: row) : .none
            let counting =
                succession.succeeded.isEmpty
                ? row.numbers : row.numbers.filter { !succession.succeeded.contains($0.member) }
            let combined = FigureCombiner(
                rule: rule, marks: key.marks, numbers: counting,
                expectedCount: grid.expectedCount(rule) - succession.succeeded.count, names: names,
                carriedUntil: succession.carriedUntil
            ).combined()
            let covered = coverage.coverage(of: row, rule: rule, marks: key.marks, succeeded: succession.succeeded)
            let joint = JointEntries(combined.joint, in: counting, of: indicator, frame: frame, names: names)
            figures.append(
                ConsolidatedFigure(
                    indicator: indicator.code, dimensions: key.marks.dimensions,
                    unit: key.marks.unit.isEmpty ? indicator.unit : key.marks.unit, isPlan: key.isPlan,
                    event: key.marks.event, since: key.marks.since, window: key.marks.window,
                    outcome: combined.outcome, bounds: combined.bounds, coverage: covered.coverage,
                    contributions: contributions(
                        row.numbers, uses: combined.uses, succeeded: succession.succeeded, frame: frame),
                    beside: row.beside, carriedOver: succession.carriedOver,
                    unitFigures: units?.figures(
                        of: counting, rule: rule, marks: key.marks, succession: succession,
                        gapMembers: covered.gapMembers) ?? [],
                    joint: joint.entries, findings: joint.findings))
        }
        let rates = RateFold(
            figures, keys: rows.map(\.key), units: frame.territory?.units ?? [],
            names: Dictionary(
                zip(frame.roster.members.map(\.office.id), names), uniquingKeysWith: { first, _ in first }),
            catalogue: catalogue)
        return asked(rates.figuresWithRates(), rows, frame)
    }

    /// Without those that were gathered only to work others out.
    private func asked(
        _ figures: [ConsolidatedFigure], _ rows: [(key: FigureKey, row: FigureRow)], _ frame: QueryFrame
    ) -> [ConsolidatedFigure] {
        guard let wanted = frame.wantedIndicators, wanted != frame.foldedIndicators else { return figures }
        return zip(rows, figures).filter { wanted.contains($0.0.key.indicator) }.map(\.1)
    }

    /// - Parameter uses: of the numbers that are not succeeded, in their order.
    private func contributions(
        _ numbers: [FoldedNumber], uses: [ContributionUse], succeeded: Set<Int>, frame: QueryFrame
    ) -> [Contribution] {
        var uses = uses.makeIterator()
        let isAnySucceeded = !succeeded.isEmpty
        return numbers.map { number in
            let use =
                isAnySucceeded && succeeded.contains(number.member) ? .succeeded : uses.next() ?? .used
            return Contribution(
                office: frame.roster.members[number.member].office.id, period: frame.periods[number.slot],
                revision: number.revision, subUnit: number.subUnit, quantity: number.quantity, asOf: number.asOf,
                use: use, flags: number.flags)
        }
    }
}
