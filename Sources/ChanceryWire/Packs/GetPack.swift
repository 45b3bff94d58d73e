// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

/// Request of PackService.GetPack.
public struct GetPackRequest: PagedRequest {
    public var name: PackName
    /// Most bytes in a chunk; 0 means the most there may be.
    public var chunkBytes: Int32
    public var pageToken: String

    /// Most bytes in a chunk, whatever the request says.
    public static let chunkBytesLimit = 1 << 20

    public init(name: PackName, chunkBytes: Int32 = 0, pageToken: String = "") {
        self.name = name
        self.chunkBytes = chunkBytes
        self.pageToken = pageToken
    }

    /// Most bytes in the chunk to answer with.
    public var chunkBytesMax: Int {
        chunkBytes == 0 ? GetPackRequest.chunkBytesLimit : min(Int(chunkBytes), GetPackRequest.chunkBytesLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.message(1) { $0.packName(name) }
        writer.integer(2, chunkBytes)
        writer.text(3, pageToken)
        return writer.bytes
    }
}

/// Response of PackService.GetPack: a piece of the bytes of a pack.
public struct PackChunk: Hashable, Sendable {
    public var head: PackHeadMessage
    /// Where in the bytes the piece begins.
    public var offset: Int64
    /// All pieces together are an encoded `Pack` whose SHA-256 is the digest of the head.
    public var piece: [UInt8]
    /// Empty in the last chunk.
    public var nextPageToken: String

    public init(head: PackHeadMessage, offset: Int64, piece: [UInt8], nextPageToken: String = "") {
        self.head = head
        self.offset = offset
        self.piece = piece
        self.nextPageToken = nextPageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: piece.count + 512)
        writer.message(1) { $0.packHead(head) }
        writer.integer(2, offset)
        writer.data(3, piece)
        writer.text(4, nextPageToken)
        return writer.bytes
    }
}

extension WireDecoder {
    public func getPackRequest(_ bytes: [UInt8]) throws(WireError) -> GetPackRequest {
        try decode(
            bytes, as: "chancery.v1.GetPackRequest", with: chancery__v1__get_pack_request__unpack
        ) { message, fields in
            GetPackRequest(
                name: fields.packName(message.pointee.name, "name"),
                chunkBytes: fields.count(message.pointee.chunk_bytes, "chunk_bytes"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func packChunk(_ bytes: [UInt8]) throws(WireError) -> PackChunk {
        try decode(bytes, as: "chancery.v1.PackChunk", with: chancery__v1__pack_chunk__unpack) { message, fields in
            PackChunk(
                head: fields.mandatoryPackHead(message.pointee.head, "head"),
                offset: fields.count(message.pointee.offset, "offset"), piece: copiedBytes(message.pointee.piece),
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"))
        }
    }
}
