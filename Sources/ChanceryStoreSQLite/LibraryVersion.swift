// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import GRDBSQLite

/// The SQLite library that this process runs with, which may be another than it was built with.
enum LibraryVersion {
    /// As in `3040001` for 3.40.1.
    static var number: Int32 { sqlite3_libversion_number() }
    static var text: String { String(cString: sqlite3_libversion()) }

    /// From 3.7.0 to 3.51.2 a log reset during a second checkpoint can lose committed pages, when two connections write
    /// or checkpoint at once. This store does both on one connection, so another program would have to join in.
    static func hasLogResetDefect(_ number: Int32) -> Bool { (3_007_000..<3_051_003).contains(number) }

    static var warnings: [String] {
        guard hasLogResetDefect(number) else { return [] }
        return [
            "SQLite \(text) can damage a database that two programs write at once (fixed in 3.51.3). The daemon writes "
                + "through one connection and is safe by itself; let no other program open the store's file."
        ]
    }
}
