// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

@testable internal import ChanceryConsolidation

/// A store in little: revisions and acts in the order in which they came, and answers as of any moment of it.
struct ReportHistory {
    private(set) var accepted: [(report: AcceptedReport, reason: String)] = []
    private(set) var acts: [(record: ActRecord, step: ChangeStep)] = []
    private(set) var sequence: StoreSequence = 0

    /// A report or a correction; the next revision of its key.
    mutating func send(
        _ office: String, _ code: String, _ figures: [Figure], regime: String = "FREE", author: String = "clerk",
        reason: String = ""
    ) {
        sequence += 1
        let revision = Int32(revisions(office, code).count) + 1
        var report = ChanceryConsolidationTests.accepted(office, code, figures, regime: regime, revision: revision)
        var content = report.report
        content.author = author
        report = AcceptedReport(
            receipt: Receipt(
                key: report.receipt.key, revision: revision, sequence: sequence, receivedAt: time(sequence),
                digest: report.receipt.digest, requestID: report.receipt.requestID, catalogueVersion: 1),
            firstReceivedAt: report.firstReceivedAt, report: content)
        accepted.append((report, reason))
    }

    mutating func act(
        _ kind: ActKind, on office: String, _ code: String, regime: String = "FREE", reason: String = ""
    ) {
        sequence += 1
        let revision = Int32(revisions(office, code).count)
        let key = ReportKey(office: office, regime: regime, period: period(code))
        acts.append(
            (
                ActRecord(
                    key: key, fact: ActFact(kind: kind, revision: revision), reason: reason, sequence: sequence),
                ChangeStep(
                    act: kind, revision: revision, sequence: sequence, time: time(sequence), author: "leader",
                    reason: reason)
            ))
    }

    private func revisions(_ office: String, _ code: String) -> [AcceptedReport] {
        accepted.map(\.report).filter { $0.receipt.key.office == office && $0.receipt.key.period == period(code) }
    }

    func time(_ sequence: StoreSequence) -> Instant {
        instant("2024-06-16T00:00:00Z").adding(seconds: sequence * 60)
    }

    func answer(
        _ query: ConsolidationQuery, asOf sequence: StoreSequence, catalogue: CatalogueIndex = Sample.catalogue
    ) throws -> ComparedAnswer {
        var consolidation = try Consolidator(catalogue: catalogue).consolidate(
            query, reports: accepted.map(\.report).filter { $0.receipt.sequence <= sequence },
            acts: acts.map(\.record).filter { $0.sequence <= sequence })
        consolidation.sequence = sequence
        return ComparedAnswer(consolidation)
    }

    /// What changed between two moments, with everything that the comparison asks for.
    func difference(
        _ query: ConsolidationQuery, from: StoreSequence, to: StoreSequence? = nil,
        catalogues: (CatalogueIndex, CatalogueIndex) = (Sample.catalogue, Sample.catalogue)
    ) throws -> ConsolidationDifference {
        let to = to ?? sequence
        let comparison = AnswerComparison(
            from: try answer(query, asOf: from, catalogue: catalogues.0),
            to: try answer(query, asOf: to, catalogue: catalogues.1))
        var records: [RevisionRecord] = []
        for span in comparison.spans {
            let found = revisions(span.place.office, span.place.period.code)
            for number in span.revisions {
                records.append(
                    RevisionRecord(
                        found[Int(number) - 1],
                        reason: accepted.first { $0.report == found[Int(number) - 1] }?.reason ?? "",
                        indicators: comparison.indicators, catalogue: catalogues.1))
            }
        }
        let steps = acts.filter { $0.record.sequence > from && $0.record.sequence <= to }
        return comparison.difference(
            records: records,
            acts: Dictionary(grouping: steps) {
                ReportPlace(office: $0.record.key.office, period: $0.record.key.period)
            }.mapValues { $0.map(\.step) })
    }
}
