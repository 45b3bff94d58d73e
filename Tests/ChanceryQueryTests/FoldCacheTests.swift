// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import Testing

@testable internal import ChanceryQuery

@Suite struct FoldCacheTests {
    private static let queries = ["2024-02", "2024-03", "2024-04"].map {
        ConsolidationQuery(scope: .group("emulation-2"), regime: Sample.regime, period: Sample.period($0))
    }

    private func reader(_ bench: QueryBench, bytesMax: Int) -> ConsolidationReader {
        ConsolidationReader(
            store: bench.store, library: bench.library, views: PeriodViews(heldReportsMax: 1000),
            foldsHeldBytesMax: bytesMax)
    }

    @Test("The longest unused folds go first", arguments: [(0, 0), (70_000, 1), (140_000, 2), (1 << 20, 3)])
    func bound(bytesMax: Int, held: Int) throws {
        let bench = try QueryBench()
        let reader = reader(bench, bytesMax: bytesMax)
        for query in FoldCacheTests.queries { _ = try reader.answer(to: query, asOf: nil, decoder: bench.decoder) }
        #expect(reader.folds.count == held)
        #expect((reader.folds.take(FoldCacheTests.queries[2]) != nil) == (held > 0))
        #expect((reader.folds.take(FoldCacheTests.queries[0]) != nil) == (held > 2))
    }

    @Test("A fold that was taken out is gone until the answer holds it again; an earlier moment takes none")
    func taking() throws {
        let bench = try QueryBench()
        let reader = reader(bench, bytesMax: 1 << 20)
        let query = FoldCacheTests.queries[0]
        let first = try bench.accept(Sample.report(period: "2024-02", outbound: 7))
        _ = try reader.answer(to: query, asOf: nil, decoder: bench.decoder)
        #expect(reader.folds.take(query) != nil)
        #expect(reader.folds.count == 0)
        try bench.accept(Sample.report(period: "2024-02", outbound: 9, replacing: 1))
        _ = try reader.answer(to: query, asOf: .sequence(first), decoder: bench.decoder)
        #expect(reader.folds.count == 0)
        let answer = try reader.answer(to: query, asOf: nil, decoder: bench.decoder)
        #expect(answer.consolidation.figures[0].outcome.quantity?.value.units == 9)
        #expect(reader.folds.count == 1)
    }
}
