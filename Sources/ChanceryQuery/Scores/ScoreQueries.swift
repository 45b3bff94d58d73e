// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// The scores of the members of groups. Used like `ReportQueries`.
public struct ScoreQueries: Sendable {
    private let store: any ReportStore
    private let reader: ConsolidationReader
    private let answerBytesMax: Int

    /// - Parameter consolidations: whose reader gives the results that are scored.
    public init(_ consolidations: ConsolidationQueries, store: any ReportStore) {
        self.store = store
        reader = consolidations.reader
        answerBytesMax = consolidations.answerBytesMax
    }

    /// ScoreService.GetScores.
    public func getScores(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getScoresRequest(payload)
        let answer = try reader.answer(
            to: ConsolidationQuery(scope: .group(request.group), regime: request.regime, period: request.period),
            asOf: StoreMoment(request.moment), decoder: decoder)
        guard let window = answer.consolidation.periods.first?.window else {
            throw CallFailure(.internalError, "the consolidation of \(request.period.code) has no window")
        }
        let sheet: ScoreSheet
        do {
            sheet = try answer.catalogue.scoreSheet(
                request.sheet, group: request.group, regime: request.regime, period: request.period, window: window)
        } catch {
            throw CallFailure(error, request)
        }
        // What was committed up to a sequence never changes, so this belongs together with the consolidation.
        let round = try store.read { snapshot in
            let source = ScoreSourceReader(snapshot: snapshot, sequence: answer.sequence, decoder: decoder)
            return ScoreRound(
                sheet: sheet, consolidation: answer.consolidation,
                revisions: try source.revisions(request.regime, request.period),
                acts: try source.acts(request.regime, request.period))
        }
        return try encoded(
            ScoreTable(
                sequence: answer.sequence, catalogueVersion: answer.catalogue.version, group: request.group,
                groupLabel: answer.consolidation.groupLabel, regime: request.regime,
                period: request.period, window: window, sheet: sheet,
                members: try members(of: round, answer.catalogue)))
    }

    private func members(of round: ScoreRound, _ catalogue: CatalogueIndex) throws -> [MemberScore] {
        do {
            return try ScoreBoard(round, catalogue: catalogue).members
        } catch {
            throw CallFailure(error)
        }
    }

    /// Nothing of a table is ever cut.
    private func encoded(_ table: ScoreTable) throws -> [UInt8] {
        let bytes = table.encoded()
        guard bytes.count <= answerBytesMax else {
            throw CallFailure(
                .queryRefused, "the scores have \(bytes.count) bytes and could not be sent",
                metadata: [FailureDetail("answer_bytes_max", String(answerBytesMax))])
        }
        return bytes
    }
}

/// Reads what scores are made of beside the consolidation, at one sequence.
private struct ScoreSourceReader {
    let snapshot: any StoreSnapshot
    let sequence: StoreSequence
    let decoder: WireDecoder

    static let pageCount = 1000

    func revisions(_ regime: String, _ period: Period) throws -> [ScoredRevision] {
        var revisions: [ScoredRevision] = []
        var cursor: StoreSequence?
        while true {
            let page = try snapshot.list(
                ReportFilter(regime: regime, period: period), after: cursor, limit: ScoreSourceReader.pageCount,
                currentOnly: false, asOf: sequence)
            revisions += page.map {
                ScoredRevision(
                    office: $0.receipt.key.office, number: $0.receipt.revision, receivedAt: $0.receipt.receivedAt)
            }
            guard page.count == ScoreSourceReader.pageCount else { return revisions }
            cursor = page.last?.receipt.sequence
        }
    }

    func acts(_ regime: String, _ period: Period) throws -> [RecordedAct] {
        try snapshot.acts(regime: regime, period: period, asOf: sequence)
            .filter { $0.fact.kind == .giveBack || $0.fact.kind == .score }
            .map { try $0.recorded(by: decoder) }
    }
}

extension CallFailure {
    /// The refusal names what would be scored by, where there is something.
    fileprivate init(_ refusal: SheetRefusal, _ request: GetScoresRequest) {
        let sheet = Finding.shortened(request.sheet)
        let what = "\(request.group) is scored for \(request.period.code) under \(request.regime)"
        switch refusal {
        case .unknown:
            self.init(
                .noSuchScoreSheet, "the catalogue has no score sheet \(sheet)",
                metadata: [FailureDetail("refusal", "UNKNOWN_SHEET")])
        case .notInForce(let inForce):
            self.init(
                .noSuchScoreSheet,
                inForce.map { "\(what) by \($0), not by \(sheet)" } ?? "no sheet is in force by which \(what)",
                metadata: [FailureDetail("refusal", "SHEET_NOT_IN_FORCE")]
                    + (inForce.map { [FailureDetail("sheet_in_force", $0)] } ?? []))
        case .noneInForce:
            self.init(
                .noSuchScoreSheet, "no sheet is in force by which \(what)",
                metadata: [FailureDetail("refusal", "NO_SHEET_IN_FORCE")])
        }
    }
}
