// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An office with the periods in which something is not there.
public struct CoverageGap: Hashable, Sendable {
    public var office: String
    /// In order.
    public var periods: [Period]

    public init(office: String, periods: [Period]) {
        self.office = office
        self.periods = periods
    }
}

/// An office that has no number, and why.
public struct UnavailableFigure: Hashable, Sendable {
    public var office: String
    public var period: Period
    public var reason: String

    public init(office: String, period: Period, reason: String) {
        self.office = office
        self.period = period
        self.reason = reason
    }
}
