// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of DifferenceService.ListRevisions.
public struct ListRevisionsRequest: PagedRequest {
    public var key: ReportKey
    /// Most entries on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most entries on a page when the request does not say.
    public static let pageCountDefault = 50
    /// Most entries on a page, whatever the request says.
    public static let pageCountLimit = 200

    public init(key: ReportKey, pageSize: Int32 = 0, pageToken: String = "") {
        self.key = key
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most entries on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0
            ? ListRevisionsRequest.pageCountDefault : min(Int(pageSize), ListRevisionsRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.message(1) { $0.reportKey(key) }
        writer.integer(2, pageSize)
        writer.text(3, pageToken)
        return writer.bytes
    }
}

/// Response of DifferenceService.ListRevisions.
public struct ListRevisionsResponse: Hashable, Sendable {
    /// In their order.
    public var revisions: [ReportRevision]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Store sequence that all pages belong to.
    public var sequence: StoreSequence

    public init(revisions: [ReportRevision], nextPageToken: String = "", sequence: StoreSequence) {
        self.revisions = revisions
        self.nextPageToken = nextPageToken
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + revisions.count * 192)
        for revision in revisions { writer.message(1) { $0.reportRevision(revision) } }
        writer.text(2, nextPageToken)
        writer.integer(3, sequence)
        return writer.bytes
    }
}

extension ProtoWriter {
    mutating func reportRevision(_ revision: ReportRevision) {
        message(1) { $0.receipt(revision.receipt) }
        text(2, revision.author)
        text(3, revision.reason)
        integer(4, revision.byteCount)
        text(5, revision.submittedBy)
    }
}

extension FieldReader {
    mutating func reportRevision(
        _ message: UnsafeMutablePointer<Chancery__V1__ReportRevision>?, _ path: String
    ) -> ReportRevision {
        ReportRevision(
            receipt: receipt(message?.pointee.receipt, path + ".receipt"),
            author: message.map { line($0.pointee.author, path + ".author") } ?? "",
            reason: message.map { prose($0.pointee.reason, path + ".reason") } ?? "",
            byteCount: message.map { count($0.pointee.size_bytes, path + ".size_bytes") } ?? 0,
            submittedBy: message.map { line($0.pointee.submitted_by, path + ".submitted_by") } ?? "")
    }
}

extension WireDecoder {
    public func listRevisionsRequest(_ bytes: [UInt8]) throws(WireError) -> ListRevisionsRequest {
        try decode(
            bytes, as: "chancery.v1.ListRevisionsRequest", with: chancery__v1__list_revisions_request__unpack
        ) { message, fields in
            ListRevisionsRequest(
                key: fields.reportKey(message.pointee.key, "key"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listRevisionsResponse(_ bytes: [UInt8]) throws(WireError) -> ListRevisionsResponse {
        try decode(
            bytes, as: "chancery.v1.ListRevisionsResponse", with: chancery__v1__list_revisions_response__unpack
        ) { message, fields in
            ListRevisionsResponse(
                revisions: fields.each(message.pointee.revisions, message.pointee.n_revisions, "revisions") {
                    $0.reportRevision($1, $2 + "")
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"),
                sequence: message.pointee.sequence)
        }
    }
}
