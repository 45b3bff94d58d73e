// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Everything that scores are worked out from. All of it belongs to one store sequence.
public struct ScoreRound: Sendable {
    public let sheet: ScoreSheet
    /// Of the group, for the one period that is scored, with all indicators.
    public let consolidation: Consolidation
    /// Every revision of the reports of the round, in any order; those of others are left aside.
    public let revisions: [ScoredRevision]
    /// The acts of the round, in any order; only returns and scores count.
    public let acts: [RecordedAct]

    public init(
        sheet: ScoreSheet, consolidation: Consolidation, revisions: [ScoredRevision], acts: [RecordedAct]
    ) {
        self.sheet = sheet
        self.consolidation = consolidation
        self.revisions = revisions
        self.acts = acts
    }

    /// The one period that is scored; `nil` for an answer about none.
    var period: Period? { consolidation.periods.first?.period }
}

/// When a revision of an office's report came.
public struct ScoredRevision: Hashable, Sendable {
    public let office: String
    /// From 1.
    public let number: Int32
    public let receivedAt: Instant

    public init(office: String, number: Int32, receivedAt: Instant) {
        self.office = office
        self.number = number
        self.receivedAt = receivedAt
    }
}
