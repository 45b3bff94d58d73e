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
    public let flags: ContributionFlags
    public let use: ContributionUse

    public init(
        office: String, period: Period, revision: Int32, subUnit: String, quantity: Quantity, asOf: CivilDate?,
        flags: ContributionFlags, use: ContributionUse
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

/// What became of a contribution.
public enum ContributionUse: String, CaseIterable, Hashable, Sendable {
    /// It is in the answer.
    case used
    /// The same office stated the same fact again in a later period; the later statement is used.
    case restated
    /// Another office's statement of the same fact is used.
    case sameFact = "same-fact"
    /// The figures do not combine.
    case refused
}

/// Which further details a reported figure has; the details themselves are in the report.
public struct ContributionFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let note = ContributionFlags(rawValue: 1 << 0)
    public static let source = ContributionFlags(rawValue: 1 << 1)
    /// Stated as a word quantity, such as "dozens".
    public static let words = ContributionFlags(rawValue: 1 << 2)
    /// Stated as the highest value ever.
    public static let record = ContributionFlags(rawValue: 1 << 3)
    public static let base = ContributionFlags(rawValue: 1 << 4)
    public static let ranking = ContributionFlags(rawValue: 1 << 5)
    /// Lists what was counted.
    public static let members = ContributionFlags(rawValue: 1 << 6)

    init(_ figure: Figure) {
        var flags: ContributionFlags = []
        if !figure.note.isEmpty { flags.insert(.note) }
        if !figure.source.isEmpty { flags.insert(.source) }
        if !figure.words.isEmpty { flags.insert(.words) }
        if figure.isRecord { flags.insert(.record) }
        if figure.base != nil { flags.insert(.base) }
        if figure.ranking != nil { flags.insert(.ranking) }
        if !figure.members.isEmpty { flags.insert(.members) }
        self = flags
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
    public let flags: ContributionFlags

    public init(
        office: String, period: Period, revision: Int32, subUnit: String, inclusion: Inclusion, quantity: Quantity?,
        asOf: CivilDate?, reason: String, flags: ContributionFlags
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
