// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Testing

extension EndToEndTests {
    /// A store that cannot be used is said to be so, and is left as it is.
    @Suite struct DamagedStoreTests {
        @Test("A damaged file, a foreign file and a file in place of the folder end with 74")
        func unusable() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path)
            try await submitOne(daemon, seed: 30)
            try await daemon.stop()
            let file = folder.path + "/store/chancery.sqlite"
            let whole = try Data(contentsOf: URL(filePath: file))

            let halves = [
                Data(whole.prefix(whole.count / 2)), Data(repeating: 0x5A, count: 9000), Data("SQLite format 3".utf8),
            ]
            for damaged in halves {
                try damaged.write(to: URL(filePath: file))
                let ended = try await start(folder)
                #expect(ended.status == 74, "\(damaged.count) bytes\n\(ended.said)")
                #expect(ended.said.contains(file), "\(ended.said)")
                #expect(try Data(contentsOf: URL(filePath: file)) == damaged)
            }

            try FileManager.default.removeItem(atPath: folder.path + "/store")
            _ = try folder.write("", to: "store")
            let ended = try await start(folder)
            #expect(ended.status == 74)
            #expect(ended.said.contains(folder.path + "/store"), "\(ended.said)")
        }

        private func start(_ folder: TemporaryFolder) async throws -> (status: Int32, said: String) {
            try await DaemonProcess.failing(
                ["--dev", folder.path, "--listen", "127.0.0.1:0", "--catalogue", RepositoryFiles.catalogue],
                logsIn: folder.path)
        }
    }
}
