// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import Glibc
internal import Testing

@testable internal import ChanceryServer

@Suite struct ActivatedSocketsTests {
    /// A socket of this test, closed when it goes.
    private final class Handed: Sendable {
        let descriptor: Int32

        init(_ family: Int32, listens: Bool = true, path: String = "") throws {
            descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
            try #require(descriptor >= 0)
            if family == AF_UNIX {
                var address = sockaddr_un()
                address.sun_family = sa_family_t(AF_UNIX)
                withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
                let status = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                    }
                }
                try #require(status == 0)
            }
            if listens { try #require(listen(descriptor, 1) == 0) }
        }

        deinit { close(descriptor) }
    }

    private static func sockets(_ names: String, _ handed: Handed) throws(StartupError) -> ActivatedSockets {
        try ActivatedSockets(
            environment: ["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": names], processID: 7,
            descriptorFirst: handed.descriptor)
    }

    @Test("Sockets are found by their names, and not passed on to children")
    func found() throws {
        let folder = try TemporaryFolder()
        let tcp = try Handed(AF_INET)
        let local = try Handed(AF_UNIX, path: folder.path + "/s")
        #expect(try Self.sockets("ttrpc", tcp)[.ttrpc] == [tcp.descriptor])
        #expect(try Self.sockets("metrics", tcp)[.metrics] == [tcp.descriptor])
        #expect(try Self.sockets("ttrpc-local", local)[.local] == [local.descriptor])
        #expect(fcntl(tcp.descriptor, F_GETFD) & FD_CLOEXEC == FD_CLOEXEC)
    }

    @Test("An unknown name, a wrong family and a socket that does not listen are named")
    func refused() throws {
        let folder = try TemporaryFolder()
        let tcp = try Handed(AF_INET)
        let quiet = try Handed(AF_INET, listens: false)
        let local = try Handed(AF_UNIX, path: folder.path + "/s")
        let cases = [("grpc", tcp), ("", tcp), ("ttrpc", local), ("ttrpc-local", tcp), ("ttrpc", quiet)]
        for (names, handed) in cases {
            let error = #expect(throws: StartupError.self) { _ = try Self.sockets(names, handed) }
            #expect(error?.exitCode == 69)
            #expect(error?.description.contains("descriptor \(handed.descriptor)") == true, "\(names)")
        }
    }

    @Test("What is meant for another process is left alone; a count that is none is refused")
    func others() throws {
        #expect(
            try ActivatedSockets(
                environment: ["LISTEN_PID": "8", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "x"], processID: 7,
                descriptorFirst: 3) == .none)
        #expect(try ActivatedSockets(environment: [:]).isEmpty)
        for count in ["-1", "many", "17"] {
            #expect(throws: StartupError.self) {
                _ = try ActivatedSockets(
                    environment: ["LISTEN_PID": "7", "LISTEN_FDS": count], processID: 7, descriptorFirst: 3)
            }
        }
    }
}
