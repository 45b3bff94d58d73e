// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

/// A group of which 398 delegations went out, and what compares and freezes its answers.
struct DifferenceBench {
    let bench: QueryBench
    let consolidations: ConsolidationQueries
    let differences: DifferenceQueries
    let packs: PackQueries

    /// Values of the four members; the last one's are corrected from 62 to 64.
    static let outbound = ["vn-01": 118, "vn-02": 160, "vn-03": 58, "vn-20": 62]
    static let reason = "two delegations of May were left out"

    static let question = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)

    init(store: (any ReportStore)? = nil, now: Instant = Sample.now, answerBytesMax: Int = 4 << 20) throws {
        bench = try QueryBench(store: store)
        let configuration = QueryConfiguration(laneArenaBytes: 1 << 20, answerBytesMax: answerBytesMax)
        let lanes = try #require(QueryLanes(configuration: configuration))
        consolidations = ConsolidationQueries(
            store: bench.store, library: bench.library, lanes: lanes, configuration: configuration)
        differences = DifferenceQueries(
            store: bench.store, library: bench.library, clock: .fixed(at: now), consolidations: consolidations)
        packs = PackQueries(
            store: bench.store, library: bench.library, clock: .fixed(at: now), consolidations: consolidations)
    }

    var sequence: StoreSequence { bench.store.statistics().sequence }
    var decoder: WireDecoder { bench.decoder }

    /// The reports of all members, in the order of their ids.
    @discardableResult
    func sendAll() throws -> StoreSequence {
        for (office, outbound) in DifferenceBench.outbound.sorted(by: { $0.key < $1.key }) {
            try send(office, outbound)
        }
        return sequence
    }

    /// A first report, or the correction of `revision`.
    func send(
        _ office: String, _ outbound: Int, replacing revision: Int32? = nil, author: String = "Nguyễn Văn A",
        reason: String = reason
    ) throws {
        var report = Sample.report(office: office, outbound: outbound)
        report.author = author
        report.correction = revision.map { Correction(replacesRevision: $0, reason: reason) }
        try bench.accept(report, at: Sample.now.adding(seconds: sequence))
    }

    func correct() throws { try send("vn-20", 64, replacing: 1) }

    func act(_ kind: ActKind, on office: String, revision: Int32, reason: String) throws {
        try bench.record(
            Act(
                key: Sample.key(office), kind: kind, actor: "Trần Thị B", authority: "leader", reason: reason,
                revision: revision), at: Sample.now.adding(seconds: sequence))
    }

    struct NotDone: Error { let what: String }

    func answer(asOf moment: RequestedMoment) throws -> [UInt8] {
        var request = DifferenceBench.question
        request.moment = moment
        return try consolidations.getConsolidation(request.encoded(), decoder)
    }

    func difference(_ request: DiffConsolidationsRequest) throws -> DifferencePage {
        try decoder.consolidationDifference(try differences.diffConsolidations(request.encoded(), decoder))
    }

    func difference(
        from: RequestedMoment, to: RequestedMoment = .now
    ) throws -> ConsolidationDifference {
        try difference(DiffConsolidationsRequest(query: DifferenceBench.question, from: from, to: to)).difference
    }
}
