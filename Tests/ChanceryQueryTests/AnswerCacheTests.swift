// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct AnswerCacheTests {
    /// Two readers of one store: one that keeps its answers and one that makes each anew.
    private struct Pair {
        let bench: QueryBench
        let caching: ConsolidationQueries
        let plain: ConsolidationQueries

        init(answersHeldBytesMax: Int = 1 << 20) throws {
            bench = try QueryBench()
            caching = try Pair.queries(bench, QueryConfiguration(answersHeldBytesMax: answersHeldBytesMax))
            plain = try Pair.queries(
                bench, QueryConfiguration(heldReportsMax: 0, answersHeldBytesMax: 0, foldsHeldBytesMax: 0))
        }

        private static func queries(
            _ bench: QueryBench, _ configuration: QueryConfiguration
        ) throws -> ConsolidationQueries {
            ConsolidationQueries(
                store: bench.store, library: bench.library,
                lanes: try #require(QueryLanes(configuration: configuration)), configuration: configuration)
        }

        /// All pages of `request`, from both; the test fails where they differ.
        func check(_ request: GetConsolidationRequest) throws {
            var request = request
            repeat {
                let held = try caching.getConsolidation(request.encoded(), bench.decoder)
                let again = try caching.getConsolidation(request.encoded(), bench.decoder)
                let made = try plain.getConsolidation(request.encoded(), bench.decoder)
                #expect(held == made)
                #expect(again == made)
                request.pageToken = try bench.decoder.consolidation(made).nextPageToken
            } while !request.pageToken.isEmpty
        }
    }

    private static let months = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.period("2024-02"),
        throughPeriod: Sample.period("2024-04"))

    private static var requests: [GetConsolidationRequest] {
        var whole = months
        whole.pageSize = 1
        var short = months
        short.omitContributions = true
        var one = months
        one.throughPeriod = nil
        one.indicators = ["delegations.outbound"]
        return [months, whole, short, one]
    }

    @Test(
        "An answer that was kept has the bytes of one made anew, after reports, corrections, acts and catalogues",
        arguments: [UInt64(1), 2, 3])
    func history(seed: UInt64) throws {
        let pair = try Pair()
        var history = RandomHistory(seed: seed)
        for index in 1...40 {
            if index % 4 == 0, let act = history.nextAct() {
                try pair.bench.record(act)
            } else if index == 21 {
                try Sample.install(
                    Sample.catalogue(edition: "second", mandatory: ["abtc.requests"]), in: pair.bench.store)
            } else {
                try pair.bench.accept(history.next())
            }
            for request in AnswerCacheTests.requests { try pair.check(request) }
            var earlier = AnswerCacheTests.months
            earlier.moment = .sequence(StoreSequence(index / 2 + 1))
            try pair.check(earlier)
        }
        #expect(pair.caching.answers.count > 4)
    }

    @Test("Later pages come from the first page's answer, whatever was committed since")
    func laterPages() throws {
        let pair = try Pair()
        var history = RandomHistory(seed: 5)
        for _ in 1...12 { try pair.bench.accept(history.next()) }
        var request = AnswerCacheTests.months
        request.pageSize = 1
        let first = try pair.caching.getConsolidation(request.encoded(), pair.bench.decoder)
        try pair.bench.accept(history.next())
        request.pageToken = try pair.bench.decoder.consolidation(first).nextPageToken
        #expect(!request.pageToken.isEmpty)
        try pair.check(request)
        #expect(pair.caching.answers.count == 1)
    }

    @Test("The longest unused answers go first, and what is held stays within its bound")
    func eviction() throws {
        let pair = try Pair(answersHeldBytesMax: 12_000)
        var history = RandomHistory(seed: 7)
        for _ in 1...30 {
            try pair.bench.accept(history.next())
            for request in AnswerCacheTests.requests { try pair.check(request) }
            #expect(pair.caching.answers.heldBytes <= 12_000)
            #expect(pair.caching.answers.count >= 1)
        }
        #expect(pair.caching.answers.count < 30)
    }

    @Test("An answer longer than the bound is not held, and nothing is with a bound of nothing")
    func tooLong() throws {
        for bound in [0, 1100] {
            let pair = try Pair(answersHeldBytesMax: bound)
            try pair.bench.accept(Sample.report(period: "2024-02"))
            try pair.check(AnswerCacheTests.months)
            #expect(pair.caching.answers.count == 0)
            #expect(pair.caching.answers.heldBytes == 0)
        }
    }
}
