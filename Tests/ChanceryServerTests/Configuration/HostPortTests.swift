// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryServer

@Suite struct HostPortTests {
    @Test(
        "An address is read and written the same",
        arguments: [
            ("127.0.0.1:7420", "127.0.0.1", 7420), ("[::1]:0", "::1", 0), ("localhost:65535", "localhost", 65_535),
            ("[fe80::1]:80", "fe80::1", 80),
        ])
    func reads(text: String, host: String, port: Int) {
        #expect(HostPort(text) == HostPort(host: host, port: port))
        #expect(HostPort(text)?.description == text)
    }

    @Test(
        "Anything else is no address",
        arguments: ["", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "h:65536", "h:-1", "::1:80", "[]:80"])
    func refuses(text: String) {
        #expect(HostPort(text) == nil)
    }

    @Test("Loopback is this machine and nothing that only looks like it")
    func loopback() {
        for host in ["127.0.0.1", "127.255.255.254", "::1", "localhost"] {
            #expect(HostPort(host: host, port: 1).isLoopback, "\(host)")
        }
        for host in [
            "0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "127.0.0", "127.0.0.256", "127.0.0.1.example.org",
            "127.example.0.1", "localhost.example.org", "", "127.0.0.1.", "127..0.1",
        ] {
            #expect(!HostPort(host: host, port: 1).isLoopback, "\(host)")
        }
    }
}
