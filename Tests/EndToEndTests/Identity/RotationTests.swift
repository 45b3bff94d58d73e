// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import Synchronization
internal import Testing
internal import TrialAuthority

extension EndToEndTests {
    /// Certificates, roots and revocation lists change while the daemon serves.
    @Suite struct RotationTests {
        private final class Load: Sendable {
            let calls = Atomic(0)
            let isOver = Atomic(false)
        }

        private func setting() async throws -> (TemporaryFolder, TrialAuthority, DaemonProcess) {
            let folder = try TemporaryFolder()
            let authority = try TrialAuthority(in: folder.path, offices: ["vn-01", "vn-24", "vn-34"])
            return (folder, authority, try await DaemonProcess.secured(folder.path, authority))
        }

        @Test("Certificates are renewed under load, and no call fails")
        func underLoad() async throws {
            let (folder, authority, daemon) = try await setting()
            let load = Load()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 0..<6 {
                    group.addTask {
                        // Half of the lanes stay connected, the others connect for every call.
                        let steady = daemon.client(authority, "office-vn-24")
                        while !load.isOver.load(ordering: .relaxed) {
                            let client = lane % 2 == 0 ? steady : daemon.client(authority, "office-vn-34")
                            _ = try await client.serverInfo()
                            load.calls.add(1, ordering: .relaxed)
                            if lane % 2 == 1 { try await client.close() }
                        }
                        try await steady.close()
                    }
                }
                defer { load.isOver.store(true, ordering: .relaxed) }
                for _ in 0..<5 {
                    try authority.renew("server")
                    try await daemon.reload()
                    try await Task.sleep(for: .milliseconds(200))
                }
                load.isOver.store(true, ordering: .relaxed)
                try await group.waitForAll()
            }
            #expect(load.calls.load(ordering: .relaxed) > 50)
            let client = daemon.client(authority, "office-vn-24")
            let counters = try await client.serverInfo().counters
            func counter(_ name: String) -> Int64? { counters.first { $0.name == name }?.value }
            #expect(counter("handshakes_failed_count") == 0)
            #expect(counter("handshakes_refused_count") == 0)
            try await client.close()
            #expect(try await daemon.stop() == 0)
            withExtendedLifetime(folder) {}
        }

        @Test("A certificate that is revoked by a reload ends its connection, and no other")
        func revoked() async throws {
            let (folder, authority, daemon) = try await setting()
            let lost = daemon.client(authority, "office-vn-24")
            let kept = daemon.client(authority, "office-vn-34")
            _ = try await lost.serverInfo()
            _ = try await kept.serverInfo()
            try authority.revoke("office-vn-24")
            // Until the reload the old list holds.
            _ = try await lost.serverInfo()
            try await daemon.reload()
            await #expect(throws: (any Error).self) { _ = try await lost.serverInfo() }
            await #expect(throws: PeerNotAccepted.self) {
                _ = try await daemon.client(authority, "office-vn-24").serverInfo()
            }
            _ = try await kept.serverInfo()
            #expect(try daemon.log.contains("connections end with their certificates connections=1"))
            // A new certificate of the same office counts.
            try authority.renew("office-vn-24")
            try await daemon.reload()
            let renewed = daemon.client(authority, "office-vn-24")
            #expect(try await renewed.serverInfo().caller?.identity == "office:vn-24")
            for client in [lost, kept, renewed] { try await client.close() }
            #expect(try await daemon.stop() == 0)
            withExtendedLifetime(folder) {}
        }

        @Test("An authority that is taken out of the roots by a reload ends the connections that it vouched for")
        func authorityTakenOut() async throws {
            let (folder, authority, daemon) = try await setting()
            let otherFolder = try TemporaryFolder()
            let other = try TrialAuthority(in: otherFolder.path, offices: ["vn-01"])
            let client = daemon.client(authority, "office-vn-24")
            _ = try await client.serverInfo()
            try await daemon.reload()
            _ = try await client.serverInfo()
            let roots = try String(contentsOfFile: authority.roots, encoding: .utf8)
            let others = try String(contentsOfFile: other.roots, encoding: .utf8)
            try (roots + others).write(toFile: authority.roots, atomically: false, encoding: .utf8)
            try await daemon.reload()
            _ = try await client.serverInfo()
            #expect(try !daemon.log.contains("connections end with their certificates"))
            // The other one has the same name and another key.
            try others.write(toFile: authority.roots, atomically: false, encoding: .utf8)
            let list = try String(contentsOfFile: other.revocationList, encoding: .utf8)
            try list.write(toFile: authority.revocationList, atomically: false, encoding: .utf8)
            try await daemon.reload()
            #expect(try daemon.log.contains("connections end with their certificates connections=1"))
            await #expect(throws: (any Error).self) { _ = try await client.serverInfo() }
            try await client.close()
            #expect(try await daemon.stop() == 0)
            withExtendedLifetime((folder, otherFolder)) {}
        }

        @Test("A resumed session does not outlive a revocation")
        func resumption() async throws {
            let (folder, authority, daemon) = try await setting()
            let flag = folder.path + "/resume"
            async let probe = TLSProbe.run(daemon, authority, as: "office-vn-24", ["--resume", flag])
            try await eventually("the first connection") {
                FileManager.default.fileExists(atPath: flag + ".ready") ? true : nil
            }
            try authority.revoke("office-vn-24")
            try await daemon.reload()
            _ = try folder.write("", to: "resume")
            let said = try await probe
            #expect(said.hasPrefix("refused:"), "\(said)")
            #expect(try await daemon.stop() == 0)
            withExtendedLifetime(folder) {}
        }

        @Test("An authority gives way to a new one of the same name by reloads, with the revocations of both")
        func rollOver() async throws {
            let (folder, old, daemon) = try await setting()
            let other = try TemporaryFolder()
            let new = try TrialAuthority(in: other.path, offices: ["vn-01", "vn-24", "vn-34"])
            func whole(_ paths: String...) throws -> String {
                try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
            }
            func isServed(_ authority: TrialAuthority, _ name: String) async throws -> Bool {
                // The daemon's own certificate stays the old authority's.
                let client = daemon.client(authority, name, roots: folder.path + "/both.pem")
                do {
                    _ = try await client.serverInfo()
                } catch is PeerNotAccepted {
                    return false
                }
                try await client.close()
                return true
            }
            _ = try folder.write(try whole(old.roots, new.roots), to: "both.pem")
            #expect(try await isServed(old, "office-vn-24"))
            #expect(try await !isServed(new, "office-vn-24"))

            try old.revoke("office-vn-34")
            try new.revoke("office-vn-01")
            let lists = try whole(old.revocationList, new.revocationList)
            try whole(old.roots, new.roots).write(toFile: old.roots, atomically: false, encoding: .utf8)
            try lists.write(toFile: old.revocationList, atomically: false, encoding: .utf8)
            try await daemon.reload()
            for (authority, name, served) in [
                (old, "office-vn-24", true), (new, "office-vn-24", true), (old, "office-vn-34", false),
                (new, "office-vn-34", true), (old, "office-vn-01", true), (new, "office-vn-01", false),
            ] {
                #expect(try await isServed(authority, name) == served, "\(authority.folder) \(name)")
            }

            // The old one goes: with its list, or the reload says what is in the way.
            try whole(new.roots).write(toFile: old.roots, atomically: false, encoding: .utf8)
            try await daemon.reload()
            #expect(try daemon.log.contains("no authority among the roots signed it"))
            #expect(try await isServed(old, "office-vn-24"))
            try whole(new.revocationList).write(toFile: old.revocationList, atomically: false, encoding: .utf8)
            try await daemon.reload()
            #expect(try await !isServed(old, "office-vn-24"))
            #expect(try await isServed(new, "office-vn-24"))
            #expect(try await !isServed(new, "office-vn-01"))
            #expect(try await daemon.stop() == 0)
            withExtendedLifetime((folder, other)) {}
        }

        @Test("Files that cannot be used change nothing, and the log says which and why")
        func badFiles() async throws {
            let (folder, authority, daemon) = try await setting()
            let whole = try String(contentsOfFile: authority.certificate("server"), encoding: .utf8)
            let list = try String(contentsOfFile: authority.revocationList, encoding: .utf8)
            for (path, text, complaint) in [
                (authority.certificate("server"), "nonsense", "has no block"),
                (
                    authority.certificate("server"),
                    try String(
                        contentsOfFile: authority.certificate("office-vn-24"), encoding: .utf8), "does not go with"
                ),
                (authority.revocationList, whole, "only blocks"),
                (authority.roots, whole, "is not one of an authority"),
            ] {
                let before = try String(contentsOfFile: path, encoding: .utf8)
                try text.write(toFile: path, atomically: false, encoding: .utf8)
                try await daemon.reload()
                #expect(try daemon.log.contains(complaint), "\(complaint)")
                try before.write(toFile: path, atomically: false, encoding: .utf8)
                let client = daemon.client(authority, "office-vn-24")
                _ = try await client.serverInfo()
                try await client.close()
            }
            // An older list than the one that holds would let the revoked in again.
            try authority.revoke("office-vn-34")
            try await Task.sleep(for: .seconds(1.1))
            try authority.revoke("office-vn-01")
            try await daemon.reload()
            try list.write(toFile: authority.revocationList, atomically: false, encoding: .utf8)
            try await daemon.reload()
            #expect(try daemon.log.contains("is older than the one that holds"))
            await #expect(throws: PeerNotAccepted.self) {
                _ = try await daemon.client(authority, "office-vn-34").serverInfo()
            }
            #expect(try await daemon.stop() == 0)
            withExtendedLifetime(folder) {}
        }
    }
}
