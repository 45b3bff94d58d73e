// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What an office owes, or has done, for one period, at one moment.
public struct Duty: Hashable, Sendable {
    /// Who owes it. For the level of the leader this is the leading office, and what it owes is the group's pack.
    public var office: NamedOffice
    /// Id of the group through which it is expected; empty for named offices.
    public var group: String
    /// Kind in the period; `nil` for named offices and leaders.
    public var kind: MemberKind?
    public var level: ReportingLevel
    public var period: Period
    /// The days it covers.
    public var window: DateRange
    /// The first moment at which it can be sent.
    public var opensAt: Instant
    /// The first moment that is late, by the regime or by a longer extension; `nil` when the regime sets none for the
    /// level.
    public var lateFrom: Instant?
    public var standing: StandingAnswer
    public var state: DutyState
    /// Whether somebody has to do something about it now.
    public var isOwing: Bool
    /// How late it is, or came: whole seconds since `lateFrom`, rounded down; 0 when it is not late.
    public var overdueSeconds: Int64
    /// Whole seconds until `lateFrom` while it is owed or lies ahead, rounded up; otherwise 0.
    public var remainingSeconds: Int64
    /// When revision 1 came: timeliness goes by this. `nil` when nothing came.
    public var firstReceivedAt: Instant?
    /// Why, when and by whom it was returned; `nil` unless it waits for a correction.
    public var returned: ReturnNote?
    /// The same in words, in English and Vietnamese.
    public var sentence: Label

    public init(
        office: NamedOffice, group: String, kind: MemberKind?, level: ReportingLevel, period: Period,
        window: DateRange, opensAt: Instant, lateFrom: Instant?, standing: StandingAnswer, state: DutyState,
        isOwing: Bool, overdueSeconds: Int64 = 0, remainingSeconds: Int64 = 0, firstReceivedAt: Instant? = nil,
        returned: ReturnNote? = nil, sentence: Label = Label(english: "")
    ) {
        self.office = office
        self.group = group
        self.kind = kind
        self.level = level
        self.period = period
        self.window = window
        self.opensAt = opensAt
        self.lateFrom = lateFrom
        self.standing = standing
        self.state = state
        self.isOwing = isOwing
        self.overdueSeconds = overdueSeconds
        self.remainingSeconds = remainingSeconds
        self.firstReceivedAt = firstReceivedAt
        self.returned = returned
        self.sentence = sentence
    }
}

/// How far a duty is, at the moment it is asked for.
public enum DutyState: String, CaseIterable, Hashable, Sendable {
    /// The window is not over: nothing can be sent yet.
    case future
    /// Nothing came, and there is time, or no due time.
    case due
    /// Nothing came, and it is late.
    case overdue
    /// It came on time by the regime.
    case onTime = "on-time"
    /// It came on time by an extension only.
    case extended
    case late
    /// It came; the regime sets no due time for the level.
    case notDue = "not-due"
    /// It came, was sent back, and waits for a correction.
    case returned
}

/// A return that waits for a correction.
public struct ReturnNote: Hashable, Sendable {
    public var reason: String
    public var actor: String
    /// When it was recorded.
    public var committedAt: Instant

    public init(reason: String, actor: String, committedAt: Instant) {
        self.reason = reason
        self.actor = actor
        self.committedAt = committedAt
    }
}
