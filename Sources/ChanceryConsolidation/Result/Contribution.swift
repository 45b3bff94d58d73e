// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One reported number behind a consolidated figure.
public struct Contribution: Hashable, Sendable {
    public let office: String
    public let period: Period
    /// Revision of the report that states it.
    public let revision: Int32
    /// Sub-unit whose figure counts beside the office's own; empty for the office itself.
    public let subUnit: String
    public let quantity: Quantity
    public let asOf: CivilDate?
    /// What else the report says about the figure.
    public let flags: FigureFlags
    public let use: ContributionUse

    public init(
        office: String, period: Period, revision: Int32, subUnit: String, quantity: Quantity, asOf: CivilDate?,
        flags: FigureFlags, use: ContributionUse
    ) {
        self.office = office
        self.period = period
        self.revision = revision
        self.subUnit = subUnit
        self.quantity = quantity
        self.asOf = asOf
        self.flags = flags
        self.use = use
    }
}

/// A sub-unit's figure that is shown and not added, because it is inside the office's own or may be.
public struct BesideFigure: Hashable, Sendable {
    public let office: String
    public let period: Period
    public let revision: Int32
    public let subUnit: String
    /// `included` or `unknown`.
    public let inclusion: Inclusion
    /// `nil` when the sub-unit has no number.
    public let quantity: Quantity?
    public let asOf: CivilDate?
    /// Why there is no number.
    public let reason: String
    public let flags: FigureFlags

    public init(
        office: String, period: Period, revision: Int32, subUnit: String, inclusion: Inclusion, quantity: Quantity?,
        asOf: CivilDate?, reason: String, flags: FigureFlags
    ) {
        self.office = office
        self.period = period
        self.revision = revision
        self.subUnit = subUnit
        self.inclusion = inclusion
        self.quantity = quantity
        self.asOf = asOf
        self.reason = reason
        self.flags = flags
    }
}

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
