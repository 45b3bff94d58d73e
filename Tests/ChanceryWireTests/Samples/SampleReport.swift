// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Sample {
    /// A report with every field of the schema, at the second element of a list at the latest.
    static func report() throws -> Report {
        var report = Report(
            office: "vn-01", regime: "FA-D09", period: "2024-H1", catalogueVersion: 7,
            correction: Correction(replacesRevision: 2, reason: "Persons were counted twice.\nNow once."),
            language: "vi", author: "Nguyễn Văn A")
        report.figures = [
            Figure(
                indicator: "delegations.outbound", value: .decimal("398"),
                dimensions: [DimensionChoice(dimension: "partner", value: "LA")]),
            try richFigure(),
            Figure(indicator: "fdi.registered", value: .notAvailable(reason: "not yet\tcounted")),
            Figure(indicator: "visits", value: .decimal("")),
            Figure(indicator: "unsaid", value: .unstated),
        ]
        report.narratives = [
            Narrative(section: "s1", pillars: ["political", "economic"], text: "Một\r\nhai"),
            Narrative(section: "s2", text: ""),
        ]
        report.difficulties = [Difficulty(text: "late letters", cause: "slow post", pillars: ["cultural"])]
        report.proposals = [
            Proposal(id: "p-1", addressee: "MOFA", text: "a handbook", status: .answered, reply: "soon"),
            Proposal(id: "p-2", addressee: "PC", text: "a car", status: .withdrawn),
            Proposal(id: "p-3", addressee: "PC", text: "a desk"),
        ]
        report.planItems = [
            PlanItem(
                text: "a fair", pillars: ["people"], owner: "Ms B", window: try range("2024-07-01", "2024-12-31"),
                targetIndicator: "visitors", targetDecimal: "1200")
        ]
        try addRegisters(to: &report)
        report.answers = [
            FindingAnswer(code: "STALE_COPY", text: "A quiet half-year."),
            FindingAnswer(code: "513", path: "figures[1].decimal", text: "Small grants.\nOf one donor."),
        ]
        return report
    }

    private static func richFigure() throws -> Figure {
        Figure(
            indicator: "income.per-head", value: .decimal("1040.50"), qualifier: .moreThan, status: .estimate,
            words: "about a thousand", unit: "USD", asOf: try date("2024-06-14"), since: try date("2020-01-02"),
            window: try range("2024-01-03", "2024-05-04"), event: "fair-16",
            dimensions: [
                DimensionChoice(dimension: "partner", value: "JP"), DimensionChoice(dimension: "field", value: "trade"),
            ],
            members: ["JP", "KR", ""],
            base: ComparisonBase(decimal: "900", reference: "2023-H1", changePercent: "15.6"),
            ranking: Ranking(population: 63, scope: "provinces"), subUnit: "vn-01-a", inclusion: .separate,
            isRecord: true, source: "customs", note: "rounded")
    }

    private static func addRegisters(to report: inout Report) throws {
        report.agreements = [
            AgreementEntry(
                id: "a-1", title: "Twin towns", partner: "FR", instrument: "memorandum", signatoryLevel: "province",
                field: "culture", date: try date("2024-03-05"), status: .inherited)
        ]
        report.delegations = [
            DelegationEntry(
                id: "d-1", title: "Study visit", direction: .inbound, partner: "DE", headLevel: "minister", persons: 12,
                dates: try range("2024-02-06", "2024-02-09"))
        ]
        report.aid = [
            AidEntry(
                id: "n-1", title: "Wells", sponsor: "Water Fund", implementer: "Red Cross", aidType: "project",
                amount: "52000.00", currency: "EUR", qualifier: .atMost, moneyKind: .committed,
                dates: try range("2023-08-07", "2025-08-08"))
        ]
        report.events = [
            EventEntry(
                id: "e-1", title: "Conference", partner: "CN", ordinal: 16,
                dates: try range("2024-04-10", "2024-04-11"), note: "held in\nHải Phòng")
        ]
        report.cases = [
            CaseEntry(
                id: "c-1", title: "Fishermen in distress", caseType: "protection", partner: "PH", persons: 9,
                dates: try range("2024-02-11", "2024-03-02"), status: .closed, note: "with the\nconsulate"),
            CaseEntry(id: "c-2", title: "", caseType: "", status: .open),
        ]
    }

    /// A report as offices send them: 40 figures, about 1.7 KB.
    static func reportOf40Figures() throws -> Report {
        let partners = ["LA", "KH", "CN", "JP", "KR", "FR", "DE", "RU", "US", "AU"]
        let indicators = ["delegations.outbound", "delegations.inbound", "persons.outbound", "persons.inbound"]
        let figures = indicators.flatMap { indicator in
            partners.enumerated().map { index, partner in
                Figure(
                    indicator: indicator, value: .decimal(String(index * 7 + 3)),
                    dimensions: [DimensionChoice(dimension: "partner", value: partner)])
            }
        }
        return Report(
            office: "vn-01", regime: "FA-D09", period: "2024-H1", catalogueVersion: 1, language: "vi",
            author: "Trần Thị B", figures: figures)
    }
}
