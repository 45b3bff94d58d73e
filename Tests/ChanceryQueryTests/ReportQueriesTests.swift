// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct ReportQueriesTests {
    private static func months(_ count: Int) -> [String] {
        (0..<count).compactMap { Period(form: .month, year: 2010 + $0 / 12, index: $0 % 12 + 1)?.code }
    }

    @Test(
        "All pages belong to the sequence of the first, whatever is committed between them", arguments: [1, 3, 7, 100])
    func pages(pageSize: Int32) throws {
        let bench = try QueryBench()
        let queries = ReportQueries(store: bench.store)
        let months = Self.months(20)
        for month in months { try bench.accept(Sample.report(period: month)) }
        var request = ListReportsRequest(regime: Sample.regime, pageSize: pageSize)
        var listed: [ReportSummaryMessage] = []
        var pageCount = 0
        repeat {
            let bytes = try queries.listReports(request.encoded(), bench.decoder)
            let page = try bench.decoder.listReportsResponse(bytes)
            #expect(page.sequence == 21)
            #expect(page.reports.count <= Int(pageSize))
            listed += page.reports
            request.pageToken = page.nextPageToken
            pageCount += 1
            guard pageCount < months.count else { continue }
            try bench.accept(Sample.report(period: months[pageCount], outbound: pageCount, replacing: 1))
            try bench.accept(Sample.report(office: "vn-02", period: months[pageCount]))
        } while !request.pageToken.isEmpty && pageCount < 50
        #expect(listed.map(\.receipt.key.period.code) == months)
        #expect(listed.allSatisfy { $0.receipt.revision == 1 && $0.sizeBytes > 0 })
    }

    @Test("Corrections are listed with their reasons, or left out")
    func currentOnly() throws {
        let bench = try QueryBench()
        let queries = ReportQueries(store: bench.store)
        try bench.accept(Sample.report(), Sample.report(office: "vn-02"), Sample.report(outbound: 5, replacing: 1))
        func list(_ request: ListReportsRequest) throws -> [ReportSummaryMessage] {
            try bench.decoder.listReportsResponse(try queries.listReports(request.encoded(), bench.decoder)).reports
        }
        let all = try list(ListReportsRequest())
        #expect(all.map { "\($0.receipt.key.office)/\($0.receipt.revision)" } == ["vn-01/1", "vn-02/1", "vn-01/2"])
        #expect(all.map(\.reason) == ["", "", "counted again"])
        #expect(try list(ListReportsRequest(currentOnly: true)).map(\.receipt.sequence) == [3, 4])
        #expect(try list(ListReportsRequest(offices: ["vn-02"])).map(\.receipt.sequence) == [3])
        #expect(try list(ListReportsRequest(period: Sample.period("2020"))).isEmpty)
    }

    @Test("A token of another request is refused")
    func foreignToken() throws {
        let bench = try QueryBench()
        try bench.accept(Sample.report(), Sample.report(office: "vn-02"))
        let queries = ReportQueries(store: bench.store)
        let first = ListReportsRequest(pageSize: 1)
        let page = try bench.decoder.listReportsResponse(try queries.listReports(first.encoded(), bench.decoder))
        #expect(!page.nextPageToken.isEmpty)
        let other = ListReportsRequest(regime: Sample.regime, pageSize: 1, pageToken: page.nextPageToken)
        #expect(failure { _ = try queries.listReports(other.encoded(), bench.decoder) }?.reason == .badPageToken)
    }

    @Test("A report is found by revision, now, and as of a sequence")
    func getReport() throws {
        let bench = try QueryBench()
        let queries = ReportQueries(store: bench.store)
        let first = Sample.report(outbound: 1)
        let second = Sample.report(outbound: 2, replacing: 1)
        try bench.accept(first, second)
        func get(_ revision: Int32 = 0, asOf sequence: StoreSequence = 0) throws -> StoredReportMessage {
            let request = GetReportRequest(key: Sample.key(), revision: revision, asOfSequence: sequence)
            return try bench.decoder.storedReport(try queries.getReport(request.encoded(), bench.decoder))
        }
        #expect(try get().report == second.encoded())
        #expect(try get().reason == "counted again")
        #expect(try get(1).report == first.encoded())
        #expect(try get(2) == get())
        #expect(try get(asOf: 2).report == first.encoded())
        #expect(try get(asOf: 3) == get())
        #expect(failure { _ = try get(3) }?.reason == .noSuchReport)
        #expect(failure { _ = try get(asOf: 1) }?.reason == .noSuchReport)
        #expect(failure { _ = try get(asOf: 4) }?.reason == .sequenceAhead)
        #expect(failure { _ = try queries.getReport([0xFF], bench.decoder) }?.reason == .malformedRequest)
    }
}
