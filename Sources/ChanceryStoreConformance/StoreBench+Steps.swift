// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

extension StoreBench {
    /// A store with one catalogue, which takes sequence 1.
    func openWithCatalogue() throws -> any ReportStore {
        let store = try open()
        try store.install("catalogue 1")
        return store
    }
}

extension ReportStore {
    @discardableResult
    func install(_ text: String, at time: Instant = Samples.start) throws -> InstalledCatalogue {
        let bytes = Array(text.utf8)
        return try writer.installCatalogue(bytes: bytes, digest: Samples.digest(of: bytes), edition: text, at: time)
    }

    func commit(_ submission: ReportSubmission, at time: Instant = Samples.start) throws -> CommitOutcome {
        let outcomes = try writer.commit([submission], at: time)
        try expectEqual(outcomes.count, 1, "the number of outcomes")
        return outcomes[0]
    }

    /// Commits what must be accepted.
    @discardableResult
    func accept(_ submission: ReportSubmission, at time: Instant = Samples.start) throws -> Receipt {
        let outcome = try commit(submission, at: time)
        guard case .accepted(let receipt) = outcome else {
            throw ConformanceFailure(description: "\(submission.key) got \(outcome) and should be accepted")
        }
        return receipt
    }

    func sequence() throws -> StoreSequence { try read { $0.sequence } }
}

extension StoreSnapshot {
    func offices(
        regime: String = Samples.regime, period: Period = Samples.period, of offices: [String]? = nil,
        asOf: StoreSequence? = nil
    ) throws -> [StoredReport] {
        var reports: [StoredReport] = []
        try currentReports(regime: regime, period: period, offices: offices, asOf: asOf) { reports.append($0) }
        return reports
    }

    func sequences(
        _ filter: ReportFilter = ReportFilter(), after cursor: StoreSequence? = nil, limit: Int = 100,
        currentOnly: Bool = false, asOf: StoreSequence? = nil
    ) throws -> [StoreSequence] {
        try list(filter, after: cursor, limit: limit, currentOnly: currentOnly, asOf: asOf).map(\.receipt.sequence)
    }
}
