// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// How rows become values. The column numbers follow the queries beside them.
enum CatalogueRow {
    static let query = "SELECT version, sequence, committed_at, edition, digest, bytes, installed_by FROM catalogue"

    static func read(_ row: PreparedStatement) throws -> InstalledCatalogue {
        InstalledCatalogue(
            version: row.int(0), edition: row.text(3), digest: try digest(row.bytes(4)), bytes: row.bytes(5),
            installedAt: Instant(microsecondsSinceEpoch: row.int(2)), sequence: row.int(1), installedBy: row.text(6))
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

    static let whole = query("r.bytes, r.open_question_count, r.submitted_by, r.signature")

    /// The last columns differ.
    static func query(_ last: String) -> String {
        """
        SELECT o.name, d.regime, d.period, r.revision, r.sequence, r.received_at, r.digest, r.request_id,
            r.catalogue_version, r.first_received_at, r.reason, \(last)
        FROM report r JOIN office o ON o.id = r.office_id JOIN round d ON d.id = r.round_id
        """
    }

    static func receipt(_ row: PreparedStatement) throws -> Receipt {
        let key = ReportKey(office: row.text(0), regime: row.text(1), period: try period(row.text(2)))
        return try receipt(row, from: 3, key: key)
    }

    /// Reads revision, sequence, time, digest, request id and catalogue version from six columns.
    static func receipt(_ row: PreparedStatement, from first: Int32, key: ReportKey) throws -> Receipt {
        Receipt(
            key: key, revision: try row.int32(first), sequence: row.int(first + 1),
            receivedAt: Instant(microsecondsSinceEpoch: row.int(first + 2)), digest: try digest(row.bytes(first + 3)),
            requestID: try requestID(row.bytes(first + 4)), catalogueVersion: row.int(first + 5))
    }

    static func report(_ row: PreparedStatement) throws -> StoredReport {
        StoredReport(
            receipt: try receipt(row), firstReceivedAt: Instant(microsecondsSinceEpoch: row.int(9)),
            reason: row.text(10), bytes: row.bytes(11), openQuestionCount: try row.int32(12),
            submittedBy: row.text(13), signature: try signature(row.bytes(14)))
    }
}

enum ActRow {
    /// The last column differs: the bytes themselves, or nothing.
    static func query(_ last: String) -> String {
        """
        SELECT o.name, d.regime, d.period, a.sequence, a.committed_at, a.kind, a.revision, a.until, a.request_id,
            a.digest, a.submitted_by, \(last)
        FROM act a JOIN office o ON o.id = a.office_id JOIN round d ON d.id = a.round_id
        """
    }

    static func act(_ row: PreparedStatement) throws -> StoredAct {
        StoredAct(
            key: try key(row), sequence: row.int(3), committedAt: Instant(microsecondsSinceEpoch: row.int(4)),
            requestID: try requestID(row.bytes(8)), fact: try fact(row, from: 5), digest: try digest(row.bytes(9)),
            bytes: row.bytes(11), submittedBy: row.text(10))
    }

    static func key(_ row: PreparedStatement) throws -> ReportKey {
        ReportKey(office: row.text(0), regime: row.text(1), period: try period(row.text(2)))
    }

    /// Reads kind, revision and moment from three columns.
    static func fact(_ row: PreparedStatement, from first: Int32) throws -> ActFact {
        ActFact(
            kind: try kind(row.text(first)), revision: try row.int32(first + 1),
            until: row.optionalInt(first + 2).map(Instant.init(microsecondsSinceEpoch:)))
    }

    static func kind(_ name: String) throws -> ActKind {
        guard let kind = ActKind(rawValue: name) else {
            throw StoredValueDefect(description: "\"\(name)\" is no kind of act")
        }
        return kind
    }
}

enum PackRow {
    /// The last column differs: the bytes themselves, or nothing.
    static func query(_ last: String) -> String {
        """
        SELECT number, sequence, committed_at, group_code, regime, from_period, through_period, request_id,
            request_digest, digest, length(bytes), submitted_by, \(last)
        FROM pack
        """
    }

    /// Parameters 1 to 4 say which packs are numbered together.
    static let siblings = " WHERE group_code = ?1 AND regime = ?2 AND from_period = ?3 AND through_period = ?4"

    static func bind(
        _ group: String, _ regime: String, _ from: Period, _ through: Period, to statement: PreparedStatement
    ) throws {
        try statement.bind(group, at: 1)
        try statement.bind(regime, at: 2)
        try statement.bind(from.code, at: 3)
        try statement.bind(through.code, at: 4)
    }

    static func head(_ row: PreparedStatement) throws -> PackHead {
        PackHead(
            number: try row.int32(0), sequence: row.int(1),
            committedAt: Instant(microsecondsSinceEpoch: row.int(2)), group: row.text(3), regime: row.text(4),
            from: try period(row.text(5)), through: try period(row.text(6)), requestID: try requestID(row.bytes(7)),
            requestDigest: try digest(row.bytes(8)), digest: try digest(row.bytes(9)), byteCount: Int(row.int(10)),
            submittedBy: row.text(11))
    }

    static func pack(_ row: PreparedStatement) throws -> StoredPack {
        StoredPack(head: try head(row), bytes: row.bytes(12))
    }
}

func period(_ code: String) throws -> Period {
    guard let period = Period(code: code) else { throw StoredValueDefect(description: "\"\(code)\" is no period") }
    return period
}

func requestID(_ bytes: [UInt8]) throws -> RequestID {
    guard let requestID = RequestID(bytes: bytes) else {
        throw StoredValueDefect(description: "a request id has \(bytes.count) bytes")
    }
    return requestID
}

func digest(_ bytes: [UInt8]) throws -> Digest {
    guard let digest = Digest(bytes: bytes) else {
        throw StoredValueDefect(description: "a digest has \(bytes.count) bytes")
    }
    return digest
}

/// - Parameter bytes: empty for none.
private func signature(_ bytes: [UInt8]) throws -> ReportSignature? {
    guard !bytes.isEmpty else { return nil }
    guard let signature = ReportSignature(stored: bytes) else {
        throw StoredValueDefect(description: "a signature of \(bytes.count) bytes cannot be read")
    }
    return signature
}
