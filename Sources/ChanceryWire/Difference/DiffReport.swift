// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of DifferenceService.DiffReport.
public struct DiffReportRequest: PagedRequest {
    public var key: ReportKey
    /// The earlier revision.
    public var fromRevision: Int32
    /// The later revision; 0 means the current one.
    public var toRevision: Int32
    /// Most items on a page; 0 means as many as fit.
    public var pageSize: Int32
    public var pageToken: String

    public init(
        key: ReportKey, fromRevision: Int32, toRevision: Int32 = 0, pageSize: Int32 = 0, pageToken: String = ""
    ) {
        self.key = key
        self.fromRevision = fromRevision
        self.toRevision = toRevision
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.message(1) { $0.reportKey(key) }
        writer.integer(2, fromRevision)
        writer.integer(3, toRevision)
        writer.integer(4, pageSize)
        writer.text(5, pageToken)
        return writer.bytes
    }
}

/// Response of DiffReport, whole or one page of it.
public struct ReportDifferencePage: Hashable, Sendable {
    public var difference: ReportDifference
    /// Digest of the whole difference.
    public var digest: Digest?
    /// Empty on the last page.
    public var nextPageToken: String

    public init(difference: ReportDifference, digest: Digest? = nil, nextPageToken: String = "") {
        self.difference = difference
        self.digest = digest
        self.nextPageToken = nextPageToken
    }
}

extension ReportDifference {
    /// The difference as it travels, in pages. They belong to the sequence of the later revision.
    public func encodedItems() -> EncodedItems {
        EncodedItems(
            sequence: to.receipt.sequence, fields: EncodedItems.Fields(digest: 3, token: 5), items: items,
            head: { $0.revisions(of: self) }, firstPage: { _ in },
            item: { writer, item in writer.message(4) { $0.itemChange(item) } })
    }
}

extension ReportDifferencePage {
    /// The page as it stands.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.revisions(of: difference)
        writer.data(3, digest?.bytes ?? [])
        for item in difference.items { writer.message(4) { $0.itemChange(item) } }
        writer.text(5, nextPageToken)
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func revisions(of difference: ReportDifference) {
        message(1) { $0.reportRevision(difference.from) }
        message(2) { $0.reportRevision(difference.to) }
    }

    fileprivate mutating func itemChange(_ item: ItemChange) {
        enumeration(1, item.kind, Enumerations.itemChangeKind)
        text(2, item.pathBefore)
        text(3, item.pathAfter)
        text(4, item.subject)
        label(5, item.label)
        for field in item.fields {
            message(6) { writer in
                writer.text(1, field.field)
                writer.text(2, field.before)
                writer.text(3, field.after)
                if let difference = field.difference { writer.delimitedText(4, difference.description) }
            }
        }
        label(7, item.words)
    }
}

extension WireDecoder {
    public func diffReportRequest(_ bytes: [UInt8]) throws(WireError) -> DiffReportRequest {
        try decode(
            bytes, as: "chancery.v1.DiffReportRequest", with: chancery__v1__diff_report_request__unpack
        ) { message, fields in
            let request = DiffReportRequest(
                key: fields.reportKey(message.pointee.key, "key"),
                fromRevision: fields.count(message.pointee.from_revision, "from_revision"),
                toRevision: fields.count(message.pointee.to_revision, "to_revision"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
            if request.fromRevision == 0 { fields.report("from_revision", "the earlier revision is mandatory") }
            return request
        }
    }

    /// Decodes a difference of revisions or one page of it.
    public func reportDifference(_ bytes: [UInt8]) throws(WireError) -> ReportDifferencePage {
        try decode(
            bytes, as: "chancery.v1.ReportDifference", with: chancery__v1__report_difference__unpack
        ) { message, fields in
            ReportDifferencePage(
                difference: ReportDifference(
                    from: fields.reportRevision(message.pointee.from, "from"),
                    to: fields.reportRevision(message.pointee.to, "to"),
                    items: fields.each(message.pointee.items, message.pointee.n_items, "items") {
                        $0.itemChange($1, $2)
                    }),
                digest: message.pointee.digest.len > 0 ? fields.digest(message.pointee.digest, "digest") : nil,
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"))
        }
    }
}

extension FieldReader {
    fileprivate mutating func itemChange(
        _ message: UnsafeMutablePointer<Chancery__V1__ItemChange>, _ path: ItemPath
    ) -> ItemChange {
        ItemChange(
            kind: choice(message.pointee.kind.rawValue, Enumerations.itemChangeKind, path + ".kind"),
            pathBefore: line(message.pointee.path_before, path + ".path_before"),
            pathAfter: line(message.pointee.path_after, path + ".path_after"),
            subject: prose(message.pointee.subject, path + ".subject"),
            label: label(message.pointee.label, path + ".label"),
            fields: each(message.pointee.fields, message.pointee.n_fields, path + ".fields") { fields, item, path in
                let isNumber = item.pointee.number_case == CHANCERY__V1__FIELD_CHANGE__NUMBER_DIFFERENCE
                return FieldChange(
                    field: fields.line(item.pointee.field, path + ".field"),
                    before: fields.prose(item.pointee.before, path + ".before"),
                    after: fields.prose(item.pointee.after, path + ".after"),
                    difference: isNumber ? fields.decimal(item.pointee.difference, path + ".difference") : nil)
            },
            words: label(message.pointee.words, path + ".words"))
    }
}
