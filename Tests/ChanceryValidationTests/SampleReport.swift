// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation

enum SampleReport {
    /// The first moment after the window of the first half of 2024 under Decree 09.
    static let now = moment("2024-06-15T00:00:00+07:00")

    /// A report with nothing wrong in it, and with a little of everything.
    static var honest: Report {
        Report(
            office: "vn-20", regime: "FA-D09", period: "2024-H1", catalogueVersion: SampleCatalogue.version,
            correction: Correction(replacesRevision: 1, reason: "Number of letters counted again"), language: "vi",
            author: "Nguyễn Văn A", figures: figures,
            narratives: [
                Narrative(section: "results", pillars: ["state"], text: "Kết quả sáu tháng đầu năm."),
                Narrative(section: "results", pillars: ["people", "party"], text: "Đối ngoại nhân dân."),
                Narrative(section: "evaluation", text: "Hoàn thành tốt."),
            ],
            difficulties: [Difficulty(text: "Thiếu phiên dịch", cause: "Biên chế", pillars: ["state"])],
            proposals: [
                Proposal(id: "p1", addressee: "Bộ Ngoại giao", text: "Tập huấn", status: .answered, reply: "Đồng ý"),
                Proposal(id: "p2", addressee: "Bộ Ngoại giao", text: "Kinh phí"),
            ],
            planItems: [
                PlanItem(
                    text: "Đón đoàn", pillars: ["state"], owner: "Sở Ngoại vụ",
                    targetIndicator: "delegations.inbound", targetDecimal: "400"),
                PlanItem(text: "Hội nghị"),
            ],
            agreements: [
                AgreementEntry(
                    id: "a1", title: "Biên bản ghi nhớ", partner: "CN-NANNING", instrument: "memorandum",
                    signatoryLevel: "province", field: "border", date: day("2024-03-01"), status: .signed),
                AgreementEntry(id: "a2", title: "Thỏa thuận", partner: "KR", date: day("2009-01-01"), status: .inForce),
            ],
            delegations: [
                DelegationEntry(
                    id: "d1", title: "Gặp gỡ đầu Xuân", direction: .outbound, partner: "CN", headLevel: "director",
                    persons: 12, dates: days("2024-02-20", "2024-02-22"))
            ],
            aid: [
                AidEntry(
                    id: "n1", title: "Trường học", sponsor: "KFHI", aidType: "project", amount: "1600000.50",
                    currency: "USD", dates: days("2022-01-01", "2026-12-31"))
            ],
            events: [
                EventEntry(
                    id: "e1", title: "Hội nghị lần thứ 16", partner: "CN", ordinal: 16,
                    dates: days("2024-04-01", "2024-04-02"))
            ],
            cases: [
                CaseEntry(
                    id: "c1", title: "Ngư dân gặp nạn", caseType: "protection", partner: "KR", persons: 4,
                    dates: days("2024-03-03", "2024-03-09"), status: .closed)
            ])
    }

    static let figures: [Figure] = [
        Figure(indicator: "delegations.outbound", value: .decimal("173")),
        Figure(indicator: "delegations.outbound.persons", value: .decimal("1549")),
        Figure(indicator: "delegations.inbound", value: .decimal("381")),
        Figure(
            indicator: "delegations.inbound", value: .decimal("300"),
            dimensions: [DimensionChoice(dimension: "partner", value: "CN")]),
        Figure(
            indicator: "delegations.inbound", value: .decimal("6"), subUnit: "vn-20-dong-dang", inclusion: .included),
        Figure(indicator: "abtc.requests", value: .decimal("0")),
        Figure(indicator: "letters.exchanged", value: .notAvailable(reason: "Counted once a year")),
        Figure(indicator: "ngo.committed", value: .decimal("1600000"), qualifier: .moreThan, unit: "USD"),
        Figure(indicator: "fdi.projects", value: .decimal("551"), asOf: day("2024-06-14")),
        Figure(
            indicator: "fdi.countries", value: .decimal("2"), asOf: day("2024-06-14"), members: ["CN", "KR"]),
        Figure(
            indicator: "grdp.growth", value: .decimal("-13.45"), qualifier: .about, status: .estimate, isRecord: true),
        Figure(
            indicator: "grdp.rank", value: .decimal("10"),
            ranking: Ranking(population: 63, scope: "provinces of Viet Nam")),
        Figure(indicator: "delegations.cumulative", value: .decimal("900"), since: day("2020-01-01")),
        Figure(indicator: "committee.session", value: .decimal("16"), event: "joint-committee-16"),
        Figure(
            indicator: "trade.turnover", value: .decimal("52400000000"), qualifier: .about, status: .estimate,
            base: ComparisonBase(decimal: "43340000000", reference: "2022", changePercent: "20.9")),
        Figure(indicator: "trade.exports", value: .decimal("30000000000")),
        Figure(indicator: "trade.imports", value: .decimal("22400000000")),
        Figure(
            indicator: "agreements.signed", value: .decimal("1"),
            dimensions: [DimensionChoice(dimension: "partner", value: "CN")]),
        Figure(indicator: "protection.cases", value: .decimal("1")),
        Figure(indicator: "protection.persons", value: .decimal("3"), qualifier: .moreThan),
        Figure(
            indicator: "agreements.in-force", value: .decimal("1"),
            dimensions: [DimensionChoice(dimension: "partner", value: "KR")]),
    ]

    static func index(of indicator: String) -> Int {
        guard let index = figures.firstIndex(where: { $0.indicator == indicator }) else {
            preconditionFailure("no figure of \(indicator)")
        }
        return index
    }

    /// The honest report, changed.
    static func changed(_ change: (inout Report) -> Void) -> Report {
        var report = honest
        change(&report)
        return report
    }

    /// A report that was accepted earlier, of the office of the honest one unless another is named.
    static func earlier(
        _ period: String, _ figures: [Figure] = [], office: String = "vn-20", regime: String = "FA-D09",
        narratives: [Narrative] = []
    ) -> Report {
        Report(office: office, regime: regime, period: period, figures: figures, narratives: narratives)
    }
}
