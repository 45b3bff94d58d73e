// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency

/// The log of an `InMemoryStore`: leaves one after the other.
struct InMemoryLog: Sendable {
    private(set) var entries: [LogEntry] = []
    private(set) var leafHashes: [Digest] = []
    private(set) var heads: [SignedTreeHead] = []
    private var frontier = MerkleFrontier()
    var audit = AuditMark.start

    mutating func append(_ entry: LogEntry) {
        entries.append(entry)
        leafHashes.append(entry.leafHash)
        frontier.append(entry.leafHash) { _ in }
    }

    /// Signs a head over everything.
    mutating func seal(by signer: LogSigner) throws {
        guard let last = entries.last else { return }
        let head = TreeHead(size: frontier.size, root: frontier.root, time: last.committedAt, audit: audit)
        heads.append(Checkpoint.note(of: head, verifier: signer.verifier, signature: try signer.signature(of: head)))
    }
}

/// The definition of a complete subtree, as it stands.
struct InMemoryNodes: MerkleNodes {
    let hashes: [Digest]

    func node(height: Int, index: Int64) throws -> Digest {
        guard height > 0 else { return hashes[Int(index)] }
        return MerkleHash.node(
            try node(height: height - 1, index: index * 2), try node(height: height - 1, index: index * 2 + 1))
    }
}
