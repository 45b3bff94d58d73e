// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import Dispatch
internal import GRDB
internal import GRDBSQLite

/// What the writer knows between transactions. Used only while it has the writing connection.
final class WriterState {
    let statements: WriterStatements
    let pace: CheckpointPace
    let log: WriterLog
    private let connection: SQLiteConnection
    private var offices: InternTable<String>
    private var rounds: InternTable<Round>
    /// As committed. Other writers are locked out, so it stays true.
    private(set) var position: Position
    /// As it will be when the transaction under way commits.
    private var next: Position
    /// What the end of the last transaction took: writing its pages to the log and syncing it.
    private(set) var syncNanoseconds: UInt64 = 0
    /// Numbers of the rounds that have acts, so that a report of any other is stored without looking for acts.
    private var roundsWithActs: Set<Int64>
    /// Those that the transaction under way added.
    private var newRoundsWithActs: Set<Int64> = []
    /// Asked before the first change of a transaction; what it throws refuses the change. A transaction that turns out
    /// to change nothing, such as a repeat, needs no room and does not ask.
    var requireRoom: () throws -> Void = {}

    struct Position: Hashable {
        var sequence: StoreSequence = 0
        var time = Instant(microsecondsSinceEpoch: .min)
        var reportCount: Int64 = 0
        var catalogues: CatalogueVersion = 0
        var actCount: Int64 = 0
        var packCount: Int64 = 0
    }

    init(_ database: Database, _ options: SQLiteStoreOptions, signer: LogSigner) throws {
        guard let connection = database.sqliteConnection else {
            throw SQLiteFailure(code: SQLITE_MISUSE, text: "the connection is closed")
        }
        self.connection = connection
        statements = try WriterStatements(database)
        pace = CheckpointPace(connection: connection, options: options)
        offices = InternTable(countMax: options.internedCountMax)
        rounds = InternTable(countMax: options.internedCountMax)
        roundsWithActs = Set(try Int64.fetchAll(database, sql: "SELECT DISTINCT round_id FROM act"))
        position = try WriterState.lastPosition(database)
        next = position
        log = try WriterLog(database, statements, signer: signer, size: position.sequence)
    }

    static func lastPosition(_ database: Database) throws -> Position {
        let catalogues = try Int64.fetchOne(database, sql: "SELECT max(version) FROM catalogue") ?? 0
        let actCount = try Int64.fetchOne(database, sql: "SELECT count(*) FROM act") ?? 0
        let packCount = try Int64.fetchOne(database, sql: "SELECT count(*) FROM pack") ?? 0
        let last = try Row.fetchOne(
            database,
            sql: """
                SELECT * FROM (SELECT sequence, committed_at FROM report ORDER BY sequence DESC LIMIT 1)
                UNION ALL
                SELECT * FROM (SELECT sequence, committed_at FROM catalogue ORDER BY sequence DESC LIMIT 1)
                UNION ALL
                SELECT * FROM (SELECT sequence, committed_at FROM act ORDER BY sequence DESC LIMIT 1)
                UNION ALL
                SELECT * FROM (SELECT sequence, committed_at FROM pack ORDER BY sequence DESC LIMIT 1)
                ORDER BY 1 DESC LIMIT 1
                """)
        guard let last else { return Position() }
        let sequence: Int64 = last[0]
        return Position(
            sequence: sequence, time: Instant(microsecondsSinceEpoch: last[1]),
            reportCount: sequence - catalogues - actCount - packCount, catalogues: catalogues, actCount: actCount,
            packCount: packCount)
    }

    /// Runs `body` in one transaction. Whatever is thrown, nothing of it stays.
    func transaction<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try execute("BEGIN IMMEDIATE")
        next = position
        do {
            let answer = try body()
            if next.sequence > position.sequence {
                try log.seal(from: position.sequence + 1, time: next.time)
            }
            let begun = DispatchTime.now().uptimeNanoseconds
            try execute("COMMIT")
            syncNanoseconds = DispatchTime.now().uptimeNanoseconds - begun
            position = next
            log.keep()
            roundsWithActs.formUnion(newRoundsWithActs)
            newRoundsWithActs.removeAll()
            return answer
        } catch {
            undo()
            throw error
        }
    }

    /// Takes the next sequence and the commit time that goes with it, which never falls. Everything that is stored
    /// comes by here, except audit lines.
    func advance(to time: Instant) throws -> Position {
        if next.sequence == position.sequence { try requireRoom() }
        next.sequence += 1
        next.time = commitTime(time)
        return next
    }

    /// Adds the line of a deed to the transaction that does it, before its head is signed.
    func audit(_ line: AuditEvent?) throws {
        if let line { try log.append(line.bounded) }
    }

    func countReport() { next.reportCount += 1 }
    func countCatalogue() { next.catalogues += 1 }
    func countPack() { next.packCount += 1 }

    func countAct(inRound number: Int64) {
        next.actCount += 1
        newRoundsWithActs.insert(number)
    }

    func hasActs(inRound number: Int64) -> Bool {
        roundsWithActs.contains(number) || newRoundsWithActs.contains(number)
    }

    /// What `advance(to:)` will make of `time`.
    func commitTime(_ time: Instant) -> Instant { max(next.time, time) }

    var newestCatalogue: CatalogueVersion { next.catalogues }

    // MARK: - Numbers for offices and rounds

    /// `nil` when nothing of this office is stored.
    func officeNumber(_ name: String) throws -> Int64? {
        if let number = offices[name] { return number }
        let statement = statements.officeNumber
        defer { statement.reset() }
        try statement.bind(name, at: 1)
        guard try statement.step() else { return nil }
        offices.remember(statement.int(0), for: name)
        return statement.int(0)
    }

    func addOffice(_ name: String) throws -> Int64 {
        let number = try insert(statements.addOffice) { statement in try statement.bind(name, at: 1) }
        offices.remember(number, for: name)
        return number
    }

    /// `nil` when nothing of this round is stored.
    func roundNumber(_ round: Round) throws -> Int64? {
        if let number = rounds[round] { return number }
        let statement = statements.roundNumber
        defer { statement.reset() }
        try statement.bind(round.regime, at: 1)
        try statement.bind(round.period.code, at: 2)
        guard try statement.step() else { return nil }
        rounds.remember(statement.int(0), for: round)
        return statement.int(0)
    }

    func addRound(_ round: Round) throws -> Int64 {
        let number = try insert(statements.addRound) { statement in
            try statement.bind(round.regime, at: 1)
            try statement.bind(round.period.code, at: 2)
        }
        rounds.remember(number, for: round)
        return number
    }

    private func insert(_ statement: PreparedStatement, _ bind: (PreparedStatement) throws -> Void) throws -> Int64 {
        defer { statement.reset() }
        try bind(statement)
        guard try statement.step() else {
            throw SQLiteFailure(code: SQLITE_INTERNAL, text: "an insert returned no key")
        }
        let number = statement.int(0)
        guard try !statement.step() else {
            throw SQLiteFailure(code: SQLITE_INTERNAL, text: "an insert returned two keys")
        }
        return number
    }

    // MARK: - Transactions

    /// Some errors end the transaction by themselves; the others leave it to us. Numbers given inside it are forgotten.
    private func undo() {
        offices.forgetAll()
        rounds.forgetAll()
        log.undo()
        newRoundsWithActs.removeAll()
        guard sqlite3_get_autocommit(connection) == 0 else { return }
        // A rollback in WAL mode only drops pages in memory. Should it fail, the next BEGIN fails and says so.
        sqlite3_exec(connection, "ROLLBACK", nil, nil, nil)
    }

    private func execute(_ sql: String) throws(SQLiteFailure) {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteFailure(of: connection) }
    }
}
