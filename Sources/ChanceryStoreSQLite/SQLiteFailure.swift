// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import GRDB
internal import GRDBSQLite

/// What SQLite answered when a call failed.
struct SQLiteFailure: Error, CustomStringConvertible {
    /// Extended result code.
    let code: Int32
    let text: String

    init(code: Int32, text: String) {
        self.code = code
        self.text = text
    }

    /// The failure that `connection` remembers.
    init(of connection: SQLiteConnection?) {
        code = sqlite3_extended_errcode(connection)
        text = String(cString: sqlite3_errmsg(connection))
    }

    var primaryCode: Int32 { code & 0xFF }

    var description: String { "SQLite \(code): \(text)" }
}

/// Contents that contradict the schema.
struct StoredValueDefect: Error, CustomStringConvertible {
    let description: String
}

extension StoreError {
    /// - Parameters:
    ///   - action: what could not be done, as in "Cannot … the store".
    ///   - place: the file concerned.
    init(_ error: any Error, action: String, place: String) {
        switch error {
        case let error as StoreError:
            self = error
        case let error as SQLiteFailure:
            self.init(failure: error, action: action, place: place)
        case let error as DatabaseError:
            let text = error.message ?? error.extendedResultCode.description
            let failure = SQLiteFailure(code: error.extendedResultCode.rawValue, text: text)
            self.init(failure: failure, action: action, place: place)
        case let error as StoredValueDefect:
            self.init(
                .corrupt, "Cannot \(action) \(place): a stored value is damaged. Restore the store from a backup.",
                cause: error)
        default:
            self.init(.unexpected, "Cannot \(action) \(place).", cause: error)
        }
    }

    private init(failure: SQLiteFailure, action: String, place: String) {
        let (kind, advice) = StoreError.reading(of: failure)
        self.init(kind, "Cannot \(action) \(place): \(advice)", cause: failure)
    }

    private static func reading(of failure: SQLiteFailure) -> (Kind, String) {
        switch failure.primaryCode {
        case SQLITE_FULL:
            (.diskFull, "there is no room left. Nothing was stored; commits work again when there is room.")
        case SQLITE_IOERR:
            (.inputOutput, "the volume fails to read, write or sync. Look at the system log and the volume's health.")
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            (.corrupt, "the file is damaged or is no database. Keep a copy of it and restore the store from a backup.")
        case SQLITE_BUSY, SQLITE_LOCKED:
            (.busy, "another connection holds it. Close programs that have the file open and try again.")
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_READONLY:
            (.cannotOpen, "it cannot be opened for writing. Check that the directory exists and who owns it.")
        case SQLITE_NOMEM:
            (.unexpected, "memory ran out.")
        default:
            (.unexpected, "the database refused the operation.")
        }
    }
}
