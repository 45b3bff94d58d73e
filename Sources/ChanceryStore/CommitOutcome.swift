// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What became of one submission. Every outcome is durable when `StoreWriter.commit` returns it.
public enum CommitOutcome: Hashable, Sendable {
    /// The report is stored as a new revision.
    case accepted(Receipt)
    /// The same request id with the same digest came before: the first receipt, unchanged. Nothing was stored.
    case repeated(Receipt)
    /// Nothing was stored.
    case refused(CommitRefusal)
}

/// Why a submission was not stored.
public enum CommitRefusal: Hashable, Sendable {
    /// The request id was used before, within the same key, for a report with another digest.
    case requestIDReused(first: Receipt)
    /// A first report for a key that has one already.
    case alreadyReported(current: Receipt)
    /// A correction made from a revision that is not the current one.
    case staleRevision(current: Receipt)
    /// A correction for a key that has no report.
    case nothingToCorrect
    /// The report was closed at `since`, and was not reopened, or not for so long.
    case closed(standing: ReportStanding, since: Instant)
    /// The key has as many revisions as a key may have.
    case revisionLimit(max: Int32)
    /// No catalogue of that version is installed.
    case unknownCatalogueVersion
}
