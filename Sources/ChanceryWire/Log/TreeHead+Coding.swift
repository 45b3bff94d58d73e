// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel
internal import ChanceryTransparency

extension FieldReader {
    /// A signed tree head; `nil` with a problem noted for a text that is none. Its signature is not looked at.
    mutating func treeHead(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> SignedTreeHead? {
        do {
            return try SignedTreeHead(note: prose(data, path()))
        } catch {
            report(path(), "must be a signed tree head: \(error)")
            return nil
        }
    }

    mutating func mandatoryTreeHead(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> SignedTreeHead {
        treeHead(data, path()) ?? FieldReader.unusableTreeHead
    }

    private static var unusableTreeHead: SignedTreeHead {
        SignedTreeHead(
            head: TreeHead(size: 0, root: .zero, time: Instant(microsecondsSinceEpoch: 0), audit: .start), note: "")
    }

    mutating func digests(
        _ items: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ list: String
    ) -> [Digest] {
        if count > MerkleProof.hashesMax { report(list, "a proof has at most \(MerkleProof.hashesMax) hashes") }
        return (0..<min(count, MerkleProof.hashesMax)).compactMap { index in
            items.map { digest($0[index], "\(list)[\(index)]") }
        }
    }
}
