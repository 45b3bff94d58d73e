// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct ComparisonQueriesTests {
    private static let request = GetComparisonRequest(
        query: GetConsolidationRequest(scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half),
        against: .samePeriodOfLastYear)

    private func queries(_ bench: QueryBench, answerBytesMax: Int = 4 << 20) throws -> ComparisonQueries {
        let configuration = QueryConfiguration(answerBytesMax: answerBytesMax)
        let lanes = try #require(QueryLanes(configuration: configuration))
        return ComparisonQueries(
            ConsolidationQueries(
                store: bench.store, library: bench.library, lanes: lanes, configuration: configuration))
    }

    private func answer(
        _ bench: QueryBench, _ request: GetComparisonRequest = request
    ) throws -> ComparisonAnswer {
        try bench.decoder.comparison(try queries(bench).getComparison(request.encoded(), bench.decoder))
    }

    @Test("Both sides come from the store, at one sequence")
    func bothSides() throws {
        let bench = try QueryBench()
        for (office, outbound) in zip(Sample.members, [10, 20, 30, 40]) {
            try bench.accept(
                Sample.report(office: office, period: "2023-H1", outbound: outbound),
                Sample.report(office: office, period: "2024-H1", outbound: outbound * 2))
        }
        let answer = try self.answer(bench)
        #expect(answer.sequence == bench.store.statistics().sequence)
        let outbound = try #require(answer.figures.first)
        #expect(outbound.growthPercent.number?.quantity.value == FixedPoint(units: 1000, scale: 1))
        #expect(outbound.members.map { $0.sharePercent.number?.quantity.value.units } == [100, 200, 300, 400])
        #expect(outbound.isComplete)
        #expect(answer.offices.map(\.office) == Sample.members)
    }

    @Test("As of an earlier sequence the answer is the one of then, and asking again gives the same bytes")
    func asOf() throws {
        let bench = try QueryBench()
        let first = try bench.accept(
            Sample.report(period: "2023-H1", outbound: 50), Sample.report(period: "2024-H1", outbound: 60))
        let queries = try queries(bench)
        let then = try queries.getComparison(Self.request.encoded(), bench.decoder)
        try bench.accept(Sample.report(period: "2023-H1", outbound: 55, replacing: 1))
        let now = try queries.getComparison(Self.request.encoded(), bench.decoder)
        #expect(now != then)
        #expect(try queries.getComparison(Self.request.encoded(), bench.decoder) == now)
        var request = Self.request
        request.query.moment = .sequence(first)
        #expect(try queries.getComparison(request.encoded(), bench.decoder) == then)
    }

    @Test("What cannot be compared is refused under the reason of the contract")
    func refused() throws {
        let bench = try QueryBench()
        var paged = Self.request
        paged.query.pageSize = 5
        var itself = Self.request
        itself.against = .period(Sample.half)
        var group = Self.request
        group.query.scope = .group("none")
        var ahead = Self.request
        ahead.query.moment = .sequence(99)
        for (request, reason) in [
            (paged, ErrorReason.queryRefused), (itself, .queryRefused), (group, .noSuchGroup), (ahead, .sequenceAhead),
        ] {
            #expect(failure { _ = try answer(bench, request) }?.reason == reason)
        }
        let refusal = failure { _ = try answer(bench, itself) }
        #expect(refusal?.metadata.first == FailureDetail("refusal", "COMPARED_WITH_ITSELF"))
    }

    @Test("An answer that could not be sent is refused with its size")
    func tooLarge() throws {
        let bench = try QueryBench()
        try bench.accept(Sample.report(period: "2024-H1"))
        let queries = try queries(bench, answerBytesMax: 64)
        let refusal = failure { _ = try queries.getComparison(Self.request.encoded(), bench.decoder) }
        #expect(refusal?.reason == .queryRefused)
        #expect(refusal?.metadata == [FailureDetail("answer_bytes_max", "64")])
    }
}
