// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing
internal import TrialAuthority

@testable internal import ChanceryTLS

@Suite struct ServerNameTests {
    @Test(
        arguments: [
            ("reports.example", "reports.example", true), ("Reports.Example.", "reports.EXAMPLE", true),
            ("reports.example", "*.example", false), ("a.reports.example", "*.reports.example", true),
            ("a.b.reports.example", "*.reports.example", false), ("reports.example", "*.reports.example", false),
            ("a.reports.example", "a*.reports.example", false), ("a.reports.example", "*", false),
            (".reports.example", "*.reports.example", false), ("", "", false), ("a", "", false),
        ])
    func matches(name: String, pattern: String, isMatch: Bool) {
        #expect(ServerName(name).matches(pattern) == isMatch)
    }

    @Test("A certificate for another name is refused with the names that it has, whatever address it has")
    func check() throws {
        let trial = try Trial(options: ["--host", "reports.example"])
        let bytes = try trial.der("server")
        try ServerName("reports.example").check(derEncoded: bytes)
        try ServerName("localhost").check(derEncoded: bytes)
        for name in ["elsewhere.example", "127.0.0.1", "example"] {
            #expect {
                try ServerName(name).check(derEncoded: bytes)
            } throws: {
                String(describing: $0).contains("made out to localhost, reports.example, not to \(name)")
            }
        }
        #expect(throws: ServerName.Mismatch.self) {
            try ServerName("a").check(derEncoded: try trial.der("office-a"))
        }
    }
}
