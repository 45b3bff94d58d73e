// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

/// A store on disk with what asks it.
struct StoredCase {
    private let store: SQLiteStore
    private let reader: ConsolidationReader
    private let queries: ConsolidationQueries
    private let decoder: WireDecoder

    /// Opens the store; a new one is filled with the case.
    init(directory: String, filling oracleCase: OracleCase? = nil) throws {
        let store = try SQLiteStore(directory: directory)
        if let oracleCase {
            try StoredCase.install(oracleCase, in: store)
            for step in oracleCase.steps { try step.commit(to: store.writer) }
        }
        try self.init(store)
    }

    /// Opens a new store with the catalogue of the case and nothing else.
    init(directory: String, catalogueOf oracleCase: OracleCase) throws {
        let store = try SQLiteStore(directory: directory)
        try StoredCase.install(oracleCase, in: store)
        try self.init(store)
    }

    private init(_ store: SQLiteStore) throws {
        self.store = store
        let library = try CatalogueLibrary(store: store)
        let configuration = QueryConfiguration()
        reader = ConsolidationReader(
            store: store, library: library, views: PeriodViews(heldReportsMax: configuration.heldReportsMax))
        queries = ConsolidationQueries(
            store: store, library: library, lanes: try known(QueryLanes(configuration: configuration), "no memory"),
            configuration: configuration)
        decoder = try known(WireDecoder(arenaBytes: 16 << 20, unknownFields: .refused), "no memory")
    }

    /// The same store, asked by somebody who remembers nothing.
    func cold() throws -> StoredCase { try StoredCase(store) }

    func close() { store.writer.close() }

    private static func install(_ oracleCase: OracleCase, in store: SQLiteStore) throws {
        let first = oracleCase.steps.first?.moment ?? Instant(microsecondsSinceEpoch: 0)
        try CatalogueLibrary.install(
            try oracleCase.catalogue.catalogue(), in: store, by: "daemon", at: first.adding(seconds: -1))
    }

    func commit(_ step: StoredStep) throws { try step.commit(to: store.writer) }

    func answerLines(_ entry: OracleCase.QueryEntry) throws -> [String] {
        do {
            let answer = try reader.answer(
                to: try entry.query(), asOf: entry.asOf.map(StoreMoment.sequence), decoder: decoder)
            return lines(answer.consolidation, answer.catalogue)
        } catch let failure as CallFailure {
            return ["refused \(failure.metadata.first { $0.name == "refusal" }?.value ?? failure.message)"]
        }
    }

    /// The whole answer as it goes over the wire, or the text of the refusal.
    func bytes(_ entry: OracleCase.QueryEntry) throws -> [UInt8] {
        // A request names an office once.
        let offices = (entry.offices ?? []).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let request = GetConsolidationRequest(
            scope: entry.group.map(RequestedScope.group) ?? .offices(offices), regime: entry.regime,
            period: try known(Period(code: entry.from), entry.from), throughPeriod: Period(code: entry.through),
            indicators: entry.indicators ?? [], moment: entry.asOf.map(RequestedMoment.sequence) ?? .now,
            bordersOn: try entry.bordersOn.map(day), parts: entry.parts.flatMap(PeriodForm.init(rawValue:)),
            until: try entry.until.map(day))
        do {
            return try queries.getConsolidation(request.encoded(), decoder)
        } catch let failure as CallFailure {
            return Array(failure.message.utf8)
        }
    }
}

extension OracleCase {
    /// Reports and acts in the order of the store.
    var steps: [StoredStep] {
        (reports.map(StoredStep.report) + acts.map(StoredStep.act)).sorted { $0.sequence < $1.sequence }
    }
}

/// One commit.
enum StoredStep {
    case report(OracleCase.ReportEntry)
    case act(OracleCase.ActEntry)

    var moment: Instant {
        switch self {
        case .report(let entry): Instant(microsecondsSinceEpoch: entry.receivedAt)
        case .act(let entry): Instant(microsecondsSinceEpoch: entry.at)
        }
    }

    var sequence: StoreSequence {
        switch self {
        case .report(let entry): entry.sequence
        case .act(let entry): entry.sequence
        }
    }

    /// Commits the step alone, so that it gets the sequence that the oracle gave it.
    func commit(to writer: any StoreWriter) throws {
        let committed = try committedSequence(writer, request: sequence)
        try #require(committed == sequence, "\(self)")
    }

    /// 0 when it was refused.
    private func committedSequence(_ writer: any StoreWriter, request: Int64) throws -> StoreSequence {
        let text = "00000000-0000-4000-8000-" + String(String(request + 1_000_000_000_000).suffix(12))
        let requestID = try known(RequestID(text: text), text)
        switch self {
        case .report(let entry):
            let report = try entry.report()
            let bytes = report.encoded()
            let outcomes = try writer.commit(
                [
                    ReportSubmission(
                        key: try entry.key(), requestID: requestID,
                        replacesRevision: report.correction?.replacesRevision ?? 0,
                        reason: report.correction?.reason ?? "", digest: Digest.sha256(of: bytes), bytes: bytes,
                        receivedAt: moment, catalogueVersion: 1, submittedBy: "")
                ], at: moment)
            guard case .accepted(let receipt) = outcomes.first else { return 0 }
            return receipt.sequence
        case .act(let entry):
            let record = try entry.record()
            let act = Act(
                key: record.key, kind: record.fact.kind, actor: "leader", authority: "group", reason: record.reason,
                revision: record.fact.revision, until: record.fact.until)
            let bytes = act.encoded()
            let outcomes = try writer.commit(
                acts: [
                    ActSubmission(
                        key: record.key, requestID: requestID, fact: record.fact, digest: Digest.sha256(of: bytes),
                        bytes: bytes, submittedBy: "")
                ], at: moment)
            guard case .recorded(let stored) = outcomes.first else { return 0 }
            return stored.sequence
        }
    }
}
