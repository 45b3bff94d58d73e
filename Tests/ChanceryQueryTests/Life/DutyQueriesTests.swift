// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct DutyQueriesTests {
    private let bench: QueryBench
    private let queries: DutyQueries

    init() throws {
        bench = try QueryBench()
        queries = DutyQueries(store: bench.store, library: bench.library)
    }

    private func list(_ request: ListDutiesRequest) throws -> DutyList {
        let bytes = try queries.listDuties(request.encoded(), bench.decoder)
        return try bench.decoder.dutyList(bytes)
    }

    private func request(
        _ scope: RequestedDutyScope = .group("emulation-2"), period: Period = Sample.half, at: Instant = Sample.now
    ) -> ListDutiesRequest {
        ListDutiesRequest(scope: scope, regime: Sample.regime, period: period, at: at)
    }

    @Test("Duties follow the reports and the acts, now and as of a sequence")
    func followsTheStore() throws {
        let first = try bench.accept(Sample.report())
        try bench.record(
            Act(key: Sample.key(), kind: .giveBack, actor: "leader", reason: "again", revision: 1))
        let extended = try bench.record(
            Act(
                key: Sample.key("vn-02"), kind: .extend, actor: "leader", authority: "Hanoi", reason: "flood",
                until: Sample.now.adding(seconds: 10 * 86_400)))
        let later = Sample.moment("2024-06-18T00:00:00+07:00")
        #expect(try list(request(at: later)).duties.map(\.state) == [.returned, .due, .overdue, .overdue])
        #expect(try list(request(at: later)).sequence == extended)
        var then = request(at: later)
        then.moment = .sequence(first)
        #expect(try list(then).duties.map(\.state) == [.onTime, .overdue, .overdue, .overdue])
        then.owingOnly = true
        #expect(try list(then).duties.map(\.office.office) == ["vn-02", "vn-03", "vn-20"])
        #expect(try list(then).timeliness.first?.counts.expected == 4)
    }

    @Test(
        "All pages belong to the sequence of the first, and the counts are on the first alone", arguments: [1, 3, 100])
    func pages(pageSize: Int32) throws {
        try bench.accept(Sample.report())
        var request = request(.everybody)
        request.period = Sample.period("2024-01")
        request.throughPeriod = Sample.period("2024-06")
        let whole = try list(request).duties
        #expect(whole.count == 24)
        request.pageSize = pageSize
        var collected: [Duty] = []
        repeat {
            let page = try list(request)
            #expect(page.timeliness.isEmpty == !request.pageToken.isEmpty)
            collected += page.duties
            request.pageToken = page.nextPageToken
            try bench.accept(Sample.report(office: "vn-02", period: "2020-0\(collected.count % 9 + 1)", outbound: 1))
        } while !request.pageToken.isEmpty && collected.count < 9
        #expect(collected == Array(whole.prefix(collected.count)))
    }

    @Test("A group without a leader owes no pack")
    func noLeader() throws {
        var request = request()
        request.level = .leader
        #expect(try list(request).duties.isEmpty)
    }

    @Test("The leader's duty is done with the first pack of the period, and packs of ranges are not it")
    func packs() throws {
        let base = Sample.catalogue()
        let led = Group(
            id: "emulation-2", label: base.groups[0].label, members: base.groups[0].members,
            leaders: [Leadership(office: "vn-02", validity: .always)])
        let bench = try QueryBench(
            store: Sample.store(
                Catalogue(
                    edition: "led", offices: base.offices, groups: [led], windowFamilies: base.windowFamilies,
                    regimes: base.regimes, measureUnits: base.measureUnits, indicators: base.indicators)))
        let queries = DutyQueries(store: bench.store, library: bench.library)
        func duties() throws -> [Duty] {
            var request = request()
            request.level = .leader
            let bytes = try queries.listDuties(request.encoded(), bench.decoder)
            return try bench.decoder.dutyList(bytes).duties
        }
        func freeze(from: String, _ number: Int) throws {
            let digest = Digest.sha256(of: [UInt8(number)])
            _ = try bench.store.writer.commit(
                pack: PackSubmission(
                    group: "emulation-2", regime: Sample.regime, from: Sample.period(from), through: Sample.half,
                    requestID: Sample.requestID(number), requestDigest: digest, digest: digest, bytes: [UInt8(number)],
                    submittedBy: ""),
                at: Sample.now.adding(seconds: Int64(number)))
        }
        try freeze(from: "2023-H2", 1)
        #expect(try duties().map(\.state) == [.due] && duties()[0].office.office == "vn-02")
        #expect(try duties()[0].sentence.english.hasSuffix("is owed; no due time is set"))
        try freeze(from: "2024-H1", 2)
        try freeze(from: "2024-H1", 3)
        let done = try #require(try duties().first)
        #expect(done.state == .notDue && done.standing.standing.revision == 2 && !done.isOwing)
        #expect(done.firstReceivedAt == Sample.now.adding(seconds: 2))
    }

    @Test("What cannot be answered is refused with a reason")
    func refusals() throws {
        #expect(failure { _ = try list(request(.group("none"))) }?.reason == .noSuchGroup)
        #expect(failure { _ = try list(request(.offices(["none"]))) }?.reason == .noSuchOffice)
        #expect(failure { _ = try list(request(period: Sample.period("2024-Q1"))) }?.reason == .queryRefused)
        var ahead = request()
        ahead.moment = .sequence(99)
        #expect(failure { _ = try list(ahead) }?.reason == .sequenceAhead)
        var foreign = request()
        foreign.pageToken = request().nextPageToken(sequence: 1, position: 99)
        #expect(failure { _ = try list(foreign) }?.reason == .badPageToken)
    }
}
