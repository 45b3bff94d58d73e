// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// How rows become values. The column numbers follow the queries beside them.
enum CatalogueRow {
    static let query = "SELECT version, sequence, committed_at, edition, digest, bytes FROM catalogue"

    static func read(_ row: PreparedStatement) throws -> InstalledCatalogue {
        InstalledCatalogue(
            version: row.int(0), edition: row.text(3), digest: try digest(row.bytes(4)), bytes: row.bytes(5),
            installedAt: Instant(microsecondsSinceEpoch: row.int(2)), sequence: row.int(1))
    }
}

enum ReportRow {
    /// The sequence of the report of round 1, office 2 that has request id 3; numbers are those of the parameters. The
    /// request ids of first reports are in no index, so the one that there can be is looked at.
    static let sameRequest = """
        SELECT sequence FROM report INDEXED BY report_request
        WHERE round_id = ?1 AND office_id = ?2 AND request_id = ?3 AND revision > 1
        UNION ALL
        SELECT sequence FROM report INDEXED BY report_revision
        WHERE round_id = ?1 AND office_id = ?2 AND request_id = ?3 AND revision = 1
        """

    /// The last column differs: the bytes themselves, or their length.
    static func query(_ last: String) -> String {
        """
        SELECT o.name, d.regime, d.period, r.revision, r.sequence, r.received_at, r.digest, r.request_id,
            r.catalogue_version, r.first_received_at, r.reason, \(last)
        FROM report r JOIN office o ON o.id = r.office_id JOIN round d ON d.id = r.round_id
        """
    }

    static func receipt(_ row: PreparedStatement) throws -> Receipt {
        let periodCode = row.text(2)
        guard let period = Period(code: periodCode) else {
            throw StoredValueDefect(description: "\"\(periodCode)\" is no period")
        }
        let key = ReportKey(office: row.text(0), regime: row.text(1), period: period)
        return try receipt(row, from: 3, key: key)
    }

    /// Reads revision, sequence, time, digest, request id and catalogue version from six columns.
    static func receipt(_ row: PreparedStatement, from first: Int32, key: ReportKey) throws -> Receipt {
        guard let requestID = RequestID(bytes: row.bytes(first + 4)) else {
            throw StoredValueDefect(description: "the request id of sequence \(row.int(first + 1)) is not 16 bytes")
        }
        return Receipt(
            key: key, revision: Int32(truncatingIfNeeded: row.int(first)), sequence: row.int(first + 1),
            receivedAt: Instant(microsecondsSinceEpoch: row.int(first + 2)), digest: try digest(row.bytes(first + 3)),
            requestID: requestID, catalogueVersion: row.int(first + 5))
    }

    static func report(_ row: PreparedStatement) throws -> StoredReport {
        StoredReport(
            receipt: try receipt(row), firstReceivedAt: Instant(microsecondsSinceEpoch: row.int(9)),
            reason: row.text(10), bytes: row.bytes(11))
    }
}

private func digest(_ bytes: [UInt8]) throws -> Digest {
    guard let digest = Digest(bytes: bytes) else {
        throw StoredValueDefect(description: "a digest has \(bytes.count) bytes")
    }
    return digest
}
