// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryStoreSQLite

@Suite struct InternTableTests {
    @Test("It remembers up to its bound and starts afresh beyond it")
    func bound() {
        var table = InternTable<String>(countMax: 2)
        table.remember(1, for: "a")
        table.remember(2, for: "b")
        #expect(table["a"] == 1)
        #expect(table["b"] == 2)
        table.remember(3, for: "c")
        #expect(table["a"] == nil)
        #expect(table["c"] == 3)
        table.forgetAll()
        #expect(table["c"] == nil)
    }
}
