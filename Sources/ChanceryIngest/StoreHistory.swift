// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryValidation
internal import ChanceryWire

/// What validation may ask of other reports, answered from one snapshot of the store. Used on a lane, where waiting is
/// allowed.
struct StoreHistory: ReportHistory {
    let store: any ReportStore
    let decoder: WireDecoder

    func earlierReports(_ request: HistoryRequest) throws -> EarlierReports {
        try store.read { snapshot in
            let excerpt = ReportExcerpt(indicators: request.indicators)
            var reports: [ReportKey: EarlierReport] = [:]
            for key in request.reports.prefix(Limits.earlierReportsMax) {
                guard let stored = try snapshot.current(key, asOf: nil) else { continue }
                let isWhole = key == request.wholeReport
                reports[key] = try earlier(stored, excerpt: isWhole ? nil : excerpt, in: snapshot)
            }
            return EarlierReports(reports: reports, peers: try request.peers.map { try peers($0, in: snapshot) } ?? [])
        }
    }

    private func peers(_ request: PeerRequest, in snapshot: any StoreSnapshot) throws -> [EarlierReport] {
        let excerpt = ReportExcerpt(indicators: request.indicators)
        var peers: [EarlierReport] = []
        try snapshot.currentReports(
            regime: request.regime, period: request.period, offices: Array(request.offices.prefix(Limits.peersMax)),
            asOf: nil
        ) { stored in
            if let peer = try earlier(stored, excerpt: excerpt, in: snapshot) { peers.append(peer) }
        }
        return peers
    }

    /// `nil` for a revision that was sent back and not corrected since.
    private func earlier(
        _ stored: StoredReport, excerpt: ReportExcerpt?, in snapshot: any StoreSnapshot
    ) throws -> EarlierReport? {
        let key = stored.receipt.key
        let acts = try snapshot.acts(of: key, asOf: nil)
        if !acts.isEmpty,
            ReportStanding(revision: stored.receipt.revision, acts: acts.lazy.map(\.fact)).state == .returned
        {
            return nil
        }
        let bytes = excerpt.map { $0.bytes(of: stored.bytes) } ?? stored.bytes
        return EarlierReport(key: key, revision: stored.receipt.revision, report: try decoder.report(bytes))
    }
}
