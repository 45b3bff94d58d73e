// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One figure of the answer: what the members' reports say together about one thing.
public struct ConsolidatedFigure: Hashable, Sendable {
    /// Code of the `Indicator`.
    public let indicator: String
    /// Sorted.
    public let dimensions: [DimensionChoice]
    /// Code of the `MeasureUnit`.
    public let unit: String
    /// Whether the figure is a plan; results and plans are separate figures.
    public let isPlan: Bool
    /// Identity of the event the figure belongs to; empty for none.
    public let event: String
    /// Start of a cumulative figure.
    public let since: CivilDate?
    /// A window of the figure's own; `nil` when it covers the windows of the answer.
    public let window: DateRange?

    public let outcome: FigureOutcome
    /// What is known of the number from the qualifiers of the contributions, also where a sum is refused.
    public let bounds: QuantityBounds
    public let coverage: Coverage
    /// In the order of the members, then of the periods.
    public let contributions: [Contribution]
    public let beside: [BesideFigure]
    /// Mergers inside the last period whose successor gave no number, so that earlier values stand for it.
    public let carriedOver: [CarriedOver]
    /// By the units of the borders asked for, in their order; a unit of which no part gave a number is left out.
    public let unitFigures: [UnitFigure]
    /// What the number was worked out from, because the statements of the offices do not add; coverage is then that of
    /// the parts. `nil` for all others.
    public let recomputedFrom: RateParts?
    /// Register entries that several contributions count. They count once in the number, or a finding says why not.
    public let joint: [JointEntry]
    public let findings: [ConsolidationFinding]

    public init(
        indicator: String, dimensions: [DimensionChoice], unit: String, isPlan: Bool, event: String,
        since: CivilDate?, window: DateRange?, outcome: FigureOutcome, bounds: QuantityBounds, coverage: Coverage,
        contributions: [Contribution], beside: [BesideFigure], carriedOver: [CarriedOver] = [],
        unitFigures: [UnitFigure] = [], recomputedFrom: RateParts? = nil, joint: [JointEntry] = [],
        findings: [ConsolidationFinding] = []
    ) {
        self.indicator = indicator
        self.dimensions = dimensions
        self.unit = unit
        self.isPlan = isPlan
        self.event = event
        self.since = since
        self.window = window
        self.outcome = outcome
        self.bounds = bounds
        self.coverage = coverage
        self.contributions = contributions
        self.beside = beside
        self.carriedOver = carriedOver
        self.unitFigures = unitFigures
        self.recomputedFrom = recomputedFrom
        self.joint = joint
        self.findings = findings
    }

    /// Whether every office that the figure expects is in it with a number.
    ///
    /// A figure of an event expects nobody in particular: silence of others leaves it complete.
    public var isComplete: Bool {
        (!contributions.isEmpty || recomputedFrom != nil) && coverage.missing.isEmpty && coverage.notAvailable.isEmpty
            && (coverage.silent.isEmpty || !event.isEmpty)
    }
}

extension ConsolidatedFigure {
    /// The figure with what its parts come to.
    ///
    /// - Parameter contributions: each office's own rate, which is shown and not used.
    func recomputed(
        from parts: RateParts, outcome: FigureOutcome, bounds: QuantityBounds, coverage: Coverage,
        contributions: [Contribution], carriedOver: [CarriedOver], unitFigures: [UnitFigure]
    ) -> ConsolidatedFigure {
        ConsolidatedFigure(
            indicator: indicator, dimensions: dimensions, unit: unit, isPlan: isPlan, event: event, since: since,
            window: window, outcome: outcome, bounds: bounds, coverage: coverage,
            contributions: contributions, beside: beside, carriedOver: carriedOver, unitFigures: unitFigures,
            recomputedFrom: parts, joint: joint, findings: findings)
    }

    /// The figure without a number, for another reason.
    func refused(_ outcome: FigureOutcome) -> ConsolidatedFigure {
        ConsolidatedFigure(
            indicator: indicator, dimensions: dimensions, unit: unit, isPlan: isPlan, event: event, since: since,
            window: window, outcome: outcome, bounds: bounds, coverage: coverage, contributions: contributions,
            beside: beside, carriedOver: carriedOver, unitFigures: unitFigures, joint: joint, findings: findings)
    }
}

/// A number, or the reason why there is none.
public enum FigureOutcome: Hashable, Sendable {
    /// The number, at the scale of the indicator.
    case sum(Quantity)
    /// A sum would have no meaning. The message is in English, Vietnamese and Arabic.
    case refused(reason: RefusalReason, message: Label)

    /// The number; `nil` when refused.
    public var quantity: Quantity? {
        guard case .sum(let quantity) = self else { return nil }
        return quantity
    }

    /// The reason; `nil` for a number.
    public var refusal: RefusalReason? {
        guard case .refused(let reason, _) = self else { return nil }
        return reason
    }
}

/// Stable codes of refused sums. Numbers are never reused; see `docs/reference/consolidation.md`.
public enum RefusalReason: Int32, StableCode {
    case distinctCountsDoNotAdd = 701
    case ratesDoNotAdd = 702
    case ratiosDoNotAdd = 703
    case multiplesDoNotAdd = 704
    case ranksDoNotAdd = 705
    case rankBandsDoNotAdd = 706
    case memberCountsDoNotAdd = 707
    case plansDoNotAdd = 708
    case differentAsOfDates = 709
    case asOfDateUnknown = 710
    case startUnknown = 711
    case eventUnknown = 712
    case eventReportersDiffer = 713
    /// The sum does not fit 64 bits at the scale of the indicator.
    case overflow = 714
    /// One report states the same figure twice.
    case statedTwice = 715
    /// No member gave a number that could be added.
    case noNumber = 716
    /// A number that stands for a merged office is of a day after the merger.
    case asOfAfterMerger = 717
    /// The parts of a rate are not known of the same offices and periods.
    case partsCoverDifferentOffices = 718
    /// What a rate would be divided by is zero, or could be.
    case divisorNotAboveZero = 719
    /// An office states a rate without the parts that the rate of all is worked out from.
    case partsMissing = 720
    /// An office and one that mergers made of it state a flow over one window of its own.
    case windowOfMergedOffices = 721
}
