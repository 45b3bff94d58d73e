// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Which offices are in a figure, by their ids.
public struct FigureCoverageMessage: Hashable, Sendable {
    /// Gave a number in every period in which one was expected; zero is a number.
    public var included: [String]
    /// Gave a number, but not in every period.
    public var partial: [String]
    /// Expected, but no report.
    public var missing: [CoverageGapMessage]
    /// Said that they have no number.
    public var notAvailable: [UnavailableFigureMessage]
    /// Reported, but without this figure.
    public var silent: [CoverageGapMessage]
    /// Whether every expected office gave a number in every period.
    public var isComplete: Bool

    public init(
        included: [String] = [], partial: [String] = [], missing: [CoverageGapMessage] = [],
        notAvailable: [UnavailableFigureMessage] = [], silent: [CoverageGapMessage] = [], isComplete: Bool = false
    ) {
        self.included = included
        self.partial = partial
        self.missing = missing
        self.notAvailable = notAvailable
        self.silent = silent
        self.isComplete = isComplete
    }
}

/// An office with the periods in which something is not there.
public struct CoverageGapMessage: Hashable, Sendable {
    public var office: String
    /// In order.
    public var periods: [Period]

    public init(office: String, periods: [Period]) {
        self.office = office
        self.periods = periods
    }
}

/// An office that has no number, and why.
public struct UnavailableFigureMessage: Hashable, Sendable {
    public var office: String
    public var period: Period
    public var reason: String

    public init(office: String, period: Period, reason: String) {
        self.office = office
        self.period = period
        self.reason = reason
    }
}
