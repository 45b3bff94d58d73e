// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import ChanceryStoreConformance
internal import Testing

@Suite struct InMemoryStoreTests {
    @Test("Conformance", arguments: ConformanceCase.all.filter { !$0.needsDurability })
    func conformance(_ promise: ConformanceCase) throws {
        try promise.run(on: StoreBench { InMemoryStore() })
    }
}
