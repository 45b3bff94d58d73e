// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An act as the store keeps it.
public struct RecordedAct: Hashable, Sendable {
    public var act: Act
    /// Store sequence of the commit.
    public var sequence: StoreSequence
    public var committedAt: Instant
    /// The request id under which it came.
    public var requestID: RequestID
    /// SHA-256 of the bytes that the store keeps.
    public var digest: Digest
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public var submittedBy: String

    public init(
        act: Act, sequence: StoreSequence, committedAt: Instant, requestID: RequestID, digest: Digest,
        submittedBy: String = ""
    ) {
        self.act = act
        self.sequence = sequence
        self.committedAt = committedAt
        self.requestID = requestID
        self.digest = digest
        self.submittedBy = submittedBy
    }
}

/// Where a report stands, as answers tell it.
public struct StandingAnswer: Hashable, Sendable {
    public var standing: ReportStanding
    /// Questions of the check that the current revision leaves unanswered.
    public var openQuestionCount: Int32

    public init(standing: ReportStanding, openQuestionCount: Int32 = 0) {
        self.standing = standing
        self.openQuestionCount = openQuestionCount
    }
}
