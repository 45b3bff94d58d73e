// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// The right edge of a growing tree: all that is needed to add leaves and to know the root. A value of some kilobytes,
/// whatever the size.
public struct MerkleFrontier: Hashable, Sendable {
    /// A complete subtree that nothing was joined with yet.
    private struct Peak: Hashable, Sendable {
        let height: Int
        let hash: Digest
    }

    /// Number of leaves.
    public private(set) var size: Int64 = 0
    /// From high to low, one for each bit of `size`.
    private var peaks: [Peak] = []
    /// By level, the hashes of the tile that is not full yet, one after the other.
    private var open: [[UInt8]] = []

    public init() {}

    /// Takes up a tree where it was left.
    ///
    /// - Parameters:
    ///   - openTiles: by level, the hashes of the open tile: as many as the digit of `size` to the base 256.
    /// - Returns: `nil` when the numbers do not fit `size`.
    public init?(size: Int64, openTiles: [[Digest]]) {
        var counted: Int64 = 0
        for (level, hashes) in openTiles.enumerated() {
            guard hashes.count < Tile.hashCount else { return nil }
            counted += Int64(hashes.count) << Int64(level * Tile.height)
        }
        guard counted == size else { return nil }
        self.size = size
        for (level, hashes) in openTiles.enumerated().reversed() {
            var start = 0
            while start < hashes.count {
                let height = (hashes.count - start).leadingZeroBitCount
                let count = 1 << (Int.bitWidth - 1 - height)
                let hash = MerkleHash.complete(Array(hashes[start..<start + count]))
                peaks.append(Peak(height: level * Tile.height + count.trailingZeroBitCount, hash: hash))
                start += count
            }
        }
        open = openTiles.map { $0.flatMap(\.bytes) }
    }

    /// Adds a leaf, and gives every tile that it filled to `full`.
    public mutating func append(_ leafHash: Digest, full: (Tile) throws -> Void) rethrows {
        var peak = Peak(height: 0, hash: leafHash)
        add(peak)
        while let left = peaks.last, left.height == peak.height {
            peaks.removeLast()
            peak = Peak(height: peak.height + 1, hash: MerkleHash.node(left.hash, peak.hash))
            guard peak.height % Tile.height == 0 else { continue }
            try full(takeTile(under: peak))
            add(peak)
        }
        peaks.append(peak)
        size += 1
    }

    /// Of the tree as it is.
    public var root: Digest {
        guard var hash = peaks.last?.hash else { return MerkleHash.empty }
        for peak in peaks.dropLast().reversed() { hash = MerkleHash.node(peak.hash, hash) }
        return hash
    }

    /// A subtree as high as a whole number of tiles is one hash of the tile above.
    private mutating func add(_ peak: Peak) {
        let level = peak.height / Tile.height
        if level == open.count {
            open.append([])
            open[level].reserveCapacity(Tile.byteCount)
        }
        open[level].append(contentsOf: peak.hash.bytes)
    }

    /// The tile whose hashes were just joined into `peak`, which is so its root.
    private mutating func takeTile(under peak: Peak) -> Tile {
        let level = peak.height / Tile.height - 1
        let tile = Tile(
            level: level, number: size >> Int64(peak.height), hashes: open[level], root: peak.hash)
        open[level].removeAll(keepingCapacity: true)
        return tile
    }
}
