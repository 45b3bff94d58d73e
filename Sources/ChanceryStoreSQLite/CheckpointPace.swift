// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import GRDB
internal import GRDBSQLite

/// Decides when the log is merged into the data file, which would otherwise happen inside some commit at a length that
/// SQLite chooses.
///
/// Belongs to the writing connection.
final class CheckpointPace {
    /// Pages in the log after the last commit, written by SQLite's hook.
    private let pages: UnsafeMutablePointer<Int32>
    private let connection: SQLiteConnection
    private let pagesDue: Int
    private let busyTimeoutMilliseconds: Int32
    /// Pages that the last checkpoint left in the log, because a reader still used it.
    private var pagesLeft = 0

    private static let lengthFactor = 4
    private static let waitMilliseconds: Int32 = 250

    init(connection: SQLiteConnection, options: SQLiteStoreOptions) {
        self.connection = connection
        pagesDue = options.checkpointPages
        busyTimeoutMilliseconds = Int32(options.busyTimeoutSeconds * 1000)
        pages = .allocate(capacity: 1)
        pages.initialize(to: 0)
        sqlite3_wal_hook(
            connection,
            { context, _, _, count in
                context?.assumingMemoryBound(to: Int32.self).pointee = count
                return SQLITE_OK
            }, pages)
    }

    /// Only after `stop()`, or when the connection is closed.
    deinit { pages.deallocate() }

    func stop() { sqlite3_wal_hook(connection, nil, nil) }

    var logPages: Int { Int(pages.pointee) }

    /// - Parameter factor: how many times the due number of pages.
    func isDue(times factor: Int = 1) -> Bool {
        if logPages < pagesLeft { pagesLeft = 0 }
        return logPages - pagesLeft >= pagesDue * factor
    }

    /// Merges what no reader needs any more, without waiting for readers.
    ///
    /// Reads that overlap without a pause would keep the log from ever starting again at its beginning. So once it is
    /// `lengthFactor` times as long as due, this waits for the reads that are under way, though not for long.
    func checkpoint() throws(SQLiteFailure) {
        let isLong = logPages >= pagesDue * CheckpointPace.lengthFactor
        let code: Int32
        if isLong {
            sqlite3_busy_timeout(connection, CheckpointPace.waitMilliseconds)
            code = merge(SQLITE_CHECKPOINT_RESTART)
            sqlite3_busy_timeout(connection, busyTimeoutMilliseconds)
        } else {
            code = merge(SQLITE_CHECKPOINT_PASSIVE)
        }
        pagesLeft = logPages
        guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else { throw SQLiteFailure(of: connection) }
    }

    private func merge(_ mode: Int32) -> Int32 { sqlite3_wal_checkpoint_v2(connection, nil, mode, nil, nil) }

    /// Merges everything and empties the log file; waits for readers as long as the busy timeout allows.
    func finish() throws(SQLiteFailure) {
        guard merge(SQLITE_CHECKPOINT_TRUNCATE) == SQLITE_OK else { throw SQLiteFailure(of: connection) }
    }
}
