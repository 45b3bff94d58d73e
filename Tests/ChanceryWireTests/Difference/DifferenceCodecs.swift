// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func differenceCodecs() throws -> [Codec] {
        let receipt = try Sample.receipt()
        let time = try Sample.instant("2024-06-18T00:00:00+07:00")
        return [
            Codec(
                "DiffConsolidationsRequest",
                [
                    DiffConsolidationsRequest(
                        query: try Sample.groupQuestion(), from: .sequence(7), to: .time(time), pageSize: 3,
                        pageToken: "t"),
                    DiffConsolidationsRequest(query: try Sample.groupQuestion(), from: .time(time)),
                ], { $0.encoded() }, { try $0.diffConsolidationsRequest($1) }),
            Codec(
                "ConsolidationDifference",
                [
                    DifferencePage(
                        difference: try Sample.difference(), digest: Digest.sha256(of: [2]), nextPageToken: "more"),
                    DifferencePage(
                        difference: ConsolidationDifference(
                            from: DifferenceSide(sequence: 0, catalogueVersion: 0, expected: 0, reported: 0),
                            to: DifferenceSide(sequence: 0, catalogueVersion: 0, expected: 0, reported: 0))),
                ], { $0.encoded() }, { try $0.consolidationDifference($1) }),
            Codec(
                "ListRevisionsRequest",
                [
                    ListRevisionsRequest(key: receipt.key, pageSize: 4, pageToken: "t"),
                    ListRevisionsRequest(key: receipt.key),
                ], { $0.encoded() }, { try $0.listRevisionsRequest($1) }),
            Codec(
                "ListRevisionsResponse",
                [
                    ListRevisionsResponse(
                        revisions: [try Sample.revision(), ReportRevision(receipt: receipt, byteCount: 0)],
                        nextPageToken: "more", sequence: 12),
                    ListRevisionsResponse(revisions: [], sequence: 0),
                ], { $0.encoded() }, { try $0.listRevisionsResponse($1) }),
            Codec(
                "DiffReportRequest",
                [
                    DiffReportRequest(
                        key: receipt.key, fromRevision: 1, toRevision: 3, pageSize: 5, pageToken: "t"),
                    DiffReportRequest(key: receipt.key, fromRevision: 2),
                ], { $0.encoded() }, { try $0.diffReportRequest($1) }),
            Codec(
                "ReportDifference",
                [
                    ReportDifferencePage(
                        difference: try Sample.reportDifference(), digest: Digest.sha256(of: [3]),
                        nextPageToken: "more")
                ], { $0.encoded() }, { try $0.reportDifference($1) }),
        ]
    }
}

extension Sample {
    static func groupQuestion() throws -> GetConsolidationRequest {
        GetConsolidationRequest(
            scope: .group("g2"), regime: "FA-D09", period: try period("2024-01"), throughPeriod: try period("2024-06"),
            indicators: ["delegations.outbound"], bordersOn: try date("2025-07-01"))
    }

    static func revision() throws -> ReportRevision {
        ReportRevision(
            receipt: try receipt("vn-31"), author: "Nguyễn Văn A", reason: "recount\nof May", byteCount: 900,
            submittedBy: "office:vn-31")
    }

    static func difference() throws -> ConsolidationDifference {
        ConsolidationDifference(
            from: DifferenceSide(sequence: 20, catalogueVersion: 1, packNumber: 1, expected: 17, reported: 16),
            to: DifferenceSide(sequence: 25, catalogueVersion: 2, packNumber: 2, expected: 18, reported: 15),
            reports: [
                ReportChange(
                    office: "vn-31", name: label("Hai Phong"), period: try period("2024-H1"), before: .onTime,
                    after: .returned, revisionBefore: 1, revisionAfter: 2, steps: try steps(), stepsLeftOut: 4),
                ReportChange(
                    office: "vn-34", name: label("Thai Binh"), period: try period("2024-H1"), before: .missing,
                    after: .late),
            ],
            figures: try figureChanges())
    }

    private static func steps() throws -> [ChangeStep] {
        [
            ChangeStep(
                revision: 2, sequence: 22, time: try instant("2024-06-16T01:02:03Z"), author: "A", reason: "recount",
                value: quantity(64, scale: 0)),
            ChangeStep(
                act: .giveBack, revision: 2, sequence: 23, time: try instant("2024-06-16T02:02:03Z"), author: "B",
                reason: "no list"),
            ChangeStep(act: .extend, revision: 0, sequence: 24, time: try instant("2024-06-16T03:02:03Z"), author: "B"),
        ]
    }

    static func figureChanges() throws -> [FigureChange] {
        let identity = FigureIdentity(
            indicator: "aid.committed", unit: "USD", dimensions: [DimensionChoice(dimension: "partner", value: "LA")],
            isPlan: true, event: "fair", since: try date("2020-01-01"), window: try range("2024-01-01", "2024-01-31"))
        return [
            FigureChange(
                figure: identity, label: label("aid"), kind: .moved,
                before: .number(quantity(39_800, scale: 2), words: label("nearly 400"), digits: label("398.00")),
                after: .number(quantity(40_000, scale: 2, .atLeast), words: label("400"), digits: label("400.00")),
                difference: quantity(200, scale: 2, .atLeast, .provisional),
                causes: [
                    FigureCause(
                        kind: .correction, office: "vn-31", name: label("Hai Phong"), period: try period("2024-H1"),
                        subUnit: "vn-31-a", revisionBefore: 1, revisionAfter: 2, before: quantity(6_200, scale: 2),
                        after: quantity(6_400, scale: 2), contribution: FixedPoint(units: 200, scale: 2),
                        steps: try steps(), stepsLeftOut: 6),
                    FigureCause(kind: .catalogue, indicator: "grdp"),
                    FigureCause(kind: .act, contribution: FixedPoint(units: 0, scale: 0)),
                ]),
            FigureChange(
                figure: FigureIdentity(indicator: "countries", unit: "country"), label: label("countries"),
                kind: .refusedOtherwise,
                before: .refused(code: 701, name: "DISTINCT_COUNTS_DO_NOT_ADD", message: label("no sum")),
                after: .refused(code: 710, name: "AS_OF_DATE_UNKNOWN", message: label("no date"))),
            FigureChange(
                figure: FigureIdentity(indicator: "rate", unit: "percent"), label: label("rate"), kind: .vanished,
                before: nil, after: nil),
        ]
    }

    static func reportDifference() throws -> ReportDifference {
        ReportDifference(
            from: try revision(), to: ReportRevision(receipt: try receipt(revision: 4), author: "C", byteCount: 17),
            items: [
                ItemChange(
                    kind: .changed, pathBefore: "figures[3]", pathAfter: "figures[2]", subject: "delegations.outbound",
                    label: label("delegations"),
                    fields: [
                        FieldChange(
                            field: "decimal", before: "62", after: "64", difference: FixedPoint(units: 2, scale: 0)),
                        FieldChange(field: "note", before: "one\ntwo", after: ""),
                    ], words: label("62 → 64")),
                ItemChange(kind: .removed, pathBefore: "events[0]", subject: "e-1"),
            ])
    }
}

@Suite("Differences on the wire")
struct DifferenceCodingTests {
    @Test("a question inside a request is named by its path, and has neither pages nor a moment of its own")
    func questions() throws {
        let decoder = try Codec.decoder()
        var request = DiffConsolidationsRequest(query: try Sample.groupQuestion(), from: .sequence(1))
        request.query.regime = ""
        #expect(problemPaths { _ = try decoder.diffConsolidationsRequest(request.encoded()) } == ["query.regime"])
        request.query.regime = "FA-D09"
        request.query.pageSize = 3
        #expect(problemPaths { _ = try decoder.diffConsolidationsRequest(request.encoded()) } == ["query"])
        request.query.pageSize = 0
        request.query.moment = .sequence(1)
        #expect(problemPaths { _ = try decoder.diffConsolidationsRequest(request.encoded()) } == ["query"])
        #expect(problemPaths { _ = try decoder.diffConsolidationsRequest([]) } == ["query", "from"])
    }

    @Test("the earlier moment and the earlier revision are mandatory")
    func mandatory() throws {
        let decoder = try Codec.decoder()
        let request = DiffConsolidationsRequest(query: try Sample.groupQuestion(), from: .now)
        #expect(problemPaths { _ = try decoder.diffConsolidationsRequest(request.encoded()) } == ["from"])
        let report = DiffReportRequest(key: try Sample.receipt().key, fromRevision: 0)
        #expect(problemPaths { _ = try decoder.diffReportRequest(report.encoded()) } == ["from_revision"])
    }
}

/// Where the fields are that a decoder refuses.
func problemPaths(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch {
        guard case .invalidFields(let problems) = error as? WireError else { return ["\(error)"] }
        return problems.map(\.path)
    }
}
