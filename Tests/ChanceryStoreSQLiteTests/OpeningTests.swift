// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Foundation
internal import GRDB
internal import Testing

/// What is opened, what is refused, and that a refused file stays as it was.
@Suite struct OpeningTests {
    @Test("A second store on the directory is refused until the first is closed")
    func secondOpener() throws {
        let directory = try TemporaryDirectory()
        let first = try directory.open()
        let error = try #require(failure { try directory.open() })
        #expect(error.kind == .inUse)
        #expect(error.message.contains(directory.store))
        #expect(error.message.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
        first.writer.close()
        try directory.open().writer.close()
    }

    @Test("A store that failed to open gives the directory up")
    func failedOpenReleases() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.store, withIntermediateDirectories: true)
        try Data(repeating: 7, count: 8192).write(to: URL(fileURLWithPath: directory.file))
        #expect(failure { try directory.open() }?.kind == .corrupt)
        try FileManager.default.removeItem(atPath: directory.file)
        try directory.open().writer.close()
    }

    @Test("A newer schema is refused, naming both versions and the file")
    func newerSchema() throws {
        let directory = try TemporaryDirectory()
        try directory.open().writer.close()
        try edit(directory) { try $0.execute(sql: "PRAGMA user_version = 7") }
        let before = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        let error = try #require(failure { try directory.open() })
        #expect(error.kind == .newerSchema)
        #expect(error.message.contains("version 7"))
        #expect(error.message.contains("up to 3"))
        #expect(error.message.contains(directory.file))
        #expect(try Data(contentsOf: URL(fileURLWithPath: directory.file)) == before)
    }

    @Test("Another program's database is refused and left alone")
    func foreignFile() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.store, withIntermediateDirectories: true)
        try edit(directory) { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        let before = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        #expect(failure { try directory.open() }?.kind == .notAStore)
        #expect(try Data(contentsOf: URL(fileURLWithPath: directory.file)) == before)
        #expect(!FileManager.default.fileExists(atPath: directory.file + "-wal"))
    }

    @Test("An empty file becomes a store")
    func emptyFile() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.store, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: directory.file))
        let store = try directory.open()
        #expect(try store.read { $0.sequence } == 0)
        store.writer.close()
    }

    @Test("Damage inside the file is found by the quick check, and by the read that meets it")
    func damage() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        for number in 0..<20 { _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start) }
        store.writer.close()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: directory.file))
        let pages = try handle.seekToEnd() / 4096
        try handle.seek(toOffset: pages / 2 * 4096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 200))
        try handle.close()
        let error = try #require(failure { try directory.open(SQLiteStoreOptions(check: .quick)) })
        #expect(error.kind == .corrupt)
        #expect(error.message.contains(directory.file))
        // Opening reads the last rows for the log; it finds what is among them.
        let reading = failure {
            let damaged = try directory.open()
            defer { damaged.writer.close() }
            _ = try damaged.read { try $0.changes(after: 0, limit: 1000) }
        }
        #expect(reading?.kind == .corrupt)
    }

    @Test("A parent that is not there, and a directory that is a file, are refused")
    func noDirectory() throws {
        let directory = try TemporaryDirectory()
        let missing = failure { try SQLiteStore(directory: directory.path + "/a/b") }
        #expect(missing?.kind == .cannotOpen)
        try Data().write(to: URL(fileURLWithPath: directory.store))
        #expect(failure { try directory.open() }?.kind == .cannotOpen)
    }

    @Test("Options out of range are refused by name")
    func options() throws {
        let directory = try TemporaryDirectory()
        let cases = [
            ("readerCountMax", SQLiteStoreOptions(readerCountMax: 0)),
            ("checkpointPages", SQLiteStoreOptions(checkpointPages: 1)),
            ("busyTimeoutSeconds", SQLiteStoreOptions(busyTimeoutSeconds: -1)),
            ("writerCacheKiB", SQLiteStoreOptions(writerCacheKiB: 0)),
            ("readerCacheKiB", SQLiteStoreOptions(readerCacheKiB: 0)),
            ("internedCountMax", SQLiteStoreOptions(internedCountMax: 0)),
            ("fileBytesMax", SQLiteStoreOptions(fileBytesMax: 5)),
        ]
        for (name, options) in cases {
            let error = try #require(failure { try directory.open(options) })
            #expect(error.kind == .invalidArgument)
            #expect(error.message.contains(name))
        }
    }

    @Test("The file carries its marks, keeps a log, and refuses to have its history changed")
    func file() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        _ = try store.writer.commit(FaultTests.batch(0), at: Samples.start)
        _ = try store.writer.commit(acts: FaultTests.acts(0), at: Samples.start)
        _ = try store.writer.commit(pack: FaultTests.pack(0), at: Samples.start)
        store.writer.close()
        #expect(!FileManager.default.fileExists(atPath: directory.file + "-wal"))
        try edit(directory) { database in
            let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
            #expect(application == 0x4348_4359)
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
            #expect(version == 3)
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            #expect(mode == "wal")
            for table in ["report", "catalogue", "act", "pack"] {
                for sql in ["UPDATE \(table) SET committed_at = 0", "DELETE FROM \(table)"] {
                    let error = #expect(throws: DatabaseError.self) { try database.execute(sql: sql) }
                    #expect(error?.message == "history is never rewritten")
                }
            }
        }
    }

    private func edit(_ directory: TemporaryDirectory, _ body: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: directory.file)
        try queue.writeWithoutTransaction(body)
        try queue.close()
    }

    private func failure<Value>(_ body: () throws -> Value) -> StoreError? {
        do {
            _ = try body()
            return nil
        } catch let error as StoreError {
            return error
        } catch {
            Issue.record("no StoreError but \(error)")
            return nil
        }
    }
}
