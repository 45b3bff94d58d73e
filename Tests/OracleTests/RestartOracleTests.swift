// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Foundation
internal import Testing

@testable internal import ChanceryQuery

/// The cases of the oracle through a store on disk: the answers are the oracle's, and after the store was closed and
/// opened again they are the same bytes.
struct RestartOracleTests {
    static let caseCount = 40

    @Test func answersAreTheSameAfterARestart() throws {
        let (seed, only) = ConsolidationOracleTests.chosen()
        let cases = try OracleProcess(seed: seed, first: only ?? 0, caseCount: only == nil ? Self.caseCount : 1).cases()
        for oracleCase in cases {
            let folder = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
            defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
            let before = try StoredCase(directory: folder.path, filling: oracleCase)
            let bytes = try oracleCase.queries.enumerated().map { number, question in
                let difference = OracleComparison.difference(
                    try before.answerLines(question.query), question.expected, oracleCase.place("query \(number)"))
                #expect(difference.isEmpty, "\(difference)")
                return try before.bytes(question.query)
            }
            before.close()
            let after = try StoredCase(directory: folder.path)
            for (number, question) in oracleCase.queries.enumerated() {
                let place = oracleCase.place("query \(number)")
                #expect(try after.bytes(question.query) == bytes[number], "\(place): after a restart")
            }
            after.close()
        }
    }
}

/// A store on disk with what asks it.
private struct StoredCase {
    private let store: SQLiteStore
    private let reader: ConsolidationReader
    private let queries: ConsolidationQueries
    private let decoder: WireDecoder

    /// Opens the store; a new one is filled with the case.
    init(directory: String, filling oracleCase: OracleCase? = nil) throws {
        store = try SQLiteStore(directory: directory)
        if let oracleCase { try StoredCase.fill(store, with: oracleCase) }
        let library = try CatalogueLibrary(store: store)
        let configuration = QueryConfiguration()
        reader = ConsolidationReader(
            store: store, library: library, views: PeriodViews(heldReportsMax: configuration.heldReportsMax))
        queries = ConsolidationQueries(
            store: store, library: library, lanes: try known(QueryLanes(configuration: configuration), "no memory"),
            configuration: configuration)
        decoder = try known(WireDecoder(arenaBytes: 16 << 20, unknownFields: .refused), "no memory")
    }

    func close() { store.writer.close() }

    /// Commits reports and acts one by one, so that each has the sequence that the oracle gave it.
    private static func fill(_ store: SQLiteStore, with oracleCase: OracleCase) throws {
        let reports = oracleCase.reports.map { ($0.sequence, Step.report($0)) }
        let acts = oracleCase.acts.map { ($0.sequence, Step.act($0)) }
        let steps = (reports + acts).sorted { $0.0 < $1.0 }
        let first = steps.first.map { $0.1.moment } ?? Instant(microsecondsSinceEpoch: 0)
        try CatalogueLibrary.install(try oracleCase.catalogue.catalogue(), in: store, at: first.adding(seconds: -1))
        for (sequence, step) in steps {
            let committed = try step.commit(to: store.writer, request: sequence)
            try #require(committed == sequence, "seed \(oracleCase.seed) case \(oracleCase.case): \(step)")
        }
    }

    func answerLines(_ entry: OracleCase.QueryEntry) throws -> [String] {
        do {
            let answer = try reader.answer(
                to: try entry.query(), asOf: entry.asOf.map(StoreMoment.sequence), decoder: decoder)
            return lines(answer.consolidation)
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

/// One commit.
private enum Step {
    case report(OracleCase.ReportEntry)
    case act(OracleCase.ActEntry)

    var moment: Instant {
        switch self {
        case .report(let entry): Instant(microsecondsSinceEpoch: entry.receivedAt)
        case .act(let entry): Instant(microsecondsSinceEpoch: entry.at)
        }
    }

    /// - Returns: the sequence of the commit; 0 when it was refused.
    func commit(to writer: any StoreWriter, request: Int64) throws -> StoreSequence {
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
                        receivedAt: moment, catalogueVersion: 1)
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
                        bytes: bytes)
                ], at: moment)
            guard case .recorded(let stored) = outcomes.first else { return 0 }
            return stored.sequence
        }
    }
}
