// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

/// The hashes of RFC 9162, section 2.1.1. Leaves and nodes are told apart by their first byte, so that no node can be
/// passed off as a leaf.
public enum MerkleHash {
    private static let leafPrefix: [UInt8] = [0]
    private static let nodePrefix: [UInt8] = [1]

    /// Of a tree without leaves.
    public static let empty = Digest.sha256(of: [])

    public static func leaf(_ entry: [UInt8]) -> Digest { .sha256(leafPrefix, entry) }

    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        .sha256(nodePrefix, left.bytes, right.bytes)
    }

    /// Of the complete subtree over `hashes`, whose number is a power of two.
    static func complete(_ hashes: [Digest]) -> Digest {
        var level = hashes
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { node(level[$0], level[$0 + 1]) }
        }
        return level[0]
    }
}
