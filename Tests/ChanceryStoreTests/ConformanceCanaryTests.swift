// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryTransparency
internal import Testing

/// A suite that cannot fail proves nothing: stores with one mistake each must be found out.
@Suite struct ConformanceCanaryTests {
    @Test("Every mistake is found by some case and by a random history", arguments: Mistake.allCases)
    func found(_ mistake: Mistake) {
        let isFoundByCase = ConformanceCase.all.contains { promise in
            guard !promise.needsDurability else { return false }
            return fails { try promise.run(on: StoreBench { MistakenStore(mistake: mistake) }) }
        }
        #expect(isFoundByCase)
        if mistake.isBeyondHistories { return }
        let isFoundByHistory = (UInt64(1)...8).contains { seed in
            var comparison = ModelComparison(subject: MistakenStore(mistake: mistake), seed: seed)
            return fails { try comparison.run(steps: 300) }
        }
        #expect(isFoundByHistory)
    }

    @Test(
        "A mistake about the audit trail is found by the case that is meant for it", arguments: Mistake.ofTheAuditTrail)
    func foundByItsCase(_ mistake: Mistake) throws {
        let promise = try #require(ConformanceCase.all.first { $0.description == mistake.brokenAuditPromise })
        #expect(fails { try promise.run(on: StoreBench { MistakenStore(mistake: mistake) }) })
    }

    private func fails(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return true
        }
    }
}

enum Mistake: CaseIterable, Sendable {
    case forgetsRequests, ignoresAsOf, skipsTheFirstChange, listsReplacedRevisions, losesTheReason, reversesOffices
    case ignoresTheCursor, sharesRequestsBetweenKeys
    case losesTheMoment, forgetsActRequests, givesActsOfOthers, reversesActs, forgetsPackRequests, givesTheFirstPack
    case losesTheDetail, sealsWithTheLastHead, skipsALeaf, ignoresTheActor, ignoresTheMethod, ignoresTheAuditCursor
    case chainsNothing, countsEachLineOnce, cutsLongLines, auditsAfterwards

    static var ofTheAuditTrail: [Mistake] { allCases.filter { $0.brokenAuditPromise != nil } }

    /// The promise about the audit trail that a store with the mistake breaks; `nil` for mistakes about others.
    var brokenAuditPromise: String? {
        switch self {
        case .losesTheDetail, .chainsNothing, .countsEachLineOnce:
            "Audit lines are numbered and chained, and are no change of the store"
        case .ignoresTheActor, .ignoresTheMethod, .ignoresTheAuditCursor:
            "Every part of a question for audit lines must hold, and pages joined are the list"
        case .cutsLongLines: "Audit lines out of bounds are refused"
        case .auditsAfterwards: "The line of a deed is stored with it, under its head, and cut where it is too long"
        default: nil
        }
    }

    /// Random histories ask for nothing that is refused by its size, and for no lines with their deeds.
    var isBeyondHistories: Bool { self == .cutsLongLines || self == .auditsAfterwards }
}

/// The reference with one mistake.
private struct MistakenStore: ReportStore {
    let mistake: Mistake
    let base = InMemoryStore()

    var writer: any StoreWriter { MistakenWriter(mistake: mistake, base: base.writer) }

    func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result {
        try base.read { try body(MistakenSnapshot(mistake: mistake, base: $0)) }
    }

    func statistics() -> StoreStatistics { base.statistics() }
}

private struct MistakenWriter: StoreWriter {
    let mistake: Mistake
    let base: any StoreWriter

    func commit(_ batch: [ReportSubmission], at time: Instant) throws(StoreError) -> [CommitOutcome] {
        try base.commit(batch.map(mistaken), at: time)
    }

    private func mistaken(_ right: ReportSubmission) -> ReportSubmission {
        var generator = SystemRandomNumberGenerator()
        let request = mistake == .forgetsRequests ? RequestID.random(using: &generator) : right.requestID
        let key =
            mistake == .sharesRequestsBetweenKeys
            ? ReportKey(office: "vn-01", regime: right.key.regime, period: right.key.period) : right.key
        return ReportSubmission(
            key: key, requestID: request, replacesRevision: right.replacesRevision,
            reason: mistake == .losesTheReason ? "" : right.reason, digest: right.digest, bytes: right.bytes,
            receivedAt: right.receivedAt, catalogueVersion: right.catalogueVersion,
            openQuestionCount: right.openQuestionCount, submittedBy: right.submittedBy, signature: right.signature)
    }

    func commit(
        acts: [ActSubmission], at time: Instant, auditing line: (ActOutcome) -> AuditEvent?
    ) throws(StoreError) -> [ActOutcome] {
        guard mistake == .auditsAfterwards else {
            return try base.commit(acts: acts.map(mistaken), at: time, auditing: line)
        }
        let outcomes = try base.commit(acts: acts, at: time)
        try base.append(audit: outcomes.compactMap { line($0)?.bounded }, at: time)
        return outcomes
    }

    private func mistaken(_ right: ActSubmission) -> ActSubmission {
        var generator = SystemRandomNumberGenerator()
        let request = mistake == .forgetsActRequests ? RequestID.random(using: &generator) : right.requestID
        let until = mistake == .losesTheMoment ? nil : right.fact.until
        return ActSubmission(
            key: right.key, requestID: request,
            fact: ActFact(kind: right.fact.kind, revision: right.fact.revision, until: until), digest: right.digest,
            bytes: right.bytes, submittedBy: right.submittedBy)
    }

    func commit(
        pack: PackSubmission, at time: Instant, auditing line: (PackOutcome) -> AuditEvent?
    ) throws(StoreError) -> PackOutcome {
        var generator = SystemRandomNumberGenerator()
        let request = mistake == .forgetsPackRequests ? RequestID.random(using: &generator) : pack.requestID
        let pack = PackSubmission(
            group: pack.group, regime: pack.regime, from: pack.from, through: pack.through, requestID: request,
            requestDigest: pack.requestDigest, digest: pack.digest, bytes: pack.bytes, submittedBy: pack.submittedBy)
        return try base.commit(pack: pack, at: time, auditing: line)
    }

    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent?
    ) throws(StoreError) -> InstalledCatalogue {
        try base.installCatalogue(
            bytes: bytes, digest: digest, edition: edition, installedBy: installedBy, at: time, auditing: line)
    }

    func append(audit events: [AuditEvent], at time: Instant) throws(StoreError) {
        let events = events.map { event in
            var event = event
            if mistake == .losesTheDetail { event.detail = "" }
            if mistake == .countsEachLineOnce { event.count = 1 }
            if mistake == .cutsLongLines { event.detail = String(event.detail.prefix(AuditEvent.detailBytesMax)) }
            return event
        }
        try base.append(audit: events, at: time)
    }

    func sealAudit(at time: Instant) throws(StoreError) -> SignedTreeHead? { try base.sealAudit(at: time) }

    var treeHead: SignedTreeHead? { base.treeHead }

    func checkpoint() { base.checkpoint() }
    func close() { base.close() }
}

private struct MistakenSnapshot: StoreSnapshot {
    let mistake: Mistake
    let base: any StoreSnapshot

    var sequence: StoreSequence { base.sequence }

    private func bound(_ asOf: StoreSequence?) -> StoreSequence? { mistake == .ignoresAsOf ? nil : asOf }

    func current(_ key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> StoredReport? {
        try base.current(key, asOf: bound(asOf))
    }

    func revision(_ number: Int32, of key: ReportKey) throws(StoreError) -> StoredReport? {
        try base.revision(number, of: key)
    }

    func outcome(of requestID: RequestID, for key: ReportKey) throws(StoreError) -> Receipt? {
        try base.outcome(of: requestID, for: key)
    }

    func currentReports(
        regime: String, period: Period, offices: [String]?, asOf: StoreSequence?, _ each: (StoredReport) throws -> Void
    ) throws {
        var reports: [StoredReport] = []
        try base.currentReports(regime: regime, period: period, offices: offices, asOf: bound(asOf)) {
            reports.append($0)
        }
        for report in mistake == .reversesOffices ? reports.reversed() : reports { try each(report) }
    }

    func changes(after sequence: StoreSequence, limit: Int) throws(StoreError) -> [StoreChange] {
        try base.changes(after: mistake == .skipsTheFirstChange ? sequence + 1 : sequence, limit: limit)
    }

    func standingCounts() throws(StoreError) -> StandingCounts { try base.standingCounts() }

    func changedOffices(
        regime: String, period: Period, after sequence: StoreSequence
    ) throws(StoreError) -> [StoredReport] {
        try base.changedOffices(regime: regime, period: period, after: sequence)
    }

    func list(
        _ filter: ReportFilter, after cursor: StoreSequence?, limit: Int, currentOnly: Bool, asOf: StoreSequence?
    ) throws(StoreError) -> [ReportSummary] {
        let isCurrentOnly = mistake == .listsReplacedRevisions ? false : currentOnly
        let start = mistake == .ignoresTheCursor ? nil : cursor
        return try base.list(filter, after: start, limit: limit, currentOnly: isCurrentOnly, asOf: bound(asOf))
    }

    func acts(regime: String, period: Period, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        let acts = try base.acts(regime: regime, period: period, asOf: bound(asOf))
        return mistake == .reversesActs ? acts.reversed() : acts
    }

    func acts(of key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        if mistake == .givesActsOfOthers {
            return try base.acts(regime: key.regime, period: key.period, asOf: asOf)
        }
        return try base.acts(of: key, asOf: bound(asOf))
    }

    func listActs(
        offices: [String]?, regime: String?, period: Period?, kinds: [ActKind]?, after cursor: StoreSequence?,
        limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [StoredAct] {
        try base.listActs(
            offices: offices, regime: regime, period: period, kinds: kinds, after: cursor, limit: limit,
            asOf: bound(asOf))
    }

    func pack(
        number: Int32?, group: String, regime: String, from: Period, through: Period, asOf: StoreSequence?
    ) throws(StoreError) -> StoredPack? {
        try base.pack(
            number: mistake == .givesTheFirstPack ? number ?? 1 : number, group: group, regime: regime, from: from,
            through: through, asOf: bound(asOf))
    }

    func listPacks(
        group: String?, regime: String?, after cursor: StoreSequence?, limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [PackHead] {
        try base.listPacks(group: group, regime: regime, after: cursor, limit: limit, asOf: bound(asOf))
    }

    func treeHead(size: Int64?) throws(StoreError) -> SignedTreeHead? { try base.treeHead(size: size) }

    func treeHead(sealing sequence: StoreSequence) throws(StoreError) -> SignedTreeHead? {
        try base.treeHead(sealing: mistake == .sealsWithTheLastHead ? base.sequence : sequence)
    }

    func logNodes() -> any MerkleNodes { base.logNodes() }

    func logEntries(from first: Int64, limit: Int) throws(StoreError) -> [LogEntry] {
        try base.logEntries(from: mistake == .skipsALeaf ? first + 1 : first, limit: limit)
    }

    func auditEvents(after cursor: Int64, limit: Int, filter: AuditFilter) throws(StoreError) -> [RecordedAuditEvent] {
        let asked = AuditFilter(
            actor: mistake == .ignoresTheActor ? nil : filter.actor,
            method: mistake == .ignoresTheMethod ? nil : filter.method, from: filter.from, to: filter.to)
        let start = mistake == .ignoresTheAuditCursor ? 0 : cursor
        let lines = try base.auditEvents(after: start, limit: limit, filter: asked)
        guard mistake == .chainsNothing else { return lines }
        return lines.map { AuditMark.start.recording($0.event) }
    }

    func sequence(asOf time: Instant) throws(StoreError) -> StoreSequence { try base.sequence(asOf: time) }

    func catalogue(version: CatalogueVersion) throws(StoreError) -> InstalledCatalogue? {
        try base.catalogue(version: version)
    }

    func currentCatalogue(asOf: StoreSequence?) throws(StoreError) -> InstalledCatalogue? {
        try base.currentCatalogue(asOf: bound(asOf))
    }
}
