// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import Testing

struct ServerAddressTests {
    @Test(arguments: [
        ("127.0.0.1:7420", ServerAddress.tcp(host: "127.0.0.1", port: 7420)),
        ("localhost:1", .tcp(host: "localhost", port: 1)),
        ("[::1]:65535", .tcp(host: "::1", port: 65_535)),
        ("unix:/run/chancery.sock", .unix(path: "/run/chancery.sock")),
    ])
    func `reads what it writes`(text: String, address: ServerAddress) {
        #expect(ServerAddress(text: text) == address)
        #expect(address.description == text)
    }

    @Test(arguments: ["", "host", ":7420", "host:", "host:0", "host:65536", "host:http", "::1:7420", "unix:", "[]:1"])
    func `refuses what is no address`(text: String) {
        #expect(ServerAddress(text: text) == nil)
    }
}
