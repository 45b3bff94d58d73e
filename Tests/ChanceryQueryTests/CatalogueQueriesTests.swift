// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct CatalogueQueriesTests {
    private static func queries(_ bench: QueryBench, at now: Instant = Sample.now) -> CatalogueQueries {
        CatalogueQueries(store: bench.store, library: bench.library, clock: .fixed(at: now))
    }

    @Test("A catalogue comes as it was installed, by version or the current one")
    func getCatalogue() throws {
        let store = try Sample.store()
        try Sample.install(Sample.catalogue(edition: "second"), in: store)
        let bench = try QueryBench(store: store)
        func get(_ version: CatalogueVersion) throws -> InstalledCatalogueMessage {
            let request = GetCatalogueRequest(version: version).encoded()
            return try bench.decoder.installedCatalogue(try Self.queries(bench).getCatalogue(request, bench.decoder))
        }
        let first = try get(1)
        #expect(first.catalogue == Sample.catalogue().encoded())
        #expect(first.digest == Digest.sha256(of: first.catalogue))
        #expect(first.installedAt == Sample.now)
        #expect(try get(0).version == 2)
        #expect(try get(0) == get(2))
        #expect(failure { _ = try get(3) }?.reason == .noSuchCatalogue)
    }

    @Test("Offices are those of a day, of a group if one is named")
    func listOffices() throws {
        let bench = try QueryBench()
        func ids(_ date: String?, group: String = "") throws -> [String] {
            let request = ListOfficesRequest(date: date.map(Sample.day), group: group).encoded()
            let bytes = try Self.queries(bench).listOffices(request, bench.decoder)
            return try bench.decoder.listOfficesResponse(bytes).offices.map(\.id)
        }
        #expect(try ids(nil) == ["vn-01", "vn-02", "vn-03", "vn-20", "vn-48", "vn-20-border"])
        #expect(try ids("2025-07-01").last == "vn-26-2025")
        #expect(try ids("2025-06-30").last == "vn-20-border")
        #expect(try ids("2024-06-01", group: "emulation-2") == Sample.members)
        #expect(failure { _ = try ids(nil, group: "none") }?.reason == .noSuchGroup)
    }

    @Test("Groups come with the members of the day")
    func listGroups() throws {
        let bench = try QueryBench()
        let request = ListGroupsRequest(date: Sample.day("2024-06-01")).encoded()
        let groups = try bench.decoder.listGroupsResponse(
            try Self.queries(bench).listGroups(request, bench.decoder)
        ).groups
        #expect(groups.map(\.id) == ["emulation-2"])
        #expect(groups.first?.members.prefix(4).map(\.office) == Sample.members)
    }

    @Test("The periods of an office come page by page as of the first page", arguments: [1, 5, 200])
    func listPeriods(pageSize: Int32) throws {
        let bench = try QueryBench()
        let queries = Self.queries(bench)
        try bench.accept(Sample.report(period: "2024-05"))
        var request = ListPeriodsRequest(office: "vn-01", regime: Sample.regime, pageSize: pageSize)
        var listed: [PeriodStatus] = []
        repeat {
            let page = try bench.decoder.listPeriodsResponse(
                try queries.listPeriods(request.encoded(), bench.decoder))
            #expect(page.sequence == 2)
            listed += page.periods
            request.pageToken = page.nextPageToken
            if bench.store.statistics().sequence == 2 {
                try bench.accept(Sample.report(period: "2024-04"), Sample.report(period: "2024-H1"))
            }
        } while !request.pageToken.isEmpty && listed.count < 1000
        let owed = try PeriodCalendar(index: bench.library.current, now: Sample.now)
            .periods(office: "vn-01", regime: Sample.regime)
        #expect(listed.map(\.period) == owed.map(\.period))
        #expect(listed.filter { $0.receipt != nil }.map(\.period.code) == ["2024-05"])
        #expect(listed.first { $0.period.code == "2024-05" }?.state == .reportedLate)
        #expect(listed.first { $0.period == Sample.half }?.state == .due)
    }
}
