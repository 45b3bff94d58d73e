// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryServer

@Suite struct OperatorClientTests {
    @Test(
        "An operator's command asks the daemon on this machine and no other",
        arguments: [
            ("unix:/run/chancery/chanceryd.sock", true), ("127.0.0.1:7420", true), ("[::1]:7420", true),
            ("localhost:7420", true), ("198.51.100.1:7420", false), ("reports.example:7420", false), ("nowhere", false),
        ])
    func addresses(server: String, isTaken: Bool) {
        do {
            _ = try OperatorClient(server: server)
            #expect(isTaken, "\(server)")
        } catch {
            #expect(!isTaken, "\(server): \(error)")
        }
    }
}
