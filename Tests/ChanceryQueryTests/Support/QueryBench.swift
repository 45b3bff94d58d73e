// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import SeededRandom

@testable internal import ChanceryQuery

/// A store with the sample catalogue and what reads it.
struct QueryBench {
    let store: any ReportStore
    let library: CatalogueLibrary
    let reader: ConsolidationReader
    let decoder: WireDecoder

    init(store: (any ReportStore)? = nil, heldReportsMax: Int = 1000) throws {
        self.store = try store ?? Sample.store()
        library = try CatalogueLibrary(store: self.store)
        reader = ConsolidationReader(
            store: self.store, library: library, views: PeriodViews(heldReportsMax: heldReportsMax),
            foldsHeldBytesMax: 1 << 20)
        decoder = try Sample.decoder()
    }

    /// Commits reports, each as a transaction, and gives the sequence of the last.
    @discardableResult
    func accept(_ reports: Report..., at time: Instant = Sample.now) throws -> StoreSequence {
        for report in reports {
            let sequence = store.statistics().sequence
            let outcomes = try store.writer.commit(
                [Sample.validated(report, request: Int(sequence) + 1, receivedAt: time)], at: time)
            guard case .accepted = outcomes.first else { throw NotAccepted(outcomes: outcomes) }
        }
        return store.statistics().sequence
    }

    struct NotAccepted: Error { let outcomes: [CommitOutcome] }

    /// Records an act and gives its sequence.
    @discardableResult
    func record(_ act: Act, at time: Instant = Sample.now) throws -> StoreSequence {
        let request = Int(store.statistics().sequence) + 1
        let outcome = try store.writer.commit(acts: [Sample.submission(of: act, request: request)], at: time)[0]
        guard case .recorded(let stored) = outcome else { throw NotRecorded(outcome: outcome) }
        return stored.sequence
    }

    struct NotRecorded: Error { let outcome: ActOutcome }

    func answer(_ query: ConsolidationQuery = groupQuery, asOf moment: StoreMoment? = nil) throws
        -> SequencedConsolidation
    {
        try reader.answer(to: query, asOf: moment, decoder: decoder)
    }

    static let groupQuery = ConsolidationQuery(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)
}

/// The refusal that `body` ends with.
func failure(of body: () throws -> Void) -> CallFailure? {
    do {
        try body()
        return nil
    } catch {
        return CallFailure(queryError: error)
    }
}

/// Accepts reports and corrections at random, keeping the revisions in line.
struct RandomHistory {
    static let months = ["2024-02", "2024-03", "2024-04"]
    private var generator: SeededGenerator
    private var revisions: [ReportKey: Int32] = [:]
    private var isReturned: [ReportKey: Bool] = [:]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The next report: a first one, or a correction of the current revision.
    mutating func next() -> Report {
        let office = Sample.members[generator.below(Sample.members.count)]
        let month = RandomHistory.months[generator.below(RandomHistory.months.count)]
        let key = Sample.key(office, month)
        let revision = revisions[key]
        revisions[key] = (revision ?? 0) + 1
        isReturned[key] = false
        var report = Sample.report(office: office, period: month, outbound: generator.below(50), replacing: revision)
        if generator.below(3) == 0 {
            report.figures.append(
                Figure(indicator: "abtc.requests", value: .decimal(String(generator.below(9))), qualifier: .moreThan))
        }
        if generator.below(5) == 0 {
            report.figures[0].value = .notAvailable(reason: "not counted")
        }
        return report
    }

    /// Returns a current revision, or accepts it when it was returned; `nil` before the first report.
    mutating func nextAct() -> Act? {
        let keys = revisions.keys.sorted { $0.description < $1.description }
        if keys.isEmpty { return nil }
        let key = keys[generator.below(keys.count)]
        let wasReturned = isReturned[key] ?? false
        isReturned[key] = !wasReturned
        return Act(
            key: key, kind: wasReturned ? .accept : .giveBack, actor: "leader", reason: "reason \(keys.count)",
            revision: revisions[key] ?? 0)
    }
}
