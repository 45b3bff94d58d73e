// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization

/// Contributions that were read for earlier answers, held so that the next answer reads only what changed since.
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
        var contributions: PeriodContributions
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

    /// The contributions of a period at the sequence of `snapshot`.
    func contributions(
        regime: String, period: Period, catalogue: CatalogueIndex, in snapshot: any StoreSnapshot, decoder: WireDecoder
    ) throws -> PeriodContributions {
        let key = Key(catalogue: ObjectIdentifier(catalogue), regime: regime, period: period)
        let held = state.withLock { $0.views[key] }
        var contributions: PeriodContributions
        if let held, held.sequence == snapshot.sequence {
            contributions = held.contributions
        } else if let held, held.sequence < snapshot.sequence {
            contributions = held.contributions
            for stored in try snapshot.changedOffices(regime: regime, period: period, after: held.sequence) {
                let accepted = try stored.accepted(by: decoder)
                contributions.replace(office: accepted.receipt.key.office, with: accepted)
            }
        } else {
            contributions = try PeriodViews.folded(
                regime: regime, period: period, catalogue: catalogue, asOf: nil, in: snapshot, decoder: decoder)
        }
        hold(View(sequence: snapshot.sequence, contributions: contributions, lastUse: 0), for: key)
        return contributions
    }

    /// The contributions of a period as of a sequence, from the accepted reports alone.
    static func folded(
        regime: String, period: Period, catalogue: CatalogueIndex, asOf sequence: StoreSequence?,
        in snapshot: any StoreSnapshot, decoder: WireDecoder
    ) throws -> PeriodContributions {
        var contributions = PeriodContributions(catalogue: catalogue, regime: regime, period: period)
        try snapshot.currentReports(regime: regime, period: period, offices: nil, asOf: sequence) { stored in
            let accepted = try stored.accepted(by: decoder)
            contributions.replace(office: accepted.receipt.key.office, with: accepted)
        }
        return contributions
    }

    private func hold(_ view: View, for key: Key) {
        state.withLock { state in
            // Another lane may have brought the view further meanwhile.
            if let held = state.views[key], held.sequence > view.sequence { return }
            state.useCount += 1
            var view = view
            view.lastUse = state.useCount
            state.views[key] = view
            var heldReports = state.views.values.reduce(0) { $0 + $1.contributions.officeCount }
            while heldReports > heldReportsMax,
                let oldest = state.views.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                heldReports -= oldest.value.contributions.officeCount
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
            throw CallFailure(
                .internalError,
                "the stored report \(receipt.key) revision \(receipt.revision) cannot be read: \(error)")
        }
    }
}
