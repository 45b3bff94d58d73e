// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ReportService.ListReports. Empty conditions do not restrict.
public struct ListReportsRequest: PagedRequest {
    /// Office ids.
    public var offices: [String]
    /// Code of a regime.
    public var regime: String
    public var period: Period?
    /// Only the current revision of each report.
    public var currentOnly: Bool
    /// Most entries on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most entries on a page when the request does not say.
    public static let pageCountDefault = 100
    /// Most entries on a page, whatever the request says.
    public static let pageCountLimit = 1000

    public init(
        offices: [String] = [], regime: String = "", period: Period? = nil, currentOnly: Bool = false,
        pageSize: Int32 = 0, pageToken: String = ""
    ) {
        self.offices = offices
        self.regime = regime
        self.period = period
        self.currentOnly = currentOnly
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most entries on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0
            ? ListReportsRequest.pageCountDefault : min(Int(pageSize), ListReportsRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.texts(1, offices)
        writer.text(2, regime)
        writer.text(3, period?.code ?? "")
        writer.bool(4, currentOnly)
        writer.integer(5, pageSize)
        writer.text(6, pageToken)
        return writer.bytes
    }
}

/// One revision of a report without its bytes: chancery.v1.ReportSummary.
public struct ReportSummaryMessage: Hashable, Sendable {
    public var receipt: Receipt
    /// Why it corrects the revision before; empty for revision 1.
    public var reason: String
    /// Length of the submitted bytes.
    public var sizeBytes: Int64
    /// Where the report stands; `nil` for a revision that was replaced.
    public var standing: StandingAnswer?
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public var submittedBy: String

    public init(
        receipt: Receipt, reason: String = "", sizeBytes: Int64, standing: StandingAnswer? = nil,
        submittedBy: String = ""
    ) {
        self.receipt = receipt
        self.reason = reason
        self.sizeBytes = sizeBytes
        self.standing = standing
        self.submittedBy = submittedBy
    }
}

/// Response of ReportService.ListReports.
public struct ListReportsResponse: Hashable, Sendable {
    /// In ascending order of sequence.
    public var reports: [ReportSummaryMessage]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Store sequence that all pages of the listing belong to.
    public var sequence: StoreSequence

    public init(reports: [ReportSummaryMessage], nextPageToken: String = "", sequence: StoreSequence) {
        self.reports = reports
        self.nextPageToken = nextPageToken
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + reports.count * 160)
        for report in reports {
            writer.message(1) { writer in
                writer.message(1) { $0.receipt(report.receipt) }
                writer.text(2, report.reason)
                writer.integer(3, report.sizeBytes)
                if let standing = report.standing { writer.message(4) { $0.standing(standing) } }
                writer.text(5, report.submittedBy)
            }
        }
        writer.text(2, nextPageToken)
        writer.integer(3, sequence)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listReportsRequest(_ bytes: [UInt8]) throws(WireError) -> ListReportsRequest {
        try decode(
            bytes, as: "chancery.v1.ListReportsRequest", with: chancery__v1__list_reports_request__unpack
        ) { message, fields in
            ListReportsRequest(
                offices: fields.lines(message.pointee.offices, message.pointee.n_offices, "offices"),
                regime: fields.line(message.pointee.regime, "regime"),
                period: fields.period(message.pointee.period, "period"),
                currentOnly: message.pointee.current_only != 0,
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listReportsResponse(_ bytes: [UInt8]) throws(WireError) -> ListReportsResponse {
        try decode(
            bytes, as: "chancery.v1.ListReportsResponse", with: chancery__v1__list_reports_response__unpack
        ) { message, fields in
            ListReportsResponse(
                reports: fields.each(message.pointee.reports, message.pointee.n_reports, "reports") {
                    fields, report, path in
                    ReportSummaryMessage(
                        receipt: fields.receipt(report.pointee.receipt, path + ".receipt"),
                        reason: fields.prose(report.pointee.reason, path + ".reason"),
                        sizeBytes: fields.count(report.pointee.size_bytes, path + ".size_bytes"),
                        standing: fields.standing(report.pointee.standing, path + ".standing"),
                        submittedBy: fields.line(report.pointee.submitted_by, path + ".submitted_by"))
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"),
                sequence: message.pointee.sequence)
        }
    }
}
