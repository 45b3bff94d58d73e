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
        return try writer.installCatalogue(
            bytes: bytes, digest: Samples.digest(of: bytes), edition: text, installedBy: Samples.clerk, at: time)
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

    func commit(_ act: ActSubmission, at time: Instant = Samples.start) throws -> ActOutcome {
        let outcomes = try writer.commit(acts: [act], at: time)
        try expectEqual(outcomes.count, 1, "the number of outcomes")
        return outcomes[0]
    }

    /// Commits what must be recorded.
    @discardableResult
    func record(_ act: ActSubmission, at time: Instant = Samples.start) throws -> StoredAct {
        let outcome = try commit(act, at: time)
        guard case .recorded(let stored) = outcome else {
            throw ConformanceFailure(description: "\(act.fact) on \(act.key) got \(outcome) and should be recorded")
        }
        return stored
    }

    /// Freezes what must be frozen.
    @discardableResult
    func freeze(_ pack: PackSubmission, at time: Instant = Samples.start) throws -> PackHead {
        let outcome = try writer.commit(pack: pack, at: time)
        guard case .frozen(let head) = outcome else {
            throw ConformanceFailure(description: "a pack of \(pack.group) got \(outcome) and should be frozen")
        }
        return head
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

    func actSequences(
        offices: [String]? = nil, regime: String? = nil, period: Period? = nil, kinds: [ActKind]? = nil,
        after cursor: StoreSequence? = nil, limit: Int = 100, asOf: StoreSequence? = nil
    ) throws -> [StoreSequence] {
        try listActs(
            offices: offices, regime: regime, period: period, kinds: kinds, after: cursor, limit: limit, asOf: asOf
        ).map(\.sequence)
    }

    /// A pack of the group, regime and period that `Samples` makes packs of.
    func pack(number: Int32? = nil, asOf: StoreSequence? = nil) throws -> StoredPack? {
        try pack(
            number: number, group: "khoi-i", regime: Samples.regime, from: Samples.period, through: Samples.period,
            asOf: asOf)
    }

    func sequences(
        _ filter: ReportFilter = ReportFilter(), after cursor: StoreSequence? = nil, limit: Int = 100,
        currentOnly: Bool = false, asOf: StoreSequence? = nil
    ) throws -> [StoreSequence] {
        try list(filter, after: cursor, limit: limit, currentOnly: currentOnly, asOf: asOf).map(\.receipt.sequence)
    }
}
