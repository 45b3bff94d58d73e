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
                catalogue_version, request_id, digest, reason, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        newestCatalogue = try PreparedStatement(database, CatalogueRow.query + " ORDER BY version DESC LIMIT 1")
        addCatalogue = try PreparedStatement(
            database,
            """
            INSERT INTO catalogue (version, sequence, committed_at, edition, digest, bytes)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
    }
}
