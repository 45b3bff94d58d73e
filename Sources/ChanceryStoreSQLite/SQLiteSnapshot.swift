// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import GRDB

/// A read transaction on one of the reading connections.
///
/// Walks first collect the sequences of what they return, from indexes alone, and then fetch row by row, so that memory
/// holds one report at a time and no statement is under way while the caller's code runs.
struct SQLiteSnapshot: StoreSnapshot {
    let database: Database
    let file: String
    let sequence: StoreSequence

    /// The first query fixes what the transaction sees.
    init(_ database: Database, file: String) throws(StoreError) {
        self.database = database
        self.file = file
        do {
            let sql = """
                SELECT max(coalesce((SELECT max(sequence) FROM report), 0),
                    coalesce((SELECT max(sequence) FROM catalogue), 0),
                    coalesce((SELECT max(sequence) FROM act), 0),
                    coalesce((SELECT max(sequence) FROM pack), 0))
                """
            let statement = try PreparedStatement(database, sql)
            defer { statement.reset() }
            sequence = try statement.step() ? statement.int(0) : 0
        } catch {
            throw StoreError(error, action: "read", place: file)
        }
    }

    // MARK: - Single reports

    func current(_ key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> StoredReport? {
        try report(of: key, "AND r.sequence <= ? ORDER BY r.revision DESC LIMIT 1", bound(asOf))
    }

    func revision(_ number: Int32, of key: ReportKey) throws(StoreError) -> StoredReport? {
        try report(of: key, "AND r.revision = ?", Int64(number))
    }

    func outcome(of requestID: RequestID, for key: ReportKey) throws(StoreError) -> Receipt? {
        try reading {
            guard let numbers = try numbers(of: key) else { return nil }
            let sql = ReportRow.query("0") + " WHERE r.sequence IN (\(ReportRow.sameRequest))"
            let statement = try PreparedStatement(database, sql)
            defer { statement.reset() }
            statement.bind(numbers.round, at: 1)
            statement.bind(numbers.office, at: 2)
            try statement.bind(requestID.bytes, at: 3)
            return try statement.step() ? ReportRow.receipt(statement) : nil
        }
    }

    private func report(
        of key: ReportKey, _ condition: String, _ value: Int64
    ) throws(StoreError) -> StoredReport? {
        try reading {
            guard let numbers = try numbers(of: key) else { return nil }
            let sql = ReportRow.whole + " WHERE r.round_id = ? AND r.office_id = ? \(condition)"
            let statement = try PreparedStatement(database, sql)
            defer { statement.reset() }
            statement.bind(numbers.round, at: 1)
            statement.bind(numbers.office, at: 2)
            statement.bind(value, at: 3)
            return try statement.step() ? ReportRow.report(statement) : nil
        }
    }

    // MARK: - One round

    func currentReports(
        regime: String, period: Period, offices: [String]?, asOf: StoreSequence?, _ each: (StoredReport) throws -> Void
    ) throws {
        let sequences = try reading { () throws -> [StoreSequence] in
            guard let round = try roundNumber(regime, period) else { return [] }
            let some = try offices.map(officeNumbers)
            let sql = """
                SELECT max(r.sequence) FROM report r INDEXED BY report_revision JOIN office o ON o.id = r.office_id
                WHERE r.round_id = ? AND r.sequence <= ?
                    \(some == nil ? "" : "AND r.office_id IN (SELECT value FROM json_each(?))")
                GROUP BY r.office_id ORDER BY o.name
                """
            return try sequenceList(sql) { statement in
                statement.bind(round, at: 1)
                statement.bind(bound(asOf), at: 2)
                if let some { try statement.bind(jsonArray(some), at: 3) }
            }
        }
        for sequence in sequences { try each(try reading { try report(at: sequence) }) }
    }

    func changedOffices(
        regime: String, period: Period, after sequence: StoreSequence
    ) throws(StoreError) -> [StoredReport] {
        try reading {
            guard let round = try roundNumber(regime, period) else { return [] }
            let sql = """
                SELECT max(r.sequence) FROM report r INDEXED BY report_revision JOIN office o ON o.id = r.office_id
                WHERE r.round_id = ? AND r.sequence > ? GROUP BY r.office_id ORDER BY o.name
                """
            let sequences = try sequenceList(sql) { statement in
                statement.bind(round, at: 1)
                statement.bind(sequence, at: 2)
            }
            return try sequences.map(report)
        }
    }

    // MARK: - Pieces

    /// Reads rows of one number each.
    func sequenceList(_ sql: String, bind: (PreparedStatement) throws -> Void) throws -> [StoreSequence] {
        let statement = try PreparedStatement(database, sql)
        defer { statement.reset() }
        try bind(statement)
        var sequences: [StoreSequence] = []
        while try statement.step() { sequences.append(statement.int(0)) }
        return sequences
    }

    private func report(at sequence: StoreSequence) throws -> StoredReport {
        let statement = try PreparedStatement(database, ReportRow.whole + " WHERE r.sequence = ?")
        defer { statement.reset() }
        statement.bind(sequence, at: 1)
        guard try statement.step() else { throw StoredValueDefect(description: "sequence \(sequence) is missing") }
        return try ReportRow.report(statement)
    }

    func numbers(of key: ReportKey) throws -> (round: Int64, office: Int64)? {
        guard let round = try roundNumber(key.regime, key.period), let office = try officeNumber(key.office) else {
            return nil
        }
        return (round, office)
    }

    func roundNumber(_ regime: String, _ period: Period) throws -> Int64? {
        let sql = "SELECT id FROM round WHERE regime = ? AND period = ?"
        return try sequenceList(sql) { statement in
            try statement.bind(regime, at: 1)
            try statement.bind(period.code, at: 2)
        }.first
    }

    private func officeNumber(_ name: String) throws -> Int64? {
        try sequenceList("SELECT id FROM office WHERE name = ?") { try $0.bind(name, at: 1) }.first
    }

    /// The numbers of those offices that have reports or acts.
    func officeNumbers(_ names: [String]) throws -> [Int64] { try names.compactMap(officeNumber) }

    /// Numbers as one parameter of a statement that is prepared once.
    func jsonArray(_ numbers: [Int64]) -> String {
        "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
    }

    func bound(_ asOf: StoreSequence?) -> StoreSequence { min(asOf ?? sequence, sequence) }

    func reading<Answer>(_ body: () throws -> Answer) throws(StoreError) -> Answer {
        do { return try body() } catch { throw StoreError(error, action: "read", place: file) }
    }
}
