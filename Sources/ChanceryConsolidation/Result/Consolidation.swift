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
    /// `nil` for listed offices.
    public let groupLabel: Label?
    /// Every office of which a report was expected, in catalogue order, or as listed.
    public let members: [ConsolidationMember]
    public let completeness: Completeness
    /// In catalogue order of the indicators, then by dimensions, results before plans, unit, event, start, window.
    public let figures: [ConsolidatedFigure]
    /// In the order of the members.
    public let unread: [UnreadFigure]

    public init(
        query: ConsolidationQuery, catalogueVersion: CatalogueVersion, windowFamily: String, windows: [PeriodWindow],
        groupLabel: Label?, members: [ConsolidationMember], completeness: Completeness,
        figures: [ConsolidatedFigure], unread: [UnreadFigure]
    ) {
        self.query = query
        self.catalogueVersion = catalogueVersion
        self.windowFamily = windowFamily
        self.windows = windows
        self.groupLabel = groupLabel
        self.members = members
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
    /// The first moment that is late; `nil` when the regime sets no due time for the office's level.
    public let lateFrom: Instant?
    /// `nil` when the report is missing.
    public let submission: Submission?

    public init(period: Period, kind: MemberKind?, lateFrom: Instant?, submission: Submission?) {
        self.period = period
        self.kind = kind
        self.lateFrom = lateFrom
        self.submission = submission
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

    public init(
        revision: Int32, sequence: StoreSequence, receivedAt: Instant, firstReceivedAt: Instant,
        timeliness: Timeliness
    ) {
        self.revision = revision
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.firstReceivedAt = firstReceivedAt
        self.timeliness = timeliness
    }
}

public enum Timeliness: String, CaseIterable, Hashable, Sendable {
    case onTime = "on-time"
    case late
    /// The regime sets no due time for the office's level.
    case notDue = "not-due"
}
