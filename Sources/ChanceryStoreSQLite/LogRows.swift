// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// Makes leaves from the rows that they are about.
struct LogRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The leaves from number `first` on, in order, at most `limit` of them.
    func entries(from first: Int64, limit: Int) throws -> [LogEntry] {
        guard limit > 0 else { return [] }
        let from = first + 1
        let to = first + Int64(limit)
        var entries = try reports(from, to)
        entries += try read(ActRow.query("NULL") + " WHERE a.sequence", from, to) { LogEntry(try ActRow.act($0)) }
        entries += try read(PackRow.query("NULL") + " WHERE sequence", from, to) { LogEntry(try PackRow.head($0)) }
        entries += try catalogues(from, to)
        entries.sort { $0.sequence < $1.sequence }
        return entries
    }

    /// Without the bytes of the reports.
    private func reports(_ from: StoreSequence, _ to: StoreSequence) throws -> [LogEntry] {
        let columns = "r.committed_at, r.open_question_count, r.submitted_by, r.signature"
        return try read(ReportRow.query(columns) + " WHERE r.sequence", from, to) { row in
            let receipt = try ReportRow.receipt(row)
            return LogEntry(
                report: receipt.key, revision: receipt.revision, sequence: receipt.sequence,
                receivedAt: receipt.receivedAt, firstReceivedAt: Instant(microsecondsSinceEpoch: row.int(9)),
                committedAt: Instant(microsecondsSinceEpoch: row.int(11)), requestID: receipt.requestID,
                digest: receipt.digest, catalogueVersion: receipt.catalogueVersion, reason: row.text(10),
                openQuestionCount: try row.int32(12), submittedBy: row.text(13),
                signature: row.bytes(14))
        }
    }

    /// Without the bytes of the catalogues.
    private func catalogues(_ from: StoreSequence, _ to: StoreSequence) throws -> [LogEntry] {
        let sql = "SELECT version, sequence, committed_at, edition, digest, NULL, installed_by FROM catalogue"
        return try read(sql + " WHERE sequence", from, to) { LogEntry(try CatalogueRow.read($0)) }
    }

    private func read(
        _ query: String, _ from: StoreSequence, _ to: StoreSequence, _ entry: (PreparedStatement) throws -> LogEntry
    ) throws -> [LogEntry] {
        let statement = try PreparedStatement(database, query + " BETWEEN ? AND ?")
        defer { statement.reset() }
        statement.bind(from, at: 1)
        statement.bind(to, at: 2)
        var entries: [LogEntry] = []
        while try statement.step() { entries.append(try entry(statement)) }
        return entries
    }
}
