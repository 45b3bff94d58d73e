// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing
internal import TrialAuthority

@testable internal import ChanceryTLS

@Suite struct TLSServerTests {
    private func server(_ files: TLSServerFiles) throws -> TLSServer {
        try TLSServer(
            files: files, settings: TLSServerSettings(), clock: WallClock { Trial.now }, observer: { _ in })
    }

    private func problem(_ files: TLSServerFiles) throws -> TLSFileProblem? {
        do {
            _ = try server(files)
            return nil
        } catch let problem as TLSFileProblem {
            return problem
        }
    }

    @Test("What is wrong with a file is said with the file and with what would pass")
    func problems() throws {
        let trial = try Trial()
        #expect(try problem(trial.serverFiles) == nil)
        func broken(_ change: (inout TLSServerFiles) throws -> Void) throws -> TLSFileProblem? {
            var files = trial.serverFiles
            try change(&files)
            return try problem(files)
        }
        let missing = try broken { $0.certificate = trial.folder + "/none.pem" }
        #expect(missing?.path == trial.folder + "/none.pem")
        #expect(try broken { $0.key = trial.authority.key("office-a") }?.problem.contains("does not go with") == true)
        // A file of the right kind of rights and the wrong content, so that it is the content that is refused.
        let notKey = try trial.write(
            Array(try String(contentsOfFile: trial.authority.roots, encoding: .utf8).utf8), to: "not-a-key.pem")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: notKey)
        let keyless = try broken { $0.key = notKey }
        #expect(keyless?.path == notKey && keyless?.problem == "the file has no private key without a passphrase")
        // The other check stands in front of it.
        try FileManager.default.setAttributes([.posixPermissions: 0o604], ofItemAtPath: notKey)
        #expect(
            try broken { $0.key = notKey }?.problem == "everybody on this machine may use the key (mode 604)")
        #expect(
            try broken { $0.roots = trial.authority.certificate("office-a") }?.problem.contains("not one of an") == true
        )
        #expect(try broken { $0.roots = trial.authority.key("server") }?.problem.contains("PRIVATE KEY") == true)
        try trial.authority.issue("office/late", ended: true)
        let ended = try broken {
            $0.certificate = trial.authority.certificate("office-late")
            $0.key = trial.authority.key("office-late")
        }
        #expect(ended?.problem.contains("ended at") == true)
    }

    @Test("A key that everybody may read is nobody's secret")
    func openKey() throws {
        let trial = try Trial()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: trial.authority.key("server"))
        #expect(try problem(trial.serverFiles)?.remedy.hasPrefix("take the rights of others away") == true)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: trial.authority.key("server"))
        #expect(try problem(trial.serverFiles) == nil)
    }

    @Test("A reload takes the new files, all or none")
    func reload() throws {
        let trial = try Trial(options: ["--days", "100"])
        let server = try server(trial.serverFiles)
        let first = server.certificateExpiry
        #expect(first < Trial.now.adding(seconds: 101 * 86_400))
        #expect(server.revocationListExpiry != nil)
        // The script's own default is a year.
        try trial.authority.renew("server")
        try server.reload()
        let second = server.certificateExpiry
        #expect(second > first)
        try Data("nonsense".utf8).write(to: URL(filePath: trial.authority.roots))
        #expect(throws: TLSFileProblem.self) { try server.reload() }
        #expect(server.certificateExpiry == second)
    }

    @Test("An authority is replaced by reloads: both, then the new one alone; its list stays as long as it does")
    func rollOver() async throws {
        let (old, new) = (try Trial(), try Trial())
        var files = old.serverFiles
        (files.roots, files.revocationList) = try old.write(roots: [old], lists: [old])
        let server = try server(files)
        func reloadProblem(roots: [Trial], lists: [Trial]) throws -> String? {
            _ = try old.write(roots: roots, lists: lists)
            do {
                try server.reload()
                return nil
            } catch {
                return error.description
            }
        }
        #expect(try reloadProblem(roots: [old, new], lists: [old, new]) == nil)
        #expect(try reloadProblem(roots: [old, new], lists: [new])?.contains("older than the one that holds") == true)
        // Its list alone would be nobody's.
        let orphan = try reloadProblem(roots: [new], lists: [old, new])
        #expect(orphan?.contains("no authority among the roots signed it") == true)
        #expect(orphan?.contains("leaves this file") == true)
        #expect(try reloadProblem(roots: [new], lists: [new]) == nil)
        // The one that is left is held to its list as before.
        let held = try String(contentsOfFile: new.authority.revocationList, encoding: .utf8)
        try await Task.sleep(for: .seconds(1.1))
        try new.authority.revoke("office-a")
        #expect(try reloadProblem(roots: [new], lists: [new]) == nil)
        try held.write(toFile: new.authority.revocationList, atomically: false, encoding: .utf8)
        #expect(try reloadProblem(roots: [new], lists: [new])?.contains("older than the one that holds") == true)
    }
}
