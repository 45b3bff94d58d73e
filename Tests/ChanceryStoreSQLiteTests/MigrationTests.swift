// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Testing

/// A file with an older schema opens, and nothing in it changes.
@Suite struct MigrationTests {
    private static let columns = [
        "office": "id, name",
        "round": "id, regime, period",
        "catalogue": "version, sequence, committed_at, edition, digest, bytes",
        "report": """
        sequence, round_id, office_id, revision, committed_at, received_at, first_received_at, catalogue_version,
        request_id, digest, reason, bytes
        """,
    ]

    @Test("Every row is kept byte for byte, and the schema is that of a new file")
    func rows() throws {
        let old = try TemporaryDirectory()
        try Version1File.write(in: old)
        let before = try rows(of: old)
        #expect(before["report"]?.count == 12)
        #expect(try read(old) { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
        try old.open().writer.close()
        #expect(try rows(of: old) == before)
        #expect(try read(old) { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 3)
        let new = try TemporaryDirectory()
        try new.open().writer.close()
        let sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
        let schema = try read(old) { try Row.fetchAll($0, sql: sql).map(\.description) }
        #expect(try read(new) { try Row.fetchAll($0, sql: sql).map(\.description) } == schema)
        #expect(try read(old) { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        #expect(try read(old) { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").isEmpty })
    }

    @Test("Every report, receipt, request and catalogue is answered as before")
    func answers() throws {
        let directory = try TemporaryDirectory()
        try Version1File.write(in: directory)
        let store = try directory.open()
        defer { store.writer.close() }
        #expect(store.statistics().reportCount == 12)
        #expect(store.statistics().catalogueCount == 2)
        try check(store)
        let submissions = Version1File.submissions
        let outcomes = try store.writer.commit(submissions, at: Samples.start)
        #expect(outcomes == submissions.indices.map { .repeated(receipt($0)) })
        #expect(try store.read { $0.sequence } == 14)
    }

    @Test("It goes on: acts, packs, open questions and corrections")
    func goesOn() throws {
        let directory = try TemporaryDirectory()
        try Version1File.write(in: directory)
        let store = try directory.open()
        defer { store.writer.close() }
        let last = Version1File.submissions.count - 1
        let key = Version1File.submissions[last].key
        let accept = Samples.act(.accept, on: key, request: 1, revision: 3)
        let outcome = try store.writer.commit(acts: [accept], at: Samples.start)
        let act = try #require(try store.read { try $0.acts(of: key, asOf: nil) }.first)
        #expect(outcome == [.recorded(act)])
        #expect(act.sequence == 15)
        #expect(act.committedAt == Version1File.time(last))
        let correction = Samples.submission(key, request: 99, replaces: 3, text: "now", openQuestions: 2)
        let corrected = try store.writer.commit([correction], at: Samples.start)
        let receipt = try #require(try store.read { try $0.current(key, asOf: nil) }).receipt
        #expect(corrected == [.accepted(receipt)])
        #expect(receipt.revision == 4)
        let again = Samples.act(.accept, on: key, request: 2, revision: 4)
        #expect(try store.writer.commit(acts: [again], at: Samples.start) == [.refused(.questionsOpen(count: 2))])
        let frozen = try store.writer.commit(pack: Samples.pack(request: 1), at: Samples.start)
        let packs = try store.read { snapshot in
            try snapshot.listPacks(group: nil, regime: nil, after: nil, limit: 9, asOf: nil)
        }
        #expect(packs.map(PackOutcome.frozen) == [frozen])
        #expect(packs.map(\.sequence) == [17])
        try check(store)
    }

    @Test(
        "A migration that cannot be written leaves the file as it was, and is done later",
        arguments: FaultTests.faults)
    func fails(_ fault: FaultTests.Fault) throws {
        FaultyVolume.install()
        let directory = try TemporaryDirectory()
        try Version1File.write(in: directory)
        let before = try rows(of: directory)
        let failed = try FaultTests.openings(of: directory, under: fault) {
            #expect(try rows(of: directory) == before)
            let version = try read(directory) { try Int.fetchOne($0, sql: "PRAGMA user_version") }
            // What was written whole and not synced is there as long as the machine does not fail.
            #expect(version == 1 || (version == 3 && fault.operation == .sync))
        }
        #expect(failed >= 1)
        #expect(try rows(of: directory) == before)
        let store = try directory.open(SQLiteStoreOptions(check: .quick))
        defer { store.writer.close() }
        try check(store)
    }

    @Test("A migration whose log is cut short anywhere is whole or did not happen, and is finished at the next start")
    func cutLog() throws {
        let directory = try TemporaryDirectory()
        try Version1File.write(in: directory)
        let store = try directory.open()
        defer { store.writer.close() }
        let log = try Data(contentsOf: URL(fileURLWithPath: directory.file + "-wal"))
        #expect(log.count > 4096)
        var generator = SeededGenerator(seed: 7)
        let lengths = (0..<40).map { _ in Int.random(in: 0...log.count, using: &generator) } + [0, log.count]
        for length in lengths {
            let copy = try TemporaryDirectory()
            try FileManager.default.createDirectory(atPath: copy.store, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: directory.file, toPath: copy.file)
            try log.prefix(length).write(to: URL(fileURLWithPath: copy.file + "-wal"))
            let again = try copy.open(SQLiteStoreOptions(check: .quick))
            defer { again.writer.close() }
            try check(again)
        }
    }

    // MARK: - Pieces

    private func receipt(_ number: Int) -> Receipt {
        let submission = Version1File.submissions[number]
        return Receipt(
            key: submission.key, revision: submission.replacesRevision + 1, sequence: StoreSequence(number + 3),
            receivedAt: submission.receivedAt, digest: submission.digest, requestID: submission.requestID,
            catalogueVersion: submission.catalogueVersion)
    }

    /// Everything that the file had is answered.
    private func check(_ store: SQLiteStore) throws {
        try store.read { snapshot in
            for (number, submission) in Version1File.submissions.enumerated() {
                let wanted = StoredReport(
                    receipt: receipt(number),
                    firstReceivedAt: Version1File.time(number - Int(submission.replacesRevision)),
                    reason: submission.reason, bytes: submission.bytes, submittedBy: "")
                #expect(try snapshot.revision(submission.replacesRevision + 1, of: submission.key) == wanted)
                #expect(try snapshot.outcome(of: submission.requestID, for: submission.key) == wanted.receipt)
            }
            for version in 1...2 {
                let catalogue = try snapshot.catalogue(version: CatalogueVersion(version))
                #expect(catalogue?.bytes == [UInt8(version), 0, 0xFF])
                #expect(catalogue?.edition == "bản \(version)")
                #expect(catalogue?.sequence == StoreSequence(version))
            }
            let changes = try snapshot.changes(after: 0, limit: 14)
            #expect(changes.map(\.sequence) == Array(1...14))
            #expect(try snapshot.sequence(asOf: Version1File.time(4)) == 7)
            #expect(try snapshot.acts(regime: "FA-D09", period: Samples.period, asOf: 14) == [])
        }
    }

    private func rows(of directory: TemporaryDirectory) throws -> [String: [[DatabaseValue]]] {
        try read(directory) { database in
            var tables: [String: [[DatabaseValue]]] = [:]
            for (table, columns) in MigrationTests.columns {
                let rows = try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table) ORDER BY 1")
                tables[table] = rows.map { Array($0.databaseValues) }
            }
            return tables
        }
    }

    private func read<Answer>(_ directory: TemporaryDirectory, _ body: (Database) throws -> Answer) throws -> Answer {
        let queue = try DatabaseQueue(path: directory.file)
        let answer = try queue.read(body)
        try queue.close()
        return answer
    }
}
