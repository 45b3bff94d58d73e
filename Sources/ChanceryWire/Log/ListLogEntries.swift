// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of LogService.ListLogEntries.
public struct ListLogEntriesRequest: PagedRequest {
    /// Number of the first leaf, from 0.
    public var firstLeafIndex: Int64
    /// Most leaves on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most leaves on a page when the request does not say.
    public static let pageCountDefault = 100
    /// Most leaves on a page, whatever the request says.
    public static let pageCountLimit = 1000

    public init(firstLeafIndex: Int64 = 0, pageSize: Int32 = 0, pageToken: String = "") {
        self.firstLeafIndex = firstLeafIndex
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most leaves on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0
            ? ListLogEntriesRequest.pageCountDefault : min(Int(pageSize), ListLogEntriesRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 80)
        writer.integer(1, firstLeafIndex)
        writer.integer(2, pageSize)
        writer.text(3, pageToken)
        return writer.bytes
    }
}

/// Response of LogService.ListLogEntries.
public struct ListLogEntriesResponse: Hashable, Sendable {
    /// Number of the first leaf of the page.
    public var firstLeafIndex: Int64
    /// Each an encoded chancery.v1.LogEntry.
    public var leaves: [[UInt8]]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Size of the tree that all pages belong to.
    public var sequence: StoreSequence

    public init(firstLeafIndex: Int64, leaves: [[UInt8]], nextPageToken: String = "", sequence: StoreSequence) {
        self.firstLeafIndex = firstLeafIndex
        self.leaves = leaves
        self.nextPageToken = nextPageToken
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96 + leaves.count * 192)
        writer.integer(1, firstLeafIndex)
        for leaf in leaves { writer.data(2, leaf) }
        writer.text(3, nextPageToken)
        writer.integer(4, sequence)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listLogEntriesRequest(_ bytes: [UInt8]) throws(WireError) -> ListLogEntriesRequest {
        try decode(
            bytes, as: "chancery.v1.ListLogEntriesRequest", with: chancery__v1__list_log_entries_request__unpack
        ) { message, fields in
            ListLogEntriesRequest(
                firstLeafIndex: fields.count(message.pointee.first_leaf_index, "first_leaf_index"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listLogEntriesResponse(_ bytes: [UInt8]) throws(WireError) -> ListLogEntriesResponse {
        try decode(
            bytes, as: "chancery.v1.ListLogEntriesResponse", with: chancery__v1__list_log_entries_response__unpack
        ) { message, fields in
            ListLogEntriesResponse(
                firstLeafIndex: fields.count(message.pointee.first_leaf_index, "first_leaf_index"),
                leaves: (0..<message.pointee.n_leaves).compactMap { index in
                    message.pointee.leaves.map { copiedBytes($0[index]) }
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"),
                sequence: fields.count(message.pointee.sequence, "sequence"))
        }
    }
}
