// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

/// One message type with its samples: everything that holds for all messages is tested over `Codec.all()`.
struct Codec: Sendable, CustomTestStringConvertible {
    /// Full name in the contract.
    let name: String
    /// Encodings of the samples; the first one has every field set that can be set at once.
    let samples: [[UInt8]]
    /// Decodes and encodes again.
    let recode: @Sendable (WireDecoder, [UInt8]) throws -> [UInt8]
    /// Whether every sample is the same value after encoding and decoding.
    let roundTrips: @Sendable (WireDecoder) throws -> Bool

    var testDescription: String { name }

    /// Whether the bytes are hashed as they are, so that there is one form and nothing of it is ever dropped.
    var isHashed: Bool { name == "chancery.v1.LogEntry" }

    init<Message: Hashable & Sendable>(
        package: String = "chancery.v1", _ name: String, _ samples: [Message],
        _ encode: @escaping @Sendable (Message) -> [UInt8],
        _ decode: @escaping @Sendable (WireDecoder, [UInt8]) throws -> Message
    ) {
        self.name = package + "." + name
        self.samples = samples.map(encode)
        recode = { decoder, bytes in encode(try decode(decoder, bytes)) }
        roundTrips = { decoder in
            for sample in samples where try decode(decoder, encode(sample)) != sample { return false }
            return true
        }
    }

    static func decoder(_ unknownFields: WireDecoder.UnknownFields = .refused, arenaBytes: Int = 4 << 20) throws
        -> WireDecoder
    {
        try #require(WireDecoder(arenaBytes: arenaBytes, unknownFields: unknownFields))
    }

    /// What reports, catalogues and consolidated answers travel in: the other protobuf makes random ones of these.
    static func ofReportsAndAnswers() throws -> [Codec] {
        try reportCodecs() + otherCodecs() + answerCodecs()
    }

    static func all() throws -> [Codec] {
        try ofReportsAndAnswers() + lifeCodecs() + differenceCodecs() + packCodecs()
            + textCodecs() + registerCodecs() + scoreCodecs() + explanationCodecs() + logCodecs() + operatorCodecs()
            + healthCodecs()
    }

    private static func reportCodecs() throws -> [Codec] {
        let receipt = try Sample.receipt()
        let empty = Report(office: "", regime: "", period: "")
        return try [
            Codec("Report", [try Sample.report(), empty], { $0.encoded() }, { try $0.report($1) }),
            Codec(
                "SubmitReportRequest",
                [
                    SubmitReportRequest(
                        report: [0, 1, 255], requestID: receipt.requestID, signature: Sample.signature()),
                    SubmitReportRequest(report: [], requestID: receipt.requestID),
                ], { $0.encoded() }, { try $0.submitReportRequest($1) }),
            Codec(
                "SubmitReportResponse",
                [
                    SubmitReportResponse(
                        receipt: receipt, findings: [Sample.finding, Sample.otherFinding], isRepeated: true),
                    SubmitReportResponse(receipt: receipt),
                ], { $0.encoded() }, { try $0.submitReportResponse($1) }),
            Codec(
                "ValidateReportRequest", [ValidateReportRequest(report: [9]), ValidateReportRequest(report: [])],
                { $0.encoded() }, { try $0.validateReportRequest($1) }),
            Codec(
                "ValidateReportResponse",
                [
                    ValidateReportResponse(
                        findings: [
                            Sample.otherFinding, Sample.finding, Sample.question,
                            Sample.question.answered(with: "Yes."),
                        ],
                        isAcceptable: true, catalogueVersion: 12),
                    ValidateReportResponse(findings: [], isAcceptable: false, catalogueVersion: 0),
                ], { $0.encoded() }, { try $0.validateReportResponse($1) }),
            Codec(
                "GetReportRequest",
                [
                    GetReportRequest(key: receipt.key, revision: 5),
                    GetReportRequest(key: receipt.key, asOfSequence: 6), GetReportRequest(key: receipt.key),
                ], { $0.encoded() }, { try $0.getReportRequest($1) }),
            Codec(
                "StoredReport",
                [
                    StoredReportMessage(
                        receipt: receipt, report: [7, 8], firstReceivedAt: try Sample.instant("1969-12-31T23:59:59.5Z"),
                        reason: "corrected\ntwice", standing: try Sample.standing(), submittedBy: "office:vn-01",
                        signature: Sample.signature(.ecdsaP256)),
                    StoredReportMessage(
                        receipt: receipt, report: [], firstReceivedAt: Instant(microsecondsSinceEpoch: 0)),
                ], { $0.encoded() }, { try $0.storedReport($1) }),
        ] + listCodecs()
    }

    private static func listCodecs() throws -> [Codec] {
        let receipt = try Sample.receipt()
        return [
            Codec(
                "ListReportsRequest",
                [
                    ListReportsRequest(
                        offices: ["vn-01", "vn-04"], regime: "FA-D09", period: try Sample.period("2024-Q2"),
                        currentOnly: true, pageSize: 33, pageToken: "token"),
                    ListReportsRequest(),
                ], { $0.encoded() }, { try $0.listReportsRequest($1) }),
            Codec(
                "ListReportsResponse",
                [
                    ListReportsResponse(
                        reports: [
                            ReportSummaryMessage(
                                receipt: receipt, reason: "why", sizeBytes: 1700, standing: try Sample.standing(),
                                submittedBy: "office:vn-01"),
                            ReportSummaryMessage(receipt: try Sample.receipt("vn-04", revision: 1), sizeBytes: 0),
                        ], nextPageToken: "next", sequence: 99),
                    ListReportsResponse(reports: [], sequence: 0),
                ], { $0.encoded() }, { try $0.listReportsResponse($1) }),
            Codec(
                "ImportReportsResponse", [try Sample.imports(), ImportReportsResponse(results: [])],
                { $0.encoded() }, { try $0.importReportsResponse($1) }),
        ]
    }

    private static func otherCodecs() throws -> [Codec] {
        [
            Codec(
                "Catalogue", [try Sample.catalogue(), Sample.emptyCatalogue], { $0.encoded() },
                { try $0.catalogue($1) }),
            Codec(
                "GetCatalogueRequest", [GetCatalogueRequest(version: 3), GetCatalogueRequest()], { $0.encoded() },
                { try $0.getCatalogueRequest($1) }),
            Codec(
                "InstalledCatalogue",
                [
                    InstalledCatalogueMessage(
                        version: 2, installedAt: try Sample.instant("2025-01-01T00:00:01Z"),
                        digest: Digest.sha256(of: []), catalogue: [4, 5])
                ], { $0.encoded() }, { try $0.installedCatalogue($1) }),
            Codec(
                "ListOfficesRequest",
                [ListOfficesRequest(date: try Sample.date("2025-07-01"), group: "g2"), ListOfficesRequest()],
                { $0.encoded() }, { try $0.listOfficesRequest($1) }),
            Codec(
                "ListOfficesResponse",
                [
                    ListOfficesResponse(
                        offices: [
                            OfficeSummary(
                                id: "vn-24-a", code: "24", name: Sample.label("Bac Ninh"), parent: "vn-24",
                                validity: try Sample.validity("2025-07-01", nil)),
                            OfficeSummary(id: "vn-01", code: "", name: Label(english: "")),
                        ], catalogueVersion: 5),
                    ListOfficesResponse(offices: [], catalogueVersion: 0),
                ], { $0.encoded() }, { try $0.listOfficesResponse($1) }),
            Codec(
                "ListGroupsRequest", [ListGroupsRequest(date: try Sample.date("2024-02-29")), ListGroupsRequest()],
                { $0.encoded() }, { try $0.listGroupsRequest($1) }),
            Codec(
                "ListGroupsResponse",
                [
                    ListGroupsResponse(
                        groups: [
                            GroupSummary(
                                id: "g2", label: Sample.label("Group"),
                                members: [
                                    Membership(
                                        office: "vn-04", kind: .officeUnit,
                                        validity: try Sample.validity(nil, "2030-01-01")),
                                    Membership(office: "vn-06", kind: .department),
                                ], leader: "vn-31")
                        ], catalogueVersion: 6)
                ], { $0.encoded() }, { try $0.listGroupsResponse($1) }),
            Codec(
                "ListPeriodsRequest",
                [
                    ListPeriodsRequest(office: "vn-01", regime: "FA-D09", pageSize: 200, pageToken: "t"),
                    ListPeriodsRequest(office: "vn-04"),
                ], { $0.encoded() }, { try $0.listPeriodsRequest($1) }),
            Codec("ListPeriodsResponse", [try Sample.periods()], { $0.encoded() }, { try $0.listPeriodsResponse($1) }),
        ]
    }

    private static func answerCodecs() throws -> [Codec] {
        [
            Codec(
                "GetServerInfoRequest", [GetServerInfoRequest()], { $0.encoded() },
                { try $0.getServerInfoRequest($1) }),
            Codec("ServerInfo", [try Sample.serverInfo()], { $0.encoded() }, { try $0.serverInfo($1) }),
            Codec(
                "GetConsolidationRequest", try Sample.consolidationRequests(), { $0.encoded() },
                { try $0.getConsolidationRequest($1) }),
            Codec(
                "Consolidation",
                [
                    try Sample.consolidation(),
                    Consolidation(sequence: 0, catalogueVersion: 0, regime: "", windowFamily: ""),
                ], { $0.encoded() }, { try $0.consolidation($1) }),
            Codec(
                "GetComparisonRequest", try Sample.comparisonRequests(), { $0.encoded() },
                { try $0.getComparisonRequest($1) }),
            Codec(
                "Comparison",
                [
                    try Sample.comparison(),
                    ComparisonAnswer(
                        sequence: 0, catalogueVersion: 0, regime: "", windowFamily: "",
                        against: .period(try Sample.period("2024-Q4"))),
                ], { $0.encoded() }, { try $0.comparison($1) }),
        ]
    }
}
