// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Position in the store's history: the first commit has 1. Every answer belongs to one sequence.
public typealias StoreSequence = Int64

/// Proof that a report was accepted and is on disk.
public struct Receipt: Hashable, Sendable {
    public let key: ReportKey
    /// 1 for the first report of its key, one more for every correction.
    public let revision: Int32
    /// Store sequence of the commit.
    public let sequence: StoreSequence
    /// When the daemon took the report, by its clock.
    public let receivedAt: Instant
    /// SHA-256 of the submitted bytes, which are the bytes in the store.
    public let digest: Digest
    public let requestID: RequestID
    /// Catalogue version the report was validated against.
    public let catalogueVersion: CatalogueVersion
    /// The signed head of the commit that holds the report. `nil` where an answer does without it, in a list for
    /// example, and for reports that were accepted before there was a log.
    public var treeHead: SignedTreeHead?

    /// Number of the report's leaf in the log, from 0.
    public var leafIndex: Int64 { sequence - 1 }

    public init(
        key: ReportKey, revision: Int32, sequence: StoreSequence, receivedAt: Instant, digest: Digest,
        requestID: RequestID, catalogueVersion: CatalogueVersion, treeHead: SignedTreeHead? = nil
    ) {
        self.key = key
        self.revision = revision
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.digest = digest
        self.requestID = requestID
        self.catalogueVersion = catalogueVersion
        self.treeHead = treeHead
    }
}
