// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import Testing

@testable internal import TTRPC

@Suite struct ListeningTests {
    private func unixPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("ttrpc-\(UUID().uuidString.prefix(8)).sock").path
    }

    @Test func unixSockets() async throws {
        let path = self.unixPath()
        let log = CallLog()
        try await LiveServer.run(log.table()) { live in
            try await live.server.listen(on: .unix(path: path))
            let client = try await TTRPCClient.connect(to: .unix(path: path))
            let answer = Task {
                try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1])
            }
            let call = try await eventually { log.calls.first }
            #expect(call.peer.transport == .unix)
            call.reply(ByteBuffer(bytes: [2]))
            #expect(try await answer.value == [2])
            try await client.close()
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func socketsThatAreBoundAlready() async throws {
        let streamSocket: Int32 = 1
        let descriptor = socket(AF_INET, streamSocket, 0)
        let bound = try SocketAddress(ipAddress: "127.0.0.1", port: 0).withSockAddr { address, size in
            bind(descriptor, address, socklen_t(size))
        }
        #expect(bound == 0)
        try await LiveServer.run { live in
            let address = try await live.server.listen(on: .boundSocket(descriptor: descriptor))
            let port = try #require(address?.port)
            let client = try await TTRPCClient.connect(to: .tcp(host: "127.0.0.1", port: port))
            #expect(try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1]) == [1])
            try await client.close()
        }
    }

    @Test func theInitializerMayAddHandlersAndAnIdentity() async throws {
        var configuration = TTRPCServerConfiguration()
        configuration.connectionInitializer = { channel, identity in
            identity.set("office 17")
            identity.set("a second value does not count")
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        var table = TTRPCMethodTable()
        table.unary(service: "s", method: "WhoAmI") { call, _ in
            call.reply(ByteBuffer(string: call.peer.identity.value as? String ?? "nobody"))
        }
        try await LiveServer.run(table, configuration: configuration) { live in
            let client = try await live.connect()
            let answer = try await client.unary(service: "s", method: "WhoAmI", payload: [])
            #expect(String(decoding: answer, as: UTF8.self) == "office 17")
            try await client.close()
        }
    }

    @Test func aFailedInitializerClosesTheConnection() async throws {
        struct NotWelcome: Error {}
        var configuration = TTRPCServerConfiguration()
        configuration.connectionInitializer = { channel, _ in channel.eventLoop.makeFailedFuture(NotWelcome()) }
        try await LiveServer.run(configuration: configuration) { live in
            let peer = try await RawPeer.connect(port: live.port)
            try await peer.untilClosed()
            try await eventually { live.server.statistics.connectionsOpen == 0 ? true : nil }
        }
    }

    @Test func limitsAreCheckedAtTheStart() throws {
        var configuration = TTRPCServerConfiguration()
        configuration.limits.connectionsMax = 0
        #expect(throws: TTRPCLimits.InvalidLimits.self) {
            _ = try TTRPCServer(
                methods: TTRPCMethodTable(), group: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
        }
    }
}
