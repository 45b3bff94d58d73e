// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import Testing

@testable internal import ChanceryStoreSQLite

@Suite struct LibraryVersionTests {
    @Test(
        "The range of the log-reset defect",
        arguments: [
            (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_051_002, true), (3_051_003, false),
            (3_053_000, false),
        ])
    func range(_ number: Int32, _ isAffected: Bool) {
        #expect(LibraryVersion.hasLogResetDefect(number) == isAffected)
    }

    @Test("A library in the range is warned of in the statistics")
    func warning() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        defer { store.writer.close() }
        let isWarned = store.statistics().warnings.contains { $0.contains("3.51.3") }
        #expect(isWarned == LibraryVersion.hasLogResetDefect(LibraryVersion.number))
        #expect(store.statistics().engine == "SQLite \(LibraryVersion.text)")
    }
}
