// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Sample {
    static let emptyCatalogue = Catalogue(
        edition: "", offices: [], windowFamilies: [], regimes: [], measureUnits: [], indicators: [])

    /// A failure with every detail.
    static func failure() throws -> CallFailure {
        CallFailure(
            .reportRefused, "the report has 2 errors",
            metadata: [
                FailureDetail("errors", "2"), FailureDetail("empty", ""),
                FailureDetail("figures[3].note", "text must be UTF-8"),
            ],
            findings: [finding, otherFinding], current: try receipt("vn-06", revision: 2), retryDelayMilliseconds: 1250)
    }

    static func imports() throws -> ImportReportsResponse {
        ImportReportsResponse(results: [
            ImportResult(requestID: try requestID(), outcome: .accepted(try receipt())),
            ImportResult(
                requestID: try requestID("123e4567-e89b-42d3-a456-426614174000"),
                outcome: .acceptedBefore(try receipt("vn-04", revision: 1))),
            ImportResult(requestID: nil, outcome: .refused(try failure())),
            ImportResult(requestID: nil, outcome: .refused(CallFailure(.draining, ""))),
        ])
    }

    static func periods() throws -> ListPeriodsResponse {
        ListPeriodsResponse(
            periods: [
                PeriodStatus(
                    regime: "FA-D09", period: try period("2024-9M"), window: try range("2023-12-15", "2024-09-14"),
                    opensAt: try instant("2024-09-14T17:00:00Z"), lateFrom: try instant("2024-09-17T17:00:00Z"),
                    state: .reportedLate, receipt: try receipt()),
                PeriodStatus(
                    regime: "FA-D09", period: try period("2024"), window: try range("2023-12-15", "2024-12-14"),
                    opensAt: try instant("2024-12-14T17:00:00Z"), lateFrom: nil, state: .running),
            ], nextPageToken: "more", sequence: 41)
    }

    static func serverInfo() throws -> ServerInfo {
        ServerInfo(
            version: "1.2.3",
            limits: ProtocolLimits(
                requestBytesMax: 4 << 20, callsPerConnectionMax: 32, submissionsPerOfficeMax: 8,
                importReportsMax: 10_000, figuresPerReportMax: 2000),
            storeSequence: 123, catalogueVersion: 4, catalogueEdition: "2026.1",
            now: try instant("2026-01-02T03:04:05.000006Z"), startedAt: try instant("2026-01-01T00:00:00Z"),
            isDraining: true,
            counters: [
                NamedCounter(name: "bytes_read_bytes", value: .max), NamedCounter(name: "calls_count", value: 0),
            ],
            caller: ServerCaller(
                identity: "office:vn-24", certificateExpiresAt: try instant("2027-01-01T00:00:00Z")))
    }

    static func consolidationRequests() throws -> [GetConsolidationRequest] {
        [
            GetConsolidationRequest(
                scope: .offices(["vn-01", "vn-04"]), regime: "FA-D09", period: try period("2024-01"),
                throughPeriod: try period("2024-06"), indicators: ["delegations.outbound", "fdi"],
                moment: .sequence(17), omitContributions: true, pageSize: 50, pageToken: "t",
                bordersOn: try date("2025-07-01"), parts: .month, until: try date("2024-05-31"), sumsOnly: true),
            GetConsolidationRequest(
                scope: .group("g2"), regime: "FA-D09", period: try period("2024"),
                moment: .time(try instant("2024-06-30T00:00:00Z"))),
            GetConsolidationRequest(
                scope: .offices([]), regime: "FA-D09", period: try period("2024"), moment: .sequence(0)),
        ]
    }
}
