// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Response of ConsolidationService: chancery.v1.Consolidation, whole or one page of it.
public struct ConsolidationAnswer: Hashable, Sendable {
    /// Store sequence that every figure belongs to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// Digest of the whole answer; `nil` until it is taken by `EncodedConsolidation`.
    public var digest: Digest?
    /// Group id; empty for named offices.
    public var group: String
    public var groupLabel: Label
    /// Code of the regime.
    public var regime: String
    /// Code of the window family that the periods were cut by.
    public var windowFamily: String
    /// In order.
    public var periods: [PeriodWindow]
    /// Whose reports were expected; on the first page only.
    public var members: [MemberMessage]
    public var completeness: CompletenessMessage
    public var completenessByKind: [KindCompletenessMessage]
    /// In the order of the catalogue.
    public var figures: [ConsolidatedFigureMessage]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Figures that the catalogue of this answer cannot read; on the first page only.
    public var unread: [UnreadFigureMessage]

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, digest: Digest? = nil, group: String = "",
        groupLabel: Label = Label(english: ""), regime: String, windowFamily: String,
        periods: [PeriodWindow] = [], members: [MemberMessage] = [],
        completeness: CompletenessMessage = CompletenessMessage(),
        completenessByKind: [KindCompletenessMessage] = [], figures: [ConsolidatedFigureMessage] = [],
        nextPageToken: String = "", unread: [UnreadFigureMessage] = []
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.digest = digest
        self.group = group
        self.groupLabel = groupLabel
        self.regime = regime
        self.windowFamily = windowFamily
        self.periods = periods
        self.members = members
        self.completeness = completeness
        self.completenessByKind = completenessByKind
        self.figures = figures
        self.nextPageToken = nextPageToken
        self.unread = unread
    }
}

/// An office whose reports were expected.
public struct MemberMessage: Hashable, Sendable {
    public var office: String
    /// Name on the last day of the window.
    public var name: Label
    /// Administrative code on the last day of the window.
    public var code: String
    /// In the last period; `nil` for named offices.
    public var kind: MemberKind?
    /// What came, for each period in which the office was expected.
    public var reports: [MemberReportMessage]

    public init(
        office: String, name: Label, code: String = "", kind: MemberKind?, reports: [MemberReportMessage] = []
    ) {
        self.office = office
        self.name = name
        self.code = code
        self.kind = kind
        self.reports = reports
    }
}

/// What came from an office for a period.
public struct MemberReportMessage: Hashable, Sendable {
    public var period: Period
    /// In that period; `nil` for named offices.
    public var kind: MemberKind?
    public var timeliness: ReportTimeliness
    /// Current revision; 0 when missing.
    public var revision: Int32
    /// Sequence of that revision; 0 when missing.
    public var sequence: StoreSequence
    /// When that revision was received.
    public var receivedAt: Instant?
    /// When revision 1 was received; timeliness goes by this.
    public var firstReceivedAt: Instant?
    /// The first moment that was late; `nil` when the regime sets no due time for the office's level.
    public var lateFrom: Instant?

    public init(
        period: Period, kind: MemberKind?, timeliness: ReportTimeliness, revision: Int32 = 0,
        sequence: StoreSequence = 0, receivedAt: Instant? = nil, firstReceivedAt: Instant? = nil,
        lateFrom: Instant? = nil
    ) {
        self.period = period
        self.kind = kind
        self.timeliness = timeliness
        self.revision = revision
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.firstReceivedAt = firstReceivedAt
        self.lateFrom = lateFrom
    }
}

/// Whether and when a report came.
public enum ReportTimeliness: String, CaseIterable, Hashable, Sendable {
    case onTime = "on-time"
    case late
    case missing
    /// It came; the regime sets no due time for the office's level.
    case notDue = "not-due"
}

/// How many reports were expected and came.
public struct CompletenessMessage: Hashable, Sendable {
    public var expected: Int32
    public var reported: Int32
    public var onTime: Int32
    public var late: Int32
    /// Came without a due time.
    public var notDue: Int32
    public var missing: Int32

    public init(
        expected: Int32 = 0, reported: Int32 = 0, onTime: Int32 = 0, late: Int32 = 0, notDue: Int32 = 0,
        missing: Int32 = 0
    ) {
        self.expected = expected
        self.reported = reported
        self.onTime = onTime
        self.late = late
        self.notDue = notDue
        self.missing = missing
    }
}

/// Completeness of one kind of member.
public struct KindCompletenessMessage: Hashable, Sendable {
    public var kind: MemberKind
    public var completeness: CompletenessMessage

    public init(kind: MemberKind, completeness: CompletenessMessage) {
        self.kind = kind
        self.completeness = completeness
    }
}
