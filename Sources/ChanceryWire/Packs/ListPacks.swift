// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of PackService.ListPacks. Empty conditions do not restrict.
public struct ListPacksRequest: PagedRequest {
    /// Group id.
    public var group: String
    /// Code of a regime.
    public var regime: String
    /// Most entries on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most entries on a page when the request does not say.
    public static let pageCountDefault = 20
    /// Most entries on a page, whatever the request says.
    public static let pageCountLimit = 100

    public init(group: String = "", regime: String = "", pageSize: Int32 = 0, pageToken: String = "") {
        self.group = group
        self.regime = regime
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most entries on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0 ? ListPacksRequest.pageCountDefault : min(Int(pageSize), ListPacksRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64)
        writer.text(1, group)
        writer.text(2, regime)
        writer.integer(3, pageSize)
        writer.text(4, pageToken)
        return writer.bytes
    }
}

/// Response of PackService.ListPacks.
public struct ListPacksResponse: Hashable, Sendable {
    /// In ascending order of sequence.
    public var packs: [PackHeadMessage]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Store sequence that all pages belong to.
    public var sequence: StoreSequence

    public init(packs: [PackHeadMessage], nextPageToken: String = "", sequence: StoreSequence) {
        self.packs = packs
        self.nextPageToken = nextPageToken
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + packs.count * 320)
        for pack in packs { writer.message(1) { $0.packHead(pack) } }
        writer.text(2, nextPageToken)
        writer.integer(3, sequence)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listPacksRequest(_ bytes: [UInt8]) throws(WireError) -> ListPacksRequest {
        try decode(
            bytes, as: "chancery.v1.ListPacksRequest", with: chancery__v1__list_packs_request__unpack
        ) { message, fields in
            ListPacksRequest(
                group: fields.line(message.pointee.group, "group"),
                regime: fields.line(message.pointee.regime, "regime"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listPacksResponse(_ bytes: [UInt8]) throws(WireError) -> ListPacksResponse {
        try decode(
            bytes, as: "chancery.v1.ListPacksResponse", with: chancery__v1__list_packs_response__unpack
        ) { message, fields in
            ListPacksResponse(
                packs: fields.each(message.pointee.packs, message.pointee.n_packs, "packs") {
                    $0.packHead($1, $2 + "")
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"),
                sequence: message.pointee.sequence)
        }
    }
}
