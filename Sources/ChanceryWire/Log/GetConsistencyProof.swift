// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of LogService.GetConsistencyProof.
public struct GetConsistencyProofRequest: Hashable, Sendable {
    /// Size of the earlier tree, 1 or more.
    public var fromSize: Int64
    /// Size of the later tree; 0 means the last head.
    public var toSize: Int64

    public init(fromSize: Int64, toSize: Int64 = 0) {
        self.fromSize = fromSize
        self.toSize = toSize
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 24)
        writer.integer(1, fromSize)
        writer.integer(2, toSize)
        return writer.bytes
    }
}

/// Response of LogService.GetConsistencyProof.
public struct GetConsistencyProofResponse: Hashable, Sendable {
    public var fromTreeHead: SignedTreeHead
    public var toTreeHead: SignedTreeHead
    public var hashes: [Digest]

    public init(fromTreeHead: SignedTreeHead, toTreeHead: SignedTreeHead, hashes: [Digest]) {
        self.fromTreeHead = fromTreeHead
        self.toTreeHead = toTreeHead
        self.hashes = hashes
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 1536)
        writer.text(1, fromTreeHead.note)
        writer.text(2, toTreeHead.note)
        for hash in hashes { writer.data(3, hash.bytes) }
        return writer.bytes
    }
}

extension WireDecoder {
    public func getConsistencyProofRequest(_ bytes: [UInt8]) throws(WireError) -> GetConsistencyProofRequest {
        try decode(
            bytes, as: "chancery.v1.GetConsistencyProofRequest",
            with: chancery__v1__get_consistency_proof_request__unpack
        ) { message, fields in
            let request = GetConsistencyProofRequest(
                fromSize: fields.count(message.pointee.from_size, "from_size"),
                toSize: fields.count(message.pointee.to_size, "to_size"))
            if request.fromSize == 0 { fields.report("from_size", "the size of the earlier tree is mandatory") }
            if request.toSize > 0, request.toSize < request.fromSize {
                fields.report(
                    "to_size", "the later tree has at least the \(request.fromSize) leaves of the earlier one")
            }
            return request
        }
    }

    public func getConsistencyProofResponse(_ bytes: [UInt8]) throws(WireError) -> GetConsistencyProofResponse {
        try decode(
            bytes, as: "chancery.v1.GetConsistencyProofResponse",
            with: chancery__v1__get_consistency_proof_response__unpack
        ) { message, fields in
            GetConsistencyProofResponse(
                fromTreeHead: fields.mandatoryTreeHead(message.pointee.from_tree_head, "from_tree_head"),
                toTreeHead: fields.mandatoryTreeHead(message.pointee.to_tree_head, "to_tree_head"),
                hashes: fields.digests(message.pointee.hashes, message.pointee.n_hashes, "hashes"))
        }
    }
}
