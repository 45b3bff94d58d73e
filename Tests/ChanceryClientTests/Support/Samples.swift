// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials

enum Samples {
    static func report(office: String = "vn-01", outbound: Int = 118) -> Report {
        Report(
            office: office, regime: "FA-D09", period: "2024-H1",
            figures: [Figure(indicator: "delegations.outbound", value: .decimal(String(outbound)))])
    }

    static let requestID = RequestID(bytes: Array(1...16))

    static func submission(_ report: Report = report()) throws -> Submission {
        struct NoID: Error {}
        guard let id = requestID else { throw NoID() }
        return Submission(encoded: EncodedReport(report), requestID: id)
    }

    /// What a daemon gives for a submission.
    static func receipt(for request: SubmitReportRequest, sequence: Int64 = 7) throws -> Receipt {
        struct NoPeriod: Error {}
        let report = try decoded { try $0.report(request.report) }
        guard let period = Period(code: report.period) else { throw NoPeriod() }
        return Receipt(
            key: ReportKey(office: report.office, regime: report.regime, period: period), revision: 1,
            sequence: sequence, receivedAt: Instant(microsecondsSinceEpoch: 1_718_500_000_123_456),
            digest: Digest.sha256(of: request.report), requestID: request.requestID, catalogueVersion: 1)
    }

    /// A daemon that accepts everything.
    static func accepting(_ payload: [UInt8]) -> FakeServer.Reply {
        do {
            let request = try decoded { try $0.submitReportRequest(payload) }
            return .bytes(SubmitReportResponse(receipt: try receipt(for: request)).encoded())
        } catch {
            return .failure(CallFailure(.malformedRequest, "\(error)"))
        }
    }

    static func finding(_ path: String, _ severity: Severity = .error) -> Finding {
        Finding(
            code: .negativeNotAllowed, severity: severity, path: path, value: "-3", rule: "indicator abtc.requests",
            message: Label(english: "-3 is below zero.", vietnamese: "-3 nhỏ hơn 0."),
            remedy: Label(english: "A whole number, 0 or more."))
    }

    static func answer(figureCount: Int, sequence: Int64 = 17) -> Consolidation {
        Consolidation(
            sequence: sequence, catalogueVersion: 1, group: "emulation-2", regime: "FA-D09",
            windowFamily: "decree-09",
            members: [
                ConsolidationMember(office: "vn-01", name: Label(english: "Hanoi"), code: "01", kind: .department)
            ],
            completeness: Completeness(total: CompletenessCounts(expected: 1, reported: 1, onTime: 1)),
            figures: (0..<figureCount).map { index in
                ConsolidatedFigure(
                    indicator: "figure-\(index)", label: Label(english: "Figure \(index)"), kind: "flow-count",
                    unit: "item",
                    outcome: .sum(Quantity(value: FixedPoint(units: Int64(index), scale: 0))))
            })
    }
}

/// Runs `body` with a folder of its own, which is removed afterwards.
func withTemporaryFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/chancery-client-\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let result: Result<Value, any Error>
    do {
        result = .success(try await body(folder))
    } catch {
        result = .failure(error)
    }
    try FileManager.default.removeItem(atPath: folder)
    return try result.get()
}
