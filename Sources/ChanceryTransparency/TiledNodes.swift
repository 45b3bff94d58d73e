// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// The nodes of a tree that is kept as tiles. Remembers the tiles that it read: make one for a few proofs.
public final class TiledNodes: MerkleNodes {
    private struct Address: Hashable {
        let level: Int
        let number: Int64
    }

    private let size: Int64
    private let readTile: (_ level: Int, _ number: Int64) throws -> [Digest]
    private var tiles: [Address: [Digest]] = [:]

    /// - Parameters:
    ///   - size: leaves of the whole tree.
    ///   - readTile: the hashes of a tile, 256 or, of the open tile, as many as there are.
    public init(size: Int64, readTile: @escaping (_ level: Int, _ number: Int64) throws -> [Digest]) {
        self.size = size
        self.readTile = readTile
    }

    public func node(height: Int, index: Int64) throws -> Digest {
        let level = height / Tile.height
        let within = height % Tile.height
        let first = index << Int64(within)
        let hashes = try tile(level: level, number: first / Int64(Tile.hashCount))
        let start = Int(first % Int64(Tile.hashCount))
        guard start + (1 << within) <= hashes.count else {
            throw MerkleNodeMissing(height: height, index: index, size: size)
        }
        return MerkleHash.complete(Array(hashes[start..<start + (1 << within)]))
    }

    private func tile(level: Int, number: Int64) throws -> [Digest] {
        let address = Address(level: level, number: number)
        if let known = tiles[address] { return known }
        let hashes = try readTile(level, number)
        tiles[address] = hashes
        return hashes
    }
}

/// A tile has fewer hashes than the tree says.
public struct MerkleNodeMissing: Error, CustomStringConvertible {
    public let height: Int
    public let index: Int64
    public let size: Int64

    public var description: String { "node \(index) of height \(height) is not there in a tree of \(size) leaves" }
}
