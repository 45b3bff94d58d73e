// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
internal import ChanceryConsolidation
public import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// DifferenceService. Used like `ReportQueries`.
public struct DifferenceQueries: Sendable {
    private let store: any ReportStore
    private let library: CatalogueLibrary
    private let clock: WallClock
    private let reader: ConsolidationReader
    private let answerBytesMax: Int

    /// Revisions are read for their authors until they have this many bytes together.
    static let listedBytesMax = 16 << 20

    /// - Parameter consolidations: makes the answers that are compared.
    public init(
        store: any ReportStore, library: CatalogueLibrary, clock: WallClock, consolidations: ConsolidationQueries
    ) {
        self.store = store
        self.library = library
        self.clock = clock
        reader = consolidations.reader
        answerBytesMax = consolidations.answerBytesMax
    }

    /// DifferenceService.DiffConsolidations.
    public func diffConsolidations(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.diffConsolidationsRequest(payload)
        let sequences = try moments(request)
        let query = ConsolidationQuery(request.query)
        let before = try reader.answer(to: query, asOf: .sequence(sequences.lowerBound), decoder: decoder)
        let after = try reader.answer(to: query, asOf: .sequence(sequences.upperBound), decoder: decoder)
        let difference = try CauseReader(store: store, decoder: decoder).difference(
            AnswerComparison(from: ComparedAnswer(before.answer()), to: ComparedAnswer(after.answer())),
            regime: query.regime,
            sequences: sequences, catalogue: after.catalogue)
        return try difference.encodedItems().sendablePage(
            for: request, countMax: request.pageSize, answerBytesMax: answerBytesMax)
    }

    /// The sequences of the two answers. Later pages belong to those of the first.
    private func moments(_ request: DiffConsolidationsRequest) throws -> ClosedRange<StoreSequence> {
        let token = try request.continuation()
        try refuseFuture(request.from)
        try refuseFuture(request.to)
        return try store.read { snapshot in
            let from = try StoreMoment(request.from)?.sequence(in: snapshot) ?? snapshot.sequence
            let to = try StoreMoment(request.to)?.sequence(in: snapshot) ?? token?.sequence ?? snapshot.sequence
            guard from <= to else {
                throw CallFailure(
                    .queryRefused, "the difference begins at sequence \(from), after its end \(to); swap from and to",
                    metadata: [FailureDetail("from_sequence", String(from)), FailureDetail("to_sequence", String(to))])
            }
            return from...to
        }
    }

    /// What is stored by a moment that has not passed is not known yet.
    private func refuseFuture(_ moment: RequestedMoment) throws {
        guard case .time(let time) = moment, time > clock.now() else { return }
        throw CallFailure(.queryRefused, "\(time.rfc3339(in: .utc)) has not passed yet; leave the time out for now")
    }

    /// DifferenceService.ListRevisions. All pages belong to the sequence of the first.
    public func listRevisions(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listRevisionsRequest(payload)
        let token = try request.continuation()
        return try store.read { snapshot in
            let sequence = token?.sequence ?? snapshot.sequence
            var revisions: [ReportRevision] = []
            var next = Int32(clamping: token?.position ?? 0) &+ 1
            var byteCount = 0
            var isLast = false
            while revisions.count < request.pageCountMax, byteCount < DifferenceQueries.listedBytesMax {
                guard let stored = try snapshot.revision(next, of: request.key), stored.receipt.sequence <= sequence
                else {
                    isLast = true
                    break
                }
                byteCount += stored.bytes.count
                next += 1
                revisions.append(ReportRevision(stored, author: try stored.accepted(by: decoder).report.author))
            }
            if revisions.isEmpty, token == nil { throw CallFailure.noReport(request.key) }
            return ListRevisionsResponse(
                revisions: revisions,
                nextPageToken: isLast ? "" : request.nextPageToken(sequence: sequence, position: Int64(next - 1)),
                sequence: sequence
            ).encoded()
        }
    }

    /// DifferenceService.DiffReport. All pages belong to the later revision of the first.
    public func diffReport(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.diffReportRequest(payload)
        let token = try request.continuation()
        let difference = try store.read { snapshot -> ReportDifference in
            guard let before = try snapshot.revision(request.fromRevision, of: request.key) else {
                throw CallFailure.noReport(request.key, revision: request.fromRevision)
            }
            let later =
                try request.toRevision == 0
                ? snapshot.current(request.key, asOf: token?.sequence)
                : snapshot.revision(request.toRevision, of: request.key)
            guard let later else { throw CallFailure.noReport(request.key, revision: request.toRevision) }
            guard before.receipt.revision < later.receipt.revision else {
                throw CallFailure(
                    .queryRefused, "revision \(before.receipt.revision) is not before \(later.receipt.revision)",
                    metadata: [FailureDetail("current_revision", String(later.receipt.revision))])
            }
            guard let catalogue = try library.catalogue(asOf: later.receipt.sequence, in: snapshot) else {
                throw CallFailure(.noSuchCatalogue, "no catalogue is installed")
            }
            let old = try before.accepted(by: decoder).report
            let new = try later.accepted(by: decoder).report
            return ReportDifference(
                from: ReportRevision(before, author: old.author), to: ReportRevision(later, author: new.author),
                items: ReportComparison(catalogue: catalogue).items(from: old, to: new))
        }
        return try difference.encodedItems().sendablePage(
            for: request, countMax: request.pageSize, answerBytesMax: answerBytesMax)
    }
}

extension ReportRevision {
    fileprivate init(_ stored: StoredReport, author: String) {
        self.init(
            receipt: stored.receipt, author: author, reason: stored.reason, byteCount: Int64(stored.bytes.count),
            submittedBy: stored.submittedBy)
    }
}

extension CallFailure {
    /// - Parameter revision: 0 for any.
    fileprivate static func noReport(_ key: ReportKey, revision: Int32 = 0) -> CallFailure {
        CallFailure(.noSuchReport, "there is no \(revision > 0 ? "revision \(revision) of " : "")\(key)")
    }
}
