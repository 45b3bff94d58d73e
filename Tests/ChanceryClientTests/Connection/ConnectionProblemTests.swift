// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Testing

@testable internal import ChanceryClient

/// What a clerk or an operator reads when there is no connection: what to look at, and nothing of the libraries below.
struct ConnectionProblemTests {
    /// What the call of a client without credentials ends with.
    private func failure(at address: ServerAddress) async -> (any Error)? {
        do {
            _ = try await OfficeClient(address: address).serverInfo(timeout: .seconds(5))
            return nil
        } catch {
            return error
        }
    }

    private func expectPlain(_ text: String) {
        for word in ["errno", "descriptor", "NIO", "(read", "connect(", "IOError", "Error:"] {
            #expect(!text.contains(word), "\(text)")
        }
    }

    /// A path for a socket that is gone after the test.
    private func withSocket(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/c-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        try await body(folder + "/s")
    }

    @Test(arguments: [Listener.Manner.close, .closeAfterRequest])
    func `a unix socket that hangs up says whom it takes`(manner: Listener.Manner) async throws {
        try await withSocket { path in
            try await Listener.run(unix: path, manner) { _ in
                let error = await failure(at: .unix(path: path))
                let refused = try #require(error as? PeerNotAccepted)
                #expect(RetryPolicy.leastDelay(after: refused) == nil)
                #expect(
                    refused.description == """
                        no trust between this client and unix:\(path): the daemon closed the connection without an answer; \
                        perhaps it does not take this account: on its unix socket it takes root, its own account and the \
                        members of identity.operator-group, and its log says whom it refused
                        """)
            }
        }
    }

    @Test func `a unix socket that is not there, or that nobody listens on`() async throws {
        try await withSocket { path in
            let missing = try #require(await failure(at: .unix(path: path)) as? ConnectionLost)
            #expect(
                missing.problem
                    == "No such file or directory: there is no such socket; is the path right, and is the daemon running?"
            )
            // A file that nobody listens on, as one that a killed daemon left behind.
            try Data().write(to: URL(filePath: path))
            let silent = try #require(await failure(at: .unix(path: path)) as? ConnectionLost)
            #expect(silent.problem == "Connection refused: nothing listens on this socket; is the daemon running?")
            let long = try #require(await failure(at: .unix(path: path + String(repeating: "x", count: 200))))
            #expect("\(long)".contains("longer than that of a socket can be"))
            expectPlain("\(missing)\(silent)\(long)")
        }
    }

    @Test(arguments: [Listener.Manner.close, .closeAfterRequest, .reset])
    func `a server on loopback that hangs up is tried again with a word about TLS`(
        manner: Listener.Manner
    ) async throws {
        try await Listener.run(manner) { listener in
            let error = await failure(at: .tcp(host: "127.0.0.1", port: listener.port))
            let lost = try #require(error as? ConnectionLost)
            #expect(RetryPolicy.leastDelay(after: lost) == .zero)
            #expect(
                lost.problem.hasSuffix("; if the server wants TLS, give --tls-certificate, --tls-key and --tls-roots"))
            expectPlain(lost.description)
        }
    }

    @Test func `a server that answers in TLS wants a certificate`() async throws {
        // A fatal alert: unexpected message.
        try await Listener.run(.say([21, 3, 3, 0, 2, 2, 10])) { listener in
            let error = await failure(at: .tcp(host: "127.0.0.1", port: listener.port))
            let refused = try #require(error as? PeerNotAccepted)
            #expect(refused.problem == "the server wants TLS; give --tls-certificate, --tls-key and --tls-roots")
        }
    }

    @Test func `a server of another kind is told as such`() async throws {
        try await Listener.run(.say(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))) { listener in
            let error = try #require(await failure(at: .tcp(host: "127.0.0.1", port: listener.port)))
            #expect("\(error)".contains("does not speak ttrpc"))
        }
    }
}
