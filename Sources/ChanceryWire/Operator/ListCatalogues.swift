// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of OperatorService.ListCatalogues.
public struct ListCataloguesRequest: Hashable, Sendable {
    public static let pageSizeDefault: Int32 = 50
    public static let pageSizeMax: Int32 = 200

    /// Only versions below this one; 0 means all.
    public var before: CatalogueVersion
    /// 0 means `pageSizeDefault`.
    public var pageSize: Int32

    public init(before: CatalogueVersion = 0, pageSize: Int32 = 0) {
        self.before = before
        self.pageSize = pageSize
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 16)
        writer.integer(1, before)
        writer.integer(2, pageSize)
        return writer.bytes
    }
}

/// Response of OperatorService.ListCatalogues.
public struct ListCataloguesResponse: Hashable, Sendable {
    /// Newest first.
    public var catalogues: [CatalogueEntry]

    public init(catalogues: [CatalogueEntry]) { self.catalogues = catalogues }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 16 + catalogues.count * 128)
        for entry in catalogues { writer.message(1) { $0.catalogueEntry(entry) } }
        return writer.bytes
    }
}

extension WireDecoder {
    public func listCataloguesRequest(_ bytes: [UInt8]) throws(WireError) -> ListCataloguesRequest {
        try decode(
            bytes, as: "chancery.v1.ListCataloguesRequest", with: chancery__v1__list_catalogues_request__unpack
        ) { message, fields in
            ListCataloguesRequest(
                before: fields.count(message.pointee.before, "before"),
                pageSize: fields.count(message.pointee.page_size, "page_size"))
        }
    }

    public func listCataloguesResponse(_ bytes: [UInt8]) throws(WireError) -> ListCataloguesResponse {
        try decode(
            bytes, as: "chancery.v1.ListCataloguesResponse", with: chancery__v1__list_catalogues_response__unpack
        ) { message, fields in
            ListCataloguesResponse(
                catalogues: fields.each(message.pointee.catalogues, message.pointee.n_catalogues, "catalogues") {
                    fields, entry, path in
                    fields.catalogueEntry(UnsafePointer(entry), path + "")
                })
        }
    }
}
