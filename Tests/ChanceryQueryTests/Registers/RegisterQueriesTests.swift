// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite("RegisterService.ListRegisterEntries") struct RegisterQueriesTests {
    private let bench: QueryBench
    private let registers: RegisterQueries

    init() throws {
        bench = try QueryBench()
        registers = RegisterQueries(try RegisterQueriesTests.consolidations(bench))
    }

    private static func consolidations(
        _ bench: QueryBench, configuration: QueryConfiguration = QueryConfiguration()
    ) throws -> ConsolidationQueries {
        ConsolidationQueries(
            store: bench.store, library: bench.library, lanes: try #require(QueryLanes(configuration: configuration)),
            configuration: configuration)
    }

    private func report(_ office: String, _ events: [String], agreements: [String] = [], replacing: Int32? = nil)
        -> Report
    {
        var report = Sample.report(office: office, replacing: replacing)
        report.events = events.map { EventEntry(id: $0, title: "Event \($0)") }
        report.agreements = agreements.map { AgreementEntry(id: $0, title: $0, partner: "LA", status: .signed) }
        return report
    }

    private func request(_ kind: RegisterKind = .events, moment: RequestedMoment = .now) -> ListRegisterEntriesRequest {
        ListRegisterEntriesRequest(
            query: GetConsolidationRequest(
                scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half, moment: moment),
            register: kind)
    }

    private func list(_ request: ListRegisterEntriesRequest) throws -> ListRegisterEntriesResponse {
        try bench.decoder.listRegisterEntriesResponse(
            registers.listRegisterEntries(request.encoded(), bench.decoder))
    }

    @Test("one row for a shared event, with the names of its reporters") func shared() throws {
        try bench.accept(report("vn-01", ["jc-16", "spring"]), report("vn-02", ["jc-16"]))
        let answer = try list(request())
        #expect(answer.rows.map(\.entry.id) == ["jc-16", "spring"] && answer.rowCount == 2)
        #expect(answer.rows[0].reporters.map(\.office) == ["vn-01", "vn-02"])
        #expect(answer.offices.map(\.office) == ["vn-01", "vn-02"])
        #expect(answer.offices.map(\.name.english) == ["vn-01", "vn-02"])
        #expect(answer.periods.map(\.period) == [Sample.half] && answer.sequence == bench.store.statistics().sequence)
        #expect(answer.nextPageToken.isEmpty)
    }

    @Test("a correction replaces what was listed, and as of before it the old list stands") func corrections() throws {
        let first = try bench.accept(report("vn-01", ["a"]))
        try bench.accept(report("vn-01", ["b"], replacing: 1))
        #expect(try list(request()).rows.map(\.entry.id) == ["b"])
        let before = try list(request(moment: .sequence(first)))
        #expect(before.rows.map(\.entry.id) == ["a"] && before.sequence == first)
        #expect(before.rows[0].reporters[0].revision == 1)
    }

    @Test("pages are of one sequence and one list, whatever is committed between them") func pages() throws {
        try bench.accept(report("vn-01", (0..<5).map { "e\($0)" }))
        var asked = request()
        asked.pageSize = 2
        var ids: [String] = []
        var sequences: Set<StoreSequence> = []
        var revision: Int32 = 0
        repeat {
            let page = try list(asked)
            ids += page.rows.map(\.entry.id)
            sequences.insert(page.sequence)
            #expect(page.rowCount == 5)
            try bench.accept(report("vn-02", ["later"], replacing: revision > 0 ? revision : nil))
            revision += 1
            asked.pageToken = page.nextPageToken
        } while !asked.pageToken.isEmpty
        #expect(ids == ["e0", "e1", "e2", "e3", "e4"] && sequences.count == 1)
    }

    @Test("conditions restrict the rows") func conditions() throws {
        try bench.accept(report("vn-01", [], agreements: ["x", "y"]), report("vn-02", [], agreements: ["x"]))
        var asked = request(.agreements)
        asked.offices = ["vn-02"]
        #expect(try list(asked).rows.map(\.entry.id) == ["x"])
        asked.offices = []
        asked.statuses = ["ended"]
        #expect(try list(asked).rows.isEmpty)
        asked.statuses = ["signed"]
        asked.partners = ["LA"]
        #expect(try list(asked).rowCount == 2)
        asked.conflictsOnly = true
        #expect(try list(asked).rowCount == 0)
    }

    @Test("what no entry can meet is refused, and so is a page token of another request") func refusals() throws {
        try bench.accept(report("vn-01", ["a", "b"]))
        var asked = request(.delegations)
        asked.statuses = ["signed"]
        #expect(failure { _ = try list(asked) }?.reason == .queryRefused)
        asked = request(.aid)
        asked.partners = ["LA"]
        #expect(failure { _ = try list(asked) }?.reason == .queryRefused)
        asked = request()
        asked.pageSize = 1
        let token = try list(asked).nextPageToken
        asked.pageSize = 2
        asked.pageToken = token
        #expect(failure { _ = try list(asked) }?.reason == .badPageToken)
        asked = request()
        asked.query.indicators = ["nothing"]
        #expect(failure { _ = try list(asked) }?.reason == .queryRefused)
        asked = request()
        asked.query.pageSize = 3
        #expect(failure { _ = try list(asked) }?.reason == .invalidField)
        let small = RegisterQueries(
            try RegisterQueriesTests.consolidations(bench, configuration: QueryConfiguration(answerBytesMax: 64)))
        #expect(
            failure { _ = try small.listRegisterEntries(request().encoded(), bench.decoder) }?.reason == .queryRefused)
    }
}
