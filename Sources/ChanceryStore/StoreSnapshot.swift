// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryTransparency

/// A view of the store at one sequence. See `ReportStore.read` for its life.
///
/// `asOf` asks for an earlier state. `nil`, and every sequence after the snapshot's own, mean the snapshot's own. To
/// page or to repeat an answer, pass the sequence of the first answer.
public protocol StoreSnapshot {
    /// The last sequence that is visible; 0 for an empty store.
    var sequence: StoreSequence { get }

    /// The latest revision of `key`.
    func current(_ key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> StoredReport?

    /// One revision of `key`.
    func revision(_ number: Int32, of key: ReportKey) throws(StoreError) -> StoredReport?

    /// The receipt that `requestID` was given within `key`: what a repeat is answered.
    func outcome(of requestID: RequestID, for key: ReportKey) throws(StoreError) -> Receipt?

    /// Calls `each` with the latest revision of every office that reported, ordered by office id (by its bytes).
    ///
    /// Holds one report at a time. What `each` throws ends the walk and is thrown on.
    /// - Parameter offices: only these; `nil` for all. Order and repeats do not matter.
    func currentReports(
        regime: String, period: Period, offices: [String]?, asOf: StoreSequence?,
        _ each: (StoredReport) throws -> Void
    ) throws

    /// The tail: what was committed after `sequence`, ascending, at most `limit` of it.
    func changes(after sequence: StoreSequence, limit: Int) throws(StoreError) -> [StoreChange]

    /// The latest revision of every office that has a revision after `sequence`, ordered by office id (by its bytes).
    /// Its cost follows the revisions of that regime and period, not what else is stored.
    func changedOffices(
        regime: String, period: Period, after sequence: StoreSequence
    ) throws(StoreError) -> [StoredReport]

    /// The revisions that match, by ascending sequence, at most `limit` of them.
    /// - Parameters:
    ///   - cursor: the last sequence of the page before; `nil` for the first page.
    ///   - currentOnly: leaves out revisions that were replaced at `asOf`.
    func list(
        _ filter: ReportFilter, after cursor: StoreSequence?, limit: Int, currentOnly: Bool, asOf: StoreSequence?
    ) throws(StoreError) -> [ReportSummary]

    /// All acts on the reports of one regime and period, of every office, by sequence.
    func acts(regime: String, period: Period, asOf: StoreSequence?) throws(StoreError) -> [StoredAct]

    /// All acts on one report, by sequence.
    func acts(of key: ReportKey, asOf: StoreSequence?) throws(StoreError) -> [StoredAct]

    /// The acts that match, by ascending sequence, at most `limit` and `StoreLimits.actPageCountMax` of them. Every
    /// part that is given must hold; an empty list matches nothing.
    /// - Parameter cursor: the last sequence of the page before; `nil` for the first page.
    func listActs(
        offices: [String]?, regime: String?, period: Period?, kinds: [ActKind]?, after cursor: StoreSequence?,
        limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [StoredAct]

    /// One pack.
    /// - Parameter number: `nil` for the latest.
    func pack(
        number: Int32?, group: String, regime: String, from: Period, through: Period, asOf: StoreSequence?
    ) throws(StoreError) -> StoredPack?

    /// The packs that match, by ascending sequence, at most `limit` of them.
    /// - Parameter cursor: the last sequence of the page before; `nil` for the first page.
    func listPacks(
        group: String?, regime: String?, after cursor: StoreSequence?, limit: Int, asOf: StoreSequence?
    ) throws(StoreError) -> [PackHead]

    /// The signed head of a commit: of the last one, or of the one that ended with leaf number `size` - 1.
    func treeHead(size: Int64?) throws(StoreError) -> SignedTreeHead?

    /// The head that the receipt of the report with that sequence carries: the one its commit ended in. `nil` for what
    /// was stored before there was a log, whose receipts carry none.
    func treeHead(sealing sequence: StoreSequence) throws(StoreError) -> SignedTreeHead?

    /// The nodes of the log's tree, whose size is `sequence`. Valid as long as the snapshot. They throw `StoreError`.
    func logNodes() -> any MerkleNodes

    /// The leaves from number `first` on, at most `limit` and `StoreLimits.pageCountMax` of them.
    func logEntries(from first: Int64, limit: Int) throws(StoreError) -> [LogEntry]

    /// The lines of the audit trail that match, by ascending number, at most `limit` and `StoreLimits.pageCountMax` of
    /// them. Every part that is given must hold.
    /// - Parameter cursor: the number of the last line of the page before; 0 for the first page.
    func auditEvents(after cursor: Int64, limit: Int, filter: AuditFilter) throws(StoreError) -> [RecordedAuditEvent]

    /// How many reports there are by where they stand. It reads an index over all reports, so it is not for every answer.
    func standingCounts() throws(StoreError) -> StandingCounts

    /// The last sequence committed at `time` or before; 0 when there is none.
    func sequence(asOf time: Instant) throws(StoreError) -> StoreSequence

    func catalogue(version: CatalogueVersion) throws(StoreError) -> InstalledCatalogue?

    /// The catalogue installed last.
    func currentCatalogue(asOf: StoreSequence?) throws(StoreError) -> InstalledCatalogue?
}
