// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// A store that no daemon has, open for reading alone, under the lock that a daemon would take. Nothing is written: a log
/// that a killed daemon left is read beside the data file and not merged.
public final class StoreReader: ReportStore, StoreCopying {
    private let queue: DatabaseQueue
    private let directory: StoreDirectory
    private let counters: SQLiteCounters
    private let lock: DirectoryLock

    public let freeBytesMin: Int64
    public var directoryPath: String { directory.path }
    public var writer: any StoreWriter { NoWriter(directory: directory) }

    /// - Parameter freeBytesMin: what a copy on the same volume must leave.
    /// - Throws: `.inUse` when a daemon has the directory, and as `SQLiteStore` does. A store of an older schema is
    ///   refused, because only opening it for writing brings it up to date.
    public init(directory path: String, freeBytesMin: Int64 = 0) throws(StoreError) {
        let directory = StoreDirectory(path: path)
        self.directory = directory
        self.freeBytesMin = freeBytesMin
        lock = try DirectoryLock(directory: path)
        counters = SQLiteCounters()
        do {
            queue = try StoreExamination.open(directory.file, isShared: false)
            let position = try queue.read { database in
                try ConnectionSetup.requireCurrentSchema(database, file: directory.file)
                return try WriterState.lastPosition(database)
            }
            counters.noteCommit(
                position, logPages: Int(SQLiteStore.logBytes(inDirectory: path) / SQLiteCounters.logFrameBytes))
        } catch {
            throw StoreError(error, action: "open", place: directory.file)
        }
    }

    public func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result {
        try queue.read { try body(SQLiteSnapshot($0, file: directory.file)) }
    }

    public func statistics() -> StoreStatistics {
        counters.statistics(fileBytes: directory.fileBytes, freeBytes: directory.freeBytes, logPagesHigh: .max)
    }

    public func copy(to file: String, mayGoOn: @escaping () -> Bool) throws -> StoreCopy {
        try queue.read { try StoreCopy.make(of: $0, to: file, mayGoOn: mayGoOn) }
    }
}

/// Refuses everything.
private struct NoWriter: StoreWriter {
    let directory: StoreDirectory

    private var refusal: StoreError { StoreError(.closed, "The store in \(directory.path) is open for reading alone.") }

    func commit(_ batch: [ReportSubmission], at time: Instant) throws(StoreError) -> [CommitOutcome] { throw refusal }

    func commit(
        acts: [ActSubmission], at time: Instant, auditing line: (ActOutcome) -> AuditEvent?
    ) throws(StoreError) -> [ActOutcome] { throw refusal }

    func commit(
        pack: PackSubmission, at time: Instant, auditing line: (PackOutcome) -> AuditEvent?
    ) throws(StoreError) -> PackOutcome { throw refusal }

    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent?
    ) throws(StoreError) -> InstalledCatalogue { throw refusal }

    func append(audit events: [AuditEvent], at time: Instant) throws(StoreError) { throw refusal }
    func sealAudit(at time: Instant) throws(StoreError) -> SignedTreeHead? { throw refusal }

    var treeHead: SignedTreeHead? { nil }
    func checkpoint() {}
    func close() {}
}
