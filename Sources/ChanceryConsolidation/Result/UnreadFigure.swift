// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A figure of an accepted report that the catalogue of this answer cannot read. It is named and never added.
public struct UnreadFigure: Hashable, Sendable {
    public let office: String
    public let period: Period
    public let revision: Int32
    /// Indicator code as reported.
    public let indicator: String
    public let reason: UnreadReason

    public init(office: String, period: Period, revision: Int32, indicator: String, reason: UnreadReason) {
        self.office = office
        self.period = period
        self.revision = revision
        self.indicator = indicator
        self.reason = reason
    }
}

/// Why a figure could not be read.
public enum UnreadReason: String, CaseIterable, Hashable, Sendable {
    /// The catalogue of this answer has no such indicator.
    case unknownIndicator = "unknown-indicator"
    case notANumber = "not-a-number"
    /// The number does not fit the scale that the indicator has in this catalogue.
    case notAtScale = "not-at-scale"
    case unstated
}
