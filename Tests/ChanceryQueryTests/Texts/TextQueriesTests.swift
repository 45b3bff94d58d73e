// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct TextQueriesTests {
    private let bench: QueryBench
    private let queries: TextQueries

    init() throws {
        bench = try QueryBench()
        let configuration = QueryConfiguration(laneArenaBytes: 1 << 20)
        let lanes = try #require(QueryLanes(configuration: configuration))
        queries = TextQueries(
            ConsolidationQueries(
                store: bench.store, library: bench.library, lanes: lanes, configuration: configuration),
            store: bench.store, library: bench.library)
    }

    private func request(
        _ period: String = "2024-H1", scope: RequestedScope = .group("emulation-2")
    ) -> GetConsolidatedTextsRequest {
        GetConsolidatedTextsRequest(
            query: GetConsolidationRequest(scope: scope, regime: Sample.regime, period: Sample.period(period)))
    }

    private func texts(_ request: GetConsolidatedTextsRequest) throws -> ConsolidatedTexts {
        let bytes = try queries.getConsolidatedTexts(request.encoded(), bench.decoder)
        return try bench.decoder.consolidatedTexts(bytes)
    }

    private func report(
        _ office: String, _ period: String, outbound: Int = 10, _ write: (inout Report) -> Void = { _ in }
    ) -> Report {
        var report = Sample.report(office: office, period: period, outbound: outbound)
        write(&report)
        return report
    }

    @Test("Words come with their origin, as of the sequence asked for; what is returned is left out and named")
    func words() throws {
        let first = try bench.accept(
            report("vn-02", "2024-H1") { $0.narratives = [Narrative(section: "results", text: "second office")] },
            report("vn-01", "2024-H1") { $0.narratives = [Narrative(section: "results", text: "first office")] })
        try bench.record(Act(key: Sample.key(), kind: .giveBack, actor: "leader", reason: "again", revision: 1))
        let now = try texts(request())
        #expect(now.narratives.map(\.text) == ["second office"])
        #expect(
            now.gaps.map { "\($0.office.office) \($0.isReturned)" } == ["vn-01 true", "vn-03 false", "vn-20 false"])
        var then = request()
        then.query.moment = .sequence(first)
        #expect(try texts(then).narratives.map(\.text) == ["first office", "second office"])
        #expect(try texts(then).sequence == first)
    }

    @Test("An open proposal comes back until a reply is recorded, and does so again as of before it")
    func proposals() throws {
        let proposal = Proposal(id: "p-1", addressee: "ministry", text: "more posts")
        try bench.accept(report("vn-01", "2023-H1") { $0.proposals = [proposal] }, report("vn-01", "2023-H2"))
        let before = try bench.accept(report("vn-01", "2024-H1"))
        let carried = try #require(try texts(request()).proposals.first)
        #expect(carried.isCarriedForward && carried.agePeriods == 2 && carried.origin.period.code == "2023-H1")
        try bench.record(
            Act(
                key: Sample.key("vn-01", "2023-H1"), kind: .reply, actor: "deputy minister", reason: "two posts",
                proposal: "p-1"))
        #expect(try texts(request()).proposals.isEmpty)
        var then = request()
        then.query.moment = .sequence(before)
        #expect(try texts(then).proposals == [carried])
        let answered = try #require(try texts(request("2023-H1")).proposals.first)
        #expect(answered.status == .answered && answered.replies.map(\.actor) == ["deputy minister"])
    }

    @Test("Plans are held against the office's own result, or the scope's")
    func plans() throws {
        func plan(_ target: String) -> PlanItem {
            PlanItem(
                text: "delegations", window: DateRange(first: Sample.day("2023-12-15"), last: Sample.day("2024-06-14")),
                targetIndicator: "delegations.outbound", targetDecimal: target)
        }
        try bench.accept(
            report("vn-01", "2023-H2") { $0.planItems = [plan("10"), plan("11"), plan("30")] },
            report("vn-01", "2024-H1", outbound: 10), report("vn-02", "2024-H1", outbound: 15))
        let own = try texts(request()).planItems
        #expect(own.map(\.check.outcome) == [.met, .notMet, .notMet])
        #expect(own.allSatisfy { $0.isEarlier && $0.check.result?.value.description == "10" })
        #expect(own[0].check.from == Sample.half && own[0].check.through == Sample.half)
        var scope = request()
        scope.checksAgainstScope = true
        let whole = try texts(scope).planItems
        #expect(whole.map(\.check.outcome) == [.met, .met, .notComparable])
        #expect(whole.allSatisfy { $0.check.result?.value.description == "25" })
        var running = request()
        running.endedBy = Sample.day("2024-06-13")
        #expect(try texts(running).planItems.map(\.check.outcome) == [.running, .running, .running])
    }

    @Test("All pages belong to the sequence of the first, whatever is committed between them")
    func pages() throws {
        try bench.accept(
            report("vn-01", "2024-H1") { report in
                report.narratives = (0..<5).map { Narrative(section: "s-\($0)", text: "text \($0)") }
            })
        var request = request()
        request.pageSize = 2
        var seen: [String] = []
        var replaced: Int32 = 1
        repeat {
            let page = try texts(request)
            #expect(page.sequence == 2 && page.narratives.count <= 2)
            seen += page.narratives.map(\.text)
            request.pageToken = page.nextPageToken
            try bench.accept(Sample.report(outbound: Int(replaced), replacing: replaced))
            replaced += 1
        } while !request.pageToken.isEmpty
        #expect(seen == (0..<5).map { "text \($0)" })
        #expect(try texts(self.request()).narratives.isEmpty)
    }

    @Test("What cannot be answered is refused with a reason")
    func refusals() throws {
        #expect(failure { _ = try texts(request(scope: .group("none"))) }?.reason == .noSuchGroup)
        #expect(failure { _ = try texts(request("2024-Q1")) }?.reason == .queryRefused)
        var pillars = request()
        pillars.pillars = ["party"]
        let refusal = failure { _ = try texts(pillars) }
        #expect(refusal?.reason == .queryRefused)
        #expect(refusal?.metadata.first?.value == "UNKNOWN_PILLAR")
    }
}
