// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite("Commands on a store that no daemon has")
struct StoreAtRestTests {
    @Test("a backup and a rehearsal leave the store as it was, and make no key")
    func nothingWritten() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path + "/store"
        try SampleStore.make(directory)
        try FileManager.default.removeItem(atPath: directory + "/log-key.pem")
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        let before = try FileCopy.digest(of: directory + "/chancery.sqlite").digest
        let store = StoreAtRest(directory: directory, clock: .fixed(at: Sample.now))
        #expect(try store.backUp(to: folder.path + "/backup").sequence == 4)
        #expect(try store.rehearse(.new(Sample.catalogue())).examinedCount == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == names)
        #expect(try FileCopy.digest(of: directory + "/chancery.sqlite").digest == before)
    }

    @Test("the log that a killed daemon left is in the backup, and is not merged")
    func killed() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path + "/store"
        try SampleStore.make(directory)
        let open = try SQLiteStore(directory: directory)
        _ = try open.writer.commit([Sample.validated(Sample.report(office: "vn-20"), request: 9)], at: Sample.now)
        let copy = folder.path + "/copy"
        try FileManager.default.copyItem(atPath: directory, toPath: copy)
        open.writer.close()
        let files = [copy + "/chancery.sqlite", copy + "/chancery.sqlite-wal"]
        let before = try files.map { try FileCopy.digest(of: $0).digest }
        let backup = try StoreAtRest(directory: copy).backUp(to: folder.path + "/backup")
        #expect(backup.sequence == 5)
        #expect(try files.map { try FileCopy.digest(of: $0).digest } == before)
    }

    @Test("a store of a running daemon and one of an older schema are left alone")
    func refused() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path + "/store"
        try SampleStore.make(directory)
        let store = StoreAtRest(directory: directory)
        let daemon = try SQLiteStore(directory: directory)
        let held = #expect(throws: OperatorError.self) { _ = try store.backUp(to: folder.path + "/backup") }
        #expect(held?.description.contains("--server") == true)
        daemon.writer.close()
        try OlderStore.make(directory + "/chancery.sqlite", schema: 2)
        let older = #expect(throws: OperatorError.self) { _ = try store.backUp(to: folder.path + "/backup") }
        #expect(older?.description.contains("schema version 2") == true)
    }
}
