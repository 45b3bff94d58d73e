// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An office whose reports were expected.
public struct ConsolidationMember: Hashable, Sendable {
    /// Immutable office id.
    public var office: String
    /// Name on the last day of the last window in which the office was expected.
    public var name: Label
    /// Administrative code on that day; empty for sub-units.
    public var code: String
    /// Kind in the last period in which it was a member; `nil` for named offices.
    public var kind: MemberKind?
    /// What came, for each period in which a report was expected, ascending.
    public var reports: [MemberReport]

    public init(office: String, name: Label, code: String = "", kind: MemberKind?, reports: [MemberReport] = []) {
        self.office = office
        self.name = name
        self.code = code
        self.kind = kind
        self.reports = reports
    }
}

/// What came from an office for a period.
public struct MemberReport: Hashable, Sendable {
    public var period: Period
    /// Kind on the last day of the window, or on the last day as a member; `nil` for named offices.
    public var kind: MemberKind?
    public var timeliness: ReportTimeliness
    /// The revision that counts; 0 when missing or returned.
    public var revision: Int32
    /// Sequence of that revision; 0 when missing or returned.
    public var sequence: StoreSequence
    /// When that revision was received.
    public var receivedAt: Instant?
    /// When revision 1 was received; timeliness goes by this.
    public var firstReceivedAt: Instant?
    /// The first moment that is late, by the regime or by a longer extension; `nil` when the regime sets no due time for
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
    /// None came that counts.
    case missing
    /// It came; the regime sets no due time for the office's level.
    case notDue = "not-due"
}
