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
        var held: HeldFold?
        return try consolidate(
            frame, contributions, ActTable(acts, regime: query.regime, slots: slots), holding: &held)
    }

    /// Consolidates from contributions that were read before, in any order; a period without any counts as one of
    /// which no report came, and contributions and acts of other regimes and periods are left aside. Equal to the answer
    /// from the reports themselves.
    public func consolidate(
        _ query: ConsolidationQuery, contributions: [PeriodContributions], acts: [ActRecord] = []
    ) throws(ConsolidationRefusal) -> Consolidation {
        var held: HeldFold?
        return try consolidate(query, contributions: contributions, acts: acts, holding: &held)
    }

    /// The same, and where `held` is the fold of an earlier answer to the query, only what was corrected since is
    /// folded. The answer is the same with and without. Afterwards `held` is the fold of this answer, or `nil` when it
    /// was refused.
    public func consolidate(
        _ query: ConsolidationQuery, contributions: [PeriodContributions], acts: [ActRecord],
        holding held: inout HeldFold?
    ) throws(ConsolidationRefusal) -> Consolidation {
        if let fold = held, fold.frame.query != query || fold.catalogue !== catalogue { held = nil }
        let frame = if let held { held.frame } else { try QueryFrame(query, catalogue: catalogue) }
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
        return try consolidate(frame, ordered, ActTable(acts, regime: query.regime, slots: slots), holding: &held)
    }

    private func consolidate(
        _ frame: QueryFrame, _ contributions: [PeriodContributions?], _ acts: ActTable, holding held: inout HeldFold?
    ) throws(ConsolidationRefusal) -> Consolidation {
        var grid = CellGrid(frame.roster, slotCount: frame.periods.count)
        var counting: [OfficeContributions?] = Array(repeating: nil, count: grid.expected.count)
        var members: [ConsolidationMember] = []
        members.reserveCapacity(frame.roster.members.count)
        for (index, member) in frame.roster.members.enumerated() {
            var reports = Array(repeating: StandingReport.missing, count: frame.periods.count)
            for slot in frame.periods.indices where member.expectations[slot] != nil {
                let report = StandingReport(
                    contributions[slot]?[member.office.id], of: member.office.id, slot: slot, acts: acts)
                reports[slot] = report
                guard let part = report.counting else { continue }
                grid.setReported(member: index, slot: slot)
                counting[grid.index(member: index, slot: slot)] = part
            }
            members.append(ConsolidationMember(member, frame: frame, reports: reports))
        }
        var builder = FigureBuilder(frame: frame, grid: grid, names: members.map(\.name), catalogue: catalogue)
        var fold = held
        held = nil
        if fold?.takeIn(counting, with: &builder) != true {
            fold = try HeldFold(frame: frame, counting: counting, with: &builder)
        }
        guard let fold else { throw ConsolidationRefusal.answerTooLarge }
        held = fold
        return Consolidation(
            catalogueVersion: catalogue.version, group: frame.query.scope.group,
            groupLabel: frame.roster.groupLabel ?? Label(english: ""), regime: frame.query.regime,
            windowFamily: frame.regime.windowFamily,
            periods: zip(frame.periods, frame.windows).map { PeriodWindow(period: $0, window: $1) }, members: members,
            completeness: Completeness(
                counting: members, periods: frame.periods, isGroup: frame.roster.groupLabel != nil),
            figures: asked(fold, frame, names: members.map(\.name)), unread: fold.unread,
            bordersOn: frame.query.bordersOn, units: frame.territory?.units ?? [], asked: frame.asked)
    }

    /// With the rates that can be worked out, and without those that were gathered only to work others out.
    private func asked(_ fold: HeldFold, _ frame: QueryFrame, names: [Label]) -> [ConsolidatedFigure] {
        let rates = RateFold(
            fold.figures, keys: fold.keys, units: frame.territory?.units ?? [],
            names: Dictionary(
                zip(frame.roster.members.map(\.office.id), names), uniquingKeysWith: { first, _ in first }),
            catalogue: catalogue)
        let figures = rates.figuresWithRates()
        guard let wanted = frame.wantedIndicators, wanted != frame.foldedIndicators else { return figures }
        return zip(fold.keys, figures).filter { wanted.contains($0.0.indicator) }.map(\.1)
    }
}
