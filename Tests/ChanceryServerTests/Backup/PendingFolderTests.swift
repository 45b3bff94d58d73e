// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite("A folder that appears whole or not at all")
struct PendingFolderTests {
    private static let names = ["chancery.sqlite", "manifest.json"]

    private static func pending(_ path: String, outside store: String? = nil) throws(BackupError) -> PendingFolder {
        try PendingFolder(path: path, fileNames: names, outside: store)
    }

    private static func refusal(_ path: String, outside store: String? = nil) -> String {
        do { _ = try pending(path, outside: store) } catch { return error.description }
        return ""
    }

    private static func mode(_ path: String) throws -> mode_t {
        var status = stat()
        try #require(lstat(path, &status) == 0)
        return status.st_mode & 0o777
    }

    @Test("it gets its name when it is complete, and then nothing of it is removed any more")
    func complete() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/made"
        let old = umask(0o022)
        defer { umask(old) }
        let pending = try Self.pending(path + "/")
        close(try pending.folder.makeFile("chancery.sqlite"))
        #expect(try Self.mode(path + ".partial") == 0o700)
        #expect(try Self.mode(path + ".partial/chancery.sqlite") == 0o600)
        #expect(!FileManager.default.fileExists(atPath: path))
        try pending.complete()
        pending.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["made"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["chancery.sqlite"])
        #expect(try Self.mode(path) == 0o700)
    }

    @Test("what forbids its name at the end leaves nothing")
    func forbidden() throws {
        let folder = try TemporaryFolder()
        let pending = try Self.pending(folder.path + "/made")
        close(try pending.folder.makeFile("manifest.json"))
        #expect(throws: BackupError.self) {
            try pending.complete { () throws(BackupError) in throw BackupError("given up") }
        }
        pending.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("a link at the place of the partial folder is not followed, so that a live store stays")
    func link() throws {
        let folder = try TemporaryFolder()
        let store = folder.path + "/store"
        try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: false)
        chmod(store, 0o700)
        _ = try folder.write("alive", to: "store/chancery.sqlite")
        // Even one that looks as if it had been left behind.
        _ = try folder.write("", to: "store/" + PendingFolder.markerName)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/made.partial", withDestinationPath: store)
        #expect(Self.refusal(folder.path + "/made").contains("is in the way"))
        #expect(try String(contentsOfFile: store + "/chancery.sqlite", encoding: .utf8) == "alive")
    }

    @Test("only what an earlier attempt left is removed: with the marker, and closed to others")
    func leftover() throws {
        let folder = try TemporaryFolder()
        let left = folder.path + "/made.partial"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
        chmod(left, 0o700)
        _ = try folder.write("somebody's", to: "made.partial/chancery.sqlite")
        #expect(Self.refusal(folder.path + "/made").contains("is in the way"))
        _ = try folder.write("", to: "made.partial/" + PendingFolder.markerName)
        chmod(left, 0o755)
        #expect(Self.refusal(folder.path + "/made").contains("is in the way"))
        #expect(try String(contentsOfFile: left + "/chancery.sqlite", encoding: .utf8) == "somebody's")
        chmod(left, 0o700)
        let pending = try Self.pending(folder.path + "/made")
        #expect(try FileManager.default.contentsOfDirectory(atPath: left) == [PendingFolder.markerName])
        pending.remove()
        // What does not belong there keeps the folder.
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
        chmod(left, 0o700)
        for name in [PendingFolder.markerName, "letter.txt"] {
            _ = try folder.write("mine", to: "made.partial/" + name)
        }
        #expect(Self.refusal(folder.path + "/made").contains("cannot be made"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: left) == ["letter.txt"])
    }

    @Test("a taken place, a missing folder above and the folder of a store are refused")
    func places() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("mine", to: "file")
        #expect(Self.refusal(folder.path + "/file").contains("is no folder"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/nowhere")
        #expect(Self.refusal(folder.path + "/link").contains("is no folder"))
        #expect(Self.refusal(folder.path + "/no/parent").contains("cannot be opened"))
        let store = folder.path + "/store"
        try FileManager.default.createDirectory(atPath: store + "/inner", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/door", withDestinationPath: store)
        for place in [store + "/b", store + "/inner/b", folder.path + "/door/b", folder.path + "/x/../store/b"] {
            #expect(Self.refusal(place, outside: store).contains("in the folder of the store"), "\(place)")
        }
        #expect(Self.refusal(folder.path + "/storehouse", outside: store).isEmpty)
    }
}
