// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite("Restoring a backup")
struct RestorationTests {
    /// A backup of a store with a catalogue and three reports.
    private static func backup(_ folder: TemporaryFolder) throws -> String {
        try SampleStore.make(folder.path + "/store")
        let store = StoreAtRest(directory: folder.path + "/store", clock: .fixed(at: Sample.now))
        _ = try store.backUp(to: folder.path + "/backup")
        return folder.path + "/backup"
    }

    private static func restore(_ folder: TemporaryFolder) throws -> Restoration.Outcome {
        try Restoration(folder: folder.path + "/backup", directory: folder.path + "/restored").restore()
    }

    /// The refusal of a restoration that must leave nothing.
    private static func refusal(_ folder: TemporaryFolder) throws -> String {
        let error = #expect(throws: BackupError.self) { _ = try restore(folder) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasPrefix("restored") }, "something was left: \(names)")
        return error?.description ?? ""
    }

    /// Writes the manifest anew with what holds for the damaged file.
    private static func reseal(_ backup: String, sequence: StoreSequence? = nil) throws {
        let old = try BackupManifest.read(folder: backup)
        let (bytes, digest) = try FileCopy.digest(of: backup + "/chancery.sqlite")
        let manifest = BackupManifest(
            formatVersion: old.formatVersion, productVersion: old.productVersion, schemaVersion: old.schemaVersion,
            sequence: sequence ?? old.sequence, finishedAt: old.finishedAt, lastCommittedAt: old.lastCommittedAt,
            treeHead: old.treeHead,
            files: [BackupManifest.File(name: "chancery.sqlite", bytes: bytes, sha256: String(describing: digest))])
        try manifest.encoded().write(to: URL(fileURLWithPath: backup + "/manifest.json"))
    }

    @Test("a whole backup becomes a store that answers as the original did, and the backup stays as it was")
    func whole() throws {
        let folder = try TemporaryFolder()
        let backup = try Self.backup(folder)
        let before = try FileCopy.digest(of: backup + "/chancery.sqlite").digest
        let outcome = try Self.restore(folder)
        #expect(outcome.manifest.sequence == 4 && outcome.reportCount == 3 && outcome.catalogueCount == 1)
        #expect(try FileCopy.digest(of: backup + "/chancery.sqlite").digest == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: backup).sorted()
        #expect(names == ["chancery.sqlite", "manifest.json"])
        let store = try SQLiteStore(directory: folder.path + "/restored")
        defer { store.writer.close() }
        #expect(store.statistics().sequence == 4)
        #expect(try store.read { try $0.current(Sample.key("vn-02"), asOf: nil) }?.receipt.sequence == 3)
    }

    @Test("a store is never overwritten, but an empty folder is no store")
    func overwriting() throws {
        let folder = try TemporaryFolder()
        _ = try Self.backup(folder)
        let error = #expect(throws: BackupError.self) {
            _ = try Restoration(folder: folder.path + "/backup", directory: folder.path + "/store").restore()
        }
        #expect(error?.description.contains("nothing is overwritten") == true)
        try FileManager.default.createDirectory(atPath: folder.path + "/restored", withIntermediateDirectories: false)
        #expect(try Self.restore(folder).reportCount == 3)
    }

    @Test("a file that is shorter or has another byte than the manifest says is refused")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let file = URL(fileURLWithPath: try Self.backup(folder) + "/chancery.sqlite")
        let data = try Data(contentsOf: file)
        try data.dropLast(4096).write(to: file)
        #expect(try Self.refusal(folder).contains("bytes and the manifest says"))
        var changed = data
        changed[data.count / 2] ^= 1
        try changed.write(to: file)
        #expect(try Self.refusal(folder).contains("SHA-256"))
        try data.write(to: file)
        #expect(try Self.restore(folder).reportCount == 3)
    }

    @Test("a changed report is found even if the manifest was written anew")
    func changedRow() throws {
        let folder = try TemporaryFolder()
        let backup = try Self.backup(folder)
        let file = URL(fileURLWithPath: backup + "/chancery.sqlite")
        var data = try Data(contentsOf: file)
        try SampleStore.forge(&data)
        try data.write(to: file)
        try Self.reseal(backup)
        #expect(try Self.refusal(folder).contains("do not have the stored digest"))
    }

    @Test("a manifest that says another sequence, or nothing, or something from the future, is refused")
    func manifests() throws {
        let folder = try TemporaryFolder()
        let backup = try Self.backup(folder)
        let path = URL(fileURLWithPath: backup + "/manifest.json")
        let text = try String(contentsOf: path, encoding: .utf8)
        try Self.reseal(backup, sequence: 5)
        #expect(try Self.refusal(folder).contains("ends at sequence 4"))
        for (old, new, wanted) in [
            ("\"formatVersion\" : 1", "\"formatVersion\" : 2", "has format 2"),
            ("\"schemaVersion\" : \(SQLiteStore.schemaVersion)", "\"schemaVersion\" : 99", "schema version 99"),
            ("chancery.sqlite", "../store/chancery.sqlite", "does not name chancery.sqlite alone"),
            ("{", "", "is no manifest"),
        ] {
            try text.replacingOccurrences(of: old, with: new).write(to: path, atomically: true, encoding: .utf8)
            #expect(try Self.refusal(folder).contains(wanted), "\(wanted)")
        }
        try FileManager.default.removeItem(at: path)
        #expect(try Self.refusal(folder).contains("without its manifest"))
    }
}
