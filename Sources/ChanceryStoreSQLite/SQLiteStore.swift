// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryStore
public import ChanceryTransparency
internal import GRDB
internal import Synchronization

/// The store of one daemon, in one directory, as one SQLite database.
///
/// The directory belongs to one store object at a time, in whatever process. Its writer is also the only one that
/// merges the log. Reads go through connections of their own that cannot write; they neither wait for the writer nor
/// stop it.
public final class SQLiteStore: ReportStore {
    private let pool: DatabasePool
    let directory: StoreDirectory
    let options: SQLiteStoreOptions
    private let counters: SQLiteCounters
    private let sqliteWriter: SQLiteWriter

    public var writer: any StoreWriter { sqliteWriter }

    /// Whose signature the last head had when the store was opened, if the next one will have another's.
    public var signerChange: LogSignerChange? { sqliteWriter.signerChange }

    /// Opens the store in `directory`, making both when they are not there; the parent directory must exist. An older
    /// schema is brought up to date first.
    ///
    /// - Parameter signer: signs the tree heads. When `nil`, a key is used that lies beside the data file, and that is
    ///   made when it is not there.
    /// - Throws: `.inUse` when another store object has the directory, `.newerSchema`, `.notAStore`, `.corrupt`,
    ///   `.cannotOpen`, `.inputOutput`, `.diskFull`, or `.invalidArgument` for an option out of range.
    public convenience init(
        directory path: String, options: SQLiteStoreOptions = .defaults, signer: LogSigner? = nil
    ) throws(StoreError) {
        if let defect = options.defect { throw StoreError(.invalidArgument, "Store option \(defect).") }
        let directory = StoreDirectory(path: path)
        try directory.create()
        let lock = try DirectoryLock(directory: path)
        directory.createFile()
        do {
            try self.init(
                directory: directory, options: options, lock: lock, signer: signer ?? directory.ownSigner())
        } catch {
            throw StoreError(error, action: "open", place: directory.file)
        }
    }

    private init(directory: StoreDirectory, options: SQLiteStoreOptions, lock: DirectoryLock, signer: LogSigner) throws
    {
        self.directory = directory
        self.options = options
        counters = SQLiteCounters()
        pool = try ConnectionSetup.pool(file: directory.file, options: options, signer: signer)
        sqliteWriter = try SQLiteWriter(
            pool: pool, directory: directory, options: options, counters: counters, lock: lock, signer: signer)
    }

    public func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result {
        if counters.isClosed { throw SQLiteStore.closed(directory) }
        var failure: (any Error)?
        do {
            return try pool.read { database in
                do {
                    return try body(SQLiteSnapshot(database, file: directory.file))
                } catch {
                    failure = error
                    throw error
                }
            }
        } catch {
            // What the body threw is the caller's own; anything else came from taking or leaving the connection.
            if let failure { throw failure }
            if counters.isClosed { throw SQLiteStore.closed(directory) }
            throw StoreError(error, action: "read", place: directory.file)
        }
    }

    /// Runs `body` on a reading connection, in a transaction of its own.
    func reading<Result>(_ body: (Database) throws -> Result) throws -> Result {
        if counters.isClosed { throw SQLiteStore.closed(directory) }
        return try pool.read(body)
    }

    public func statistics() -> StoreStatistics {
        counters.statistics(
            fileBytes: directory.fileBytes, freeBytes: directory.freeBytes, logPagesHigh: options.checkpointPages * 8)
    }

    /// Has `observer` told how long the end of each transaction takes, its sync with it. It is called on the writer's
    /// queue.
    public func observeSyncs(_ observer: @escaping @Sendable (_ nanoseconds: UInt64) -> Void) {
        counters.observeSyncs(observer)
    }

    static func closed(_ directory: StoreDirectory) -> StoreError {
        StoreError(.closed, "The store in \(directory.path) is closed.")
    }
}
