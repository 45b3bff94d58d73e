// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What became of one act. Every outcome is durable when `StoreWriter.commit(acts:at:)` returns it.
public enum ActOutcome: Hashable, Sendable {
    /// The act is stored.
    case recorded(StoredAct)
    /// The same request id with the same digest came before: the act of then, unchanged. Nothing was stored.
    case repeated(StoredAct)
    /// Nothing was stored.
    case refused(ActRefusal)
}

/// Why an act was not recorded.
public enum ActRefusal: Hashable, Sendable {
    /// The request id was used before, within the same key, for an act with another digest.
    case requestIDReused(first: StoredAct)
    /// A revision is returned or accepted, but the key has no report.
    case nothingToActOn
    /// A revision is returned or accepted that is not the current one.
    case staleRevision(current: Receipt)
    /// What the act would bring about is so already: the revision is accepted or returned, the report is closed; or,
    /// for a reopening, it is not closed.
    case alreadyInState(ActKind)
    /// A revision of a closed report is returned or accepted.
    case closed(ReportStanding)
    /// A revision is accepted that has questions without an answer.
    case questionsOpen(count: Int32)
    /// A report is reopened or extended until a moment that is not later than the commit.
    case untilNotLater
    /// The key has as many acts as a key may have.
    case actLimit(max: Int)
}
