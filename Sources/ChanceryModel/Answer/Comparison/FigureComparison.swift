// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One figure on both sides.
public struct FigureComparison: FigureHead {
    public var indicator: String
    public var label: Label
    public var kind: String
    public var unit: String
    public var dimensions: [DimensionChoice]
    /// Whether plans are compared with plans.
    public var isPlan: Bool
    public var event: String
    public var since: CivilDate?
    /// Own window of the current side.
    public var window: DateRange?
    public var current: ComparedSide
    public var earlier: ComparedSide
    /// Current less earlier; of a rate in percentage points.
    public var change: ComparedNumber
    /// Change in percent of the earlier number.
    public var growthPercent: ComparedNumber
    /// Everybody who has a number on one of the sides, in the order of the members.
    public var members: [MemberComparison]
    /// One for each predicate that names the indicator.
    public var predicates: [PredicateCount]
    /// One for each report that publishes a base or a growth with the figure.
    public var published: [PublishedCheck]

    public init(
        indicator: String, label: Label, kind: String, unit: String, dimensions: [DimensionChoice] = [],
        isPlan: Bool = false, event: String = "", since: CivilDate? = nil, window: DateRange? = nil,
        current: ComparedSide, earlier: ComparedSide, change: ComparedNumber, growthPercent: ComparedNumber,
        members: [MemberComparison] = [], predicates: [PredicateCount] = [], published: [PublishedCheck] = []
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
        self.current = current
        self.earlier = earlier
        self.change = change
        self.growthPercent = growthPercent
        self.members = members
        self.predicates = predicates
        self.published = published
    }

    /// Whether everybody expected is in both sides with a number.
    public var isComplete: Bool { current.isComplete && earlier.isComplete }
}

/// One side of a comparison.
public struct ComparedSide: Hashable, Sendable {
    public var outcome: ComparedNumber
    /// How many offices gave a number.
    public var includedCount: Int32
    /// Ids of offices that were expected and gave none, or not in every period.
    public var without: [String]
    /// Whether every expected office gave a number in every period.
    public var isComplete: Bool

    public init(outcome: ComparedNumber, includedCount: Int32 = 0, without: [String] = [], isComplete: Bool = false) {
        self.outcome = outcome
        self.includedCount = includedCount
        self.without = without
        self.isComplete = isComplete
    }
}

/// One member, or one unit of the borders, on both sides.
public struct MemberComparison: Hashable, Sendable {
    public var office: String
    /// `nil` when it gave no one number.
    public var current: BoundedQuantity?
    public var earlier: BoundedQuantity?
    public var change: ComparedNumber
    public var growthPercent: ComparedNumber
    /// Its part of the change of the whole, in percent.
    public var sharePercent: ComparedNumber
    /// By the current number, the largest first; `nil` where that is not known closely enough to have a place.
    public var rank: MemberRank?
    /// By the growth.
    public var growthRank: MemberRank?

    public init(
        office: String, current: BoundedQuantity?, earlier: BoundedQuantity?, change: ComparedNumber,
        growthPercent: ComparedNumber, sharePercent: ComparedNumber, rank: MemberRank? = nil,
        growthRank: MemberRank? = nil
    ) {
        self.office = office
        self.current = current
        self.earlier = earlier
        self.change = change
        self.growthPercent = growthPercent
        self.sharePercent = sharePercent
        self.rank = rank
        self.growthRank = growthRank
    }
}

/// A place among members: equal numbers share the better place, and intervals that overlap leave a range of places.
public struct MemberRank: Hashable, Sendable {
    /// The best place it can have; 1 is the largest.
    public var first: Int32
    /// The worst place it can have; equal to `first` where the place is known.
    public var last: Int32
    /// How many members have a place.
    public var count: Int32

    public init(first: Int32, last: Int32, count: Int32) {
        self.first = first
        self.last = last
        self.count = count
    }
}
