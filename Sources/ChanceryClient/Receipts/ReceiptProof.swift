// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
public import ChanceryTransparency
public import ChanceryWire

/// What proves, without the server, that a report is in the log: its leaf, the hashes beside its way to the root, and
/// the signed head of a tree.
public struct ReceiptProof: Hashable, Sendable {
    /// An encoded chancery.v1.LogEntry.
    public let leaf: [UInt8]
    public let hashes: [Digest]
    public let treeHead: SignedTreeHead

    public init(leaf: [UInt8], hashes: [Digest], treeHead: SignedTreeHead) {
        self.leaf = leaf
        self.hashes = hashes
        self.treeHead = treeHead
    }

    public init(_ response: GetInclusionProofResponse) {
        self.init(leaf: response.leaf, hashes: response.hashes, treeHead: response.treeHead)
    }

    /// What the leaf says, once everything was checked: that it is the receipt's, that the tree is the one whose head the
    /// receipt carries, that the leaf is in it, and that the log signed the head.
    ///
    /// - Parameter verifiers: one of them must have signed; `nil` leaves the signature unchecked.
    /// - Throws: `ReceiptProofFailure` naming the first thing that does not hold.
    public func check(_ receipt: Receipt, verifiers: [LogVerifier]?) throws(ReceiptProofFailure) -> LogEntry {
        guard let decoder = WireDecoder(arenaBytes: 1 << 20, unknownFields: .dropped) else {
            throw ReceiptProofFailure("there is no memory to read the leaf")
        }
        let entry: LogEntry
        do {
            entry = try decoder.logEntry(leaf)
        } catch {
            throw ReceiptProofFailure("the leaf cannot be read: \(error)")
        }
        guard entry.isOf(receipt) else {
            throw ReceiptProofFailure("the leaf is not that of the receipt: it says \(ReceiptProof.words(entry))")
        }
        let head = treeHead.head
        // A server that shows two logs to two sides gives a proof for one and a receipt of the other.
        if let own = receipt.treeHead, own != treeHead {
            throw ReceiptProofFailure(
                "the receipt carries the head of a tree of \(own.head.size) leaves with root \(own.head.root), but the "
                    + "proof is for \(head.size) leaves with root \(head.root)")
        }
        guard
            MerkleProof.isIncluded(
                entry.leafHash, at: receipt.leafIndex, size: head.size, root: head.root, proof: hashes)
        else {
            throw ReceiptProofFailure(
                "the proof does not lead from leaf \(receipt.leafIndex) to the root of the tree of \(head.size) leaves")
        }
        guard let verifiers else { return entry }
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(note: treeHead.note)
        } catch {
            throw ReceiptProofFailure("the tree head cannot be read: \(error)")
        }
        guard checkpoint.head == head, verifiers.contains(where: checkpoint.isSigned) else {
            throw ReceiptProofFailure(
                "the head of the tree of \(head.size) leaves is not signed with a key that was given")
        }
        return entry
    }

    private static func words(_ entry: LogEntry) -> String {
        guard case .report(let report) = entry.change else { return "no report, but something else" }
        return "revision \(report.revision) of \(report.key) at sequence \(entry.sequence), digest \(entry.digest)"
    }
}

/// Why a proof proves nothing.
public struct ReceiptProofFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
