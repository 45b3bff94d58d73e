// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Foundation
internal import GRDB
internal import Testing

/// Files of older schemas, and examinations that are given up.
@Suite struct StoreExaminationTests {
    /// A file of that schema whose digests are SHA-256, as those of a daemon are.
    private static func older(_ version: Int, in directory: TemporaryDirectory) throws {
        if version == 1 { try Version1File.write(in: directory) } else { try Version2File.write(in: directory) }
        let queue = try DatabaseQueue(path: directory.file)
        try queue.write { database in
            for table in ["report", "catalogue"] + (version == 1 ? [] : ["act", "pack"]) {
                try database.execute(sql: "DROP TRIGGER \(table)_is_history")
                for row in try Row.fetchAll(database, sql: "SELECT sequence, bytes FROM \(table)") {
                    let (sequence, bytes): (Int64, Data) = (row[0], row[1])
                    try database.execute(
                        sql: "UPDATE \(table) SET digest = ? WHERE sequence = ?",
                        arguments: [Data(Digest.sha256(of: Array(bytes)).bytes), sequence])
                }
                try database.execute(
                    sql: """
                        CREATE TRIGGER \(table)_is_history BEFORE UPDATE ON \(table)
                            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END
                        """)
            }
        }
        try queue.close()
    }

    private static func examined(_ directory: TemporaryDirectory) throws -> StoreExamination {
        try StoreExamination(file: directory.file, isShared: false, depth: .rows)
    }

    @Test("An older file is proved as this release would take it over, and stays as it is", arguments: [1, 2])
    func older(_ version: Int) throws {
        let directory = try TemporaryDirectory()
        try Self.older(version, in: directory)
        let before = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        let found = try Self.examined(directory)
        #expect(found.isWhole && found.hasProvedRows, "\(found.pageDefects) \(found.rowDefects)")
        #expect(found.schemaVersion == version && !found.hasLog && found.treeHead.isEmpty)
        #expect(found.reportCount == 12 && found.catalogueCount == 2 && found.committedAt != nil)
        #expect(try Data(contentsOf: URL(fileURLWithPath: directory.file)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.store) == ["chancery.sqlite"])
        try directory.execute("DROP TRIGGER report_is_history; UPDATE report SET bytes = x'00' WHERE sequence = 5")
        // The missing trigger and the row.
        let defects = try Self.examined(directory).rowDefects
        #expect(defects.count == 2 && defects.contains("The trigger report_is_history is missing."), "\(defects)")
        try directory.execute("DROP TRIGGER report_stays; DELETE FROM report WHERE sequence = 9")
        #expect(try Self.examined(directory).rowDefects == ["It cannot be upgraded: sequence 9 is missing."])
    }

    @Test("It ends soon after it was told to")
    func interrupted() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: .sha256(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        for number in 0..<200 { _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start) }
        store.writer.close()
        var asked = 0
        #expect(throws: StoreError.self) {
            _ = try StoreExamination(
                file: directory.file, isShared: false, depth: .rows,
                mayGoOn: {
                    asked += 1
                    return false
                })
        }
        #expect(asked == 1)
    }

    @Test("Who asks who has a store does not keep a daemon from starting at that moment")
    func probed() throws {
        let directory = try TemporaryDirectory()
        try directory.open().writer.close()
        let descriptor = open(directory.store + "/lock", O_RDONLY)
        try #require(flock(descriptor, LOCK_SH | LOCK_NB) == 0)
        // A thread of its own: those of tasks may all be busy for as long as the lock waits.
        Thread.detachNewThread {
            poll(nil, 0, 50)
            close(descriptor)
        }
        try directory.open().writer.close()
        #expect(SQLiteStore.holder(ofDirectory: directory.store) == nil)
    }
}
