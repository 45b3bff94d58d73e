// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Where the hashes of a tree come from.
public protocol MerkleNodes {
    /// The hash of the complete subtree of height `height`, which has 2^height leaves, that begins at leaf
    /// `index` * 2^height. Asked only for subtrees whose leaves are all there.
    func node(height: Int, index: Int64) throws -> Digest
}

extension MerkleNodes {
    /// The root of the tree over the first `size` leaves.
    public func root(size: Int64) throws -> Digest {
        size == 0 ? MerkleHash.empty : try hash(from: 0, to: size)
    }

    /// What proves that a leaf is in the tree over the first `size` leaves: RFC 9162, section 2.1.3.1.
    ///
    /// - Precondition: 0 <= `leaf` < `size`.
    public func inclusionProof(of leaf: Int64, size: Int64) throws -> [Digest] {
        precondition(leaf >= 0 && leaf < size, "the leaf lies in the tree")
        var proof: [Digest] = []
        var from: Int64 = 0
        var to = size
        while to - from > 1 {
            let middle = from + largestPowerOfTwo(below: to - from)
            if leaf < middle {
                proof.append(try hash(from: middle, to: to))
                to = middle
            } else {
                proof.append(try hash(from: from, to: middle))
                from = middle
            }
        }
        return proof.reversed()
    }

    /// What proves that the tree over the first `old` leaves is the beginning of the tree over the first `new`: RFC
    /// 9162, section 2.1.4.1.
    ///
    /// - Precondition: 0 < `old` <= `new`.
    public func consistencyProof(from old: Int64, to new: Int64) throws -> [Digest] {
        precondition(old > 0 && old <= new, "the old tree is the beginning of the new one")
        var proof: [Digest] = []
        var from: Int64 = 0
        var to = new
        /// Whether the old tree's root is that of the part at hand.
        var isWhole = true
        while old < to {
            let middle = from + largestPowerOfTwo(below: to - from)
            if old <= middle {
                proof.append(try hash(from: middle, to: to))
                to = middle
            } else {
                proof.append(try hash(from: from, to: middle))
                from = middle
                isWhole = false
            }
        }
        if !isWhole { proof.append(try hash(from: from, to: to)) }
        return proof.reversed()
    }

    /// The hash over the leaves `from` ..< `to` of a part that the recursion of RFC 9162 meets: `from` is a multiple of
    /// the smallest power of two that is not less than the number of leaves.
    private func hash(from: Int64, to: Int64) throws -> Digest {
        let count = to - from
        if count & (count - 1) == 0 {
            let height = count.trailingZeroBitCount
            return try node(height: height, index: from >> Int64(height))
        }
        let middle = from + largestPowerOfTwo(below: count)
        return MerkleHash.node(try hash(from: from, to: middle), try hash(from: middle, to: to))
    }
}

/// The largest power of two that is less than `count`, which is 2 or more.
func largestPowerOfTwo(below count: Int64) -> Int64 {
    1 << Int64(63 - (count - 1).leadingZeroBitCount)
}
