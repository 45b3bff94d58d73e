// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One consolidated figure.
public struct ConsolidatedFigureMessage: Hashable, Sendable {
    /// Code of the indicator.
    public var indicator: String
    public var label: Label
    /// Kind of the indicator, as in catalogue files.
    public var kind: String
    public var unit: String
    /// The cell within the indicator.
    public var dimensions: [DimensionChoice]
    /// Whether it is a plan; results and plans are separate figures.
    public var isPlan: Bool
    /// Event that it belongs to; empty for none.
    public var event: String
    /// Start, for cumulative figures.
    public var since: CivilDate?
    /// Own window, where the figures do not cover the period.
    public var window: DateRange?
    public var outcome: FigureOutcomeMessage
    /// What is known for certain.
    public var bounds: BoundsMessage?
    public var coverage: FigureCoverageMessage
    /// In the order of members and periods.
    public var contributions: [Contribution]
    /// Figures of sub-units that are shown and not added.
    public var beside: [BesideFigure]
    /// The same quantity in approximate words.
    public var words: Label
    /// Mergers inside the last period whose successor gave no number, so that earlier values stand for it.
    public var carriedOver: [CarriedOver]
    /// By the units of the borders asked for; a unit of which no part gave a number is left out.
    public var unitFigures: [UnitFigureMessage]
    /// What the number was worked out from, because the statements of the offices do not add.
    public var recomputedFrom: RateParts?
    /// Register entries that several contributions count.
    public var joint: [JointEntry]
    /// What has to be looked at.
    public var findings: [ConsolidationFinding]

    public init(
        indicator: String, label: Label, kind: String, unit: String, dimensions: [DimensionChoice] = [],
        isPlan: Bool = false, event: String = "", since: CivilDate? = nil, window: DateRange? = nil,
        outcome: FigureOutcomeMessage, bounds: BoundsMessage? = nil,
        coverage: FigureCoverageMessage = FigureCoverageMessage(), contributions: [Contribution] = [],
        beside: [BesideFigure] = [], words: Label = Label(english: ""), carriedOver: [CarriedOver] = [],
        unitFigures: [UnitFigureMessage] = [], recomputedFrom: RateParts? = nil, joint: [JointEntry] = [],
        findings: [ConsolidationFinding] = []
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
}

/// A figure of one unit of the borders asked for.
public struct UnitFigureMessage: Hashable, Sendable {
    /// Id of the unit.
    public var office: String
    public var outcome: FigureOutcomeMessage
    /// What is known for certain.
    public var bounds: BoundsMessage?
    /// Ids of parts that the figure expects and that have a gap.
    public var missing: [String]

    public init(
        office: String, outcome: FigureOutcomeMessage, bounds: BoundsMessage? = nil, missing: [String] = []
    ) {
        self.office = office
        self.outcome = outcome
        self.bounds = bounds
        self.missing = missing
    }
}

/// A number, or why there is none.
public enum FigureOutcomeMessage: Hashable, Sendable {
    case quantity(Quantity)
    case refusal(FigureRefusalMessage)
}

/// Why figures were not combined.
public struct FigureRefusalMessage: Hashable, Sendable {
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

/// An interval; a missing end is open.
public struct BoundsMessage: Hashable, Sendable {
    public var lower: BoundMessage?
    public var upper: BoundMessage?

    public init(lower: BoundMessage?, upper: BoundMessage?) {
        self.lower = lower
        self.upper = upper
    }
}

/// One end of an interval.
public struct BoundMessage: Hashable, Sendable {
    public var value: FixedPoint
    /// Whether the end itself is possible.
    public var isInclusive: Bool

    public init(value: FixedPoint, isInclusive: Bool) {
        self.value = value
        self.isInclusive = isInclusive
    }
}
