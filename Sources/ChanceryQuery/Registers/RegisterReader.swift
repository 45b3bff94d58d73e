// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// Reads the entries behind an answer, from the snapshot and as of the sequence that the answer belongs to.
struct RegisterReader {
    let snapshot: any StoreSnapshot
    let decoder: WireDecoder
    let answer: SequencedConsolidation
    let kind: RegisterKind

    /// Earlier reports that one answer looks at for successions.
    static let historyReportsMax = 5_000
    private static let listCount = 500

    /// - Throws: `CallFailure`, `StoreError`.
    func register() throws -> ConsolidatedRegister {
        let reports = try countingReports()
        do {
            return try Consolidator(catalogue: answer.catalogue).register(
                kind, of: answer.consolidation, reports: reports,
                history: kind == .agreements ? try history(besides: reports) : [])
        } catch let refusal as ConsolidationRefusal {
            throw CallFailure(refusal)
        }
    }

    /// What the reports list that the answer is made of: their revision is the one that the answer counts.
    func countingReports() throws -> [RegisterReport] {
        let regime = answer.consolidation.regime
        var reports: [RegisterReport] = []
        var entryCount = 0
        for member in answer.consolidation.members {
            for counting in member.reports where counting.revision > 0 {
                let key = ReportKey(office: member.office, regime: regime, period: counting.period)
                guard let stored = try snapshot.revision(counting.revision, of: key) else { continue }
                let report = RegisterReport(try stored.accepted(by: decoder), register: kind)
                entryCount += report.entries.count
                guard entryCount <= ConsolidationLimits.registerEntriesMax else { throw RegisterReader.tooLarge }
                reports.append(report)
            }
        }
        return reports
    }

    /// Reports of merged offices, and of those that followed them, up to the end of the answer.
    private func history(besides reports: [RegisterReport]) throws -> [RegisterReport] {
        let consolidation = answer.consolidation
        guard let last = consolidation.periods.last?.window.last else { return [] }
        let offices = Consolidator(catalogue: answer.catalogue).officesWithHistory(in: consolidation)
        guard !offices.isEmpty else { return [] }
        let known = Set(reports.map { RegisterPlace(office: $0.office, period: $0.period) })
        let filter = ReportFilter(offices: offices, regime: consolidation.regime)
        var history: [RegisterReport] = []
        var cursor: StoreSequence?
        var readCount = 0
        while true {
            let page = try snapshot.list(
                filter, after: cursor, limit: RegisterReader.listCount, currentOnly: true, asOf: answer.sequence)
            for summary in page {
                let key = summary.receipt.key
                guard !known.contains(RegisterPlace(office: key.office, period: key.period)),
                    let window = answer.catalogue.window(of: key.period, regime: key.regime), window.last <= last,
                    try !isReturned(summary)
                else { continue }
                readCount += 1
                guard readCount <= RegisterReader.historyReportsMax else { throw RegisterReader.tooLarge }
                guard let stored = try snapshot.revision(summary.receipt.revision, of: key) else { continue }
                history.append(RegisterReport(try stored.accepted(by: decoder), register: kind))
            }
            guard page.count == RegisterReader.listCount, let end = page.last?.receipt.sequence else { return history }
            cursor = end
        }
    }

    private func isReturned(_ summary: ReportSummary) throws -> Bool {
        try snapshot.standing(of: summary, asOf: answer.sequence)?.standing.state == .returned
    }

    private static var tooLarge: CallFailure {
        CallFailure(
            .queryRefused, "the register would be too large; ask for fewer offices or periods",
            metadata: [FailureDetail("entries_max", String(ConsolidationLimits.registerEntriesMax))])
    }
}

private struct RegisterPlace: Hashable {
    let office: String
    let period: Period
}
