// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Everything that an `InMemoryStore` holds, in the order in which it happened.
struct History: Sendable {
    private(set) var reports: [StoredReport] = []
    private(set) var catalogues: [InstalledCatalogue] = []
    private(set) var keys: [ReportKey: KeyHistory] = [:]
    /// Commit times by sequence; the time of sequence n is the n-th. They never fall.
    private(set) var times: [Instant] = []

    /// Positions in `reports` of what belongs to one key.
    struct KeyHistory: Sendable {
        /// The position of revision n is the n-th.
        var revisions: [Int] = []
        var requests: [RequestID: Int] = [:]
    }

    var sequence: StoreSequence { StoreSequence(times.count) }

    mutating func commit(_ submission: ReportSubmission, at time: Instant) -> CommitOutcome {
        let key = keys[submission.key]
        let current = key?.revisions.last.map { reports[$0] }
        let decision = CommitRule.decide(
            submission,
            sameRequest: key?.requests[submission.requestID].map { reports[$0].receipt },
            current: current?.receipt,
            newestCatalogue: CatalogueVersion(catalogues.count)
        )
        switch decision {
        case .answer(let outcome):
            return outcome
        case .store(let revision):
            let receipt = Receipt(
                key: submission.key, revision: revision, sequence: advance(to: time),
                receivedAt: submission.receivedAt, digest: submission.digest, requestID: submission.requestID,
                catalogueVersion: submission.catalogueVersion
            )
            keys[submission.key, default: KeyHistory()].revisions.append(reports.count)
            keys[submission.key, default: KeyHistory()].requests[submission.requestID] = reports.count
            reports.append(
                StoredReport(
                    receipt: receipt,
                    firstReceivedAt: current?.firstReceivedAt ?? submission.receivedAt,
                    reason: submission.reason,
                    bytes: submission.bytes
                ))
            return .accepted(receipt)
        }
    }

    mutating func install(bytes: [UInt8], digest: Digest, edition: String, at time: Instant) -> InstalledCatalogue {
        if let current = catalogues.last, current.digest == digest { return current }
        let sequence = advance(to: time)
        let catalogue = InstalledCatalogue(
            version: CatalogueVersion(catalogues.count + 1), edition: edition, digest: digest, bytes: bytes,
            installedAt: times[times.count - 1], sequence: sequence
        )
        catalogues.append(catalogue)
        return catalogue
    }

    /// The revisions of `key`, first to latest.
    func revisions(of key: ReportKey) -> [StoredReport] {
        keys[key]?.revisions.map { reports[$0] } ?? []
    }

    private mutating func advance(to time: Instant) -> StoreSequence {
        times.append(max(time, times.last ?? time))
        return sequence
    }
}
