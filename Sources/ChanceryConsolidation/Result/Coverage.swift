// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Who is in a figure and who is not. Offices are ids in the order of the members.
///
/// In one period every expected office stands in exactly one list (a `partial` one also in the list that says why).
public struct Coverage: Hashable, Sendable {
    /// A number in every period in which the figure expects one. An explicit zero is a number.
    public let included: [String]
    /// A number, but also a gap: one of its periods is missing, silent or not available.
    public let partial: [String]
    /// Expected, without a report.
    public let missing: [CoverageGap]
    /// Reported, and said that there is no number.
    public let notAvailable: [UnavailableFigure]
    /// Reported, without this figure.
    public let silent: [CoverageGap]

    public init(
        included: [String], partial: [String], missing: [CoverageGap], notAvailable: [UnavailableFigure],
        silent: [CoverageGap]
    ) {
        self.included = included
        self.partial = partial
        self.missing = missing
        self.notAvailable = notAvailable
        self.silent = silent
    }
}

/// An office and the periods in which it gives no number.
public struct CoverageGap: Hashable, Sendable {
    public let office: String
    /// Ascending.
    public let periods: [Period]

    public init(office: String, periods: [Period]) {
        self.office = office
        self.periods = periods
    }
}

/// An office that has no number, and why.
public struct UnavailableFigure: Hashable, Sendable {
    public let office: String
    public let period: Period
    public let reason: String

    public init(office: String, period: Period, reason: String) {
        self.office = office
        self.period = period
        self.reason = reason
    }
}
