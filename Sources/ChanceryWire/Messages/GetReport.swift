// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ReportService.GetReport.
public struct GetReportRequest: Hashable, Sendable {
    public var key: ReportKey
    /// 0 means the current one.
    public var revision: Int32
    /// 0 means now. Only with revision 0.
    public var asOfSequence: StoreSequence

    public init(key: ReportKey, revision: Int32 = 0, asOfSequence: StoreSequence = 0) {
        self.key = key
        self.revision = revision
        self.asOfSequence = asOfSequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64)
        writer.message(1) { $0.reportKey(key) }
        writer.integer(2, revision)
        writer.integer(3, asOfSequence)
        return writer.bytes
    }
}

/// Response of ReportService.GetReport: chancery.v1.StoredReport.
public struct StoredReportMessage: Hashable, Sendable {
    public var receipt: Receipt
    /// The bytes as submitted: an encoded chancery.v1.Report.
    public var report: [UInt8]
    /// When revision 1 of the same key was received.
    public var firstReceivedAt: Instant
    /// Why it corrects the revision before; empty for revision 1.
    public var reason: String
    /// Where the report stands at the moment asked for, whichever revision this is.
    public var standing: StandingAnswer?
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public var submittedBy: String
    /// What the office signed it with.
    public var signature: ReportSignature?

    public init(
        receipt: Receipt, report: [UInt8], firstReceivedAt: Instant, reason: String = "",
        standing: StandingAnswer? = nil, submittedBy: String = "", signature: ReportSignature? = nil
    ) {
        self.receipt = receipt
        self.report = report
        self.firstReceivedAt = firstReceivedAt
        self.reason = reason
        self.standing = standing
        self.submittedBy = submittedBy
        self.signature = signature
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: report.count + 256)
        writer.message(1) { $0.receipt(receipt) }
        writer.data(2, report)
        writer.timestamp(3, firstReceivedAt)
        writer.text(4, reason)
        if let standing { writer.message(5) { $0.standing(standing) } }
        writer.text(6, submittedBy)
        writer.reportSignature(7, signature)
        return writer.bytes
    }
}

extension WireDecoder {
    public func getReportRequest(_ bytes: [UInt8]) throws(WireError) -> GetReportRequest {
        try decode(
            bytes, as: "chancery.v1.GetReportRequest", with: chancery__v1__get_report_request__unpack
        ) { message, fields in
            let request = GetReportRequest(
                key: fields.reportKey(message.pointee.key, "key"),
                revision: fields.count(message.pointee.revision, "revision"),
                asOfSequence: fields.count(message.pointee.as_of_sequence, "as_of_sequence"))
            if request.revision != 0, request.asOfSequence != 0 {
                fields.report("as_of_sequence", "a revision and a sequence exclude each other")
            }
            return request
        }
    }

    public func storedReport(_ bytes: [UInt8]) throws(WireError) -> StoredReportMessage {
        try decode(
            bytes, as: "chancery.v1.StoredReport", with: chancery__v1__stored_report__unpack
        ) { message, fields in
            StoredReportMessage(
                receipt: fields.receipt(message.pointee.receipt, "receipt"),
                report: copiedBytes(message.pointee.report),
                firstReceivedAt: fields.mandatoryInstant(message.pointee.first_received_at, "first_received_at"),
                reason: fields.prose(message.pointee.reason, "reason"),
                standing: fields.standing(message.pointee.standing, "standing"),
                submittedBy: fields.line(message.pointee.submitted_by, "submitted_by"),
                signature: fields.reportSignature(message.pointee.signature, "signature"))
        }
    }
}
