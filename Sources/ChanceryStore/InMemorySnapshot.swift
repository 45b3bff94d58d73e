// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency

/// A copy of the history. Every answer is a plain search through it.
struct InMemorySnapshot: StoreSnapshot {
    let history: History

    var sequence: StoreSequence { history.sequence }

    func current(_ key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> StoredReport? {
        history.revisions(of: key).last { isVisible($0, asOf) }
    }

    func revision(_ number: Int32, of key: ReportKey) throws(StoreError) -> StoredReport? {
        history.revisions(of: key).first { $0.receipt.revision == number }
    }

    func outcome(of requestID: RequestID, for key: ReportKey) throws(StoreError) -> Receipt? {
        history.revisions(of: key).first { $0.receipt.requestID == requestID }?.receipt
    }

    func currentReports(
        regime: String, period: Period, offices: [String]?, asOf: StoreSequence?, _ each: (StoredReport) throws -> Void
    ) throws {
        let wanted = offices.map(Set.init)
        for report in latest(regime: regime, period: period, asOf: asOf)
        where wanted?.contains(report.receipt.key.office) ?? true {
            try each(report)
        }
    }

    func changes(after sequence: StoreSequence, limit: Int) throws(StoreError) -> [StoreChange] {
        let reports = history.reports.map { report in
            StoreChange.report(
                sequence: report.receipt.sequence, key: report.receipt.key, revision: report.receipt.revision)
        }
        let catalogues = history.catalogues.map { StoreChange.catalogue(sequence: $0.sequence, version: $0.version) }
        let acts = history.acts.map { StoreChange.act(sequence: $0.sequence, key: $0.key, kind: $0.fact.kind) }
        let packs = history.packs.map {
            StoreChange.pack(sequence: $0.head.sequence, group: $0.head.group, number: $0.head.number)
        }
        let all = (reports + catalogues + acts + packs).sorted { $0.sequence < $1.sequence }
        return Array(all.drop { $0.sequence <= sequence }.prefix(StoreLimits.pageCount(limit)))
    }

    func changedOffices(
        regime: String, period: Period, after sequence: StoreSequence
    ) throws(StoreError) -> [StoredReport] {
        latest(regime: regime, period: period, asOf: nil, after: sequence)
    }

    func list(
        _ filter: ReportFilter, after cursor: StoreSequence?, limit: Int, currentOnly: Bool, asOf: StoreSequence?
    ) throws(StoreError) -> [ReportSummary] {
        let matching = history.reports.filter { report in
            report.receipt.sequence > cursor ?? 0 && isVisible(report, asOf) && filter.matches(report.receipt)
        }
        let summaries = matching.map { report in
            ReportSummary(
                receipt: report.receipt, firstReceivedAt: report.firstReceivedAt, reason: report.reason,
                byteCount: report.bytes.count, isCurrent: isCurrent(report, asOf),
                openQuestionCount: report.openQuestionCount, submittedBy: report.submittedBy)
        }
        return Array(summaries.filter { $0.isCurrent || !currentOnly }.prefix(StoreLimits.pageCount(limit)))
    }

    func standingCounts() throws(StoreError) -> StandingCounts {
        var counts = StandingCounts()
        for report in history.reports where isCurrent(report, nil) {
            let acts = history.acts(of: report.receipt.key).lazy.map(\.fact)
            switch ReportStanding(revision: report.receipt.revision, acts: acts).state {
            case .submitted, .missing: counts.submittedCount += 1
            case .returned: counts.returnedCount += 1
            case .accepted: counts.acceptedCount += 1
            }
        }
        return counts
    }

    func acts(regime: String, period: Period, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        history.acts.filter { act in
            act.key.regime == regime && act.key.period == period && act.sequence <= asOf ?? sequence
        }
    }

    func acts(of key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> [StoredAct] {
        history.acts(of: key).filter { $0.sequence <= asOf ?? sequence }
    }

    func listActs(
        offices: [String]?, regime: String?, period: Period?, kinds: [ActKind]?, after cursor: StoreSequence?,
        limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [StoredAct] {
        let matching = history.acts.filter { act in
            act.sequence > cursor ?? 0 && act.sequence <= asOf ?? sequence
                && (offices?.contains(act.key.office) ?? true) && (kinds?.contains(act.fact.kind) ?? true)
                && (regime ?? act.key.regime) == act.key.regime && (period ?? act.key.period) == act.key.period
        }
        return Array(matching.prefix(StoreLimits.actPageCount(limit)))
    }

    func pack(
        number: Int32?, group: String, regime: String, from: Period, through: Period, asOf: StoreSequence?
    ) throws(StoreError) -> StoredPack? {
        history.packs.last { pack in
            let head = pack.head
            return head.group == group && head.regime == regime && head.from == from && head.through == through
                && (number ?? head.number) == head.number && head.sequence <= asOf ?? sequence
        }
    }

    func listPacks(
        group: String?, regime: String?, after cursor: StoreSequence?, limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [PackHead] {
        let matching = history.packs.map(\.head).filter { head in
            head.sequence > cursor ?? 0 && head.sequence <= asOf ?? sequence
                && (group ?? head.group) == head.group && (regime ?? head.regime) == head.regime
        }
        return Array(matching.prefix(StoreLimits.pageCount(limit)))
    }

    func treeHead(size: Int64?) throws(StoreError) -> SignedTreeHead? {
        size.map { size in history.log.heads.first { $0.head.size == size } } ?? history.log.heads.last
    }

    func treeHead(sealing sequence: StoreSequence) throws(StoreError) -> SignedTreeHead? {
        sequence > 0 ? history.log.heads.first { $0.head.size >= sequence } : nil
    }

    func logNodes() -> any MerkleNodes { InMemoryNodes(hashes: history.log.leafHashes) }

    func logEntries(from first: Int64, limit: Int) throws(StoreError) -> [LogEntry] {
        Array(history.log.entries.dropFirst(Int(max(0, first))).prefix(StoreLimits.pageCount(limit)))
    }

    func auditEvents(after cursor: Int64, limit: Int, filter: AuditFilter) throws(StoreError) -> [RecordedAuditEvent] {
        let matching = history.audit.filter { $0.number > cursor && filter.matches($0.event) }
        return Array(matching.prefix(StoreLimits.pageCount(limit)))
    }

    func sequence(asOf time: Instant) throws(StoreError) -> StoreSequence {
        StoreSequence(history.times.prefix { $0 <= time }.count)
    }

    func catalogue(version: CatalogueVersion) throws(StoreError) -> InstalledCatalogue? {
        history.catalogues.first { $0.version == version }
    }

    func currentCatalogue(asOf: StoreSequence?) throws(StoreError) -> InstalledCatalogue? {
        history.catalogues.last { $0.sequence <= asOf ?? sequence }
    }

    private func isVisible(_ report: StoredReport, _ asOf: StoreSequence?) -> Bool {
        report.receipt.sequence <= asOf ?? sequence
    }

    private func isCurrent(_ report: StoredReport, _ asOf: StoreSequence?) -> Bool {
        history.revisions(of: report.receipt.key).last { isVisible($0, asOf) }?.receipt == report.receipt
    }

    /// The latest visible revision of every key of one regime and period, by office id.
    ///
    /// - Parameter sequence: leaves out revisions up to it.
    private func latest(
        regime: String, period: Period, asOf: StoreSequence?, after sequence: StoreSequence = 0
    ) -> [StoredReport] {
        let keys = history.keys.keys.lazy.filter { $0.period == period && $0.regime == regime }
        let reports = keys.compactMap { key -> StoredReport? in
            let latest = history.revisions(of: key).last { isVisible($0, asOf) }
            return latest.flatMap { $0.receipt.sequence > sequence ? $0 : nil }
        }
        return reports.sorted { left, right in
            left.receipt.key.office.utf8.lexicographicallyPrecedes(right.receipt.key.office.utf8)
        }
    }
}

extension ReportFilter {
    fileprivate func matches(_ receipt: Receipt) -> Bool {
        if let offices, !offices.contains(receipt.key.office) { return false }
        if let regime, regime != receipt.key.regime { return false }
        if let period, period != receipt.key.period { return false }
        if let receivedFrom, receipt.receivedAt < receivedFrom { return false }
        if let receivedTo, receipt.receivedAt > receivedTo { return false }
        return true
    }
}
