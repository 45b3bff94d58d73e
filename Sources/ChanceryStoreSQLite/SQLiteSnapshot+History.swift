// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// The tail, the list, times and catalogues.
extension SQLiteSnapshot {
    func changes(after sequence: StoreSequence, limit: Int) throws(StoreError) -> [StoreChange] {
        try reading {
            let count = Int64(StoreLimits.pageCount(limit))
            let reports = try PreparedStatement(
                database, ReportRow.query("0") + " WHERE r.sequence > ? ORDER BY r.sequence LIMIT ?")
            defer { reports.reset() }
            reports.bind(sequence, at: 1)
            reports.bind(count, at: 2)
            var changes: [StoreChange] = []
            while try reports.step() {
                let receipt = try ReportRow.receipt(reports)
                changes.append(.report(sequence: receipt.sequence, key: receipt.key, revision: receipt.revision))
            }
            let catalogues = try PreparedStatement(
                database, "SELECT sequence, version FROM catalogue WHERE sequence > ? ORDER BY sequence LIMIT ?")
            defer { catalogues.reset() }
            catalogues.bind(sequence, at: 1)
            catalogues.bind(count, at: 2)
            while try catalogues.step() {
                changes.append(.catalogue(sequence: catalogues.int(0), version: catalogues.int(1)))
            }
            changes += try actChanges(after: sequence, count: count)
            changes += try packChanges(after: sequence, count: count)
            changes.sort { $0.sequence < $1.sequence }
            return Array(changes.prefix(Int(count)))
        }
    }

    func list(
        _ filter: ReportFilter, after cursor: StoreSequence?, limit: Int, currentOnly: Bool, asOf: StoreSequence?
    ) throws(StoreError) -> [ReportSummary] {
        try reading {
            let query = ListQuery(
                offices: try filter.offices.map(officeNumbers),
                rounds: try roundNumbers(regime: filter.regime, period: filter.period),
                filter: filter, currentOnly: currentOnly)
            let sequences = try sequenceList(query.sql) { statement in
                statement.bind(cursor ?? 0, at: 1)
                statement.bind(bound(asOf), at: 2)
                statement.bind(Int64(StoreLimits.pageCount(limit)), at: 3)
                if let offices = query.offices { try statement.bind(jsonArray(offices), at: 4) }
                if let rounds = query.rounds { try statement.bind(jsonArray(rounds), at: 5) }
                statement.bind(filter.receivedFrom?.microsecondsSinceEpoch, at: 6)
                statement.bind(filter.receivedTo?.microsecondsSinceEpoch, at: 7)
            }
            return try sequences.map { try summary(at: $0, asOf: bound(asOf)) }
        }
    }

    func sequence(asOf time: Instant) throws(StoreError) -> StoreSequence {
        try reading {
            try ["report", "catalogue", "act", "pack"].reduce(0) { last, table in
                max(last, try lastSequence(in: table, committedBy: time))
            }
        }
    }

    func catalogue(version: CatalogueVersion) throws(StoreError) -> InstalledCatalogue? {
        try catalogue(" WHERE version = ?", version)
    }

    func currentCatalogue(asOf: StoreSequence?) throws(StoreError) -> InstalledCatalogue? {
        try catalogue(" WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1", bound(asOf))
    }

    private func catalogue(_ condition: String, _ value: Int64) throws(StoreError) -> InstalledCatalogue? {
        try reading {
            let statement = try PreparedStatement(database, CatalogueRow.query + condition)
            defer { statement.reset() }
            statement.bind(value, at: 1)
            return try statement.step() ? CatalogueRow.read(statement) : nil
        }
    }

    /// Commit times never fall with the sequence, so halving finds the place without an index on time.
    private func lastSequence(in table: String, committedBy time: Instant) throws -> StoreSequence {
        let sql = "SELECT sequence, committed_at FROM \(table) WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1"
        let statement = try PreparedStatement(database, sql)
        var found: StoreSequence = 0
        var low: StoreSequence = 1
        var high = sequence
        while low <= high {
            let middle = low + (high - low) / 2
            defer { statement.reset() }
            statement.bind(middle, at: 1)
            guard try statement.step() else {
                low = middle + 1
                continue
            }
            if statement.int(1) <= time.microsecondsSinceEpoch {
                found = max(found, statement.int(0))
                low = middle + 1
            } else {
                high = statement.int(0) - 1
            }
        }
        return found
    }

    /// The numbers of the rounds that match; `nil` when every one does.
    func roundNumbers(regime: String?, period: Period?) throws -> [Int64]? {
        switch (regime, period) {
        case (nil, nil):
            return nil
        case (let regime?, nil):
            return try sequenceList("SELECT id FROM round WHERE regime = ?") { try $0.bind(regime, at: 1) }
        case (nil, let period?):
            return try sequenceList("SELECT id FROM round WHERE period = ?") { try $0.bind(period.code, at: 1) }
        case (let regime?, let period?):
            return try sequenceList("SELECT id FROM round WHERE regime = ? AND period = ?") { statement in
                try statement.bind(regime, at: 1)
                try statement.bind(period.code, at: 2)
            }
        }
    }

    private func summary(at sequence: StoreSequence, asOf: StoreSequence) throws -> ReportSummary {
        let isCurrent = "NOT EXISTS (\(ListQuery.successor)), length(r.bytes), r.open_question_count, r.submitted_by"
        let statement = try PreparedStatement(database, ReportRow.query(isCurrent) + " WHERE r.sequence = ?1")
        defer { statement.reset() }
        statement.bind(sequence, at: 1)
        statement.bind(asOf, at: 2)
        guard try statement.step() else { throw StoredValueDefect(description: "sequence \(sequence) is missing") }
        return ReportSummary(
            receipt: try ReportRow.receipt(statement),
            firstReceivedAt: Instant(microsecondsSinceEpoch: statement.int(9)), reason: statement.text(10),
            byteCount: Int(statement.int(12)), isCurrent: statement.int(11) != 0,
            openQuestionCount: try statement.int32(13), submittedBy: statement.text(14))
    }
}

/// The query that finds the sequences of a list. Which index serves depends on what is given, and is said outright:
/// without statistics SQLite would prefer the order of the rows and read all of them.
struct ListQuery {
    let offices: [Int64]?
    let rounds: [Int64]?
    let filter: ReportFilter
    let currentOnly: Bool

    /// The revision that replaced row `r`, if parameter 2 lets it be seen.
    static let successor = """
        SELECT 1 FROM report n INDEXED BY report_revision
        WHERE n.round_id = r.round_id AND n.office_id = r.office_id AND n.revision = r.revision + 1 AND n.sequence <= ?2
        """

    var sql: String {
        let anyRound = offices == nil ? "" : " AND r.round_id IN (SELECT id FROM round)"
        let conditions = [
            offices == nil ? "" : " AND r.office_id IN (SELECT value FROM json_each(?4))",
            rounds == nil ? anyRound : " AND r.round_id IN (SELECT value FROM json_each(?5))",
            filter.receivedFrom == nil ? "" : " AND r.received_at >= ?6",
            filter.receivedTo == nil ? "" : " AND r.received_at <= ?7",
            currentOnly ? " AND NOT EXISTS (\(ListQuery.successor))" : "",
        ]
        return "SELECT r.sequence FROM report r \(index) WHERE r.sequence > ?1 AND r.sequence <= ?2"
            + conditions.joined() + " ORDER BY r.sequence LIMIT ?3"
    }

    private var index: String {
        offices == nil && rounds == nil ? "NOT INDEXED" : "INDEXED BY report_revision"
    }
}
