// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Testing

@Suite struct SQLiteStoreTests {
    @Test("Conformance", arguments: ConformanceCase.all)
    func conformance(_ promise: ConformanceCase) throws {
        let directory = try TemporaryDirectory()
        try promise.run(on: StoreBench { try directory.open() })
    }

    @Test("The same random history gives the same answers as the reference", arguments: UInt64(1)...12)
    func randomHistory(seed: UInt64) throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(checkpointPages: 16, internedCountMax: 3))
        defer { store.writer.close() }
        var comparison = ModelComparison(subject: store, seed: seed)
        try comparison.run(steps: 300)
    }
}
