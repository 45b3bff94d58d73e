// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOPosix

@testable internal import TTRPC

/// A server on a free loopback port with its own event loops, for tests over real sockets.
final class LiveServer: Sendable {
    let server: TTRPCServer
    let group: MultiThreadedEventLoopGroup
    let port: Int

    private init(server: TTRPCServer, group: MultiThreadedEventLoopGroup, port: Int) {
        self.server = server
        self.group = group
        self.port = port
    }

    /// Runs `body` against a server with these methods, then closes everything.
    static func run(
        _ methods: TTRPCMethodTable = EchoMethods.table(),
        loops: Int = 1,
        configuration: TTRPCServerConfiguration = TTRPCServerConfiguration(),
        _ body: (LiveServer) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: loops)
        let server = try TTRPCServer(methods: methods, group: group, configuration: configuration)
        let address = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
        let live = LiveServer(server: server, group: group, port: address?.port ?? 0)
        let result: Result<Void, any Error>
        do {
            try await body(live)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        server.close()
        try await server.closed.get()
        try await group.shutdownGracefully()
        try result.get()
    }

    func connect(
        _ configuration: TTRPCClientConfiguration = TTRPCClientConfiguration()
    ) async throws -> TTRPCClient {
        try await TTRPCClient.connect(to: .tcp(host: "127.0.0.1", port: self.port), configuration: configuration)
    }
}
