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
    /// Pages that the last checkpoint left in the log, because a reader still used it.
    private var pagesLeft = 0

    init(connection: SQLiteConnection, pagesDue: Int) {
        self.connection = connection
        self.pagesDue = pagesDue
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
    func checkpoint() throws(SQLiteFailure) {
        var inLog: Int32 = 0
        var merged: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, &inLog, &merged)
        guard code == SQLITE_OK else { throw SQLiteFailure(of: connection) }
        pagesLeft = logPages
    }

    /// Merges everything and empties the log file; waits for readers as long as the busy timeout allows.
    func finish() throws(SQLiteFailure) {
        let code = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure(of: connection) }
    }
}
