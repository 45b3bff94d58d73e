// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Checks proofs, with nothing but what a client has.
public enum MerkleProof {
    /// Hashes of a proof; a tree of 2^63 leaves needs no more.
    public static let hashesMax = 63

    /// Whether `leafHash` is leaf number `leaf` of the tree with that size and root: RFC 9162, section 2.1.3.2.
    public static func isIncluded(
        _ leafHash: Digest, at leaf: Int64, size: Int64, root: Digest, proof: [Digest]
    ) -> Bool {
        guard leaf >= 0, leaf < size else { return false }
        var first = leaf
        var last = size - 1
        var hash = leafHash
        for sibling in proof {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                hash = MerkleHash.node(sibling, hash)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the tree of `old` leaves is the beginning of the tree of `new` leaves: RFC 9162, section 2.1.4.2.
    public static func isConsistent(
        old: Int64, oldRoot: Digest, new: Int64, newRoot: Digest, proof: [Digest]
    ) -> Bool {
        guard old > 0, old <= new else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        // A complete old tree is itself the first node of the path, which the proof leaves out.
        var path = proof[...]
        if old & (old - 1) == 0 { path = ([oldRoot] + proof)[...] }
        guard let seed = path.popFirst() else { return false }
        var first = old - 1
        var last = new - 1
        while first & 1 == 1 {
            first >>= 1
            last >>= 1
        }
        var oldHash = seed
        var newHash = seed
        for sibling in path {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                oldHash = MerkleHash.node(sibling, oldHash)
                newHash = MerkleHash.node(sibling, newHash)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                newHash = MerkleHash.node(newHash, sibling)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
