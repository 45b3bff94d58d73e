// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct ListActsTests {
    private func list(_ bench: QueryBench, _ request: ListActsRequest) throws -> ListActsResponse {
        let bytes = try LifeQueries(store: bench.store).listActs(request.encoded(), bench.decoder)
        return try bench.decoder.listActsResponse(bytes)
    }

    private func closing(_ bench: QueryBench, offices: [String]) throws {
        for office in offices {
            try bench.record(Act(key: Sample.key(office), kind: .close, actor: "leader"))
        }
    }

    @Test("Acts are filtered by office, regime, period and kind, in the order of the store")
    func filters() throws {
        let bench = try QueryBench()
        try bench.accept(Sample.report())
        try closing(bench, offices: ["vn-01", "vn-02"])
        try bench.record(Act(key: Sample.key("vn-01", "2024-05"), kind: .close, actor: "leader"))
        try bench.record(
            Act(
                key: Sample.key(), kind: .reopen, actor: "leader", authority: "group", reason: "one more",
                until: Sample.now.adding(seconds: 60)))
        func sequences(_ request: ListActsRequest) throws -> [StoreSequence] {
            try list(bench, request).acts.map(\.sequence)
        }
        #expect(try sequences(ListActsRequest()) == [3, 4, 5, 6])
        #expect(try sequences(ListActsRequest(offices: ["vn-01"])) == [3, 5, 6])
        #expect(try sequences(ListActsRequest(offices: ["vn-01"], period: Sample.half)) == [3, 6])
        #expect(try sequences(ListActsRequest(kinds: [.reopen])) == [6])
        #expect(try sequences(ListActsRequest(regime: "FA-OPEN")) == [])
        #expect(try sequences(ListActsRequest(moment: .sequence(4))) == [3, 4])
        let reopened = try #require(try list(bench, ListActsRequest(kinds: [.reopen])).acts.first)
        #expect(reopened.act.reason == "one more" && reopened.act.authority == "group")
        #expect(reopened.digest == Digest.sha256(of: reopened.act.encoded()))
        #expect(failure { _ = try list(bench, ListActsRequest(moment: .sequence(99))) }?.reason == .sequenceAhead)
    }

    @Test("All pages belong to the sequence of the first", arguments: [1, 2, 5, 100])
    func pages(pageSize: Int32) throws {
        let bench = try QueryBench()
        try closing(bench, offices: Sample.members)
        var request = ListActsRequest(pageSize: pageSize)
        var seen: [String] = []
        var month = 1
        repeat {
            let page = try list(bench, request)
            #expect(page.sequence == 5 && page.acts.count <= Int(pageSize))
            seen += page.acts.map(\.act.key.office)
            request.pageToken = page.nextPageToken
            try bench.record(Act(key: Sample.key("vn-48", "2024-0\(month)"), kind: .close, actor: "leader"))
            month += 1
        } while !request.pageToken.isEmpty
        #expect(seen == Sample.members)
    }

    @Test("A page has at most a mebibyte, however many acts are asked for")
    func bytesOfAPage() throws {
        let bench = try QueryBench()
        let text = String(repeating: "ạ", count: 4000)
        var key = Sample.key()
        for index in 0..<120 {
            if index % 100 == 99 { key = Sample.key("vn-02") }
            try bench.record(Act(key: key, kind: .reply, actor: "ministry", reason: text, proposal: "p-\(index)"))
        }
        var request = ListActsRequest(pageSize: 1000)
        var count = 0
        var pageCount = 0
        repeat {
            let bytes = try LifeQueries(store: bench.store).listActs(request.encoded(), bench.decoder)
            #expect(bytes.count <= 1 << 20)
            let page = try bench.decoder.listActsResponse(bytes)
            count += page.acts.count
            pageCount += 1
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        #expect(count == 120 && pageCount == 2)
    }

    @Test("A report is given with where it stands, then and now; a replaced revision is listed without")
    func standingOfReports() throws {
        let bench = try QueryBench()
        try bench.accept(Sample.report())
        let returned = try bench.record(
            Act(key: Sample.key(), kind: .giveBack, actor: "leader", reason: "118, not 119", revision: 1))
        try bench.accept(Sample.report(outbound: 119, replacing: 1))
        try bench.record(Act(key: Sample.key(), kind: .accept, actor: "leader", revision: 2))
        try closing(bench, offices: ["vn-01"])
        let queries = ReportQueries(store: bench.store)
        func get(_ request: GetReportRequest) throws -> ReportStanding? {
            let bytes = try queries.getReport(request.encoded(), bench.decoder)
            let stored = try bench.decoder.storedReport(bytes)
            return stored.standing?.standing
        }
        let now = ReportStanding(state: .accepted, revision: 2, isClosed: true)
        #expect(try get(GetReportRequest(key: Sample.key())) == now)
        #expect(try get(GetReportRequest(key: Sample.key(), revision: 1)) == now)
        #expect(
            try get(GetReportRequest(key: Sample.key(), asOfSequence: returned))
                == ReportStanding(state: .returned, revision: 1))
        let bytes = try queries.listReports(ListReportsRequest().encoded(), bench.decoder)
        #expect(try bench.decoder.listReportsResponse(bytes).reports.map(\.standing?.standing) == [nil, now])
    }
}
