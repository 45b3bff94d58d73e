// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTransparency
internal import ChanceryWire
internal import Foundation
internal import TTRPC
internal import Testing

@testable internal import ChanceryServer

/// Which key the log is signed with, and under which name.
@Suite(.serialized) struct LogSigningTests {
    /// A configuration whose log has a key of its own in a file.
    private static func configuration(_ folder: TemporaryFolder, _ name: String) throws -> ServerConfiguration {
        var configuration = try RunningDaemon.configuration(folder)
        configuration.logKeyFile = folder.path + "/\(name).pem"
        configuration.logOrigin = "log.example.vn/\(name)"
        return configuration
    }

    private static func vkey(_ configuration: ServerConfiguration) throws -> String {
        let key = try KeyFile.read(try #require(configuration.logKeyFile)).publicKey
        return try LogVerifier(origin: try #require(LogOrigin(configuration.logOrigin)), key: key).vkey
    }

    @Test("Heads are signed with the key of log.key-file under log.origin")
    func origin() async throws {
        let folder = try TemporaryFolder()
        let configuration = try Self.configuration(folder, "a")
        try KeyFile.create(try #require(configuration.logKeyFile), .generate(.ed25519))
        let log = LogLines()
        try await RunningDaemon.run(configuration, log: log) { daemon in
            let client = try await daemon.connect()
            let decoder = try #require(WireDecoder(arenaBytes: 1 << 20, unknownFields: .refused))
            let answer = try decoder.getTreeHeadResponse(
                try await client.call(MethodNames.getTreeHead, GetTreeHeadRequest().encoded()))
            let head = try Checkpoint(note: answer.treeHead.note)
            #expect(head.origin.description == "log.example.vn/a")
            let verifier = try #require(try LogVerifier(vkey: Self.vkey(configuration)))
            #expect(head.isSigned(by: verifier))
            try await client.close()
        }
        #expect(!FileManager.default.fileExists(atPath: configuration.storeDirectory + "/log-key.pem"))
        #expect(!log.lines.all.contains { $0.contains("another key") })
    }

    @Test("A change of key or name is warned of and has a line in the trail, with the old and the new")
    func change() async throws {
        let folder = try TemporaryFolder()
        let first = try Self.configuration(folder, "a")
        try KeyFile.create(try #require(first.logKeyFile), .generate(.ed25519))
        try await RunningDaemon.run(first) { _ in }
        var renamed = first
        renamed.logOrigin = "log.example.vn/renamed"
        let other = try Self.configuration(folder, "b")
        try KeyFile.create(try #require(other.logKeyFile), .generate(.ed25519))
        for changed in [renamed, other] {
            let log = LogLines()
            try await RunningDaemon.run(changed, log: log) { _ in }
            let (old, new) = (try Self.vkey(first), try Self.vkey(changed))
            #expect(
                log.lines.all.contains {
                    $0.hasPrefix("warning: the log is signed with another key") && $0.contains(old) && $0.contains(new)
                })
            let store = try SQLiteStore(directory: first.storeDirectory, signer: LogSigning.signer(first))
            defer { store.writer.close() }
            #expect(store.signerChange == nil)
            let lines = try store.read { try $0.auditEvents(after: 0, limit: 100, filter: .init(method: "log.key")) }
            #expect(lines.last?.event.subject == new && lines.last?.event.detail == "signed by \(old) before")
        }
    }

    @Test("An orderly stop leaves no line of the trail that nobody signed for, and logs the seal")
    func seal() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        let log = LogLines()
        try await RunningDaemon.run(configuration, log: log) { _ in }
        let store = try SQLiteStore(directory: configuration.storeDirectory)
        let lines = try store.read { try $0.auditEvents(after: 0, limit: 100, filter: .init()) }
        store.writer.close()
        #expect(lines.suffix(2).map(\.event.method) == ["daemon.stop", AuditEvent.sealMethod])
        let seal = try Checkpoint(note: try #require(lines.last).event.detail)
        #expect(seal.head.audit == AuditMark(after: lines[lines.count - 2]))
        #expect(log.lines.all.contains { $0.hasPrefix("notice: the audit trail is sealed") })
        #expect(try StoreVerifier(directory: configuration.storeDirectory).run().findings == [])
    }

    @Test("A key that the daemon could not use is a mistake in the configuration, before the start already")
    func check() throws {
        let folder = try TemporaryFolder()
        let configuration = try Self.configuration(folder, "a")
        func refusal(_ check: () throws(StartupError) -> Void) -> StartupError? {
            do throws(StartupError) { try check() } catch { return error }
            return nil
        }
        let path = try #require(configuration.logKeyFile)
        func isRefused(_ words: String) -> Bool {
            let refusals = [
                refusal { () throws(StartupError) in try Daemon.check(configuration) },
                refusal { () throws(StartupError) in _ = try LogSigning.signer(configuration) },
            ]
            return refusals.allSatisfy { refusal in
                refusal?.exitCode == 78 && refusal?.description.contains("log.key-file") == true
                    && refusal?.description.contains(words) == true
            }
        }
        #expect(isRefused("cannot be opened"))
        try KeyFile.create(path, .generate(.ecdsaP256))
        #expect(isRefused("Ed25519"))
        try FileManager.default.removeItem(atPath: path)
        try KeyFile.create(path, .generate(.ed25519))
        #expect(refusal { () throws(StartupError) in try Daemon.check(configuration) } == nil)
        #expect(chmod(path, 0o644) == 0)
        #expect(isRefused("chmod 600"))
        #expect(!FileManager.default.fileExists(atPath: configuration.storeDirectory))
        // A credential is there once the service runs.
        var credential = configuration
        credential.logKeyFile = "/run/credentials/chanceryd-test.service/none"
        #expect(refusal { () throws(StartupError) in try Daemon.check(credential) } == nil)
        #expect(refusal { () throws(StartupError) in _ = try LogSigning.signer(credential) }?.exitCode == 78)
    }

    @Test("Root checks a key of the daemon's account, which the daemon as root would not take")
    func owner() throws {
        guard geteuid() == 0 else { return }
        let folder = try TemporaryFolder()
        let configuration = try Self.configuration(folder, "a")
        let path = try #require(configuration.logKeyFile)
        try KeyFile.create(path, .generate(.ed25519))
        #expect(chown(path, 65534, 65534) == 0)
        #expect(throws: Never.self) { try Daemon.check(configuration) }
        #expect(throws: StartupError.self) { try LogSigning.signer(configuration) }
    }
}
