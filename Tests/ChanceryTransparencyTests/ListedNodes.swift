// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency

/// The definitions of RFC 9162, section 2.1, as they stand there: recursion over lists, with nothing remembered.
struct ListedNodes: MerkleNodes {
    let hashes: [Digest]

    func node(height: Int, index: Int64) throws -> Digest {
        let count = 1 << height
        return ListedNodes.root(hashes[Int(index) * count..<(Int(index) + 1) * count])
    }

    /// MTH(D[n]).
    static func root(_ hashes: ArraySlice<Digest>) -> Digest {
        guard let first = hashes.first else { return MerkleHash.empty }
        if hashes.count == 1 { return first }
        let middle = hashes.startIndex + split(hashes.count)
        return MerkleHash.node(root(hashes[..<middle]), root(hashes[middle...]))
    }

    /// PATH(m, D[n]).
    static func path(_ leaf: Int, _ hashes: ArraySlice<Digest>) -> [Digest] {
        guard hashes.count > 1 else { return [] }
        let half = split(hashes.count)
        let middle = hashes.startIndex + half
        return leaf < half
            ? path(leaf, hashes[..<middle]) + [root(hashes[middle...])]
            : path(leaf - half, hashes[middle...]) + [root(hashes[..<middle])]
    }

    /// SUBPROOF(m, D[n], b).
    static func subproof(_ old: Int, _ hashes: ArraySlice<Digest>, _ isWhole: Bool) -> [Digest] {
        if old == hashes.count { return isWhole ? [] : [root(hashes)] }
        let half = split(hashes.count)
        let middle = hashes.startIndex + half
        return old <= half
            ? subproof(old, hashes[..<middle], isWhole) + [root(hashes[middle...])]
            : subproof(old - half, hashes[middle...], false) + [root(hashes[..<middle])]
    }

    /// The largest power of two that is smaller than `count`.
    private static func split(_ count: Int) -> Int {
        var half = 1
        while half * 2 < count { half *= 2 }
        return half
    }
}
