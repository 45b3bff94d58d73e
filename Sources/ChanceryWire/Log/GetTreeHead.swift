// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of LogService.GetTreeHead.
public struct GetTreeHeadRequest: Hashable, Sendable {
    /// Size of the tree; 0 means the last head.
    public var treeSize: Int64

    public init(treeSize: Int64 = 0) { self.treeSize = treeSize }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 16)
        writer.integer(1, treeSize)
        return writer.bytes
    }
}

/// Response of LogService.GetTreeHead.
public struct GetTreeHeadResponse: Hashable, Sendable {
    public var treeHead: SignedTreeHead

    public init(treeHead: SignedTreeHead) { self.treeHead = treeHead }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512)
        writer.text(1, treeHead.note)
        return writer.bytes
    }
}

extension WireDecoder {
    public func getTreeHeadRequest(_ bytes: [UInt8]) throws(WireError) -> GetTreeHeadRequest {
        try decode(
            bytes, as: "chancery.v1.GetTreeHeadRequest", with: chancery__v1__get_tree_head_request__unpack
        ) { message, fields in
            GetTreeHeadRequest(treeSize: fields.count(message.pointee.tree_size, "tree_size"))
        }
    }

    public func getTreeHeadResponse(_ bytes: [UInt8]) throws(WireError) -> GetTreeHeadResponse {
        try decode(
            bytes, as: "chancery.v1.GetTreeHeadResponse", with: chancery__v1__get_tree_head_response__unpack
        ) { message, fields in
            GetTreeHeadResponse(treeHead: fields.mandatoryTreeHead(message.pointee.tree_head, "tree_head"))
        }
    }
}
