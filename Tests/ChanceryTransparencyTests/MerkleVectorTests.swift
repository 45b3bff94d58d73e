// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency
internal import Testing

/// The vectors that Google published with Certificate Transparency (merkletree/merkle_tree_test.cc), whose tree RFC 6962
/// and RFC 9162 share.
@Suite struct MerkleVectorTests {
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ]

    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private static var nodes: ListedNodes { ListedNodes(hashes: leaves.map(MerkleHash.leaf)) }

    @Test("The empty tree has the hash of nothing")
    func empty() throws {
        let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(MerkleHash.empty.description == text)
        #expect(try ListedNodes(hashes: []).root(size: 0).description == text)
    }

    @Test("The roots of the trees of 1 to 8 leaves", arguments: 1...8)
    func root(size: Int) throws {
        #expect(try Self.nodes.root(size: Int64(size)).description == Self.roots[size - 1])
        var frontier = MerkleFrontier()
        for leaf in Self.leaves.prefix(size) { frontier.append(MerkleHash.leaf(leaf)) { _ in } }
        #expect(frontier.root.description == Self.roots[size - 1])
    }

    @Test(
        "Inclusion proofs",
        arguments: [
            (leaf: Int64(0), size: Int64(1), proof: [String]()),
            (
                leaf: 0, size: 8,
                proof: [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                leaf: 5, size: 8,
                proof: [
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (
                leaf: 2, size: 3,
                proof: ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
            ),
            (
                leaf: 1, size: 5,
                proof: [
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ])
    func inclusion(leaf: Int64, size: Int64, proof: [String]) throws {
        #expect(try Self.nodes.inclusionProof(of: leaf, size: size).map(\.description) == proof)
    }

    @Test(
        "Consistency proofs",
        arguments: [
            (old: Int64(1), new: Int64(1), proof: [String]()),
            (
                old: 1, new: 8,
                proof: [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                old: 6, new: 8,
                proof: [
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (
                old: 2, new: 5,
                proof: [
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ])
    func consistency(old: Int64, new: Int64, proof: [String]) throws {
        #expect(try Self.nodes.consistencyProof(from: old, to: new).map(\.description) == proof)
    }
}
