// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import NIOCore
internal import NIOPosix
internal import Testing

@testable internal import ChanceryClient

/// Without credentials nothing leaves this machine.
struct PlainLinkTests {
    @Test(arguments: [
        "127.0.0.1:7420", "127.9.8.7:7420", "[::1]:7420", "localhost:7420", "LocalHost:7420", "unix:/run/chancery.sock",
    ])
    func `a loopback address is this machine by name`(text: String) throws {
        #expect(try #require(ServerAddress(text: text)).namesThisMachine)
    }

    @Test(arguments: [
        "198.51.100.1:7420", "[2001:db8::1]:7420", "reports.example:7420", "128.0.0.1:7420", "0.0.0.0:7420",
        "[::]:7420",
        "localhost.example:7420", "127.0.0.1.example:7420", "127.1:7420", "0:7420", "2130706433:7420",
        "[::ffff:198.51.100.1]:7420", "126.255.255.255:7420",
    ])
    func `nothing else is, and is refused with what to give instead`(text: String) async throws {
        let address = try #require(ServerAddress(text: text))
        #expect(!address.namesThisMachine)
        let client = OfficeClient(address: address)
        let error = await #expect(throws: PlaintextRefused.self) { try await client.serverInfo() }
        #expect(error?.address == address)
        for option in ["--tls-certificate", "--tls-key", "--tls-roots"] {
            #expect(error?.description.contains(option) == true)
        }
        // Not one of the errors after which a client tries again.
        #expect(error.map { RetryPolicy.leastDelay(after: $0) == nil } == true)
    }

    @Test func `no connection is made to an address of this machine on its network`() async throws {
        try await Listener.run(on: "0.0.0.0") { listener in
            for host in try PlainLinkTests.networkAddresses {
                let client = OfficeClient(address: .tcp(host: host, port: listener.port))
                await #expect(throws: PlaintextRefused.self) { try await client.serverInfo() }
            }
            // The same through loopback arrives, so the listener would have seen the others.
            let local = try await PlainLinkTests.connect(
                to: SocketAddress(ipAddress: "127.0.0.1", port: listener.port))
            try await local.closeFuture.get()
            #expect(listener.accepted == 1)
        }
    }

    /// As when a name file says that localhost is elsewhere: the gate looks at the address that a name led to.
    @Test func `an address behind a name is looked at before it is connected to`() async throws {
        try await Listener.run(on: "0.0.0.0") { listener in
            for host in try PlainLinkTests.networkAddresses + ["198.51.100.1"] {
                let started = ContinuousClock.now
                await #expect(throws: PlainLink.NotThisMachine.self) {
                    _ = try await PlainLinkTests.connect(to: SocketAddress(ipAddress: host, port: listener.port))
                }
                #expect(ContinuousClock.now - started < .seconds(5))
            }
            #expect(listener.accepted == 0)
            let channel = try await PlainLinkTests.connect(
                to: SocketAddress(ipAddress: "127.0.0.1", port: listener.port))
            try await channel.closeFuture.get()
            #expect(listener.accepted == 1)
        }
    }

    private static func connect(to address: SocketAddress) async throws -> any Channel {
        let link = PlainLink()
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { link.prepare($0) }.connect(to: address).get()
    }

    /// Addresses of this machine that are not loopback; none where it has no network.
    private static var networkAddresses: [String] {
        get throws {
            try System.enumerateDevices().compactMap { device in
                guard case .v4? = device.address, let host = device.address?.ipAddress, !host.hasPrefix("127.") else {
                    return nil
                }
                return host
            }
        }
    }
}
