// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import GRDB

/// Holds tables, indexes and triggers against those that this release makes: a store without the triggers that guard its
/// history takes changes that no other check can tell from what the daemon did.
struct SchemaCheck {
    private struct Name: Hashable {
        let kind: String
        let name: String
    }

    private let database: Database

    init(_ database: Database) { self.database = database }

    func run(_ verification: inout StoreVerification) throws {
        let wanted = try SchemaCheck.wanted()
        let found = try SchemaCheck.definitions(database)
        for (object, definition) in wanted.sorted(by: SchemaCheck.byName) {
            switch found[object] {
            case definition: break
            case nil: verification.find("The \(object.kind) \(object.name) is missing.")
            default: verification.find("The \(object.kind) \(object.name) is another than this release makes.")
            }
        }
        for (object, _) in found.sorted(by: SchemaCheck.byName) where wanted[object] == nil {
            verification.find("The \(object.kind) \(object.name) is none that this release makes.")
        }
    }

    private static func byName(_ left: (key: Name, value: String), _ right: (key: Name, value: String)) -> Bool {
        (left.key.kind, left.key.name) < (right.key.kind, right.key.name)
    }

    /// What a new store has, however many steps an old one took to it.
    private static func wanted() throws -> [Name: String] {
        let queue = try DatabaseQueue()
        let wanted = try queue.write { database in
            try Schema.make(database)
            return try definitions(database)
        }
        try queue.close()
        return wanted
    }

    /// The statements that made everything in the file, with one space between words. Indexes that SQLite makes by itself
    /// have none; they belong to their tables.
    private static func definitions(_ database: Database) throws -> [Name: String] {
        let rows = try Row.fetchAll(database, sql: "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        var definitions: [Name: String] = [:]
        for row in rows {
            let sql: String = row[2]
            definitions[Name(kind: row[0], name: row[1])] = sql.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
        return definitions
    }
}
