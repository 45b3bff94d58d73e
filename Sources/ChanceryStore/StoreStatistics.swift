// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Numbers about a store, for metrics and for `GetServerInfo`. Cheap to ask for.
public struct StoreStatistics: Hashable, Sendable {
    /// Last sequence that this store object has seen committed.
    public var sequence: StoreSequence
    public var reportCount: Int64
    public var catalogueCount: Int64
    public var actCount: Int64
    public var packCount: Int64
    /// Transactions that this store object committed.
    public var commitCount: Int64
    /// Commits that failed with a `StoreError`.
    public var commitFailureCount: Int64
    public var checkpointCount: Int64
    /// Bytes of the data files; 0 for a store in memory.
    public var fileBytes: Int64
    /// Bytes of the log that is not yet merged into the data file.
    public var logBytes: Int64
    /// Bytes that are free for this process on the volume of the data files; `nil` when nobody knows.
    public var volumeFreeBytes: Int64?
    /// The engine and its version: `SQLite 3.40.1`.
    public var engine: String
    /// What an operator should know, one sentence each.
    public var warnings: [String]

    public init(
        sequence: StoreSequence, reportCount: Int64, catalogueCount: Int64, actCount: Int64 = 0, packCount: Int64 = 0,
        commitCount: Int64 = 0, commitFailureCount: Int64 = 0, checkpointCount: Int64 = 0, fileBytes: Int64 = 0,
        logBytes: Int64 = 0, volumeFreeBytes: Int64? = nil, engine: String, warnings: [String] = []
    ) {
        self.sequence = sequence
        self.reportCount = reportCount
        self.catalogueCount = catalogueCount
        self.actCount = actCount
        self.packCount = packCount
        self.commitCount = commitCount
        self.commitFailureCount = commitFailureCount
        self.checkpointCount = checkpointCount
        self.fileBytes = fileBytes
        self.logBytes = logBytes
        self.volumeFreeBytes = volumeFreeBytes
        self.engine = engine
        self.warnings = warnings
    }
}
