// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import Testing

extension EndToEndTests {
    /// A daemon that cannot start says why, by its exit status and in words.
    @Suite struct StartupTests {
        @Test("A second daemon on one folder ends with 74 and names the first; the first goes on")
        func twoDaemons() async throws {
            let folder = try TemporaryFolder()
            let first = try await DaemonProcess.development(folder.path)
            let second = try await DaemonProcess.failing(
                ["--dev", folder.path, "--listen", "127.0.0.1:0", "--catalogue", RepositoryFiles.catalogue],
                logsIn: folder.path)
            #expect(second.status == 74)
            #expect(second.said.contains("\(first.process.processID)"), "\(second.said)")
            try await submitOne(first, seed: 11)
            #expect(try await first.stop() == 0)
        }

        @Test("A port in use ends with 69 and names the address")
        func portInUse() async throws {
            let folder = try TemporaryFolder()
            let other = try TemporaryFolder()
            let first = try await DaemonProcess.development(folder.path)
            let second = try await DaemonProcess.failing(
                [
                    "--dev", other.path, "--listen", "127.0.0.1:\(first.port)",
                    "--catalogue", RepositoryFiles.catalogue,
                ], logsIn: other.path)
            #expect(second.status == 69)
            #expect(second.said.contains("127.0.0.1:\(first.port)"), "\(second.said)")
            #expect(try await first.stop() == 0)
        }

        @Test("A configuration with mistakes ends with 78 and names every key")
        func badConfiguration() async throws {
            let folder = try TemporaryFolder()
            let file = try folder.write(
                """
                listen.address: 0.0.0.0:7420
                store.directory: \(folder.path)/store
                limits.conections: 5
                ingest.lanes: many
                limits.idle-seconds: 0
                """, to: "bad.yaml")
            let ended = try await DaemonProcess.failing(["--config", file], logsIn: folder.path)
            #expect(ended.status == 78)
            for key in ["listen.address", "limits.conections", "ingest.lanes", "limits.idle-seconds"] {
                #expect(ended.said.contains(key), "\(key)\n\(ended.said)")
            }
        }

        @Test("A catalogue with mistakes ends with 78 and names file and line")
        func badCatalogue() async throws {
            let folder = try TemporaryFolder()
            _ = try folder.write("edition: [\n", to: "edition.yaml")
            let ended = try await DaemonProcess.failing(
                ["--dev", folder.path + "/data", "--listen", "127.0.0.1:0", "--catalogue", folder.path],
                logsIn: folder.path)
            #expect(ended.status == 78)
            #expect(ended.said.contains("\n  edition.yaml:2:1: error FILE_UNREADABLE"), "\(ended.said)")
            #expect(ended.said.contains(folder.path))
        }

        @Test("A soft limit on descriptors is raised; under a hard one that is too low it ends with 71")
        func descriptors() async throws {
            let folder = try TemporaryFolder()
            func limited(_ option: String) -> [String] {
                ["/bin/sh", "-c", "ulimit \(option) 300; exec \"$0\" \"$@\""]
            }
            let daemon = try await DaemonProcess.development(folder.path, wrapper: limited("-Sn"))
            try await submitOne(daemon, seed: 12)
            try await daemon.stop()
            let ended = try await DaemonProcess.failing(
                ["--dev", folder.path, "--listen", "127.0.0.1:0", "--catalogue", RepositoryFiles.catalogue],
                logsIn: folder.path, wrapper: limited("-n"))
            #expect(ended.status == 71)
            #expect(ended.said.contains("limits.connections"), "\(ended.said)")
        }
    }
}
