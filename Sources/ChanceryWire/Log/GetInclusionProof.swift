// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of LogService.GetInclusionProof.
public struct GetInclusionProofRequest: Hashable, Sendable {
    public enum Leaf: Hashable, Sendable {
        /// Number of the leaf, from 0.
        case index(Int64)
        case receipt(Receipt)
    }

    public var leaf: Leaf
    /// Size of the tree; 0 means the head that the leaf's commit ended in.
    public var treeSize: Int64

    public init(leaf: Leaf, treeSize: Int64 = 0) {
        self.leaf = leaf
        self.treeSize = treeSize
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512)
        switch leaf {
        case .index(let index): writer.presentInteger(1, index)
        case .receipt(let receipt): writer.message(2) { $0.receipt(receipt) }
        }
        writer.integer(3, treeSize)
        return writer.bytes
    }
}

/// Response of LogService.GetInclusionProof.
public struct GetInclusionProofResponse: Hashable, Sendable {
    /// Number of the leaf, from 0.
    public var leafIndex: Int64
    /// An encoded chancery.v1.LogEntry.
    public var leaf: [UInt8]
    /// From the leaf to the root.
    public var hashes: [Digest]
    /// Of the tree that the leaf is proved to be in.
    public var treeHead: SignedTreeHead

    public init(leafIndex: Int64, leaf: [UInt8], hashes: [Digest], treeHead: SignedTreeHead) {
        self.leafIndex = leafIndex
        self.leaf = leaf
        self.hashes = hashes
        self.treeHead = treeHead
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 1024)
        writer.integer(1, leafIndex)
        writer.data(2, leaf)
        for hash in hashes { writer.data(3, hash.bytes) }
        writer.text(4, treeHead.note)
        return writer.bytes
    }
}

extension WireDecoder {
    public func getInclusionProofRequest(_ bytes: [UInt8]) throws(WireError) -> GetInclusionProofRequest {
        try decode(
            bytes, as: "chancery.v1.GetInclusionProofRequest", with: chancery__v1__get_inclusion_proof_request__unpack
        ) { message, fields in
            GetInclusionProofRequest(
                leaf: fields.leaf(message), treeSize: fields.count(message.pointee.tree_size, "tree_size"))
        }
    }

    public func getInclusionProofResponse(_ bytes: [UInt8]) throws(WireError) -> GetInclusionProofResponse {
        try decode(
            bytes, as: "chancery.v1.GetInclusionProofResponse",
            with: chancery__v1__get_inclusion_proof_response__unpack
        ) { message, fields in
            GetInclusionProofResponse(
                leafIndex: fields.count(message.pointee.leaf_index, "leaf_index"),
                leaf: copiedBytes(message.pointee.leaf),
                hashes: fields.digests(message.pointee.hashes, message.pointee.n_hashes, "hashes"),
                treeHead: fields.mandatoryTreeHead(message.pointee.tree_head, "tree_head"))
        }
    }
}

extension FieldReader {
    fileprivate mutating func leaf(
        _ message: UnsafeMutablePointer<Chancery__V1__GetInclusionProofRequest>
    ) -> GetInclusionProofRequest.Leaf {
        switch message.pointee.leaf_case {
        case CHANCERY__V1__GET_INCLUSION_PROOF_REQUEST__LEAF_LEAF_INDEX:
            return .index(count(message.pointee.leaf_index, "leaf_index"))
        case CHANCERY__V1__GET_INCLUSION_PROOF_REQUEST__LEAF_RECEIPT:
            return .receipt(receipt(message.pointee.receipt, "receipt"))
        default:
            report("leaf", "a leaf index or a receipt is mandatory")
            return .index(0)
        }
    }
}
