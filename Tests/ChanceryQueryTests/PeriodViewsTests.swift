// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryTransparency
internal import ChanceryWire
internal import SeededRandom
internal import Testing

@testable internal import ChanceryQuery

/// A view that was brought forward must not be told from one that was folded from the reports.
@Suite struct PeriodViewsTests {
    @Test(
        "After any history, with any room to hold views, the answer is the one from the reports alone",
        arguments: [UInt64(1), 2, 3, 4], [0, 3, 1000])
    func broughtForward(seed: UInt64, heldReportsMax: Int) throws {
        let bench = try QueryBench(heldReportsMax: heldReportsMax)
        var history = RandomHistory(seed: seed)
        var generator = SeededGenerator(seed: seed &+ 100)
        for _ in 0..<60 {
            try bench.accept(history.next())
            if generator.below(3) == 0, let act = history.nextAct() { try bench.record(act) }
            if generator.below(3) == 0 { continue }
            let months = RandomHistory.months.map(Sample.period)
            let first = generator.below(months.count)
            let last = first + generator.below(months.count - first)
            let query = ConsolidationQuery(
                scope: .group("emulation-2"), regime: Sample.regime, from: months[first], through: months[last])
            #expect(try bench.answer(query).consolidation == Self.folded(query, bench))
        }
    }

    /// From every accepted report, without views and without the store's own choice of the current revision.
    private static func folded(_ query: ConsolidationQuery, _ bench: QueryBench) throws -> Consolidation {
        let (reports, acts) = try bench.store.read { snapshot in
            let reports = try snapshot.changes(after: 0, limit: 10_000).compactMap { change -> AcceptedReport? in
                guard case .report(_, let key, let revision) = change else { return nil }
                return try snapshot.revision(revision, of: key)?.accepted(by: bench.decoder)
            }
            let acts = try snapshot.listActs(
                offices: nil, regime: nil, period: nil, kinds: nil, after: nil, limit: 10_000, asOf: nil)
            return (reports, acts)
        }
        return try Consolidator(catalogue: bench.library.current).consolidate(
            query, reports: reports.reversed(),
            acts: acts.reversed().map { stored in
                ActRecord(
                    key: stored.key, fact: stored.fact,
                    reason: stored.fact.kind == .giveBack ? try bench.decoder.act(stored.bytes).reason : "",
                    sequence: stored.sequence)
            })
    }

    @Test("A view is not read again while nothing changed, and only what changed is read afterwards")
    func reading() throws {
        let bench = try QueryBench()
        try bench.accept(Sample.report(office: "vn-01"), Sample.report(office: "vn-02"))
        let counted = CountingStore(base: bench.store)
        let reader = ConsolidationReader(
            store: counted, library: bench.library, views: PeriodViews(heldReportsMax: 1000))
        func ask() throws { _ = try reader.answer(to: QueryBench.groupQuery, asOf: nil, decoder: bench.decoder) }
        try ask()
        #expect(counted.reads.all == ["all"])
        try ask()
        #expect(counted.reads.all == ["all"])
        try bench.accept(Sample.report(office: "vn-03"))
        try ask()
        #expect(counted.reads.all == ["all", "changed after 3: 1"])
        try ask()
        #expect(counted.reads.count == 2)
    }

    @Test("A stored report that cannot be read is named, and no answer is given without it")
    func unreadable() throws {
        let bench = try QueryBench()
        let broken = ReportSubmission(
            key: Sample.key(), requestID: Sample.requestID(1), digest: Digest.sha256(of: [0xFF]), bytes: [0xFF],
            receivedAt: Sample.now, catalogueVersion: 1, submittedBy: "")
        _ = try bench.store.writer.commit([broken], at: Sample.now)
        let failure = failure { _ = try bench.answer() }
        #expect(failure?.reason == .internalError)
        #expect(failure?.message.contains("vn-01/FA-D09/2024-H1 revision 1") == true)
    }
}

/// Notes how the reports of a period were read.
private final class CountingStore: ReportStore {
    let base: any ReportStore
    let reads = Recorder<String>()

    init(base: any ReportStore) { self.base = base }

    var writer: any StoreWriter { base.writer }
    func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result {
        try base.read { try body(CountingSnapshot(base: $0, reads: reads)) }
    }
    func statistics() -> StoreStatistics { base.statistics() }
}

private struct CountingSnapshot: StoreSnapshot {
    let base: any StoreSnapshot
    let reads: Recorder<String>

    var sequence: StoreSequence { base.sequence }

    func currentReports(
        regime: String, period: Period, offices: [String]?, asOf: StoreSequence?, _ each: (StoredReport) throws -> Void
    ) throws {
        reads.record("all")
        try base.currentReports(regime: regime, period: period, offices: offices, asOf: asOf, each)
    }

    func standingCounts() throws(StoreError) -> StandingCounts { try base.standingCounts() }

    func changedOffices(
        regime: String, period: Period, after sequence: StoreSequence
    ) throws(StoreError) -> [StoredReport] {
        let changed = try base.changedOffices(regime: regime, period: period, after: sequence)
        reads.record("changed after \(sequence): \(changed.count)")
        return changed
    }

    func current(_ key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> StoredReport? {
        try base.current(key, asOf: asOf)
    }
    func revision(_ number: Int32, of key: ReportKey) throws(StoreError) -> StoredReport? {
        try base.revision(number, of: key)
    }
    func outcome(of requestID: RequestID, for key: ReportKey) throws(StoreError) -> Receipt? {
        try base.outcome(of: requestID, for: key)
    }
    func treeHead(size: Int64?) throws(StoreError) -> SignedTreeHead? { try base.treeHead(size: size) }
    func treeHead(sealing sequence: StoreSequence) throws(StoreError) -> SignedTreeHead? {
        try base.treeHead(sealing: sequence)
    }
    func logNodes() -> any MerkleNodes { base.logNodes() }
    func logEntries(from first: Int64, limit: Int) throws(StoreError) -> [LogEntry] {
        try base.logEntries(from: first, limit: limit)
    }
    func auditEvents(after cursor: Int64, limit: Int, filter: AuditFilter) throws(StoreError) -> [RecordedAuditEvent] {
        try base.auditEvents(after: cursor, limit: limit, filter: filter)
    }
    func changes(after sequence: StoreSequence, limit: Int) throws(StoreError) -> [StoreChange] {
        try base.changes(after: sequence, limit: limit)
    }
    func list(
        _ filter: ReportFilter, after cursor: StoreSequence?, limit: Int, currentOnly: Bool, asOf: StoreSequence?
    ) throws(StoreError) -> [ReportSummary] {
        try base.list(filter, after: cursor, limit: limit, currentOnly: currentOnly, asOf: asOf)
    }
    func acts(regime: String, period: Period, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        try base.acts(regime: regime, period: period, asOf: asOf)
    }
    func acts(of key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        try base.acts(of: key, asOf: asOf)
    }
    func listActs(
        offices: [String]?, regime: String?, period: Period?, kinds: [ActKind]?, after cursor: StoreSequence?,
        limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [StoredAct] {
        try base.listActs(
            offices: offices, regime: regime, period: period, kinds: kinds, after: cursor, limit: limit, asOf: asOf)
    }
    func pack(
        number: Int32?, group: String, regime: String, from: Period, through: Period, asOf: StoreSequence?
    ) throws(StoreError) -> StoredPack? {
        try base.pack(number: number, group: group, regime: regime, from: from, through: through, asOf: asOf)
    }
    func listPacks(
        group: String?, regime: String?, after cursor: StoreSequence?, limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [PackHead] {
        try base.listPacks(group: group, regime: regime, after: cursor, limit: limit, asOf: asOf)
    }
    func sequence(asOf time: Instant) throws(StoreError) -> StoreSequence { try base.sequence(asOf: time) }
    func catalogue(version: CatalogueVersion) throws(StoreError) -> InstalledCatalogue? {
        try base.catalogue(version: version)
    }
    func currentCatalogue(asOf: StoreSequence?) throws(StoreError) -> InstalledCatalogue? {
        try base.currentCatalogue(asOf: asOf)
    }
}
