// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore
internal import ChanceryValidation
public import ChanceryWire

/// Says what another catalogue would make of the reports that can still be corrected, before it is installed.
///
/// Every current revision that was received in the last `dayCountMax` days and is not closed is validated twice with its
/// signature, by the current catalogue and by the other one, at the moment it was received; where the findings differ, it
/// is listed. The newest come first, so that what a bound leaves out is the oldest. What changes figures and not
/// findings is listed as definitions that differ. Reads the store: only where waiting is allowed.
public struct CatalogueRehearser {
    public static let dayCountMax = 400
    public static let examinedCountMax = 5000
    /// Sequences of the store that are looked through, whatever was committed under them.
    public static let walkedCountMax = 200_000
    public static let listedCountMax = 500
    public static let findingCountMax = 20
    private static let pageCount: StoreSequence = 500

    private let store: any ReportStore
    private let current: CatalogueIndex
    private let decoder: WireDecoder

    public init(store: any ReportStore, current: CatalogueIndex, decoder: WireDecoder) {
        self.store = store
        self.current = current
        self.decoder = decoder
    }

    /// - Parameter isStopped: asked before every report; once it is true, what was found so far is the answer, and is
    ///   incomplete.
    public func rehearse(
        _ catalogue: Catalogue, at now: Instant, isStopped: () -> Bool = { false }
    ) throws -> CatalogueRehearsal {
        let span = Int64(CatalogueRehearser.dayCountMax) * 86_400_000_000
        let from = Instant(microsecondsSinceEpoch: now.microsecondsSinceEpoch - span)
        // What was committed before that day was received before it.
        let (sequence, first) = try store.read { ($0.sequence, try $0.sequence(asOf: from)) }
        let end = max(first, sequence - StoreSequence(CatalogueRehearser.walkedCountMax))
        let old = Judge(current)
        let new = Judge(CatalogueIndex(catalogue, version: current.version))
        var reach = ExaminedReach()
        var affected: [RehearsedReport] = []
        var examinedCount = 0
        var isIncomplete = end > first
        var last = sequence
        walk: while last > end {
            let before = max(end, last - CatalogueRehearser.pageCount)
            for summary in try page(after: before, through: last, receivedFrom: from).reversed() {
                guard examinedCount < CatalogueRehearser.examinedCountMax, !isStopped() else {
                    isIncomplete = true
                    break walk
                }
                guard let report = try open(summary.receipt, sequence, now) else { continue }
                examinedCount += 1
                if let difference = try compare(report, old, new, &reach) { affected.append(difference) }
            }
            last = before
        }
        affected.sort { left, right in
            if left.key.regime != right.key.regime { return left.key.regime < right.key.regime }
            if left.key.period != right.key.period { return left.key.period < right.key.period }
            return left.key.office < right.key.office
        }
        let definitions = CatalogueDifference(current: current.catalogue, other: catalogue, reach: reach).definitions
        return CatalogueRehearsal(
            reports: Array(affected.prefix(CatalogueRehearser.listedCountMax)), affectedCount: Int32(affected.count),
            examinedCount: Int32(examinedCount), isIncomplete: isIncomplete, currentVersion: current.version,
            sequence: sequence, changedDefinitions: Array(definitions.prefix(CatalogueRehearser.listedCountMax)),
            changedDefinitionCount: Int32(clamping: definitions.count))
    }

    /// The revisions with these sequences that nothing had replaced at the last of them. As of that one, so that the
    /// store reads no further than the page.
    private func page(
        after before: StoreSequence, through last: StoreSequence, receivedFrom: Instant
    ) throws -> [ReportSummary] {
        try store.read { snapshot in
            try snapshot.list(
                ReportFilter(receivedFrom: receivedFrom), after: before, limit: Int(last - before), currentOnly: true,
                asOf: last)
        }
    }

    /// The revision of that receipt, if it is still the current one and takes corrections.
    private func open(_ receipt: Receipt, _ sequence: StoreSequence, _ now: Instant) throws -> StoredReport? {
        try store.read { snapshot in
            guard let stored = try snapshot.current(receipt.key, asOf: sequence),
                stored.receipt.sequence == receipt.sequence
            else { return nil }
            let acts = try snapshot.acts(of: receipt.key, asOf: sequence)
            let standing = ReportStanding(revision: stored.receipt.revision, acts: acts.lazy.map(\.fact))
            return standing.takesRevisions(at: now) ? stored : nil
        }
    }

    private func compare(
        _ stored: StoredReport, _ old: Judge, _ new: Judge, _ reach: inout ExaminedReach
    ) throws -> RehearsedReport? {
        let report = try decoder.report(stored.bytes)
        reach.add(stored.receipt.key, report)
        let history = StoreHistory(store: store, decoder: decoder)
        let before = try old.findings(of: stored, report, history)
        let after = try new.findings(of: stored, report, history)
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

/// What one catalogue says of reports.
private struct Judge {
    private let validator: ReportValidator
    private let signatures: SignatureCheck

    init(_ catalogue: CatalogueIndex) {
        validator = ReportValidator(catalogue: catalogue)
        signatures = SignatureCheck(catalogue: catalogue)
    }

    func findings(
        of stored: StoredReport, _ report: Report, _ history: StoreHistory
    ) throws -> (findings: [Finding], isAccepted: Bool) {
        let time = stored.receipt.receivedAt
        let result = try validator.validate(report, at: time, history: history)
        let unsigned = signatures.finding(
            stored.signature, of: stored.bytes, office: report.office, regime: report.regime, receivedAt: time)
        return (result.findings + [unsigned].compactMap(\.self), result.isAccepted && unsigned == nil)
    }
}

extension Finding {
    /// What it is and where, without what stands there.
    fileprivate var line: String {
        "\(severity.rawValue) \(code.name)" + (path.isEmpty ? "" : " at " + path)
    }
}
