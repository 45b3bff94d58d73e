// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// A consolidated answer, with the sequence that it belongs to beside it.
struct SequencedConsolidation {
    let sequence: StoreSequence
    let catalogue: CatalogueIndex
    let consolidation: Consolidation
    /// What the answer was made of, by period.
    let contributions: [PeriodContributions]

    /// The answer as it travels.
    func answer(_ detail: AnswerDetail = .whole) -> Consolidation {
        var answer = consolidation.reduced(to: detail)
        answer.sequence = sequence
        return answer
    }
}

/// Folds accepted reports and the acts on them into answers, at one sequence each.
final class ConsolidationReader: Sendable {
    private let store: any ReportStore
    private let library: CatalogueLibrary
    private let views: PeriodViews
    let folds: FoldCache

    init(store: any ReportStore, library: CatalogueLibrary, views: PeriodViews, foldsHeldBytesMax: Int = 0) {
        self.store = store
        self.library = library
        self.views = views
        folds = FoldCache(bytesMax: foldsHeldBytesMax)
    }

    /// The answer now, or as of an earlier moment. Reads the store: only on a query lane.
    ///
    /// - Throws: `CallFailure`.
    func answer(
        to query: ConsolidationQuery, asOf moment: StoreMoment?, decoder: WireDecoder
    ) throws -> SequencedConsolidation {
        try reading(asOf: moment, decoder: decoder) { try $0.answer(to: query) }
    }

    /// The same with what else `read` takes from the store, of one snapshot and as of one sequence.
    ///
    /// - Parameter question: gives the query by the catalogue of that sequence.
    func answer<Result>(
        to question: (CatalogueIndex) -> ConsolidationQuery, asOf moment: StoreMoment?, decoder: WireDecoder,
        _ read: (any StoreSnapshot, SequencedConsolidation) throws -> Result
    ) throws -> Result {
        try reading(asOf: moment, decoder: decoder) { reading in
            try read(reading.snapshot, try reading.answer(to: question(reading.catalogue)))
        }
    }

    /// Reads as many answers as `body` asks for, all of one snapshot and as of one sequence.
    ///
    /// - Throws: `CallFailure`, and what `body` throws.
    func reading<Result>(
        asOf moment: StoreMoment?, decoder: WireDecoder, _ body: (StoreReading) throws -> Result
    ) throws -> Result {
        try store.read { snapshot in
            let sequence = try moment?.sequence(in: snapshot) ?? snapshot.sequence
            guard let catalogue = try library.catalogue(asOf: sequence, in: snapshot) else {
                throw CallFailure(
                    .noSuchCatalogue,
                    moment == nil
                        ? "no catalogue is installed" : "no catalogue was installed at sequence \(sequence)")
            }
            return try body(
                StoreReading(
                    sequence: sequence, catalogue: catalogue, snapshot: snapshot, views: views, folds: folds,
                    decoder: decoder))
        }
    }
}

/// The store at one sequence, with the catalogue of then.
struct StoreReading {
    let sequence: StoreSequence
    let catalogue: CatalogueIndex
    let snapshot: any StoreSnapshot
    let views: PeriodViews
    let folds: FoldCache
    let decoder: WireDecoder

    func answer(to query: ConsolidationQuery) throws -> SequencedConsolidation {
        do {
            let consolidator = Consolidator(catalogue: catalogue)
            // Refused before anything is read, so that a range costs no more memory than an answer can use.
            let rounds = try consolidator.periods(of: query).map { try round(of: $0, regime: query.regime) }
            let contributions = rounds.map(\.contributions)
            // Folds, like views, are of the newest answers only. One that is ahead of this snapshot has other reports,
            // and is brought to this one's like any other.
            var held = sequence == snapshot.sequence ? folds.take(query) : nil
            let consolidation = try consolidator.consolidate(
                query, contributions: contributions, acts: rounds.flatMap(\.acts), holding: &held)
            if let held, sequence == snapshot.sequence { folds.hold(held, of: query) }
            return SequencedConsolidation(
                sequence: sequence, catalogue: catalogue, consolidation: consolidation, contributions: contributions)
        } catch let refusal as ConsolidationRefusal {
            throw CallFailure(refusal)
        }
    }

    /// Views are of the newest sequence only.
    private func round(of period: Period, regime: String) throws -> PeriodRound {
        guard sequence == snapshot.sequence else {
            return try PeriodViews.folded(
                regime: regime, period: period, catalogue: catalogue, asOf: sequence, in: snapshot, decoder: decoder)
        }
        return try views.round(regime: regime, period: period, catalogue: catalogue, in: snapshot, decoder: decoder)
    }
}

/// A moment of the store's history that a query asks for.
enum StoreMoment: Hashable, Sendable {
    case sequence(StoreSequence)
    case time(Instant)

    func sequence(in snapshot: any StoreSnapshot) throws -> StoreSequence {
        switch self {
        case .sequence(let sequence):
            guard sequence <= snapshot.sequence else {
                throw CallFailure(
                    .sequenceAhead, "the store is at sequence \(snapshot.sequence) and has not reached \(sequence)",
                    metadata: [FailureDetail("store_sequence", String(snapshot.sequence))])
            }
            guard sequence > 0 else {
                throw CallFailure(.invalidField, "a sequence is 1 or more; leave it out for now")
            }
            return sequence
        case .time(let time):
            let sequence = try snapshot.sequence(asOf: time)
            guard sequence > 0 else {
                throw CallFailure(.noSuchCatalogue, "nothing was stored before \(time.rfc3339(in: .utc))")
            }
            return sequence
        }
    }
}

extension CallFailure {
    init(_ refusal: ConsolidationRefusal) {
        let reason: ErrorReason =
            switch refusal.code {
            case .unknownGroup, .noMembersInWindow: .noSuchGroup
            case .unknownOffice, .unknownCode, .codeNotInForce: .noSuchOffice
            case .unknownRegime: .noSuchRegime
            case .contributionsMismatch: .internalError
            default: .queryRefused
            }
        self.init(
            reason, refusal.message.english,
            metadata: [
                FailureDetail("refusal", refusal.code.name), FailureDetail("message_vi", refusal.message.vietnamese),
            ])
    }
}
