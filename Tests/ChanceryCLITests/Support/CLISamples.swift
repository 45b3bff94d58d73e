// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import Testing

enum CLISamples {
    /// The folder of the fixtures, from the place of this file.
    static let fixtures: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/") + "/Fixtures"
    }()

    static func period() throws -> Period { try #require(Period(code: "2024-H1")) }

    static func receipt() throws -> Receipt {
        Receipt(
            key: ReportKey(office: "vn-01", regime: "FA-D09", period: try period()), revision: 2, sequence: 26,
            receivedAt: Instant(microsecondsSinceEpoch: 1_718_500_000_123_456), digest: Digest.sha256(of: [1]),
            requestID: try #require(RequestID(bytes: Array(1...16))), catalogueVersion: 1)
    }

    private static func range(_ first: CivilDate?, _ last: CivilDate?) -> DateRange? {
        guard let first, let last else { return nil }
        return DateRange(first: first, last: last)
    }

    /// A report that says something in every field.
    static func fullReport() -> Report {
        let may = CivilDate(year: 2024, month: 5, day: 6)
        let june = CivilDate(year: 2024, month: 6, day: 14)
        let days = range(may, june)
        return Report(
            office: "vn-01", regime: "FA-D09", period: "2024-H1", catalogueVersion: 3,
            correction: Correction(replacesRevision: 1, reason: "Bổ sung: 2 đoàn"), language: "vi",
            author: "Nguyễn Văn An, Sở Ngoại vụ",
            figures: [
                Figure(
                    indicator: "ngo.committed", value: .decimal("310000.50"), qualifier: .moreThan, status: .estimate,
                    words: "hơn ba trăm nghìn", unit: "USD", asOf: june, since: may, window: days, event: "abac-3",
                    dimensions: [
                        DimensionChoice(dimension: "partner", value: "JP"),
                        DimensionChoice(dimension: "aid-type", value: "project"),
                    ],
                    members: ["CN", "JP"],
                    base: ComparisonBase(decimal: "8.02", reference: "national average", changePercent: "5.1"),
                    ranking: Ranking(population: 63, scope: "provinces of Viet Nam"), subUnit: "vn-01-zone",
                    inclusion: .included, isRecord: true, source: "Báo cáo", note: "Chưa gồm hai dự án"),
                Figure(indicator: "abtc.requests", value: .notAvailable(reason: "system down from 10 to 14 June")),
                Figure(indicator: "grdp.rank", value: .decimal("1"), ranking: Ranking(population: 0, scope: "")),
            ],
            narratives: [Narrative(section: "results", pillars: ["state", "party"], text: "Một.\n\nHai: \"ba\".\n")],
            difficulties: [Difficulty(text: "Chậm", cause: "Thiếu hướng dẫn", pillars: ["state"])],
            proposals: [
                Proposal(id: "2024-01", addressee: "Bộ Ngoại giao", text: "Đề nghị", status: .answered, reply: "Đã có"),
                Proposal(id: "2024-02", addressee: "Bộ Ngoại giao", text: "Đề nghị khác"),
            ],
            planItems: [
                PlanItem(
                    text: "Diễn đàn", pillars: ["people"], owner: "Phòng", window: days,
                    targetIndicator: "delegations.outbound", targetDecimal: "120")
            ],
            agreements: [
                AgreementEntry(
                    id: "a-1", title: "Thỏa thuận", partner: "LA", instrument: "memorandum", signatoryLevel: "province",
                    field: "culture", date: may, status: .signed)
            ],
            delegations: [
                DelegationEntry(
                    id: "d-1", title: "Đoàn", direction: .inbound, partner: "JP", headLevel: "vice-chair", persons: 12,
                    dates: days)
            ],
            aid: [
                AidEntry(
                    id: "n-1", title: "Nước sạch", sponsor: "Plan", implementer: "Ba Vì", aidType: "project",
                    amount: "120000", currency: "USD", qualifier: .about, moneyKind: .committed, dates: days)
            ],
            events: [
                EventEntry(id: "e-1", title: "ABAC III", partner: "CN", ordinal: 3, dates: days, note: "Bốn tỉnh")
            ],
            answers: [
                FindingAnswer(code: "513", path: "figures[2].decimal", text: "Nhiều khoản nhỏ.\nDanh sách kèm theo."),
                FindingAnswer(code: "STALE_COPY", text: "Không phát sinh"),
            ]
        )
    }

    /// 16 of 17 in short: two members, one of them missing.
    static func answer(outbound: Int64 = 392, sequence: Int64 = 17, isComplete: Bool = false) throws
        -> Consolidation
    {
        let period = try period()
        let window = try #require(
            range(CivilDate(year: 2023, month: 12, day: 15), CivilDate(year: 2024, month: 6, day: 14)))
        let hanoi = ConsolidationMember(
            office: "vn-01", name: Label(english: "Hanoi", vietnamese: "Hà Nội", arabic: "هانوي"), code: "01",
            kind: .department,
            reports: [
                MemberReport(period: period, kind: .department, timeliness: .onTime, revision: 1, sequence: 3)
            ])
        let thaiBinh = ConsolidationMember(
            office: "vn-34", name: Label(english: "Thai Binh", vietnamese: "Thái Bình"), code: "34", kind: .officeUnit,
            reports: [
                MemberReport(
                    period: period, kind: .officeUnit, timeliness: isComplete ? .late : .missing,
                    revision: isComplete ? 1 : 0,
                    lateFrom: Instant(rfc3339: "2024-06-18T00:00:00+07:00"))
            ])
        let coverage = FigureCoverage(
            included: isComplete ? ["vn-01", "vn-34"] : ["vn-01"],
            missing: isComplete ? [] : [CoverageGap(office: "vn-34", periods: [period])],
            isComplete: isComplete)
        let counts = CompletenessCounts(
            expected: 2, reported: isComplete ? 2 : 1, onTime: 1, late: isComplete ? 1 : 0, missing: isComplete ? 0 : 1)
        return Consolidation(
            sequence: sequence, catalogueVersion: 1, digest: Digest.sha256(of: [UInt8(sequence)]), group: "emulation-2",
            groupLabel: Label(english: "Emulation Group No. 2", vietnamese: "Cụm thi đua số 2"), regime: "FA-D09",
            windowFamily: "decree-09", periods: [PeriodWindow(period: period, window: window)],
            members: [hanoi, thaiBinh],
            completeness: Completeness(
                total: counts,
                byKind: [
                    KindCompleteness(
                        kind: .department, counts: CompletenessCounts(expected: 1, reported: 1, onTime: 1)),
                    KindCompleteness(kind: .officeUnit, counts: CompletenessCounts(expected: 1, missing: 1)),
                ]),
            figures: [
                ConsolidatedFigure(
                    indicator: "delegations.outbound",
                    label: Label(english: "Outbound delegations", vietnamese: "Đoàn ra"),
                    kind: "flow-count", unit: "delegation",
                    outcome: .sum(Quantity(value: FixedPoint(units: outbound, scale: 0))), coverage: coverage,
                    words: Label(english: "nearly 400", vietnamese: "gần 400")),
                ConsolidatedFigure(
                    indicator: "countries", label: Label(english: "Partner countries"), kind: "distinct-count",
                    unit: "country",
                    outcome: .refused(
                        FigureRefusal(
                            code: 3, name: "DISTINCT_COUNTS_DO_NOT_ADD",
                            message: Label(english: "They share."))),
                    bounds: QuantityBounds(
                        lower: Bound(value: FixedPoint(units: 44, scale: 0), isInclusive: true),
                        upper: Bound(value: FixedPoint(units: 70, scale: 0), isInclusive: false)),
                    coverage: coverage,
                    beside: [
                        BesideFigure(
                            office: "vn-01", period: period, revision: 1, subUnit: "vn-01-zone", inclusion: .unknown,
                            quantity: Quantity(value: FixedPoint(units: 39, scale: 0)), flags: [.note])
                    ]),
            ])
    }
}
