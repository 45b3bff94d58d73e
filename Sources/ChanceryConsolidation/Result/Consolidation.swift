// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// The answer to a `ConsolidationQuery`. Equal inputs give equal answers, in every detail and every order.
public struct Consolidation: Hashable, Sendable {
    public let query: ConsolidationQuery
    /// Version of the catalogue by which the reports were read and added.
    public let catalogueVersion: CatalogueVersion
    /// Code of the `WindowFamily` of the regime.
    public let windowFamily: String
    /// Ascending, one per period.
    public let windows: [PeriodWindow]
    /// What was asked for, when the answer is put together from parts or ends by a day; otherwise `nil`.
    public let asked: AskedWindow?
    /// `nil` for listed offices.
    public let groupLabel: Label?
    /// Every office of which a report was expected, in catalogue order, or as listed.
    public let members: [ConsolidationMember]
    /// The units of the borders asked for, in the order in which the members lead to them; empty as it was.
    public let units: [TerritoryUnit]
    public let completeness: Completeness
    /// In catalogue order of the indicators, then by dimensions, results before plans, unit, event, start, window.
    public let figures: [ConsolidatedFigure]
    /// In the order of the members.
    public let unread: [UnreadFigure]

    public init(
        query: ConsolidationQuery, catalogueVersion: CatalogueVersion, windowFamily: String, windows: [PeriodWindow],
        asked: AskedWindow? = nil, groupLabel: Label?, members: [ConsolidationMember], units: [TerritoryUnit] = [],
        completeness: Completeness, figures: [ConsolidatedFigure], unread: [UnreadFigure]
    ) {
        self.query = query
        self.catalogueVersion = catalogueVersion
        self.windowFamily = windowFamily
        self.windows = windows
        self.asked = asked
        self.groupLabel = groupLabel
        self.members = members
        self.units = units
        self.completeness = completeness
        self.figures = figures
        self.unread = unread
    }
}

/// An office of which a report was expected.
public struct ConsolidationMember: Hashable, Sendable {
    /// Immutable office id.
    public let office: String
    /// Name on the last day of the last window in which the office was expected.
    public let name: Label
    /// Province code on that day; empty for sub-units.
    public let code: String
    /// Kind in the last period in which it was a member; `nil` for listed offices.
    public let kind: MemberKind?
    /// The periods in which a report was expected, ascending.
    public let periods: [MemberPeriod]

    public init(office: String, name: Label, code: String, kind: MemberKind?, periods: [MemberPeriod]) {
        self.office = office
        self.name = name
        self.code = code
        self.kind = kind
        self.periods = periods
    }
}

/// What is known of one expected report.
public struct MemberPeriod: Hashable, Sendable {
    public let period: Period
    /// Kind on the last day of the window, or on the last day as a member; `nil` for listed offices.
    public let kind: MemberKind?
    /// The first moment that is late, by the regime or by a longer extension; `nil` when the regime sets no due time for
    /// the office's level.
    public let lateFrom: Instant?
    /// What the longest extension says; `nil` without one.
    public let extendedUntil: Instant?
    /// Where the report stands by the acts on it.
    public let state: ReportStanding.State
    /// `nil` when no report counts: it is missing or returned.
    public let submission: Submission?
    /// What was returned and not corrected since; otherwise `nil`.
    public let returned: ReturnedRevision?

    public init(
        period: Period, kind: MemberKind?, lateFrom: Instant?, extendedUntil: Instant? = nil,
        state: ReportStanding.State, submission: Submission?, returned: ReturnedRevision? = nil
    ) {
        self.period = period
        self.kind = kind
        self.lateFrom = lateFrom
        self.extendedUntil = extendedUntil
        self.state = state
        self.submission = submission
        self.returned = returned
    }
}

/// A revision that counts nowhere, because it was sent back.
public struct ReturnedRevision: Hashable, Sendable {
    public let revision: Int32
    public let sequence: StoreSequence
    /// Why it was sent back.
    public let reason: String

    public init(revision: Int32, sequence: StoreSequence, reason: String) {
        self.revision = revision
        self.sequence = sequence
        self.reason = reason
    }
}

/// The current revision of a report.
public struct Submission: Hashable, Sendable {
    public let revision: Int32
    public let sequence: StoreSequence
    /// When this revision was received.
    public let receivedAt: Instant
    /// When revision 1 was received; timeliness goes by this.
    public let firstReceivedAt: Instant
    public let timeliness: Timeliness
    /// Whether it is on time only by an extension.
    public let isExtended: Bool

    public init(
        revision: Int32, sequence: StoreSequence, receivedAt: Instant, firstReceivedAt: Instant,
        timeliness: Timeliness, isExtended: Bool = false
    ) {
        self.revision = revision
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.firstReceivedAt = firstReceivedAt
        self.timeliness = timeliness
        self.isExtended = isExtended
    }
}

public enum Timeliness: String, CaseIterable, Hashable, Sendable {
    case onTime = "on-time"
    case late
    /// The regime sets no due time for the office's level.
    case notDue = "not-due"
}
