// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// Reads why two answers differ: the revisions and the acts in between. History is only appended to, so the reading does
/// not depend on what is committed meanwhile.
struct CauseReader {
    let store: any ReportStore
    let decoder: WireDecoder

    /// - Parameters:
    ///   - regime: of both answers.
    ///   - sequences: of the earlier and of the later answer.
    ///   - catalogue: by which every revision is read; that of the later answer.
    /// - Throws: `CallFailure`, `StoreError`.
    func difference(
        _ comparison: AnswerComparison, regime: String, sequences: ClosedRange<StoreSequence>,
        catalogue: CatalogueIndex
    ) throws -> ConsolidationDifference {
        let count = comparison.spans.reduce(0) { $0 + $1.revisions.count }
        guard count <= DifferenceLimits.revisionsReadMax else {
            throw CauseReader.tooMuch("\(count) revisions", max: DifferenceLimits.revisionsReadMax)
        }
        return try store.read { snapshot in
            comparison.difference(
                records: try records(comparison, regime: regime, catalogue: catalogue, in: snapshot),
                acts: try acts(on: comparison.changedReports, regime: regime, sequences: sequences, in: snapshot))
        }
    }

    private func records(
        _ comparison: AnswerComparison, regime: String, catalogue: CatalogueIndex, in snapshot: any StoreSnapshot
    ) throws -> [RevisionRecord] {
        var records: [RevisionRecord] = []
        var figureCount = 0
        for span in comparison.spans {
            let key = ReportKey(office: span.place.office, regime: regime, period: span.place.period)
            for number in span.revisions {
                guard let stored = try snapshot.revision(number, of: key) else {
                    throw CallFailure(.internalError, "revision \(number) of \(key) is not in the store")
                }
                let record = RevisionRecord(
                    try stored.accepted(by: decoder), reason: stored.reason, indicators: comparison.indicators,
                    catalogue: catalogue)
                figureCount += record.figureCount
                guard figureCount <= DifferenceLimits.figuresReadMax else {
                    throw CauseReader.tooMuch("\(figureCount) reported figures", max: DifferenceLimits.figuresReadMax)
                }
                records.append(record)
            }
        }
        return records
    }

    private func acts(
        on places: [ReportPlace], regime: String, sequences: ClosedRange<StoreSequence>, in snapshot: any StoreSnapshot
    ) throws -> [ReportPlace: [ChangeStep]] {
        let wanted = Set(places)
        var steps: [ReportPlace: [ChangeStep]] = [:]
        for period in Set(places.map(\.period)) {
            for stored in try snapshot.acts(regime: regime, period: period, asOf: sequences.upperBound) {
                let place = ReportPlace(office: stored.key.office, period: period)
                guard stored.sequence > sequences.lowerBound, wanted.contains(place) else { continue }
                steps[place, default: []].append(try step(of: stored))
            }
        }
        return steps
    }

    private func step(of stored: StoredAct) throws -> ChangeStep {
        do {
            let act = try decoder.act(stored.bytes)
            return ChangeStep(
                act: act.kind, revision: act.revision, sequence: stored.sequence, time: stored.committedAt,
                author: act.actor, reason: act.reason)
        } catch {
            throw CallFailure(
                .internalError, "the stored act \(stored.sequence) on \(stored.key) cannot be read: \(error)")
        }
    }

    private static func tooMuch(_ what: String, max: Int) -> CallFailure {
        CallFailure(
            .queryRefused,
            "the causes lie in more than \(what); ask for fewer indicators, or for moments that lie closer together",
            metadata: [FailureDetail("causes_read_max", String(max))])
    }
}

extension EncodedItems {
    /// A page, unless no page that holds it could be sent.
    func sendablePage(
        for request: some PagedRequest, countMax: Int32, answerBytesMax: Int
    ) throws(CallFailure) -> [UInt8] {
        guard longestPageBytes <= answerBytesMax else {
            throw CallFailure(
                .queryRefused,
                "a page of the answer would have \(longestPageBytes) bytes and could not be sent; ask for less at once",
                metadata: [FailureDetail("answer_bytes_max", String(answerBytesMax))])
        }
        return try page(for: request, countMax: countMax)
    }
}
