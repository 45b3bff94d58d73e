// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
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
    private static func reseal(
        _ backup: String, sequence: StoreSequence? = nil, schema: Int32? = nil, treeHead: String? = nil
    ) throws {
        let old = try BackupManifest.read(folder: backup)
        let (bytes, digest) = try FileCopy.digest(of: backup + "/chancery.sqlite")
        let manifest = BackupManifest(
            formatVersion: old.formatVersion, productVersion: old.productVersion,
            schemaVersion: schema ?? old.schemaVersion,
            sequence: sequence ?? old.sequence, finishedAt: old.finishedAt, lastCommittedAt: old.lastCommittedAt,
            treeHead: treeHead ?? old.treeHead,
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

    @Test("a backup of an older schema is proved and restored, and the daemon upgrades it", arguments: [1, 2])
    func olderSchema(_ version: Int) throws {
        let folder = try TemporaryFolder()
        let backup = try Self.backup(folder)
        let file = backup + "/chancery.sqlite"
        try OlderStore.make(file, schema: version)
        try Self.reseal(backup, schema: Int32(version), treeHead: "")
        let before = try FileCopy.digest(of: file).digest
        #expect(try Restoration.verify(folder: backup).authorship.contains("no signed log"))
        #expect(try FileCopy.digest(of: file).digest == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: backup).sorted() == [
                "chancery.sqlite", "manifest.json",
            ])
        #expect(try Self.restore(folder).reportCount == 3)
        #expect(try FileCopy.digest(of: folder.path + "/restored/chancery.sqlite").digest == before)
        let found = StoreDoctor(directory: folder.path + "/restored", clock: .fixed(at: Sample.now), freeBytesMin: 1)
            .examine()
        #expect(found.filter { $0.weight != .good }.map(\.subject) == ["key", "schema"])
        let store = try SQLiteStore(directory: folder.path + "/restored")
        #expect(store.statistics().sequence == 4)
        let again = try store.writer.commit(
            [Sample.validated(Sample.report(office: "vn-02"), request: 1)], at: Sample.now)
        guard case .repeated(let receipt) = again.first else { throw Unexpected(what: "\(again)") }
        #expect(receipt.sequence == 3)
        store.writer.close()

        var data = try Data(contentsOf: URL(fileURLWithPath: file))
        try SampleStore.forge(&data)
        try data.write(to: URL(fileURLWithPath: file))
        try Self.reseal(backup)
        try FileManager.default.removeItem(atPath: folder.path + "/restored")
        #expect(try Self.refusal(folder).contains("do not have the stored digest"))
    }

    private struct Unexpected: Error { let what: String }

    @Test("with the log's key, a store that somebody else sealed anew is refused; without it the words say so")
    func authorship() throws {
        let folder = try TemporaryFolder()
        let backup = try Self.backup(folder)
        let own = try KeyFile.read(folder.path + "/store/log-key.pem").publicKey
        let ownFile = try folder.write(own.pem, to: "log.pub")
        let proved = try Restoration(folder: backup, directory: folder.path + "/proved", keyFiles: [ownFile]).restore()
        #expect(proved.authorship.contains("signed with a given key"))
        #expect(try Restoration.verify(folder: backup, keyFiles: [ownFile]).reportCount == 3)

        // The same reports, sealed by a forger who has a key of his own and writes the manifest to it.
        try SampleStore.make(folder.path + "/forged")
        try FileManager.default.removeItem(atPath: backup)
        _ = try StoreAtRest(directory: folder.path + "/forged", clock: .fixed(at: Sample.now)).backUp(to: backup)
        let believed = try Restoration.verify(folder: backup)
        #expect(believed.authorship.contains("keys that the backup itself names"))
        let error = #expect(throws: BackupError.self) {
            _ = try Restoration.verify(folder: backup, keyFiles: [ownFile])
        }
        #expect(error?.description.contains("another key than the given one") == true)
        #expect(throws: BackupError.self) {
            _ = try Restoration(folder: backup, directory: folder.path + "/x", keyFiles: [ownFile]).restore()
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
        let doctor = StoreDoctor(directory: folder.path + "/forged", freeBytesMin: 1, keyFiles: [ownFile])
        #expect(doctor.examine().contains { $0.weight == .failure && $0.message.contains("another key") })
        let nonsense = try folder.write("no key", to: "nonsense.pub")
        #expect(throws: BackupError.self) { _ = try Restoration.verify(folder: backup, keyFiles: [nonsense]) }
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
