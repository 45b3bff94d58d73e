// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite("ExplainService.ExplainFigure") struct ExplainQueriesTests {
    private let bench: QueryBench
    private let explanations: ExplainQueries

    init() throws {
        bench = try QueryBench()
        let configuration = QueryConfiguration()
        explanations = ExplainQueries(
            ConsolidationQueries(
                store: bench.store, library: bench.library,
                lanes: try #require(QueryLanes(configuration: configuration)), configuration: configuration))
    }

    private func explain(
        _ figure: FigureReference = FigureReference(indicator: "delegations.outbound"),
        moment: RequestedMoment = .now, offices: [String]? = nil
    ) throws -> ExplainFigureResponse {
        let request = ExplainFigureRequest(
            query: GetConsolidationRequest(
                scope: offices.map { .offices($0) } ?? .group("emulation-2"), regime: Sample.regime,
                period: Sample.half, moment: moment),
            figure: figure)
        return try bench.decoder.explainFigureResponse(
            explanations.explainFigure(request.encoded(), bench.decoder))
    }

    @Test("one call: the figure, the rule, every revision with its value, and who is missing") func whole() throws {
        try bench.accept(Sample.report(office: "vn-01", outbound: 118), Sample.report(office: "vn-02", outbound: 62))
        var corrected = Sample.report(office: "vn-02", outbound: 64, replacing: 1)
        corrected.author = "Trần Thị B"
        corrected.figures[0].note = "two more"
        try bench.accept(corrected)
        let answer = try explain()
        #expect(answer.figure.outcome == .sum(Quantity(value: FixedPoint(units: 182, scale: 0))))
        #expect(answer.figure.contributions.map(\.office) == ["vn-01", "vn-02"])
        #expect(answer.rule.overMembers.code == "SUM" && answer.rule.overTime.code == "SUM_OF_PERIODS")
        #expect(!answer.rule.overMembers.text.arabic.isEmpty && !answer.rule.overMembers.text.vietnamese.isEmpty)
        #expect(answer.reports.map(\.office) == ["vn-01", "vn-02"])
        let revisions = answer.reports[1].revisions
        #expect(revisions.map(\.revision) == [1, 2] && revisions.map(\.isCounted) == [false, true])
        #expect(revisions.map { $0.statements.first?.quantity?.value.units } == [62, 64])
        #expect(revisions.map(\.reason) == ["", "counted again"])
        #expect(revisions.map(\.author) == ["", "Trần Thị B"])
        #expect(revisions[1].statements[0].note == "two more")
        #expect(answer.gaps.map(\.office) == ["vn-03", "vn-20"] && answer.gaps.allSatisfy { $0.kind == .missing })
        #expect(answer.remedy.english.isEmpty && answer.count == nil)
        #expect(answer.sequence == bench.store.statistics().sequence)
        #expect(Set(answer.offices.map(\.office)).isSuperset(of: ["vn-01", "vn-02", "vn-03", "vn-20"]))
    }

    @Test("as of before a correction the correction is not there") func asOf() throws {
        let first = try bench.accept(Sample.report(office: "vn-02", outbound: 62))
        try bench.accept(Sample.report(office: "vn-02", outbound: 64, replacing: 1))
        let before = try explain(moment: .sequence(first))
        #expect(before.reports[0].revisions.map(\.revision) == [1] && before.sequence == first)
    }

    @Test("gaps say why: not available with its reason, silent without") func gaps() throws {
        var unavailable = Sample.report(office: "vn-01")
        unavailable.figures[0].value = .notAvailable(reason: "flood")
        var silent = Sample.report(office: "vn-02")
        silent.figures = []
        try bench.accept(unavailable, silent, Sample.report(office: "vn-03", outbound: 3))
        let answer = try explain()
        #expect(answer.gaps.map(\.kind) == [.notAvailable, .silent, .missing])
        #expect(answer.gaps[0].reason == "flood")
        #expect(answer.reports.map(\.office) == ["vn-01", "vn-03"])
        #expect(answer.reports[0].revisions[0].statements[0].unavailable == "flood")
    }

    @Test("sub-unit figures beside, and one report unchanged") func beside() throws {
        var report = Sample.report(office: "vn-20", outbound: 381)
        report.figures.append(
            Figure(
                indicator: "delegations.outbound", value: .decimal("6"), subUnit: "vn-20-border", inclusion: .included))
        try bench.accept(report)
        let answer = try explain(offices: ["vn-20"])
        #expect(answer.figure.beside.map(\.subUnit) == ["vn-20-border"])
        #expect(answer.rule.overMembers.code == "UNCHANGED")
        #expect(answer.reports[0].revisions[0].statements.map(\.subUnit) == ["", "vn-20-border"])
    }

    @Test("a figure without a number says what would give it one") func remedy() throws {
        try bench.accept(Sample.report(office: "vn-01"))
        let answer = try explain(FigureReference(indicator: "abtc.requests"))
        guard case .refused(let refusal) = answer.figure.outcome else {
            Issue.record("nobody gave a number")
            return
        }
        #expect(refusal.name == "NO_NUMBER" && answer.remedy.english == "A number from at least one office.")
        #expect(answer.gaps.first?.kind == .silent && answer.reports.isEmpty)
    }

    @Test("what is not in the answer is refused, with what is near") func near() throws {
        try bench.accept(Sample.report(office: "vn-01"))
        let unknown = failure { _ = try explain(FigureReference(indicator: "delegations.out")) }
        #expect(unknown?.reason == .noSuchFigure)
        #expect(unknown?.metadata.first == FailureDetail("near", "delegations.outbound"))
        let cell = failure {
            _ = try explain(
                FigureReference(
                    indicator: "delegations.outbound", dimensions: [DimensionChoice(dimension: "partner", value: "LA")])
            )
        }
        #expect(cell?.reason == .noSuchFigure && cell?.metadata.map(\.value) == ["delegations.outbound"])
    }
}
