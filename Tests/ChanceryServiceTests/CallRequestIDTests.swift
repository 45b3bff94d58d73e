// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryService

@Suite struct CallRequestIDTests {
    @Test(
        "What can stand in a log line is kept as it is",
        arguments: ["a", "desk-7.B_2", String(repeating: "x", count: 64)])
    func kept(text: String) {
        #expect(CallRequestID.accepted(text) == text)
    }

    @Test(
        "Anything else is replaced",
        arguments: [nil, "", " ", "a b", "a\nb", "\"", "Hà-Nội", String(repeating: "x", count: 65)])
    func replaced(text: String?) {
        let made = CallRequestID.accepted(text)
        #expect(made != text)
        #expect(made.utf8.count == 13)
        #expect(CallRequestID.accepted(made) == made)
    }

    @Test func everyOneIsNew() {
        let made = (0..<10_000).map { _ in CallRequestID.next() }
        #expect(Set(made).count == made.count)
        #expect(Set(made.map { $0.prefix(6) }).count == 1)
    }
}
