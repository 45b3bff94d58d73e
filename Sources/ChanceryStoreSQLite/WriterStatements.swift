// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import GRDB

/// The statements of the writing connection, prepared once.
struct WriterStatements {
    let officeNumber: PreparedStatement
    let addOffice: PreparedStatement
    let roundNumber: PreparedStatement
    let addRound: PreparedStatement
    let latestRevision: PreparedStatement
    let sameRequest: PreparedStatement
    let addReport: PreparedStatement
    let newestCatalogue: PreparedStatement
    let addCatalogue: PreparedStatement
    let openQuestions: PreparedStatement
    let actFacts: PreparedStatement
    let sameAct: PreparedStatement
    let addAct: PreparedStatement
    let lastPackNumber: PreparedStatement
    let samePack: PreparedStatement
    let addPack: PreparedStatement
    let addTile: PreparedStatement
    let addHead: PreparedStatement
    let logKey: PreparedStatement
    let addLogKey: PreparedStatement
    let addAudit: PreparedStatement

    init(_ database: Database) throws {
        officeNumber = try PreparedStatement(database, "SELECT id FROM office WHERE name = ?")
        addOffice = try PreparedStatement(database, "INSERT INTO office (name) VALUES (?) RETURNING id")
        roundNumber = try PreparedStatement(database, "SELECT id FROM round WHERE regime = ? AND period = ?")
        addRound = try PreparedStatement(database, "INSERT INTO round (regime, period) VALUES (?, ?) RETURNING id")
        let receipt = """
            SELECT revision, sequence, received_at, digest, request_id, catalogue_version, first_received_at
            FROM report WHERE
            """
        latestRevision = try PreparedStatement(
            database, receipt + " round_id = ? AND office_id = ? ORDER BY revision DESC LIMIT 1")
        sameRequest = try PreparedStatement(database, receipt + " sequence IN (\(ReportRow.sameRequest))")
        addReport = try PreparedStatement(
            database,
            """
            INSERT INTO report (sequence, round_id, office_id, revision, committed_at, received_at, first_received_at,
                catalogue_version, request_id, digest, reason, bytes, open_question_count, submitted_by, signature)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        newestCatalogue = try PreparedStatement(database, CatalogueRow.query + " ORDER BY version DESC LIMIT 1")
        addCatalogue = try PreparedStatement(
            database,
            """
            INSERT INTO catalogue (version, sequence, committed_at, edition, digest, bytes, installed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        openQuestions = try PreparedStatement(database, "SELECT open_question_count FROM report WHERE sequence = ?")
        actFacts = try PreparedStatement(
            database,
            """
            SELECT kind, revision, until, committed_at FROM act INDEXED BY act_report
            WHERE round_id = ? AND office_id = ? ORDER BY sequence
            """)
        sameAct = try PreparedStatement(
            database, ActRow.query("a.bytes") + " WHERE a.round_id = ? AND a.office_id = ? AND a.request_id = ?")
        addAct = try PreparedStatement(
            database,
            """
            INSERT INTO act (sequence, round_id, office_id, kind, revision, until, committed_at, request_id, digest,
                bytes, submitted_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        lastPackNumber = try PreparedStatement(database, "SELECT coalesce(max(number), 0) FROM pack" + PackRow.siblings)
        samePack = try PreparedStatement(
            database, PackRow.query("NULL") + PackRow.siblings + " AND request_id = ?5")
        addPack = try PreparedStatement(
            database,
            """
            INSERT INTO pack (group_code, regime, from_period, through_period, sequence, number, committed_at,
                request_id, request_digest, digest, bytes, submitted_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        addTile = try PreparedStatement(
            database, "INSERT INTO tile (level, number, root, hashes) VALUES (?, ?, ?, ?)")
        addHead = try PreparedStatement(
            database,
            """
            INSERT INTO head (size, first_sequence, root, committed_at, audit_count, audit_chain, key_id, signature)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        logKey = try PreparedStatement(database, "SELECT id FROM log_key WHERE origin = ? AND public_key = ?")
        addLogKey = try PreparedStatement(
            database, "INSERT INTO log_key (origin, public_key) VALUES (?, ?) RETURNING id")
        addAudit = try PreparedStatement(
            database,
            """
            INSERT INTO audit (number, at, actor, request_id, method, subject, outcome, detail, count, chain)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }
}
