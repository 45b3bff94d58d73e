// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A report that a figure expects and that is not in it.
public struct FigureGap: Hashable, Sendable {
    public var office: String
    public var period: Period
    public var kind: FigureGapKind
    /// What the office, or who returned the report, gave as a reason; empty where nobody did.
    public var reason: String

    public init(office: String, period: Period, kind: FigureGapKind, reason: String = "") {
        self.office = office
        self.period = period
        self.kind = kind
        self.reason = reason
    }
}

/// Why a report is not in a figure.
public enum FigureGapKind: String, CaseIterable, Hashable, Sendable {
    /// It never came.
    case missing
    /// It was sent back and not corrected since.
    case returned
    /// It says that there is no number.
    case notAvailable = "not-available"
    /// It says nothing of the figure.
    case silent
}
