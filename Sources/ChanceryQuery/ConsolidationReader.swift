// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// A consolidated answer with the sequence that it belongs to.
struct SequencedConsolidation {
    let sequence: StoreSequence
    let catalogue: CatalogueIndex
    let consolidation: Consolidation
}

/// Folds accepted reports and the acts on them into answers, at one sequence each.
final class ConsolidationReader: Sendable {
    private let store: any ReportStore
    private let library: CatalogueLibrary
    private let views: PeriodViews

    init(store: any ReportStore, library: CatalogueLibrary, views: PeriodViews) {
        self.store = store
        self.library = library
        self.views = views
    }

    /// The answer now, or as of an earlier moment. Reads the store: only on a query lane.
    ///
    /// - Throws: `CallFailure`.
    func answer(
        to query: ConsolidationQuery, asOf moment: StoreMoment?, decoder: WireDecoder
    ) throws -> SequencedConsolidation {
        try answer(to: { _ in query }, asOf: moment, decoder: decoder) { _, answer in answer }
    }

    /// The same with what else `read` takes from the store, of one snapshot and as of one sequence.
    ///
    /// - Parameter question: gives the query by the catalogue of that sequence.
    func answer<Result>(
        to question: (CatalogueIndex) -> ConsolidationQuery, asOf moment: StoreMoment?, decoder: WireDecoder,
        _ read: (any StoreSnapshot, SequencedConsolidation) throws -> Result
    ) throws -> Result {
        try store.read { snapshot in
            guard let sequence = try moment?.sequence(in: snapshot), sequence != snapshot.sequence else {
                guard let catalogue = try library.catalogue(asOf: snapshot.sequence, in: snapshot) else {
                    throw CallFailure(.noSuchCatalogue, "no catalogue is installed")
                }
                let query = question(catalogue)
                return try read(snapshot, try current(query, catalogue, in: snapshot, decoder: decoder))
            }
            guard let catalogue = try library.catalogue(asOf: sequence, in: snapshot) else {
                throw CallFailure(.noSuchCatalogue, "no catalogue was installed at sequence \(sequence)")
            }
            let query = question(catalogue)
            let rounds = try periods(of: query, catalogue).map { period in
                try PeriodViews.folded(
                    regime: query.regime, period: period, catalogue: catalogue, asOf: sequence, in: snapshot,
                    decoder: decoder)
            }
            return try read(snapshot, try consolidated(query, catalogue, rounds, sequence))
        }
    }

    private func current(
        _ query: ConsolidationQuery, _ catalogue: CatalogueIndex, in snapshot: any StoreSnapshot, decoder: WireDecoder
    ) throws -> SequencedConsolidation {
        let rounds = try periods(of: query, catalogue).map { period in
            try views.round(
                regime: query.regime, period: period, catalogue: catalogue, in: snapshot, decoder: decoder)
        }
        return try consolidated(query, catalogue, rounds, snapshot.sequence)
    }

    /// Refused before anything is read, so that a range costs no more memory than an answer can use.
    private func periods(of query: ConsolidationQuery, _ catalogue: CatalogueIndex) throws -> [Period] {
        do {
            return try Consolidator(catalogue: catalogue).periods(of: query)
        } catch {
            throw CallFailure(error)
        }
    }

    private func consolidated(
        _ query: ConsolidationQuery, _ catalogue: CatalogueIndex, _ rounds: [PeriodRound],
        _ sequence: StoreSequence
    ) throws -> SequencedConsolidation {
        do {
            let consolidation = try Consolidator(catalogue: catalogue).consolidate(
                query, contributions: rounds.map(\.contributions), acts: rounds.flatMap(\.acts))
            return SequencedConsolidation(sequence: sequence, catalogue: catalogue, consolidation: consolidation)
        } catch {
            throw CallFailure(error)
        }
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
