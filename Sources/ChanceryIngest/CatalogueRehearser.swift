// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore
internal import ChanceryValidation
public import ChanceryWire

/// Says what another catalogue would make of the reports that can still be corrected, before it is installed.
///
/// Every current revision that was received in the last `dayCountMax` days and is not closed is validated twice, by the
/// current catalogue and by the other one, at the moment it was received; where the findings differ, it is listed. At
/// most `examinedCountMax` reports are examined, the earliest received first. Reads the store: only on a lane.
public struct CatalogueRehearser {
    public static let dayCountMax = 400
    public static let examinedCountMax = 5000
    public static let listedCountMax = 500
    public static let findingCountMax = 20

    private let store: any ReportStore
    private let current: CatalogueIndex
    private let decoder: WireDecoder

    public init(store: any ReportStore, current: CatalogueIndex, decoder: WireDecoder) {
        self.store = store
        self.current = current
        self.decoder = decoder
    }

    public func rehearse(_ catalogue: Catalogue, at now: Instant) throws -> CatalogueRehearsal {
        let sequence = try store.read { $0.sequence }
        let old = ReportValidator(catalogue: current)
        let new = ReportValidator(catalogue: CatalogueIndex(catalogue, version: current.version))
        let span = Int64(CatalogueRehearser.dayCountMax) * 86_400_000_000
        let filter = ReportFilter(
            receivedFrom: Instant(microsecondsSinceEpoch: now.microsecondsSinceEpoch - span))
        var affected: [RehearsedReport] = []
        var examinedCount = 0
        var cursor: StoreSequence?
        var isIncomplete = false
        walk: while true {
            let page = try store.read { snapshot in
                try snapshot.list(filter, after: cursor, limit: 500, currentOnly: true, asOf: sequence)
            }
            for summary in page {
                guard examinedCount < CatalogueRehearser.examinedCountMax else {
                    isIncomplete = true
                    break walk
                }
                guard let report = try open(summary.receipt.key, sequence, now) else { continue }
                examinedCount += 1
                if let difference = try compare(report, old, new) { affected.append(difference) }
            }
            guard let last = page.last else { break }
            cursor = last.receipt.sequence
        }
        affected.sort { left, right in
            if left.key.regime != right.key.regime { return left.key.regime < right.key.regime }
            if left.key.period != right.key.period { return left.key.period < right.key.period }
            return left.key.office < right.key.office
        }
        return CatalogueRehearsal(
            reports: Array(affected.prefix(CatalogueRehearser.listedCountMax)), affectedCount: Int32(affected.count),
            examinedCount: Int32(examinedCount), isIncomplete: isIncomplete, currentVersion: current.version,
            sequence: sequence)
    }

    /// The current revision of a report that takes corrections.
    private func open(_ key: ReportKey, _ sequence: StoreSequence, _ now: Instant) throws -> StoredReport? {
        try store.read { snapshot in
            guard let stored = try snapshot.current(key, asOf: sequence) else { return nil }
            let acts = try snapshot.acts(of: key, asOf: sequence)
            let standing = ReportStanding(revision: stored.receipt.revision, acts: acts.lazy.map(\.fact))
            return standing.takesRevisions(at: now) ? stored : nil
        }
    }

    private func compare(
        _ stored: StoredReport, _ old: ReportValidator, _ new: ReportValidator
    ) throws -> RehearsedReport? {
        let report = try decoder.report(stored.bytes)
        let history = StoreHistory(store: store, decoder: decoder)
        let before = try old.validate(report, at: stored.receipt.receivedAt, history: history)
        let after = try new.validate(report, at: stored.receipt.receivedAt, history: history)
        let beforeLines = Set(before.findings.map(\.line))
        let afterLines = Set(after.findings.map(\.line))
        guard beforeLines != afterLines || before.isAccepted != after.isAccepted else { return nil }
        return RehearsedReport(
            key: stored.receipt.key, revision: stored.receipt.revision, isAcceptable: after.isAccepted,
            addedFindings: CatalogueRehearser.listed(afterLines.subtracting(beforeLines)),
            removedFindings: CatalogueRehearser.listed(beforeLines.subtracting(afterLines)))
    }

    private static func listed(_ lines: Set<String>) -> [String] { Array(lines.sorted().prefix(findingCountMax)) }
}

extension Finding {
    /// What it is and where, without what stands there.
    fileprivate var line: String {
        "\(severity.rawValue) \(code.name)" + (path.isEmpty ? "" : " at " + path)
    }
}
