// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A figure of an accepted report that the catalogue of the answer cannot read. It is named and never added.
public struct UnreadFigure: Hashable, Sendable {
    public var office: String
    public var period: Period
    /// Revision of the report.
    public var revision: Int32
    /// Indicator code as reported.
    public var indicator: String
    /// `unknown-indicator`, `not-a-number`, `not-at-scale` or `unstated`.
    public var reason: String

    public init(office: String, period: Period, revision: Int32, indicator: String, reason: String) {
        self.office = office
        self.period = period
        self.revision = revision
        self.indicator = indicator
        self.reason = reason
    }
}
