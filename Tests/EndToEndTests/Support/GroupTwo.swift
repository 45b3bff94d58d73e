// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import Testing

/// Emulation Group No. 2 in the first half of 2024, from the fixture with invented member values.
enum GroupTwo {
    /// A morning after the window and before the due day.
    static let clock = "2024-06-15T08:00:00+07:00"
    static let hanoi = "vn-01"
    static let thaiBinh = "vn-34"
    static let bacKan = "vn-06"

    static func reports() throws -> [Report] {
        let reports = try Documents.reports("group2-2024-H1.csv")
        try #require(reports.count == 17)
        return reports
    }

    static func report(of office: String) throws -> Report {
        try #require(try reports().first { $0.office == office })
    }

    static func request(_ moment: RequestedMoment = .now) throws -> GetConsolidationRequest {
        GetConsolidationRequest(
            scope: .group("emulation-2"), regime: "FA-D09", period: try #require(Period(code: "2024-H1")),
            moment: moment)
    }

    static func key(_ office: String) throws -> ReportKey {
        ReportKey(office: office, regime: "FA-D09", period: try #require(Period(code: "2024-H1")))
    }

    /// What the eight figures add up to, in the order of the fixture.
    static let sums: [(indicator: String, units: Int64)] = [
        ("delegations.outbound", 398), ("delegations.inbound", 361), ("agreements.signed", 14), ("ngo.projects", 98),
        ("ngo.committed", 1_040_000), ("consular.cases", 52), ("protection.cases", 38), ("abtc.requests", 12),
    ]
}

enum Documents {
    /// The reports of a file in `Tests/Fixtures/reports`, which must have no errors of form.
    static func reports(_ name: String) throws -> [Report] {
        let data = try Data(contentsOf: RepositoryFiles.fixtures.appending(path: "reports/\(name)"))
        return try reports(name, Array(data))
    }

    static func reports(_ name: String, _ bytes: [UInt8]) throws -> [Report] {
        let reading = ReportFileReader.read(name: name, bytes: bytes)
        try #require(!reading.hasErrors, "\(reading.findings)")
        return reading.documents.map(\.report)
    }
}

extension Consolidation {
    func figure(_ indicator: String) -> ConsolidatedFigure? {
        let found = figures.filter { $0.indicator == indicator && $0.dimensions.isEmpty && !$0.isPlan }
        return found.count == 1 ? found[0] : nil
    }

    /// The number as a whole number; `nil` when it is refused, has decimals, or is not there exactly once.
    func sum(_ indicator: String) -> Int64? {
        guard case .sum(let quantity) = figure(indicator)?.outcome else { return nil }
        return quantity.value.rescaled(to: 0)?.units
    }

    func member(_ office: String) -> ConsolidationMember? { members.first { $0.office == office } }
}

extension OfficeClient {
    func submit(_ report: Report, _ requestID: RequestID) async throws -> SubmitReportResponse {
        try await submit(EncodedReport(report).bytes, requestID: requestID)
    }

    /// The failure of a call that must fail.
    func failure(of report: Report, _ requestID: RequestID) async throws -> CallFailure {
        do {
            let response = try await submit(report, requestID)
            throw Unrefused(receipt: response.receipt)
        } catch let failure as CallFailure {
            return failure
        }
    }

    struct Unrefused: Error { let receipt: Receipt }
}
