// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the log was at one moment: everything that it held, in one hash.
public struct TreeHead: Hashable, Sendable {
    /// Number of leaves, which is the store sequence of the last one.
    public let size: Int64
    /// Root of the Merkle tree of RFC 9162 over the leaves.
    public let root: Digest
    /// Commit time of the last leaf.
    public let time: Instant
    /// How far the audit trail was.
    public let audit: AuditMark

    public init(size: Int64, root: Digest, time: Instant, audit: AuditMark) {
        self.size = size
        self.root = root
        self.time = time
        self.audit = audit
    }
}

/// A tree head with the signature of the daemon's log key.
public struct SignedTreeHead: Hashable, Sendable {
    public let head: TreeHead
    /// The checkpoint (C2SP tlog-checkpoint) as a signed note: the text that everybody can check. `head` says what it
    /// says.
    public let note: String

    public init(head: TreeHead, note: String) {
        self.head = head
        self.note = note
    }
}

/// A place in the audit trail.
public struct AuditMark: Hashable, Sendable {
    /// Number of rows; 0 for none.
    public let count: Int64
    /// Chain hash of the last row; 32 zero bytes before the first.
    public let chain: Digest

    public init(count: Int64, chain: Digest) {
        self.count = count
        self.chain = chain
    }

    /// Before the first row.
    public static var start: AuditMark { AuditMark(count: 0, chain: .zero) }
}
