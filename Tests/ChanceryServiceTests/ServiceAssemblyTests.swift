// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@Suite struct ServiceAssemblyTests {
    private static let unary = MethodNames.all.filter { !$0.requestsStream && !$0.responsesStream }

    @Test("Every unary call is answered once, whatever its payload", arguments: unary)
    func answeredOnce(name: MethodName) async throws {
        let bench = try ServiceBench(backups: ScriptedBackups())
        _ = try bench.store.base.writer.commit(
            [Sample.validated(request: 1), Sample.validated(Sample.report(outbound: 5, replacing: 1), request: 2)],
            at: Sample.now)
        _ = try await bench.call(MethodNames.freezePack, Self.good[MethodNames.freezePack] ?? [], number: 102)
        let payloads: [[UInt8]] = [
            [], [0xFF], [0xF8, 0x07, 0x01], Array(repeating: 0x0A, count: 999), Self.good[name] ?? [],
        ]
        for (number, payload) in payloads.enumerated() { try bench.begin(name, payload, number: number) }
        try await eventually("every answer") { payloads.indices.allSatisfy { !bench.port.outcomes(of: $0).isEmpty } }
        // What runs on the same lanes afterwards finds no second answer.
        _ = try await bench.call(MethodNames.getServerInfo, [], number: 100)
        _ = try await bench.call(MethodNames.validateReport, [], number: 101)
        for number in payloads.indices { #expect(bench.port.outcomes(of: number).count == 1) }
        #expect(bench.port.outcomes(of: 1)[0].failure?.reason == .malformedRequest)
        #expect(bench.port.outcomes(of: 2)[0].failure?.reason == .unknownField)
        #expect(bench.port.outcomes(of: 4)[0].failure == nil)
    }

    private static let question = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)
    private static let pack = PackName(group: "emulation-2", regime: Sample.regime, from: Sample.half)

    private static let good: [MethodName: [UInt8]] = [
        MethodNames.submitReport: Sample.submission(request: 1),
        MethodNames.validateReport: ValidateReportRequest(report: Sample.report().encoded()).encoded(),
        MethodNames.getConsolidation: question.encoded(),
        MethodNames.getComparison: GetComparisonRequest(query: question, against: .previousPeriod).encoded(),
        MethodNames.diffConsolidations: DiffConsolidationsRequest(query: question, from: .sequence(1)).encoded(),
        MethodNames.listRevisions: ListRevisionsRequest(key: Sample.key()).encoded(),
        MethodNames.diffReport: DiffReportRequest(key: Sample.key(), fromRevision: 1).encoded(),
        MethodNames.freezePack: FreezePackRequest(
            requestID: Sample.requestID(1), query: question, title: "First half", actor: "leader"
        ).encoded(),
        MethodNames.getPack: GetPackRequest(name: pack).encoded(),
        MethodNames.diffPacks: DiffPacksRequest(from: pack).encoded(),
        MethodNames.verifyPack: VerifyPackRequest(name: pack).encoded(),
        MethodNames.listPeriods: ListPeriodsRequest(office: "vn-01").encoded(),
        MethodNames.listReports: ListReportsRequest().encoded(),
        MethodNames.getReport: GetReportRequest(key: Sample.key()).encoded(),
        MethodNames.listDuties: ListDutiesRequest(
            scope: .everybody, regime: Sample.regime, period: Sample.half, at: Sample.now
        ).encoded(),
        MethodNames.getConsolidatedTexts: GetConsolidatedTextsRequest(
            query: GetConsolidationRequest(
                scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)
        ).encoded(),
        MethodNames.explainFigure: ExplainFigureRequest(
            query: GetConsolidationRequest(scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half),
            figure: FigureReference(indicator: "delegations.outbound")
        ).encoded(),
        MethodNames.listRegisterEntries: ListRegisterEntriesRequest(
            query: GetConsolidationRequest(scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half),
            register: .agreements
        ).encoded(),
        MethodNames.getInclusionProof: GetInclusionProofRequest(leaf: .index(0)).encoded(),
        MethodNames.getConsistencyProof: GetConsistencyProofRequest(fromSize: 1).encoded(),
        MethodNames.getScores: GetScoresRequest(
            group: "emulation-2", regime: Sample.regime, period: Sample.half
        ).encoded(),
        MethodNames.recordAct: RecordActRequest(
            act: Act(key: Sample.key(), kind: .close, actor: "leader"), requestID: Sample.requestID(1)
        ).encoded(),
        MethodNames.backUpStore: BackUpStoreRequest(folder: "/srv/backup").encoded(),
        MethodNames.installCatalogue: InstallCatalogueRequest(catalogue: Sample.catalogue().encoded()).encoded(),
        MethodNames.rollBackCatalogue: RollBackCatalogueRequest(version: 1).encoded(),
        MethodNames.rehearseCatalogue: RehearseCatalogueRequest(version: 1).encoded(),
    ]

    @Test("Queries beyond the bound are refused at once, and counted")
    func busyQueries() async throws {
        let bench = try ServiceBench(query: QueryConfiguration(laneArenaBytes: 1 << 20, waitingCountMax: 1))
        let count = 2000
        for number in 0..<count { try bench.begin(MethodNames.listReports, [], number: number) }
        try await eventually("every answer") { (0..<count).allSatisfy { bench.port.outcomes(of: $0).count == 1 } }
        let refusals = (0..<count).compactMap { bench.port.outcomes(of: $0)[0].failure }
        #expect(refusals.allSatisfy { $0.reason == .serverBusy && $0.retryDelayMilliseconds == 500 })
        #expect(!refusals.isEmpty)
        var answer: [UInt8]?
        while answer == nil { answer = try await bench.call(MethodNames.getServerInfo, [], number: -2).bytes }
        let refusedCount = try Sample.decoder().serverInfo(try #require(answer))
            .counters.first { $0.name == "queries_refused_count" }?.value
        #expect(try #require(refusedCount) >= Int64(refusals.count))
    }

    @Test("A failure of the store is told to the operator, and to the caller without its cause")
    func storeFailure() async throws {
        let bench = try ServiceBench()
        bench.store.fail(with: StoreError(.inputOutput, "sector 17 of /srv"))
        let outcome = try await bench.call(MethodNames.submitReport, Sample.submission(request: 1))
        #expect(outcome.failure?.reason == .storeUnavailable)
        #expect(outcome.failure?.message.contains("sector") == false)
        #expect(bench.storeFailures.all == ["inputOutput"])
        bench.store.writer.close()
        let query = try await bench.call(MethodNames.listReports, [], number: 1)
        #expect(query.failure?.reason == .draining)
        #expect(bench.storeFailures.count == 1)
    }

    @Test("Bounds that make no sense make no services")
    func configuration() throws {
        #expect(throws: ServiceConfigurationError.self) {
            _ = try ServiceBench(query: QueryConfiguration(laneCount: 0))
        }
        #expect(throws: IngestConfigurationError.self) {
            _ = try ServiceBench(ingest: IngestConfiguration(laneCount: 0))
        }
    }
}
