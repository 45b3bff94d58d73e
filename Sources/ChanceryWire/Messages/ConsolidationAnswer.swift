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
    /// The day whose units the answer counts by; `nil` when it counts by the offices as they were. On the first page
    /// only, like all that follow.
    public var bordersOn: CivilDate?
    public var units: [TerritoryUnit]
    /// What was asked for, when the answer is put together from parts or ends by a day.
    public var asked: AskedWindow?
    /// In the order of `periods`.
    public var completenessByPeriod: [PeriodCompletenessMessage]

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, digest: Digest? = nil, group: String = "",
        groupLabel: Label = Label(english: ""), regime: String, windowFamily: String,
        periods: [PeriodWindow] = [], members: [MemberMessage] = [],
        completeness: CompletenessMessage = CompletenessMessage(),
        completenessByKind: [KindCompletenessMessage] = [], figures: [ConsolidatedFigureMessage] = [],
        nextPageToken: String = "", unread: [UnreadFigureMessage] = [], bordersOn: CivilDate? = nil,
        units: [TerritoryUnit] = [], asked: AskedWindow? = nil, completenessByPeriod: [PeriodCompletenessMessage] = []
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
        self.bordersOn = bordersOn
        self.units = units
        self.asked = asked
        self.completenessByPeriod = completenessByPeriod
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
    /// Current revision; 0 when missing or returned.
    public var revision: Int32
    /// Sequence of that revision; 0 when missing or returned.
    public var sequence: StoreSequence
    /// When that revision was received.
    public var receivedAt: Instant?
    /// When revision 1 was received; timeliness goes by this.
    public var firstReceivedAt: Instant?
    /// The first moment that was late, by the regime or by a longer extension; `nil` when the regime sets no due time for
    /// the office's level.
    public var lateFrom: Instant?
    /// Where the report stands by the acts on it.
    public var state: ReportStanding.State
    /// What the longest extension says; `nil` without one.
    public var extendedUntil: Instant?
    /// Whether it is on time only by an extension.
    public var isExtended: Bool
    /// The revision that was returned and not corrected since; 0 when none was. It counts nowhere.
    public var returnedRevision: Int32
    /// Its sequence.
    public var returnedSequence: StoreSequence
    public var returnReason: String

    public init(
        period: Period, kind: MemberKind?, timeliness: ReportTimeliness, revision: Int32 = 0,
        sequence: StoreSequence = 0, receivedAt: Instant? = nil, firstReceivedAt: Instant? = nil,
        lateFrom: Instant? = nil, state: ReportStanding.State = .missing, extendedUntil: Instant? = nil,
        isExtended: Bool = false, returnedRevision: Int32 = 0, returnedSequence: StoreSequence = 0,
        returnReason: String = ""
    ) {
        self.period = period
        self.kind = kind
        self.timeliness = timeliness
        self.revision = revision
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.firstReceivedAt = firstReceivedAt
        self.lateFrom = lateFrom
        self.state = state
        self.extendedUntil = extendedUntil
        self.isExtended = isExtended
        self.returnedRevision = returnedRevision
        self.returnedSequence = returnedSequence
        self.returnReason = returnReason
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
    /// Of the missing ones, returned and not corrected since.
    public var returned: Int32
    /// Of those on time, on time only by an extension.
    public var extended: Int32

    public init(
        expected: Int32 = 0, reported: Int32 = 0, onTime: Int32 = 0, late: Int32 = 0, notDue: Int32 = 0,
        missing: Int32 = 0, returned: Int32 = 0, extended: Int32 = 0
    ) {
        self.expected = expected
        self.reported = reported
        self.onTime = onTime
        self.late = late
        self.notDue = notDue
        self.missing = missing
        self.returned = returned
        self.extended = extended
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

/// Completeness of one period.
public struct PeriodCompletenessMessage: Hashable, Sendable {
    public var period: Period
    public var completeness: CompletenessMessage

    public init(period: Period, completeness: CompletenessMessage) {
        self.period = period
        self.completeness = completeness
    }
}
