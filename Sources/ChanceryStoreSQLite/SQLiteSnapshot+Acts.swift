// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// The acts on reports.
extension SQLiteSnapshot {
    func acts(regime: String, period: Period, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        try reading {
            guard let round = try roundNumber(regime, period) else { return [] }
            let sequences = try sequenceList(
                "SELECT sequence FROM act WHERE round_id = ? AND sequence <= ? ORDER BY sequence"
            ) { statement in
                statement.bind(round, at: 1)
                statement.bind(bound(asOf), at: 2)
            }
            return try sequences.map(act)
        }
    }

    func acts(of key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        try reading {
            guard let numbers = try numbers(of: key) else { return [] }
            let sequences = try sequenceList(
                "SELECT sequence FROM act WHERE round_id = ? AND office_id = ? AND sequence <= ? ORDER BY sequence"
            ) { statement in
                statement.bind(numbers.round, at: 1)
                statement.bind(numbers.office, at: 2)
                statement.bind(bound(asOf), at: 3)
            }
            return try sequences.map(act)
        }
    }

    func listActs(
        offices: [String]?, regime: String?, period: Period?, kinds: [ActKind]?, after cursor: StoreSequence?,
        limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [StoredAct] {
        try reading {
            let offices = try offices.map(officeNumbers)
            let rounds = try roundNumbers(regime: regime, period: period)
            let index = offices == nil && rounds == nil ? "NOT INDEXED" : "INDEXED BY act_report"
            let anyRound = offices == nil ? "" : " AND round_id IN (SELECT id FROM round)"
            let sql =
                "SELECT sequence FROM act \(index) WHERE sequence > ?1 AND sequence <= ?2"
                + (offices == nil ? "" : " AND office_id IN (SELECT value FROM json_each(?4))")
                + (rounds == nil ? anyRound : " AND round_id IN (SELECT value FROM json_each(?5))")
                + (kinds == nil ? "" : " AND kind IN (SELECT value FROM json_each(?6))")
                + " ORDER BY sequence LIMIT ?3"
            let sequences = try sequenceList(sql) { statement in
                statement.bind(cursor ?? 0, at: 1)
                statement.bind(bound(asOf), at: 2)
                statement.bind(Int64(StoreLimits.actPageCount(limit)), at: 3)
                if let offices { try statement.bind(jsonArray(offices), at: 4) }
                if let rounds { try statement.bind(jsonArray(rounds), at: 5) }
                if let kinds {
                    let names = kinds.map { "\"\($0.rawValue)\"" }
                    try statement.bind("[" + names.joined(separator: ",") + "]", at: 6)
                }
            }
            return try sequences.map(act)
        }
    }

    func actChanges(after sequence: StoreSequence, count: Int64) throws -> [StoreChange] {
        let statement = try PreparedStatement(
            database, ActRow.query("NULL") + " WHERE a.sequence > ? ORDER BY a.sequence LIMIT ?")
        defer { statement.reset() }
        statement.bind(sequence, at: 1)
        statement.bind(count, at: 2)
        var changes: [StoreChange] = []
        while try statement.step() {
            let act = try ActRow.act(statement)
            changes.append(.act(sequence: act.sequence, key: act.key, kind: act.fact.kind))
        }
        return changes
    }

    private func act(at sequence: StoreSequence) throws -> StoredAct {
        let statement = try PreparedStatement(database, ActRow.query("a.bytes") + " WHERE a.sequence = ?")
        defer { statement.reset() }
        statement.bind(sequence, at: 1)
        guard try statement.step() else { throw StoredValueDefect(description: "sequence \(sequence) is missing") }
        return try ActRow.act(statement)
    }
}
