// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// Builds the log anew from the rows, and holds tiles and heads against it.
struct LogCheck {
    private let database: Database
    private let keys: [VerificationKey]?
    private let auditCount: Int64
    private let rows: LogRows
    private let reader: LogReader
    private var frontier = MerkleFrontier()
    private var nextHead: LogReader.StoredHead?
    /// Sequence and commit time of the last leaf.
    private var last: (sequence: StoreSequence, time: Instant)?
    private var lastAuditCount: Int64 = 0
    /// Size of the head before the next one.
    private var lastHeadSize: Int64 = 0
    /// The first leaf that says who brought it, which nothing from before there was a log does.
    private var firstBrought: StoreSequence?

    init(_ database: Database, keys: [VerificationKey]?, auditCount: Int64) {
        self.database = database
        self.keys = keys
        self.auditCount = auditCount
        rows = LogRows(database)
        reader = LogReader(database: database, size: .max)
    }

    mutating func run(_ verification: inout StoreVerification) throws {
        verification.signers = try reader.signers()
        nextHead = try readHead(after: 0, &verification)
        while true {
            let first = last?.sequence ?? 0
            let page: [LogEntry]
            do {
                page = try rows.entries(from: first, limit: StoreVerifier.pageCount)
            } catch let defect as StoredValueDefect {
                verification.find("A row after sequence \(first) cannot be read: \(defect.description).")
                break
            }
            guard let end = page.last else { break }
            for entry in page { try add(entry, &verification) }
            last = (end.sequence, end.committedAt)
            // A gap that is wider than a page ends the walk; the counts say that rows are left.
        }
        let size = last?.sequence ?? 0
        if size != verification.leafCount {
            verification.find(
                "\(verification.leafCount) rows are stored, but \(size) follow one another without a gap.")
        }
        try checkEnd(size, &verification)
    }

    private mutating func add(_ entry: LogEntry, _ verification: inout StoreVerification) throws {
        let wanted = (last?.sequence ?? 0) + 1
        if entry.sequence != wanted {
            verification.find("Sequence \(wanted) is missing; \(entry.sequence) comes next.")
        }
        if let time = last?.time, entry.committedAt < time {
            verification.find("Sequence \(entry.sequence) was committed before the sequence before it.")
        }
        // Everything of one commit has one time, and every commit ends in a head; only the head of the upgrade is over
        // many commits.
        if let last, entry.committedAt > last.time, lastHeadSize < last.sequence, let nextHead, !nextHead.isOfUpgrade {
            verification.find(
                "Sequence \(entry.sequence) was committed later than the sequence before it, but no head of size "
                    + "\(last.sequence) lies between them: heads were removed.")
        }
        if firstBrought == nil, !entry.submittedBy.isEmpty { firstBrought = entry.sequence }
        last = (entry.sequence, entry.committedAt)
        var full: [Tile] = []
        frontier.append(entry.leafHash) { full.append($0) }
        for tile in full { try check(tile, &verification) }
        while let head = nextHead, head.head.head.size <= frontier.size {
            try check(head, entry, &verification)
            nextHead = try readHead(after: head.head.head.size, &verification)
        }
    }

    private func check(_ tile: Tile, _ verification: inout StoreVerification) throws {
        verification.tileCount += 1
        let place = "Tile \(tile.number) of level \(tile.level)"
        guard let stored = try reader.storedTile(level: tile.level, number: tile.number) else {
            verification.find("\(place) is missing.")
            return
        }
        if stored.hashes != tile.hashes || stored.root != tile.root.bytes {
            let first = tile.number << Int64((tile.level + 1) * Tile.height)
            let count = Int64(1) << Int64((tile.level + 1) * Tile.height)
            verification.find(
                "\(place) does not have the hashes of the rows: something among the sequences \(first + 1) to "
                    + "\(first + count) was changed.")
        }
    }

    /// - Parameter entry: the last leaf of the head's tree.
    private mutating func check(
        _ stored: LogReader.StoredHead, _ entry: LogEntry, _ verification: inout StoreVerification
    ) throws {
        let head = stored.head.head
        verification.headCount += 1
        verification.lastHead = stored.head
        if head.size != frontier.size || head.root != frontier.root {
            verification.find(
                "The head of size \(head.size) does not have the root of the rows: something at or before sequence "
                    + "\(head.size) was changed.")
        }
        checkBeginning(of: stored, &verification)
        lastHeadSize = head.size
        if head.time != entry.committedAt {
            verification.find(
                "The head of size \(head.size) does not have the commit time of sequence \(entry.sequence).")
        }
        // The chain was computed anew before, so that a line stands for all before it.
        if try !reader.hasLine(head.audit) {
            verification.find(
                head.audit.count > auditCount
                    ? "The head of size \(head.size) was signed after audit line \(head.audit.count), but the trail ends "
                        + "with line \(auditCount): it was cut."
                    : "The head of size \(head.size) was signed over another audit line \(head.audit.count): the trail "
                        + "was changed.")
        }
        if head.audit.count < lastAuditCount {
            verification.find("The head of size \(head.size) names an earlier audit line than the head before it.")
        }
        lastAuditCount = head.audit.count
        let signer = stored.verifier
        if let keys, !keys.contains(signer.key) {
            verification.find(
                "The head of size \(head.size) is signed with another key than the given ones.")
        } else if !signer.key.isValid(
            stored.signature, of: Array(Checkpoint.text(of: head, origin: signer.origin).utf8))
        {
            verification.find("The signature of the head of size \(head.size) does not hold.")
        }
    }

    /// A head begins where the one before it ended. The head of the upgrade, which is the first if there is one, stands in
    /// no receipt and says so by beginning after its end.
    private func checkBeginning(of stored: LogReader.StoredHead, _ verification: inout StoreVerification) {
        let size = stored.head.head.size
        if lastHeadSize == 0, stored.isOfUpgrade {
            guard let firstBrought, firstBrought <= size else { return }
            verification.find(
                "The head of size \(size) says that what it is over was stored before there was a log, but sequence "
                    + "\(firstBrought) names who brought it.")
        } else if stored.firstSequence != lastHeadSize + 1 {
            verification.find(
                "The head of size \(size) begins with sequence \(stored.firstSequence), but the head before it ended with "
                    + "\(lastHeadSize): heads were removed or changed.")
        }
    }

    private mutating func checkEnd(_ size: Int64, _ verification: inout StoreVerification) throws {
        if let head = nextHead {
            verification.find(
                "A head of size \(head.head.head.size) is signed, but only \(size) changes are stored: the end of the "
                    + "store was cut.")
        }
        let lastSize = verification.lastHead?.head.size ?? 0
        if nextHead == nil, lastSize != size {
            verification.find("The last head has size \(lastSize), but \(size) changes are stored: heads were removed.")
        }
        let tiles = try Int64.fetchOne(database, sql: "SELECT count(*) FROM tile") ?? 0
        if tiles > verification.tileCount {
            verification.find("The store has \(tiles) tiles; its \(size) changes fill \(verification.tileCount).")
        }
    }

    private func readHead(
        after size: Int64, _ verification: inout StoreVerification
    ) throws -> LogReader.StoredHead? {
        do {
            return try reader.storedHead(after: size)
        } catch let defect as StoredValueDefect {
            verification.find("The head after size \(size) cannot be read: \(defect.description).")
            return nil
        }
    }
}
