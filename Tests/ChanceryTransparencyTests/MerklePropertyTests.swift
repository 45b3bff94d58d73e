// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency
internal import SeededRandom
internal import Testing

/// What is computed in steps, held against the definitions.
@Suite struct MerklePropertyTests {
    private static let hashes: [Digest] = (0..<1400).map { MerkleHash.leaf([UInt8($0 % 256), UInt8($0 / 256)]) }

    @Test("Roots and proofs are those of the definitions, and hold, for every size to 40 and every leaf")
    func small() throws {
        for size in 1...40 { try compare(size: size, leaves: Array(0..<size), olds: Array(1...size)) }
    }

    @Test("Roots and proofs are those of the definitions, and hold, for large trees", arguments: UInt64(1)...6)
    func large(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<12 {
            let size = 41 + generator.below(1360)
            try compare(
                size: size, leaves: [0, size - 1, generator.below(size)],
                olds: [1, size, size - 1, 1 + generator.below(size)])
        }
    }

    @Test("A frontier gives every full tile once, and can be taken up anywhere")
    func frontier() throws {
        var frontier = MerkleFrontier()
        var tiles: [Tile] = []
        var open: [[Digest]] = []
        for (index, hash) in Self.hashes.enumerated() {
            frontier.append(hash) { tiles.append($0) }
            let size = Int64(index + 1)
            guard size % 37 == 0 || size % 256 < 2 else { continue }
            open = (0..<Tile.levelCount(size: size)).map { level in
                let first = Int(Tile.fullCount(level: level, size: size)) * Tile.hashCount
                let count = Tile.openCount(level: level, size: size)
                guard level > 0 else { return Array(Self.hashes[first..<first + count]) }
                return tiles.filter { $0.level == level - 1 }.dropFirst(first).prefix(count).map(\.root)
            }
            #expect(MerkleFrontier(size: size, openTiles: open) == frontier)
            #expect(frontier.root == ListedNodes.root(Self.hashes[...index]))
        }
        #expect(tiles.map(\.number) == Array(0..<Int64(Self.hashes.count / 256)))
        #expect(tiles.allSatisfy { $0.level == 0 })
        for tile in tiles {
            let first = Int(tile.number) * 256
            #expect(Tile.digests(tile.hashes) == Array(Self.hashes[first..<first + 256]))
            #expect(tile.root == ListedNodes.root(Self.hashes[first..<first + 256]))
        }
        #expect(MerkleFrontier(size: 1401, openTiles: open) == nil)
    }

    @Test("The second level of tiles fills after 65,536 leaves")
    func secondLevel() throws {
        var frontier = MerkleFrontier()
        var tiles: [Tile] = []
        for number in 0..<65_537 { frontier.append(Self.hashes[number % 1400]) { tiles.append($0) } }
        #expect(tiles.count == 257)
        let upper = try #require(tiles.first { $0.level == 1 })
        #expect(upper.number == 0)
        #expect(Tile.digests(upper.hashes) == tiles.filter { $0.level == 0 }.map(\.root))
        let nodes = TiledNodes(size: 65_537) { level, number in
            if let full = tiles.first(where: { $0.level == level && $0.number == number }) {
                return Tile.digests(full.hashes)
            }
            switch level {
            case 0: return [Self.hashes[65_536 % 1400]]
            case 1: return []
            default: return [upper.root].compactMap(\.self)
            }
        }
        #expect(try nodes.root(size: 65_537) == frontier.root)
        #expect(throws: MerkleNodeMissing.self) { try nodes.node(height: 0, index: 65_537) }
    }

    @Test("A proof with anything changed does not hold", arguments: UInt64(1)...4)
    func changed(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let size = 2 + generator.below(300)
            let leaf = generator.below(size)
            let nodes = ListedNodes(hashes: Array(Self.hashes.prefix(size)))
            let root = try nodes.root(size: Int64(size))
            let proof = try nodes.inclusionProof(of: Int64(leaf), size: Int64(size))
            func holds(_ hash: Digest, _ leaf: Int, _ size: Int, _ root: Digest, _ proof: [Digest]) -> Bool {
                MerkleProof.isIncluded(hash, at: Int64(leaf), size: Int64(size), root: root, proof: proof)
            }
            let hash = Self.hashes[leaf]
            let other = Self.hashes[(leaf + 1) % size]
            #expect(holds(hash, leaf, size, root, proof))
            #expect(!holds(other, leaf, size, root, proof))
            #expect(!holds(hash, leaf, size, other, proof))
            #expect(!holds(hash, leaf, size, root, proof + [other]))
            #expect(!holds(hash, leaf, size, root, Array(proof.dropLast())))
            #expect(!holds(hash, leaf == 0 ? 1 : leaf - 1, size, root, proof))
            #expect(!holds(hash, -1, size, root, proof) && !holds(hash, size, size, root, proof))
            var bent = proof
            bent[generator.below(bent.count)] = other
            #expect(bent == proof || !holds(hash, leaf, size, root, bent))
            let old = 1 + generator.below(size - 1)
            let oldRoot = try nodes.root(size: Int64(old))
            let path = try nodes.consistencyProof(from: Int64(old), to: Int64(size))
            func isBeginning(_ old: Int, _ oldRoot: Digest, _ root: Digest, _ path: [Digest]) -> Bool {
                MerkleProof.isConsistent(
                    old: Int64(old), oldRoot: oldRoot, new: Int64(size), newRoot: root, proof: path)
            }
            #expect(isBeginning(old, oldRoot, root, path))
            #expect(other == oldRoot || !isBeginning(old, other, root, path))
            #expect(!isBeginning(old, oldRoot, other, path))
            #expect(!isBeginning(old, oldRoot, root, path + [other]))
            #expect(!isBeginning(old, oldRoot, root, Array(path.dropLast())))
            #expect(!isBeginning(size + 1, oldRoot, root, path) && !isBeginning(0, oldRoot, root, path))
        }
    }

    private func compare(size: Int, leaves: [Int], olds: [Int]) throws {
        let some = Self.hashes[..<size]
        let nodes = ListedNodes(hashes: Array(some))
        let root = try nodes.root(size: Int64(size))
        #expect(root == ListedNodes.root(some))
        for leaf in leaves {
            let proof = try nodes.inclusionProof(of: Int64(leaf), size: Int64(size))
            #expect(proof == ListedNodes.path(leaf, some))
            #expect(
                MerkleProof.isIncluded(
                    Self.hashes[leaf], at: Int64(leaf), size: Int64(size), root: root, proof: proof))
        }
        for old in olds {
            let proof = try nodes.consistencyProof(from: Int64(old), to: Int64(size))
            #expect(proof == ListedNodes.subproof(old, some, true))
            #expect(
                MerkleProof.isConsistent(
                    old: Int64(old), oldRoot: ListedNodes.root(some[..<old]), new: Int64(size), newRoot: root,
                    proof: proof))
        }
    }
}
