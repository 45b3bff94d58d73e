// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Frozen packs.
extension SQLiteSnapshot {
    func pack(
        number: Int32?, group: String, regime: String, from: Period, through: Period, asOf: StoreSequence?
    ) throws(StoreError) -> StoredPack? {
        try reading {
            let which = number == nil ? " ORDER BY number DESC LIMIT 1" : " AND number = ?6"
            let sql = PackRow.query("bytes") + PackRow.siblings + " AND sequence <= ?5" + which
            let statement = try PreparedStatement(database, sql)
            defer { statement.reset() }
            try PackRow.bind(group, regime, from, through, to: statement)
            statement.bind(bound(asOf), at: 5)
            if let number { statement.bind(Int64(number), at: 6) }
            return try statement.step() ? PackRow.pack(statement) : nil
        }
    }

    func listPacks(
        group: String?, regime: String?, after cursor: StoreSequence?, limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [PackHead] {
        try reading {
            let sql =
                PackRow.query("NULL") + " WHERE sequence > ?1 AND sequence <= ?2"
                + (group == nil ? "" : " AND group_code = ?4") + (regime == nil ? "" : " AND regime = ?5")
                + " ORDER BY sequence LIMIT ?3"
            let statement = try PreparedStatement(database, sql)
            defer { statement.reset() }
            statement.bind(cursor ?? 0, at: 1)
            statement.bind(bound(asOf), at: 2)
            statement.bind(Int64(StoreLimits.pageCount(limit)), at: 3)
            if let group { try statement.bind(group, at: 4) }
            if let regime { try statement.bind(regime, at: 5) }
            var heads: [PackHead] = []
            while try statement.step() { heads.append(try PackRow.head(statement)) }
            return heads
        }
    }

    func packChanges(after sequence: StoreSequence, count: Int64) throws -> [StoreChange] {
        let statement = try PreparedStatement(
            database, "SELECT sequence, group_code, number FROM pack WHERE sequence > ? ORDER BY sequence LIMIT ?")
        defer { statement.reset() }
        statement.bind(sequence, at: 1)
        statement.bind(count, at: 2)
        var changes: [StoreChange] = []
        while try statement.step() {
            let number = try statement.int32(2)
            changes.append(.pack(sequence: statement.int(0), group: statement.text(1), number: number))
        }
        return changes
    }
}
