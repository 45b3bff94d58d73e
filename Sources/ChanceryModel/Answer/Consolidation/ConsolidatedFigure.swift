// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One figure of the answer: what the members' reports say together about one thing.
public struct ConsolidatedFigure: FigureHead {
    public var indicator: String
    public var label: Label
    public var kind: String
    public var unit: String
    public var dimensions: [DimensionChoice]
    /// Whether it is a plan; results and plans are separate figures.
    public var isPlan: Bool
    public var event: String
    public var since: CivilDate?
    /// A window of the figure's own; `nil` when it covers the windows of the answer.
    public var window: DateRange?
    public var outcome: FigureOutcome
    /// What is known of the number from the qualifiers of the contributions, also where a sum is refused.
    public var bounds: QuantityBounds
    public var coverage: FigureCoverage
    /// In the order of the members, then of the periods.
    public var contributions: [Contribution]
    /// Figures of sub-units that are shown and not added.
    public var beside: [BesideFigure]
    /// The number in approximate words; empty without one.
    public var words: Label
    /// Mergers inside the last period whose successor gave no number, so that earlier values stand for it.
    public var carriedOver: [CarriedOver]
    /// By the units of the borders asked for, in their order; a unit of which no part gave a number is left out.
    public var unitFigures: [UnitFigure]
    /// What the number was worked out from, because the statements of the offices do not add; coverage is then that of
    /// the parts. `nil` for all others.
    public var recomputedFrom: RateParts?
    /// Register entries that several contributions count. They count once in the number, or a finding says why not.
    public var joint: [JointEntry]
    /// What has to be looked at.
    public var findings: [ConsolidationFinding]

    public init(
        indicator: String, label: Label, kind: String, unit: String, dimensions: [DimensionChoice] = [],
        isPlan: Bool = false, event: String = "", since: CivilDate? = nil, window: DateRange? = nil,
        outcome: FigureOutcome, bounds: QuantityBounds = .open, coverage: FigureCoverage = FigureCoverage(),
        contributions: [Contribution] = [], beside: [BesideFigure] = [], words: Label = Label(english: ""),
        carriedOver: [CarriedOver] = [], unitFigures: [UnitFigure] = [], recomputedFrom: RateParts? = nil,
        joint: [JointEntry] = [], findings: [ConsolidationFinding] = []
    ) {
        self.indicator = indicator
        self.label = label
        self.kind = kind
        self.unit = unit
        self.dimensions = dimensions
        self.isPlan = isPlan
        self.event = event
        self.since = since
        self.window = window
        self.outcome = outcome
        self.bounds = bounds
        self.coverage = coverage
        self.contributions = contributions
        self.beside = beside
        self.words = words
        self.carriedOver = carriedOver
        self.unitFigures = unitFigures
        self.recomputedFrom = recomputedFrom
        self.joint = joint
        self.findings = findings
    }

    /// Whether every office that the figure expects is in it with a number.
    public var isComplete: Bool { coverage.isComplete }
}

/// A number, or the reason why there is none.
public enum FigureOutcome: Hashable, Sendable {
    /// The number, at the scale of the indicator.
    case sum(Quantity)
    /// A sum would have no meaning.
    case refused(FigureRefusal)

    /// The number; `nil` when refused.
    public var quantity: Quantity? {
        guard case .sum(let quantity) = self else { return nil }
        return quantity
    }
}

/// Why figures were not combined.
public struct FigureRefusal: Hashable, Sendable {
    /// Stable number.
    public var code: Int32
    /// Stable name, such as `DISTINCT_COUNTS_DO_NOT_ADD`.
    public var name: String
    public var message: Label

    public init(code: Int32, name: String, message: Label) {
        self.code = code
        self.name = name
        self.message = message
    }
}
