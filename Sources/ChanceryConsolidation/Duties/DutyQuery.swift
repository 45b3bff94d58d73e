// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Whose duties are asked for.
public enum DutyScope: Hashable, Sendable {
    /// The members of a group, by group id.
    case group(String)
    /// Offices by id or province code.
    case offices([String])
    /// Everybody who reports under the regime.
    case all
}

/// What is asked: who owes what by when, for one period or a range of one form, at one moment.
public struct DutyQuery: Hashable, Sendable {
    public var scope: DutyScope
    /// Code of a `Regime`.
    public var regime: String
    public var from: Period
    public var through: Period
    /// `.member` the offices of the scope, `.subUnit` the sub-units below them, `.leader` the packs of the groups; `nil`
    /// whoever the scope names.
    public var level: ReportingLevel?
    /// What time it is.
    public var moment: Instant

    public init(
        scope: DutyScope, regime: String, from: Period, through: Period, level: ReportingLevel? = nil,
        moment: Instant
    ) {
        self.scope = scope
        self.regime = regime
        self.from = from
        self.through = through
        self.level = level
        self.moment = moment
    }
}

/// What the store knows of one report: its current revision.
public struct DutyReport: Hashable, Sendable {
    public let key: ReportKey
    public let revision: Int32
    /// When revision 1 was received.
    public let firstReceivedAt: Instant
    public let openQuestionCount: Int32

    public init(key: ReportKey, revision: Int32, firstReceivedAt: Instant, openQuestionCount: Int32) {
        self.key = key
        self.revision = revision
        self.firstReceivedAt = firstReceivedAt
        self.openQuestionCount = openQuestionCount
    }
}

/// A group's pack of one period, by which its leader has done its duty.
public struct DutyPack: Hashable, Sendable {
    public let group: String
    public let period: Period
    /// The latest number.
    public let number: Int32
    /// When number 1 was frozen.
    public let firstFrozenAt: Instant

    public init(group: String, period: Period, number: Int32, firstFrozenAt: Instant) {
        self.group = group
        self.period = period
        self.number = number
        self.firstFrozenAt = firstFrozenAt
    }
}
