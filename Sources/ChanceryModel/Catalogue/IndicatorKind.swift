// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a figure measures, which decides how figures combine (over time, over members, across a merger).
///
/// The raw values are the words used in catalogue files.
public enum IndicatorKind: String, CaseIterable, Hashable, Sendable {
    /// Something counted while it happens during a window: delegations.
    case flowCount = "flow-count"
    /// Money or another amount accruing during a window.
    case flowAmount = "flow-amount"
    /// A count of what exists on a day.
    case stockCount = "stock-count"
    /// An amount standing on a day.
    case stockAmount = "stock-amount"
    /// How many different things: countries. Two counts share things, so they do not add.
    case distinctCount = "distinct-count"
    /// A percentage or other rate; recomputed from its parts, never added or averaged.
    case rate
    /// One amount per another: income per head.
    case ratio
    /// So many times a base.
    case multiple
    /// A position in an order.
    case rank
    /// "Among the first n": a band, not a position.
    case rankBand = "rank-band"
    /// The number of a recurring event in its series: the 16th conference.
    case ordinal
    /// A count since a fixed start; it never falls.
    case cumulativeCount = "cumulative-count"
    /// An amount since a fixed start; it never falls.
    case cumulativeAmount = "cumulative-amount"
    /// What is under way on a day and not yet concluded.
    case pipeline
    /// A count that belongs to one event.
    case eventCount = "event-count"
    /// An amount that belongs to one event.
    case eventAmount = "event-amount"
    /// A target for a later window.
    case plan
    /// How many members meet a condition.
    case memberCount = "member-count"

    /// Whether a figure of this kind holds on a day and therefore needs an as-of date.
    public var needsAsOfDate: Bool {
        switch self {
        case .stockCount, .stockAmount, .distinctCount, .pipeline: true
        default: false
        }
    }

    /// Whether a figure of this kind accumulates from a start and therefore names it.
    public var needsStartDate: Bool { self == .cumulativeCount || self == .cumulativeAmount }

    /// Whether a figure of this kind belongs to one named event.
    public var needsEvent: Bool { self == .ordinal || self == .eventCount || self == .eventAmount }
}
