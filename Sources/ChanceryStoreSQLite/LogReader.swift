// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// Reads the log on any connection.
struct LogReader {
    let database: Database
    /// Leaves of the whole tree, which is the last sequence.
    let size: Int64

    // MARK: - Tree

    /// The hashes of a tile; of an open one as many as there are. Those of the lowest level are made from the rows, those
    /// above are the roots of the full tiles below.
    func tile(level: Int, number: Int64) throws -> [Digest] {
        if number < Tile.fullCount(level: level, size: size) {
            guard let stored = try storedTile(level: level, number: number) else {
                throw StoredValueDefect(description: "tile \(number) of level \(level) is missing")
            }
            return Tile.digests(stored.hashes)
        }
        let first = number * Int64(Tile.hashCount)
        let count = Tile.openCount(level: level, size: size)
        if level == 0 { return try LogRows(database).entries(from: first, limit: count).map(\.leafHash) }
        let sql = "SELECT root FROM tile WHERE level = ? AND number >= ? AND number < ? ORDER BY number"
        let statement = try PreparedStatement(database, sql)
        defer { statement.reset() }
        statement.bind(Int64(level - 1), at: 1)
        statement.bind(first, at: 2)
        statement.bind(first + Int64(count), at: 3)
        var roots: [Digest] = []
        while try statement.step() { roots.append(try digest(statement.bytes(0))) }
        return roots
    }

    /// A full tile as its row has it.
    func storedTile(level: Int, number: Int64) throws -> (root: [UInt8], hashes: [UInt8])? {
        let statement = try PreparedStatement(database, "SELECT root, hashes FROM tile WHERE level = ? AND number = ?")
        defer { statement.reset() }
        statement.bind(Int64(level), at: 1)
        statement.bind(number, at: 2)
        return try statement.step() ? (statement.bytes(0), statement.bytes(1)) : nil
    }

    func frontier() throws -> MerkleFrontier {
        let tiles = try (0..<Tile.levelCount(size: size)).map { level in
            try tile(level: level, number: Tile.fullCount(level: level, size: size))
        }
        guard let frontier = MerkleFrontier(size: size, openTiles: tiles) else {
            let counts = tiles.map { String($0.count) }.joined(separator: ", ")
            throw StoredValueDefect(
                description: "the open tiles of the log have \(counts) hashes, which are not those of \(size) changes")
        }
        return frontier
    }

    // MARK: - Heads

    /// A head with everything that its row says.
    struct StoredHead {
        let head: SignedTreeHead
        /// The first sequence whose receipt carries it.
        let firstSequence: StoreSequence
        /// Whether it is over what was stored before there was a log, so that no receipt carries it.
        var isOfUpgrade: Bool { firstSequence == head.head.size + 1 }
        let verifier: LogVerifier
        let signature: [UInt8]
    }

    private static let headQuery = """
        SELECT h.size, h.root, h.committed_at, h.audit_count, h.audit_chain, k.origin, k.public_key, h.signature,
            h.first_sequence
        FROM head h JOIN log_key k ON k.id = h.key_id
        """

    /// - Parameter size: `nil` for the last.
    func head(size: Int64?) throws -> SignedTreeHead? {
        guard let size else { return try lastHead()?.head }
        return try head(" WHERE h.size = ?", size)?.head
    }

    /// The head of the commit that stored `sequence`; `nil` when its receipt carries none.
    func head(sealing sequence: StoreSequence) throws -> SignedTreeHead? {
        guard sequence > 0, let found = try storedHead(after: sequence - 1), found.firstSequence <= sequence else {
            return nil
        }
        return found.head
    }

    /// The first head of a tree that is larger than `size`.
    func storedHead(after size: Int64) throws -> StoredHead? {
        try head(" WHERE h.size > ? ORDER BY h.size LIMIT 1", size)
    }

    /// `nil` in a log without a head.
    func lastHead() throws -> StoredHead? { try head(" ORDER BY h.size DESC LIMIT 1", nil) }

    private func head(_ condition: String, _ value: Int64?) throws -> StoredHead? {
        let statement = try PreparedStatement(database, LogReader.headQuery + condition)
        defer { statement.reset() }
        if let value { statement.bind(value, at: 1) }
        guard try statement.step() else { return nil }
        let audit = AuditMark(count: statement.int(3), chain: try digest(statement.bytes(4)))
        let head = TreeHead(
            size: statement.int(0), root: try digest(statement.bytes(1)),
            time: Instant(microsecondsSinceEpoch: statement.int(2)), audit: audit)
        let verifier = try LogReader.verifier(statement.text(5), statement.bytes(6))
        let signature = statement.bytes(7)
        return StoredHead(
            head: Checkpoint.note(of: head, verifier: verifier, signature: signature), firstSequence: statement.int(8),
            verifier: verifier, signature: signature)
    }

    /// Who signed the heads, in the order in which they began.
    func signers() throws -> [LogVerifier] {
        let statement = try PreparedStatement(database, "SELECT origin, public_key FROM log_key ORDER BY id")
        defer { statement.reset() }
        var signers: [LogVerifier] = []
        while try statement.step() { signers.append(try LogReader.verifier(statement.text(0), statement.bytes(1))) }
        return signers
    }

    private static func verifier(_ name: String, _ key: [UInt8]) throws -> LogVerifier {
        guard let origin = LogOrigin(name) else {
            throw StoredValueDefect(description: "\"\(name)\" is no name of a log")
        }
        return try LogVerifier(origin: origin, key: VerificationKey(ed25519: key))
    }

    // MARK: - Audit trail

    func auditMark() throws -> AuditMark {
        let sql = "SELECT number, chain FROM audit ORDER BY number DESC LIMIT 1"
        let statement = try PreparedStatement(database, sql)
        defer { statement.reset() }
        guard try statement.step() else { return .start }
        return AuditMark(count: statement.int(0), chain: try digest(statement.bytes(1)))
    }

    /// Whether the trail has the line that a head names.
    func hasLine(_ mark: AuditMark) throws -> Bool {
        if mark.count == 0 { return mark == .start }
        let statement = try PreparedStatement(database, "SELECT chain FROM audit WHERE number = ?")
        defer { statement.reset() }
        statement.bind(mark.count, at: 1)
        return try statement.step() && statement.bytes(0) == mark.chain.bytes
    }

    func auditEvents(after cursor: Int64, limit: Int, filter: AuditFilter) throws -> [RecordedAuditEvent] {
        let index =
            filter.actor != nil ? "INDEXED BY audit_actor" : filter.method != nil ? "INDEXED BY audit_method" : ""
        let sql =
            "SELECT number, at, actor, request_id, method, subject, outcome, detail, count, chain FROM audit \(index)"
            + " WHERE number > ?1"
            + (filter.actor == nil ? "" : " AND actor = ?3") + (filter.method == nil ? "" : " AND method = ?4")
            + (filter.from == nil ? "" : " AND at >= ?5") + (filter.to == nil ? "" : " AND at <= ?6")
            + " ORDER BY number LIMIT ?2"
        let statement = try PreparedStatement(database, sql)
        defer { statement.reset() }
        statement.bind(cursor, at: 1)
        statement.bind(Int64(StoreLimits.pageCount(limit)), at: 2)
        if let actor = filter.actor { try statement.bind(actor, at: 3) }
        if let method = filter.method { try statement.bind(method, at: 4) }
        if let from = filter.from { statement.bind(from.microsecondsSinceEpoch, at: 5) }
        if let to = filter.to { statement.bind(to.microsecondsSinceEpoch, at: 6) }
        var events: [RecordedAuditEvent] = []
        while try statement.step() { events.append(try auditEvent(statement)) }
        return events
    }

    private func auditEvent(_ row: PreparedStatement) throws -> RecordedAuditEvent {
        guard let outcome = AuditEvent.Outcome(rawValue: row.text(6)) else {
            throw StoredValueDefect(description: "\"\(row.text(6))\" is no outcome of an audit event")
        }
        let event = AuditEvent(
            at: Instant(microsecondsSinceEpoch: row.int(1)), actor: row.text(2), requestID: row.text(3),
            method: row.text(4), subject: row.text(5), outcome: outcome, detail: row.text(7), count: row.int(8))
        return RecordedAuditEvent(number: row.int(0), event: event, chain: try digest(row.bytes(9)))
    }
}
