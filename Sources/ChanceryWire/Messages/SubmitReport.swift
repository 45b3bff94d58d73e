// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ReportService.SubmitReport, and one message of ReportService.ImportReports: the two have the same fields.
public struct SubmitReportRequest: Hashable, Sendable {
    /// An encoded chancery.v1.Report.
    public var report: [UInt8]
    public var requestID: RequestID
    /// The office's signature over `report`.
    public var signature: ReportSignature?

    public init(report: [UInt8], requestID: RequestID, signature: ReportSignature? = nil) {
        self.report = report
        self.requestID = requestID
        self.signature = signature
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: report.count + 64)
        writer.data(1, report)
        writer.text(2, requestID.description)
        writer.reportSignature(3, signature)
        return writer.bytes
    }
}

/// Response of ReportService.SubmitReport.
public struct SubmitReportResponse: Hashable, Sendable {
    public var receipt: Receipt
    public var findings: [Finding]
    public var isRepeated: Bool

    public init(receipt: Receipt, findings: [Finding] = [], isRepeated: Bool = false) {
        self.receipt = receipt
        self.findings = findings
        self.isRepeated = isRepeated
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 640)
        writer.message(1) { $0.receipt(receipt) }
        for finding in findings { writer.message(2) { $0.finding(finding) } }
        writer.bool(3, isRepeated)
        return writer.bytes
    }
}

extension WireDecoder {
    public func submitReportRequest(_ bytes: [UInt8]) throws(WireError) -> SubmitReportRequest {
        try decode(
            bytes, as: "chancery.v1.SubmitReportRequest", with: chancery__v1__submit_report_request__unpack
        ) { message, fields in
            SubmitReportRequest(
                report: copiedBytes(message.pointee.report),
                requestID: fields.requestID(message.pointee.request_id, "request_id"),
                signature: fields.reportSignature(message.pointee.signature, "signature"))
        }
    }

    public func submitReportResponse(_ bytes: [UInt8]) throws(WireError) -> SubmitReportResponse {
        try decode(
            bytes, as: "chancery.v1.SubmitReportResponse", with: chancery__v1__submit_report_response__unpack
        ) { message, fields in
            SubmitReportResponse(
                receipt: fields.receipt(message.pointee.receipt, "receipt"),
                findings: fields.findings(message.pointee.findings, message.pointee.n_findings, "findings"),
                isRepeated: message.pointee.repeated_submission != 0)
        }
    }
}
