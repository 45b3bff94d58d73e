// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Response of ReportService.ValidateReport. Its request is the encoded report in field 1.
public struct ValidateReportResponse: Hashable, Sendable {
    public var findings: [Finding]
    public var isAcceptable: Bool
    public var catalogueVersion: CatalogueVersion

    public init(findings: [Finding], isAcceptable: Bool, catalogueVersion: CatalogueVersion) {
        self.findings = findings
        self.isAcceptable = isAcceptable
        self.catalogueVersion = catalogueVersion
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        for finding in findings { writer.message(1) { $0.finding(finding) } }
        writer.bool(2, isAcceptable)
        writer.integer(3, catalogueVersion)
        return writer.bytes
    }
}

/// Request of ReportService.ValidateReport.
public struct ValidateReportRequest: Hashable, Sendable {
    /// An encoded chancery.v1.Report.
    public var report: [UInt8]

    public init(report: [UInt8]) { self.report = report }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: report.count + 8)
        writer.data(1, report)
        return writer.bytes
    }
}

extension WireDecoder {
    public func validateReportRequest(_ bytes: [UInt8]) throws(WireError) -> ValidateReportRequest {
        try decode(
            bytes, as: "chancery.v1.ValidateReportRequest", with: chancery__v1__validate_report_request__unpack
        ) { message, _ in
            ValidateReportRequest(report: copiedBytes(message.pointee.report))
        }
    }

    public func validateReportResponse(_ bytes: [UInt8]) throws(WireError) -> ValidateReportResponse {
        try decode(
            bytes, as: "chancery.v1.ValidateReportResponse", with: chancery__v1__validate_report_response__unpack
        ) { message, fields in
            ValidateReportResponse(
                findings: fields.findings(message.pointee.findings, message.pointee.n_findings, "findings"),
                isAcceptable: message.pointee.acceptable != 0,
                catalogueVersion: message.pointee.catalogue_version)
        }
    }
}
