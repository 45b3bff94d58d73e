// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization

/// What a period of a regime brings to an answer.
struct PeriodRound {
    var contributions: PeriodContributions
    /// The acts on its reports, by sequence.
    var acts: [ActRecord]
}

/// Rounds that were read for earlier answers, held so that the next answer reads only what changed since.
///
/// Nothing here is needed for correctness: a view can be dropped at any time and is folded again from the accepted
/// reports to the same content. A view belongs to one sequence and is only ever brought forward.
final class PeriodViews: Sendable {
    private struct Key: Hashable {
        /// By identity: contributions can only be used with the very index that read them. A view keeps its index alive.
        let catalogue: ObjectIdentifier
        let regime: String
        let period: Period
    }

    private struct View {
        var sequence: StoreSequence
        var round: PeriodRound
        /// Larger is younger.
        var lastUse: UInt64
    }

    private struct State {
        var views: [Key: View] = [:]
        var useCount: UInt64 = 0
    }

    private let heldReportsMax: Int
    private let state = Mutex(State())

    init(heldReportsMax: Int) {
        self.heldReportsMax = heldReportsMax
    }

    /// The round of a period at the sequence of `snapshot`.
    func round(
        regime: String, period: Period, catalogue: CatalogueIndex, in snapshot: any StoreSnapshot, decoder: WireDecoder
    ) throws -> PeriodRound {
        let key = Key(catalogue: ObjectIdentifier(catalogue), regime: regime, period: period)
        let held = state.withLock { $0.views[key] }
        var round: PeriodRound
        if let held, held.sequence == snapshot.sequence {
            round = held.round
        } else if let held, held.sequence < snapshot.sequence {
            round = held.round
            for stored in try snapshot.changedOffices(regime: regime, period: period, after: held.sequence) {
                try round.contributions.replace(with: stored, catalogue, decoder)
            }
            round.acts = try PeriodViews.acts(
                regime: regime, period: period, asOf: nil, in: snapshot, decoder: decoder)
        } else {
            round = try PeriodViews.folded(
                regime: regime, period: period, catalogue: catalogue, asOf: nil, in: snapshot, decoder: decoder)
        }
        hold(View(sequence: snapshot.sequence, round: round, lastUse: 0), for: key)
        return round
    }

    /// The round of a period as of a sequence, from the accepted reports and the acts alone.
    static func folded(
        regime: String, period: Period, catalogue: CatalogueIndex, asOf sequence: StoreSequence?,
        in snapshot: any StoreSnapshot, decoder: WireDecoder
    ) throws -> PeriodRound {
        var contributions = PeriodContributions(catalogue: catalogue, regime: regime, period: period)
        try snapshot.currentReports(regime: regime, period: period, offices: nil, asOf: sequence) { stored in
            try contributions.replace(with: stored, catalogue, decoder)
        }
        return PeriodRound(
            contributions: contributions,
            acts: try acts(regime: regime, period: period, asOf: sequence, in: snapshot, decoder: decoder))
    }

    private static func acts(
        regime: String, period: Period, asOf sequence: StoreSequence?, in snapshot: any StoreSnapshot,
        decoder: WireDecoder
    ) throws -> [ActRecord] {
        try snapshot.acts(regime: regime, period: period, asOf: sequence).compactMap { stored in
            switch stored.fact.kind {
            // Neither moves a report or is shown with it.
            case .reply, .score: nil
            case .giveBack, .accept, .close, .reopen, .extend: try stored.record(by: decoder)
            }
        }
    }

    private func hold(_ view: View, for key: Key) {
        state.withLock { state in
            // Another lane may have brought the view further meanwhile.
            if let held = state.views[key], held.sequence > view.sequence { return }
            state.useCount += 1
            var view = view
            view.lastUse = state.useCount
            state.views[key] = view
            var heldReports = state.views.values.reduce(0) { $0 + $1.round.contributions.officeCount }
            while heldReports > heldReportsMax,
                let oldest = state.views.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                heldReports -= oldest.value.round.contributions.officeCount
                state.views[oldest.key] = nil
            }
        }
    }
}

extension StoredReport {
    /// Decodes the stored bytes. They were accepted once, so a failure means that the store or this release is broken.
    func accepted(by decoder: WireDecoder) throws -> AcceptedReport {
        do {
            return AcceptedReport(
                receipt: receipt, firstReceivedAt: firstReceivedAt, report: try decoder.report(bytes))
        } catch {
            throw unreadable(error)
        }
    }

    fileprivate func unreadable(_ error: WireError) -> CallFailure {
        CallFailure(
            .internalError, "the stored report \(receipt.key) revision \(receipt.revision) cannot be read: \(error)")
    }
}

extension PeriodContributions {
    /// Takes in a stored report.
    fileprivate mutating func replace(
        with stored: StoredReport, _ catalogue: CatalogueIndex, _ decoder: WireDecoder
    ) throws {
        do {
            replace(
                with: stored.receipt, firstReceivedAt: stored.firstReceivedAt,
                try decoder.lines(of: stored.bytes, by: catalogue))
        } catch {
            throw stored.unreadable(error)
        }
    }
}

extension StoredAct {
    /// Decodes the reason where an answer shows it. The bytes were taken once, so a failure means that the store or
    /// this release is broken.
    fileprivate func record(by decoder: WireDecoder) throws -> ActRecord {
        guard fact.kind == .giveBack else { return ActRecord(key: key, fact: fact, reason: "", sequence: sequence) }
        do {
            return ActRecord(key: key, fact: fact, reason: try decoder.act(bytes).reason, sequence: sequence)
        } catch {
            throw CallFailure(.internalError, "the stored act \(sequence) on \(key) cannot be read: \(error)")
        }
    }
}
