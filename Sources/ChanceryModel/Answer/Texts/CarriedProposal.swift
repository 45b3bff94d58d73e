// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A proposal with what became of it.
public struct CarriedProposal: Hashable, Sendable {
    /// The latest report that states it.
    public var origin: TextOrigin
    /// As that report states it.
    public var proposal: Proposal
    /// What holds: as stated, or answered by an act.
    public var status: ProposalStatus
    /// Answers that were recorded, by sequence.
    public var replies: [ProposalReply]
    /// The earliest period, within the periods looked back, that states it.
    public var firstPeriod: Period
    /// Periods from `firstPeriod` to the last one asked for.
    public var agePeriods: Int32
    /// Whether no report of the periods asked for states it, and it is open since an earlier one.
    public var isCarriedForward: Bool

    public init(
        origin: TextOrigin, proposal: Proposal, status: ProposalStatus, replies: [ProposalReply] = [],
        firstPeriod: Period, agePeriods: Int32 = 0, isCarriedForward: Bool = false
    ) {
        self.origin = origin
        self.proposal = proposal
        self.status = status
        self.replies = replies
        self.firstPeriod = firstPeriod
        self.agePeriods = agePeriods
        self.isCarriedForward = isCarriedForward
    }
}

/// An answer to a proposal that was recorded as an act.
public struct ProposalReply: Hashable, Sendable {
    public var sequence: StoreSequence
    public var committedAt: Instant
    public var actor: String
    public var authority: String
    public var text: String

    public init(sequence: StoreSequence, committedAt: Instant, actor: String, authority: String, text: String) {
        self.sequence = sequence
        self.committedAt = committedAt
        self.actor = actor
        self.authority = authority
        self.text = text
    }
}
