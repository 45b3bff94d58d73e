// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryWire
internal import Foundation
internal import Testing

extension EndToEndTests {
    /// A socket in the file system outlives the process that made it.
    @Suite struct UnixSocketTests {
        @Test("The socket of a killed daemon is taken over; that of a living one is not")
        func leftBehind() async throws {
            let folder = try TemporaryFolder()
            let other = try TemporaryFolder()
            let socket = folder.path + "/chanceryd.sock"
            let lines = ["catalogue.directory: \(RepositoryFiles.catalogue)", "listen.unix-socket: \(socket)"]
            let killed = try await DaemonProcess.configured(folder.path, lines)
            try await expectAnswer(at: socket)
            try await killed.kill9()
            #expect(FileManager.default.fileExists(atPath: socket))

            let daemon = try await DaemonProcess.configured(folder.path, lines)
            try await expectAnswer(at: socket)
            let file = try other.write(
                """
                listen.address: none
                listen.unix-socket: \(socket)
                store.directory: \(other.path)/store
                catalogue.directory: \(RepositoryFiles.catalogue)
                """, to: "chanceryd.yaml")
            let second = try await DaemonProcess.failing(["--config", file], logsIn: other.path)
            #expect(second.status == 69 && second.said.contains(socket), "\(second.said)")
            try await expectAnswer(at: socket)
            #expect(try await daemon.stop() == 0)
            #expect(!FileManager.default.fileExists(atPath: socket))
        }

        private func expectAnswer(at socket: String) async throws {
            let client = OfficeClient(address: .unix(path: socket), configuration: .forTests)
            #expect(try await client.serverInfo().storeSequence == 1)
            try await client.close()
        }
    }
}
