// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What figures are compared with.
public enum ComparisonAgainst: Hashable, Sendable {
    /// The same periods one year earlier.
    case samePeriodOfLastYear
    /// As many periods, just before.
    case previousPeriod
    /// What was planned for the same window.
    case plan
    /// As many periods, beginning with this one.
    case period(Period)
}

/// A condition that each member meets or not.
public struct MemberPredicate: Hashable, Sendable {
    /// Code of the indicator.
    public var indicator: String
    public var measure: PredicateMeasure
    public var comparator: PredicateComparator
    public var threshold: PredicateThreshold

    public init(
        indicator: String, measure: PredicateMeasure = .value, comparator: PredicateComparator,
        threshold: PredicateThreshold
    ) {
        self.indicator = indicator
        self.measure = measure
        self.comparator = comparator
        self.threshold = threshold
    }
}

/// What of a member is held against the threshold.
public enum PredicateMeasure: String, CaseIterable, Hashable, Sendable {
    /// Its current number.
    case value
    /// Its growth in percent.
    case growth
}

public enum PredicateComparator: String, CaseIterable, Hashable, Sendable {
    case above
    case atLeast = "at-least"
    case below
    case atMost = "at-most"
}

public enum PredicateThreshold: Hashable, Sendable {
    case decimal(FixedPoint)
    /// Of the members with numbers: the mean of what adds, the group's own rate of what is recomputed from parts, and
    /// the growth of the group for growths.
    case groupAverage
}
