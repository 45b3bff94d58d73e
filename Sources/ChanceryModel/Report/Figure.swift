// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One reported figure.
public struct Figure: Hashable, Sendable {
    /// Code of an `Indicator`.
    public var indicator: String
    public var value: FigureValue
    public var qualifier: Qualifier
    public var status: FigureStatus
    /// The words of a word quantity ("dozens"), kept beside the floor that was stored for it.
    public var words: String
    /// Unit or currency in which the office stated it; empty means the indicator's own.
    public var unit: String
    /// The day on which a stock, a distinct count or a pipeline was true.
    public var asOf: CivilDate?
    /// Start of a cumulative figure ("since 2020").
    public var since: CivilDate?
    /// A window of its own, where a figure does not cover the report's ("1 January to mid-November").
    public var window: DateRange?
    /// Identity of the event that an event figure or an ordinal belongs to.
    public var event: String
    public var dimensions: [DimensionChoice]
    /// What was counted, where a distinct count lists it: country codes.
    public var members: [String]
    /// What the figure is compared with.
    public var base: ComparisonBase?
    /// For ranks and bands: how many were ranked and by whom.
    public var ranking: Ranking?
    /// Sub-unit that the figure comes from; empty for the office itself.
    public var subUnit: String
    /// Whether a sub-unit's figure is already inside the office's own.
    public var inclusion: Inclusion
    /// Whether the office says that this is the highest value ever.
    public var isRecord: Bool
    public var source: String
    public var note: String

    public init(
        indicator: String, value: FigureValue, qualifier: Qualifier = .exact, status: FigureStatus = .actual,
        words: String = "", unit: String = "", asOf: CivilDate? = nil, since: CivilDate? = nil,
        window: DateRange? = nil, event: String = "", dimensions: [DimensionChoice] = [], members: [String] = [],
        base: ComparisonBase? = nil, ranking: Ranking? = nil, subUnit: String = "",
        inclusion: Inclusion = .unknown, isRecord: Bool = false, source: String = "", note: String = ""
    ) {
        self.indicator = indicator
        self.value = value
        self.qualifier = qualifier
        self.status = status
        self.words = words
        self.unit = unit
        self.asOf = asOf
        self.since = since
        self.window = window
        self.event = event
        self.dimensions = dimensions
        self.members = members
        self.base = base
        self.ranking = ranking
        self.subUnit = subUnit
        self.inclusion = inclusion
        self.isRecord = isRecord
        self.source = source
        self.note = note
    }
}

/// What an office says about an indicator. Zero, "not available" and silence are three different things.
public enum FigureValue: Hashable, Sendable {
    /// A number as written.
    case decimal(String)
    /// The office has no number, and why.
    case notAvailable(reason: String)
    /// The figure is there without a value; always refused.
    case unstated
}

/// A value of a dimension.
public struct DimensionChoice: Hashable, Comparable, Sendable {
    public var dimension: String
    public var value: String

    public init(dimension: String, value: String) {
        self.dimension = dimension
        self.value = value
    }

    public static func < (left: DimensionChoice, right: DimensionChoice) -> Bool {
        (left.dimension, left.value) < (right.dimension, right.value)
    }
}

/// The base of a comparison: a multiple or a growth keeps both numbers, not only the words.
public struct ComparisonBase: Hashable, Sendable {
    /// The base as written; empty when the source does not give it.
    public var decimal: String
    /// What the base is: a period code, or words such as "national average".
    public var reference: String
    /// The change as published, in percent; empty when not published.
    public var changePercent: String

    public init(decimal: String = "", reference: String, changePercent: String = "") {
        self.decimal = decimal
        self.reference = reference
        self.changePercent = changePercent
    }
}

/// The order in which a rank or a band was taken.
public struct Ranking: Hashable, Sendable {
    /// How many were ranked; 0 when the source does not say.
    public var population: Int32
    /// What was ranked: "provinces of Viet Nam".
    public var scope: String

    public init(population: Int32, scope: String) {
        self.population = population
        self.scope = scope
    }
}

/// Whether a sub-unit's figure is already inside its parent's.
public enum Inclusion: String, CaseIterable, Hashable, Sendable {
    case unknown
    case included
    case separate
}
