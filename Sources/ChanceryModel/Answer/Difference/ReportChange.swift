// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How one expected report differs between two answers: whether it came, or which revision of it counts.
public struct ReportChange: Hashable, Sendable {
    /// Office id.
    public var office: String
    public var name: Label
    public var period: Period
    public var before: ExpectedReportState
    public var after: ExpectedReportState
    /// Revision that stood then; 0 for none.
    public var revisionBefore: Int32
    /// Revision that stands in the later answer; 0 for none.
    public var revisionAfter: Int32
    /// What happened to the report in between, in the order of the store.
    public var steps: [ChangeStep]
    /// How many steps came before those listed.
    public var stepsLeftOut: Int32

    public init(
        office: String, name: Label, period: Period, before: ExpectedReportState, after: ExpectedReportState,
        revisionBefore: Int32 = 0, revisionAfter: Int32 = 0, steps: [ChangeStep] = [], stepsLeftOut: Int32 = 0
    ) {
        self.office = office
        self.name = name
        self.period = period
        self.before = before
        self.after = after
        self.revisionBefore = revisionBefore
        self.revisionAfter = revisionAfter
        self.steps = steps
        self.stepsLeftOut = stepsLeftOut
    }
}

/// Where an expected report stands in an answer.
public enum ExpectedReportState: String, CaseIterable, Hashable, Sendable {
    /// The answer does not expect it.
    case notExpected = "not-expected"
    case missing
    case onTime = "on-time"
    case late
    /// It came, under a regime that sets no due time.
    case notDue = "not-due"
    /// It was sent back and counts nowhere.
    case returned

    /// Whether its figures are in the answer.
    public var counts: Bool {
        switch self {
        case .onTime, .late, .notDue: true
        case .notExpected, .missing, .returned: false
        }
    }
}

/// One thing that happened to a report: a revision that came, or an act on it.
public struct ChangeStep: Hashable, Sendable {
    /// `nil` for a revision.
    public var act: ActKind?
    /// The revision that came, or that the act is about; 0 for an act on the report whatever its revision.
    public var revision: Int32
    public var sequence: StoreSequence
    /// When the revision was received, or the act recorded.
    public var time: Instant
    /// Who answers for the revision, or acted.
    public var author: String
    /// Why; empty for a first report.
    public var reason: String
    /// What the revision says about the figure; `nil` when it has no number, and for acts.
    public var value: Quantity?

    public init(
        act: ActKind? = nil, revision: Int32, sequence: StoreSequence, time: Instant, author: String,
        reason: String = "", value: Quantity? = nil
    ) {
        self.act = act
        self.revision = revision
        self.sequence = sequence
        self.time = time
        self.author = author
        self.reason = reason
        self.value = value
    }
}
