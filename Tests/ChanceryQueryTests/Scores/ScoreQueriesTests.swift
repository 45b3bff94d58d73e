// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct ScoreQueriesTests {
    private let bench: QueryBench
    private let queries: ScoreQueries
    private let lanes: QueryLanes

    init() throws {
        bench = try QueryBench()
        let configuration = QueryConfiguration(laneArenaBytes: 1 << 20)
        lanes = try #require(QueryLanes(configuration: configuration))
        queries = ScoreQueries(
            ConsolidationQueries(
                store: bench.store, library: bench.library, lanes: lanes, configuration: configuration),
            store: bench.store)
    }

    private func bytes(_ moment: RequestedMoment = .now, sheet: String = "", group: String = "emulation-2") throws
        -> [UInt8]
    {
        try queries.getScores(
            GetScoresRequest(group: group, regime: Sample.regime, period: Sample.half, sheet: sheet, moment: moment)
                .encoded(), bench.decoder)
    }

    private func table(_ moment: RequestedMoment = .now) throws -> ScoreTable {
        try bench.decoder.scoreTable(try bytes(moment))
    }

    private func score(_ office: String, by scorer: String, _ points: String) -> Act {
        Act(
            key: Sample.key(office), kind: .score, actor: scorer,
            score: ScoreStatement(
                sheet: "s", scorer: scorer, points: [CriterionPoints(criterion: "work", decimal: points)]))
    }

    private func total(_ table: ScoreTable, _ office: String) -> String? {
        table.members.first { $0.office.office == office }?.total.description
    }

    @Test("Scores follow reports, corrections and acts; as of a sequence they stay what they were, byte by byte")
    func asOf() throws {
        try bench.accept(Sample.report(outbound: 50))
        let first = try bench.accept(Sample.report(office: "vn-02", outbound: 100))
        let before = try bytes()
        let table = try table()
        #expect(table.sequence == first && table.catalogueVersion == 1 && table.sheet == Sample.scoreSheet)
        #expect(table.warning?.english.hasPrefix("SAMPLE") == true)
        #expect(table.members.map(\.office.office) == ["vn-02", "vn-01", "vn-03", "vn-20"])
        #expect(table.members.map(\.rank) == [1, 2, 3, 3])
        #expect(total(table, "vn-02") == "15.00" && total(table, "vn-01") == "10.00")
        try bench.record(score("vn-01", by: "vn-02", "12.5"))
        try bench.record(
            Act(key: Sample.key("vn-02"), kind: .giveBack, actor: "leader", reason: "again", revision: 1))
        let late = Sample.moment("2024-06-18T00:00:00+07:00")
        try bench.accept(Sample.report(office: "vn-02", outbound: 40, replacing: 1), at: late)
        let now = try self.table()
        #expect(total(now, "vn-01") == "27.50")
        // 8 for results, 5 on time, 1 off for the return and 1 for the correction after the due time.
        #expect(total(now, "vn-02") == "11.00")
        #expect(try bytes(.sequence(first)) == before)
        #expect(try bytes(.time(Sample.now)) != bytes())
    }

    @Test("The latest statement of a scorer holds from its sequence on")
    func latest() throws {
        let first = try bench.record(score("vn-01", by: "vn-02", "12.5"))
        try bench.record(score("vn-01", by: "vn-02", "20"))
        #expect(total(try table(.sequence(first)), "vn-01") == "12.50")
        #expect(total(try table(), "vn-01") == "20.00")
    }

    @Test("What cannot be answered is refused with a reason")
    func refusals() throws {
        func refusal(_ sheet: String, _ group: String = "emulation-2") -> CallFailure? {
            failure { _ = try bytes(sheet: sheet, group: group) }
        }
        #expect(refusal("", "none")?.reason == .noSuchGroup)
        #expect(refusal("none")?.reason == .noSuchScoreSheet)
        #expect(refusal("none")?.metadata.first?.value == "UNKNOWN_SHEET")
        #expect(failure { _ = try bytes(.sequence(99)) }?.reason == .sequenceAhead)
        let open = GetScoresRequest(group: "emulation-2", regime: "FA-OPEN", period: Sample.period("2024"))
        let none = failure { _ = try queries.getScores(open.encoded(), bench.decoder) }
        #expect(none?.reason == .noSuchScoreSheet && none?.metadata.first?.value == "NO_SHEET_IN_FORCE")
        var named = open
        named.sheet = "s"
        let other = failure { _ = try queries.getScores(named.encoded(), bench.decoder) }
        #expect(other?.metadata.first?.value == "SHEET_NOT_IN_FORCE")
    }
}
