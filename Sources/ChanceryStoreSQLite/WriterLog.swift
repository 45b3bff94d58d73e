// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
public import ChanceryTransparency
internal import GRDB
internal import GRDBSQLite

/// That the log goes on under another key or name.
public struct LogSignerChange: Hashable, Sendable {
    /// Signed the last head.
    public let old: LogVerifier
    /// Signs the next one.
    public let new: LogVerifier
}

/// The log as its writer sees it: the right edge of the tree, the end of the audit trail, and what signs.
///
/// What a transaction adds becomes true with `keep` and is forgotten with `undo`.
final class WriterLog {
    private struct Edge {
        var frontier: MerkleFrontier
        var audit: AuditMark
        /// Whether the last line of the trail is a seal over all before it.
        var isAuditSealed = false
        var head: SignedTreeHead?
        /// Number of the signer's key in the file; `nil` as long as it signed nothing.
        var key: Int64?
    }

    private let statements: WriterStatements
    private let signer: LogSigner
    /// `nil` when the signer signed the last head, and in a log without one.
    let signerChange: LogSignerChange?
    private var kept: Edge
    private var next: Edge

    /// The last head that is durable.
    var head: SignedTreeHead? { kept.head }

    /// Takes the log up where it was left.
    ///
    /// - Parameter size: the last sequence of the store.
    /// - Throws: `StoredValueDefect` when the last head is not of what is stored.
    init(_ database: Database, _ statements: WriterStatements, signer: LogSigner, size: Int64) throws {
        self.statements = statements
        self.signer = signer
        let reader = LogReader(database: database, size: size)
        let frontier = try reader.frontier()
        let last = try reader.lastHead()
        let head = last?.head
        guard (head?.head.size ?? 0) == size, (head?.head.root ?? MerkleHash.empty) == frontier.root else {
            throw StoredValueDefect(
                description: "the last tree head is not that of the \(size) changes which are stored; "
                    + "chanceryd verify says where they part")
        }
        if let mark = head?.head.audit, try !reader.hasLine(mark) {
            throw StoredValueDefect(
                description:
                    "the last tree head was signed after audit line \(mark.count), which is missing or another; "
                    + "chanceryd verify says where the trail was changed")
        }
        signerChange = last.flatMap { last in
            last.verifier == signer.verifier ? nil : LogSignerChange(old: last.verifier, new: signer.verifier)
        }
        let audit = try reader.auditMark()
        let lastLine = try reader.auditEvents(after: audit.count - 1, limit: 1, filter: AuditFilter()).last
        kept = Edge(
            frontier: frontier, audit: audit, isAuditSealed: lastLine?.event.isSeal ?? false, head: head, key: nil)
        next = kept
    }

    /// A log without a leaf.
    init(_ statements: WriterStatements, signer: LogSigner) {
        self.statements = statements
        self.signer = signer
        signerChange = nil
        kept = Edge(frontier: MerkleFrontier(), audit: .start)
        next = kept
    }

    func append(_ entry: LogEntry) throws {
        try next.frontier.append(entry.leafHash) { tile in
            let statement = statements.addTile
            statement.bind(Int64(tile.level), at: 1)
            statement.bind(tile.number, at: 2)
            try statement.bind(tile.root.bytes, at: 3)
            try statement.bind(tile.hashes, at: 4)
            try statement.run()
        }
    }

    func append(_ event: AuditEvent) throws {
        let line = next.audit.recording(event)
        let statement = statements.addAudit
        statement.bind(line.number, at: 1)
        statement.bind(event.at.microsecondsSinceEpoch, at: 2)
        for (index, text) in [event.actor, event.requestID, event.method, event.subject].enumerated() {
            try statement.bind(text, at: Int32(3 + index))
        }
        try statement.bind(event.outcome.rawValue, at: 7)
        try statement.bind(event.detail, at: 8)
        statement.bind(event.count, at: 9)
        try statement.bind(line.chain.bytes, at: 10)
        try statement.run()
        next.audit = AuditMark(after: line)
        next.isAuditSealed = event.isSeal
    }

    /// Adds a line with a signed head over the trail, unless the last head or seal covers it.
    func sealAudit(at time: Instant) throws -> SignedTreeHead? {
        guard !next.isAuditSealed, let seal = try next.head?.head.sealing(next.audit, by: signer) else { return nil }
        // Whoever checks the seal finds the key among those of the store.
        _ = try key()
        try append(AuditEvent(seal: seal, at: time))
        return seal
    }

    /// Signs the head over everything that was appended.
    ///
    /// - Parameter first: the first sequence whose receipt carries the head.
    func seal(from first: StoreSequence, time: Instant) throws {
        let head = TreeHead(
            size: next.frontier.size, root: next.frontier.root, time: time, audit: next.audit)
        let signature = try signer.signature(of: head)
        let statement = statements.addHead
        statement.bind(head.size, at: 1)
        statement.bind(first, at: 2)
        try statement.bind(head.root.bytes, at: 3)
        statement.bind(time.microsecondsSinceEpoch, at: 4)
        statement.bind(head.audit.count, at: 5)
        try statement.bind(head.audit.chain.bytes, at: 6)
        statement.bind(try key(), at: 7)
        try statement.bind(signature, at: 8)
        try statement.run()
        next.head = Checkpoint.note(of: head, verifier: signer.verifier, signature: signature)
    }

    func keep() { kept = next }
    func undo() { next = kept }

    private func key() throws -> Int64 {
        if let key = next.key { return key }
        let key = try number(statements.logKey) ?? number(statements.addLogKey)
        guard let key else { throw SQLiteFailure(code: SQLITE_INTERNAL, text: "an insert returned no key") }
        next.key = key
        return key
    }

    private func number(_ statement: PreparedStatement) throws -> Int64? {
        defer { statement.reset() }
        try statement.bind(signer.verifier.origin.description, at: 1)
        try statement.bind(signer.verifier.key.rawBytes, at: 2)
        guard try statement.step() else { return nil }
        let number = statement.int(0)
        _ = try statement.step()
        return number
    }
}
