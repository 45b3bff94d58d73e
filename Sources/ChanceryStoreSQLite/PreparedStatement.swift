// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import GRDB
internal import GRDBSQLite

/// A statement that GRDB prepared and owns, bound and stepped through C: what a row costs decides the throughput.
///
/// Belongs to one connection and is used where that connection may be used. Parameters and columns are numbered as in
/// C: parameters from 1, columns from 0.
struct PreparedStatement {
    /// Keeps `pointer` valid.
    private let owner: Statement
    private let pointer: SQLiteStatement

    /// Takes the statement from the connection's cache, or prepares it.
    init(_ database: Database, _ sql: String) throws {
        owner = try database.cachedStatement(sql: sql)
        pointer = owner.sqliteStatement
    }

    func bind(_ value: Int64, at index: Int32) {
        sqlite3_bind_int64(pointer, index, value)
    }

    func bind(_ value: Int64?, at index: Int32) {
        if let value { bind(value, at: index) } else { sqlite3_bind_null(pointer, index) }
    }

    func bind(_ value: String, at index: Int32) throws(SQLiteFailure) {
        var value = value
        let code = value.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) { text in
                sqlite3_bind_text(pointer, index, text.baseAddress ?? emptyText, Int32(text.count), transient)
            }
        }
        try check(code)
    }

    func bind(_ value: [UInt8], at index: Int32) throws(SQLiteFailure) {
        let code = value.withUnsafeBytes { bytes in
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(pointer, index, 0)
                : sqlite3_bind_blob64(pointer, index, bytes.baseAddress, UInt64(bytes.count), transient)
        }
        try check(code)
    }

    /// Binds bytes where they are, without a copy: they must stay there until the statement was reset.
    func bind(inPlace bytes: UnsafeRawBufferPointer, at index: Int32) throws(SQLiteFailure) {
        let code =
            bytes.isEmpty
            ? sqlite3_bind_zeroblob(pointer, index, 0)
            : sqlite3_bind_blob64(pointer, index, bytes.baseAddress, UInt64(bytes.count), nil)
        try check(code)
    }

    func bind(_ value: [UInt8]?, at index: Int32) throws(SQLiteFailure) {
        if let value { try bind(value, at: index) } else { sqlite3_bind_null(pointer, index) }
    }

    /// Whether there is a row. After `false` or an error the statement must be reset.
    func step() throws(SQLiteFailure) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure(of: sqlite3_db_handle(pointer))
        }
    }

    /// Makes the statement ready for its next use and lets go of what was bound.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// Steps a statement that returns no rows, and resets it.
    func run() throws(SQLiteFailure) {
        defer { reset() }
        guard try !step() else { throw SQLiteFailure(code: SQLITE_INTERNAL, text: "a row came that nobody asked for") }
    }

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

    /// - Throws: `StoredValueDefect` for a number that no writer can have put there.
    func int32(_ column: Int32) throws -> Int32 {
        guard let value = Int32(exactly: int(column)) else {
            throw StoredValueDefect(
                description:
                    "\(int(column)) in column \(String(cString: sqlite3_column_name(pointer, column))) is more "
                    + "than is ever stored there")
        }
        return value
    }

    /// `nil` for NULL.
    func optionalInt(_ column: Int32) -> Int64? {
        sqlite3_column_type(pointer, column) == SQLITE_NULL ? nil : int(column)
    }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(pointer, column) else { return "" }
        let count = Int(sqlite3_column_bytes(pointer, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(pointer, column) else { return [] }
        let count = Int(sqlite3_column_bytes(pointer, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    private func check(_ code: Int32) throws(SQLiteFailure) {
        guard code == SQLITE_OK else { throw SQLiteFailure(of: sqlite3_db_handle(pointer)) }
    }
}

/// Tells SQLite to copy what is bound.
private var transient: sqlite3_destructor_type {
    unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
}

/// A pointer that is not null, for a text of length 0.
private var emptyText: UnsafePointer<CChar> {
    UnsafeRawPointer(StaticString("").utf8Start).assumingMemoryBound(to: CChar.self)
}
