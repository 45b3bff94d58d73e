// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import GRDB
internal import GRDBSQLite

/// Asks while statements of a connection run whether they may go on, and ends them if not.
final class Interruption {
    private let mayGoOn: () -> Bool

    private init(_ mayGoOn: @escaping () -> Bool) { self.mayGoOn = mayGoOn }

    /// Steps of SQLite's machine between two questions: some milliseconds.
    private static let stepCount: Int32 = 50_000

    /// Statements that run in `body` fail with SQLITE_INTERRUPT once `mayGoOn` says no.
    static func during<Result>(
        _ database: Database, _ mayGoOn: @escaping () -> Bool, _ body: () throws -> Result
    ) throws -> Result {
        guard let connection = database.sqliteConnection else {
            throw SQLiteFailure(code: SQLITE_MISUSE, text: "the connection is closed")
        }
        let interruption = Interruption(mayGoOn)
        sqlite3_progress_handler(
            connection, stepCount,
            { context in
                guard let context else { return 0 }
                return Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue().mayGoOn() ? 0 : 1
            }, Unmanaged.passUnretained(interruption).toOpaque())
        defer {
            sqlite3_progress_handler(connection, 0, nil, nil)
            withExtendedLifetime(interruption) {}
        }
        return try body()
    }
}
