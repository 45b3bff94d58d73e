// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Foundation
internal import Testing

@testable internal import ChanceryWire

/// The files were made by another protobuf: see `Protos/golden/chancery/README.md`.
@Suite("Golden messages")
struct GoldenTests {
    private func golden(_ name: String) throws -> [UInt8] {
        let file = RepositoryFiles.root.appending(path: "Protos/golden/chancery/\(name).hex")
        var bytes: [UInt8] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            for pair in line.prefix(while: { $0 != "#" }).split(separator: " ") {
                bytes.append(try #require(UInt8(pair, radix: 16)))
            }
        }
        try #require(bytes.count > 30)
        return bytes
    }

    private func report() throws -> Report {
        Report(
            office: "vn-01", regime: "FA-D09", period: "2024-H1", catalogueVersion: 1, language: "vi",
            author: "Nguyễn Văn A",
            figures: [
                Figure(
                    indicator: "delegations.outbound", value: .decimal("398"),
                    dimensions: [DimensionChoice(dimension: "partner", value: "LA")]),
                Figure(
                    indicator: "aid.committed", value: .decimal("1040000.00"), qualifier: .atLeast,
                    status: .provisional, unit: "USD", asOf: try Sample.date("2024-06-14"), note: "làm tròn"),
            ])
    }

    private func submission() throws -> SubmitReportRequest {
        SubmitReportRequest(report: try golden("report"), requestID: try Sample.requestID())
    }

    private func response() throws -> SubmitReportResponse {
        SubmitReportResponse(
            receipt: Receipt(
                key: ReportKey(office: "vn-01", regime: "FA-D09", period: try Sample.period("2024-H1")), revision: 1,
                sequence: 300, receivedAt: try Sample.instant("2024-06-17T09:30:00.125Z"),
                digest: Digest.sha256(of: try golden("report")), requestID: try Sample.requestID(),
                catalogueVersion: 1),
            findings: [
                Finding(
                    code: .foreignDigitsRead, severity: .info, path: "figures[0].decimal", value: "٣٩٨", rule: "digits",
                    message: Label(english: "Read as 398."), remedy: Label(english: "398"))
            ])
    }

    private var refusal: CallFailure {
        CallFailure(
            .reportRefused, "the report has 1 error", metadata: [FailureDetail("errors", "1")],
            findings: [
                Finding(
                    code: .negativeNotAllowed, severity: .error, path: "figures[0].decimal", value: "-3",
                    rule: "indicator delegations.outbound",
                    message: Label(english: "A count is not negative.", vietnamese: "Số đếm không âm."),
                    remedy: Label(english: "0 or more", vietnamese: "từ 0 trở lên"))
            ], retryDelayMilliseconds: 1500)
    }

    private func consolidationRequest() throws -> GetConsolidationRequest {
        GetConsolidationRequest(
            scope: .group("g2"), regime: "FA-D09", period: try Sample.period("2024-01"),
            throughPeriod: try Sample.period("2024-06"), indicators: ["delegations.outbound", "aid.committed"],
            moment: .sequence(300), omitContributions: true, pageSize: 50)
    }

    @Test("values are encoded to the golden bytes")
    func encoding() throws {
        #expect(try report().encoded() == golden("report"))
        #expect(try submission().encoded() == golden("submit-report-request"))
        #expect(try response().encoded() == golden("submit-report-response"))
        #expect(try refusal.encodedStatus() == golden("status-report-refused"))
        #expect(try consolidationRequest().encoded() == golden("get-consolidation-request"))
    }

    @Test("the golden bytes are decoded to the values")
    func decoding() throws {
        let decoder = try Codec.decoder()
        #expect(try decoder.report(golden("report")) == report())
        #expect(try decoder.submitReportRequest(golden("submit-report-request")) == submission())
        #expect(try decoder.submitReportResponse(golden("submit-report-response")) == response())
        #expect(try decoder.getConsolidationRequest(golden("get-consolidation-request")) == consolidationRequest())
        let status = try decoder.status(golden("status-report-refused"))
        #expect(decoder.callFailure(code: status.code, message: status.message, details: status.details) == refusal)
    }

    @Test("the office of a submission is found without decoding it")
    func peek() throws {
        #expect(try SubmissionPeek.office(inSubmission: golden("submit-report-request")) == "vn-01")
    }
}
