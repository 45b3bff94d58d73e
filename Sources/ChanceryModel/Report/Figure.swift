// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One reported figure.
///
/// Most figures are an indicator and a number. What few of them have is kept together behind one reference, so that a
/// figure is small to copy and an honest report costs little to check. The properties behind the reference are
/// inlinable: a getter that is called in another module is handed a copy of the whole figure.
public struct Figure: Hashable, Sendable {
    /// Code of an `Indicator`.
    public var indicator: String
    public var value: FigureValue
    public var qualifier: Qualifier
    public var status: FigureStatus
    public var dimensions: [DimensionChoice]
    @usableFromInline private(set) var particulars: Particulars
    /// Whether the figure has anything beyond its indicator, value, qualifier, status and dimensions. Stored, so that
    /// asking copies nothing.
    public private(set) var hasParticulars: Bool

    public init(
        indicator: String, value: FigureValue, qualifier: Qualifier = .exact, status: FigureStatus = .actual,
        words: String = "", unit: String = "", asOf: CivilDate? = nil, since: CivilDate? = nil,
        window: DateRange? = nil, event: String = "", dimensions: [DimensionChoice] = [], members: [String] = [],
        base: ComparisonBase? = nil, ranking: Ranking? = nil, subUnit: String = "",
        inclusion: Inclusion = .unknown, isRecord: Bool = false, source: String = "", note: String = ""
    ) {
        self.init(
            indicator: indicator, plainValue: value, qualifier: qualifier, status: status, dimensions: dimensions)
        setParticulars(
            FigureParticulars(
                words: words, unit: unit, asOf: asOf, since: since, window: window, event: event, members: members,
                base: base, ranking: ranking, subUnit: subUnit, inclusion: inclusion, isRecord: isRecord,
                source: source, note: note))
    }

    /// A figure without particulars.
    public init(
        indicator: String, plainValue value: FigureValue, qualifier: Qualifier = .exact,
        status: FigureStatus = .actual, dimensions: [DimensionChoice] = []
    ) {
        self.indicator = indicator
        self.value = value
        self.qualifier = qualifier
        self.status = status
        self.dimensions = dimensions
        particulars = Particulars()
        hasParticulars = false
    }

    private mutating func setParticulars(_ all: FigureParticulars) {
        particulars.setAll(all)
        hasParticulars = !particulars.isEmpty
    }

    private mutating func edit(_ change: (inout FigureParticulars) -> Void) {
        var all = particulars.all
        change(&all)
        setParticulars(all)
    }
}

extension Figure {
    /// The words of a word quantity ("dozens"), kept beside the floor that was stored for it.
    public var words: String {
        @inlinable get { particulars.storage?.all.words ?? "" }
        set { edit { $0.words = newValue } }
    }
    /// Unit or currency in which the office stated it; empty means the indicator's own.
    public var unit: String {
        @inlinable get { particulars.storage?.all.unit ?? "" }
        set { edit { $0.unit = newValue } }
    }
    /// The day on which a stock, a distinct count or a pipeline was true.
    public var asOf: CivilDate? {
        @inlinable get { particulars.storage?.all.asOf }
        set { edit { $0.asOf = newValue } }
    }
    /// Start of a cumulative figure ("since 2020").
    public var since: CivilDate? {
        @inlinable get { particulars.storage?.all.since }
        set { edit { $0.since = newValue } }
    }
    /// A window of its own, where a figure does not cover the report's ("1 January to mid-November").
    public var window: DateRange? {
        @inlinable get { particulars.storage?.all.window }
        set { edit { $0.window = newValue } }
    }
    /// Identity of the event that an event figure or an ordinal belongs to.
    public var event: String {
        @inlinable get { particulars.storage?.all.event ?? "" }
        set { edit { $0.event = newValue } }
    }
    /// What was counted, where a distinct count lists it: country codes.
    public var members: [String] {
        @inlinable get { particulars.storage?.all.members ?? [] }
        set { edit { $0.members = newValue } }
    }
    /// What the figure is compared with.
    public var base: ComparisonBase? {
        @inlinable get { particulars.storage?.all.base }
        set { edit { $0.base = newValue } }
    }
    /// For ranks and bands: how many were ranked and by whom.
    public var ranking: Ranking? {
        @inlinable get { particulars.storage?.all.ranking }
        set { edit { $0.ranking = newValue } }
    }
    /// Sub-unit that the figure comes from; empty for the office itself.
    public var subUnit: String {
        @inlinable get { particulars.storage?.all.subUnit ?? "" }
        set { edit { $0.subUnit = newValue } }
    }
    /// Whether a sub-unit's figure is already inside the office's own.
    public var inclusion: Inclusion {
        @inlinable get { particulars.storage?.all.inclusion ?? .unknown }
        set { edit { $0.inclusion = newValue } }
    }
    /// Whether the office says that this is the highest value ever.
    public var isRecord: Bool {
        @inlinable get { particulars.storage?.all.isRecord ?? false }
        set { edit { $0.isRecord = newValue } }
    }
    public var source: String {
        @inlinable get { particulars.storage?.all.source ?? "" }
        set { edit { $0.source = newValue } }
    }
    public var note: String {
        @inlinable get { particulars.storage?.all.note ?? "" }
        set { edit { $0.note = newValue } }
    }
}

/// Copy-on-write reference to what few figures have; no reference where there is nothing.
@usableFromInline struct Particulars: Hashable, Sendable {
    @usableFromInline final class Storage: Sendable {
        @usableFromInline let all: FigureParticulars

        init(_ all: FigureParticulars) { self.all = all }
    }

    /// Read one property at a time: a copy of all of them would retain each.
    @usableFromInline private(set) var storage: Storage?

    var isEmpty: Bool { storage == nil }
    var all: FigureParticulars { storage?.all ?? .none }

    mutating func setAll(_ new: FigureParticulars) {
        storage = new == .none ? nil : Storage(new)
    }

    @usableFromInline static func == (left: Particulars, right: Particulars) -> Bool {
        left.storage === right.storage || left.all == right.all
    }

    @usableFromInline func hash(into hasher: inout Hasher) { hasher.combine(all) }
}

/// What few figures have; see the properties of `Figure`.
@usableFromInline struct FigureParticulars: Hashable, Sendable {
    @usableFromInline var words = ""
    @usableFromInline var unit = ""
    @usableFromInline var asOf: CivilDate?
    @usableFromInline var since: CivilDate?
    @usableFromInline var window: DateRange?
    @usableFromInline var event = ""
    @usableFromInline var members: [String] = []
    @usableFromInline var base: ComparisonBase?
    @usableFromInline var ranking: Ranking?
    @usableFromInline var subUnit = ""
    @usableFromInline var inclusion = Inclusion.unknown
    @usableFromInline var isRecord = false
    @usableFromInline var source = ""
    @usableFromInline var note = ""

    static let none = FigureParticulars()
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
