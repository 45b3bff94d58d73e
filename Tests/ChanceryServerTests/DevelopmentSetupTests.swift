// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite struct DevelopmentSetupTests {
    @Test("Everything is in the folder, which is made, and on loopback")
    func configuration() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a/b"
        let configuration = try DevelopmentSetup(folder: path, listen: nil, catalogueFolder: "/c").configuration()
        var expected = ServerConfiguration(storeDirectory: path + "/store")
        expected.catalogueDirectory = "/c"
        expected.plaintextAddress = HostPort(host: "127.0.0.1", port: 7420)
        expected.freeBytesMin = 0
        #expect(configuration == expected)
        #expect(configuration.plaintextAddress?.isLoopback == true)
        #expect(FileManager.default.fileExists(atPath: path))
        let other = try DevelopmentSetup(
            folder: path, listen: HostPort(host: "::1", port: 0), catalogueFolder: "/c"
        ).configuration()
        #expect(other.plaintextAddress == HostPort(host: "::1", port: 0))
    }

    @Test("An address that others reach is refused")
    func reachable() throws {
        let folder = try TemporaryFolder()
        let setup = DevelopmentSetup(
            folder: folder.path, listen: HostPort(host: "0.0.0.0", port: 1), catalogueFolder: nil)
        let error = #expect(throws: StartupError.self) { _ = try setup.configuration() }
        #expect(error?.exitCode == 78)
        #expect(error?.description.contains("0.0.0.0:1") == true)
    }

    @Test("A folder that cannot be made is named")
    func notAFolder() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "file")
        let setup = DevelopmentSetup(folder: file + "/below", listen: nil, catalogueFolder: "/c")
        let error = #expect(throws: StartupError.self) { _ = try setup.configuration() }
        #expect(error?.exitCode == 74)
        #expect(error?.description.contains(file) == true)
    }
}
