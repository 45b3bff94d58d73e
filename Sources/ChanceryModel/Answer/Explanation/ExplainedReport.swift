// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One report behind a figure, with what each of its revisions says.
public struct ExplainedReport: Hashable, Sendable {
    public var office: String
    public var period: Period
    /// Where the report stands.
    public var state: ReportStanding.State
    /// Ascending.
    public var revisions: [ExplainedRevision]

    public init(office: String, period: Period, state: ReportStanding.State, revisions: [ExplainedRevision]) {
        self.office = office
        self.period = period
        self.state = state
        self.revisions = revisions
    }
}

/// One revision of a report, as far as one figure is concerned.
public struct ExplainedRevision: Hashable, Sendable {
    public var revision: Int32
    public var sequence: StoreSequence
    public var receivedAt: Instant
    /// Why it replaced the revision before; empty for revision 1.
    public var reason: String
    /// Who answered for it.
    public var author: String
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public var submittedBy: String
    /// Whether the answer counts it.
    public var isCounted: Bool
    /// What it says: of the office itself, and of its sub-units; empty when it is silent.
    public var statements: [ReportedStatement]

    public init(
        revision: Int32, sequence: StoreSequence, receivedAt: Instant, reason: String, author: String,
        submittedBy: String = "", isCounted: Bool, statements: [ReportedStatement]
    ) {
        self.revision = revision
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.reason = reason
        self.author = author
        self.submittedBy = submittedBy
        self.isCounted = isCounted
        self.statements = statements
    }
}

/// What a report says of a figure.
public struct ReportedStatement: Hashable, Sendable {
    /// Empty for the office itself.
    public var subUnit: String
    public var inclusion: Inclusion
    /// `nil` when there is no number, or it cannot be read.
    public var quantity: Quantity?
    /// Why there is no number: the reason that was given, or what cannot be read.
    public var unavailable: String
    /// The day on which it was true.
    public var asOf: CivilDate?
    public var flags: FigureFlags
    public var source: String
    public var note: String

    public init(
        subUnit: String = "", inclusion: Inclusion = .unknown, quantity: Quantity?, unavailable: String = "",
        asOf: CivilDate? = nil, flags: FigureFlags = [], source: String = "", note: String = ""
    ) {
        self.subUnit = subUnit
        self.inclusion = inclusion
        self.quantity = quantity
        self.unavailable = unavailable
        self.asOf = asOf
        self.flags = flags
        self.source = source
        self.note = note
    }
}
