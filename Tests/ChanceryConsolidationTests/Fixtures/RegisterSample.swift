// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Provinces of the north with their registers: Hai Duong was merged into the new Hai Phong on 1 July 2025.
enum RegisterSample {
    static let catalogue = CatalogueIndex(
        Catalogue(
            edition: "registers",
            offices: [
                office("vn-20", "20", "Lang Son"), office("vn-46", "46", "Hue"),
                office("vn-31", "31", "Hai Phong", to: "2025-06-30"),
                office("vn-30", "30", "Hai Duong", to: "2025-06-30"),
                office("vn-31-2025", "31", "Hai Phong", from: "2025-07-01"),
            ],
            mergers: [
                Merger(
                    date: date("2025-07-01"), predecessors: ["vn-31", "vn-30"], successor: "vn-31-2025",
                    source: "Resolution 202/2025/QH15")
            ],
            groups: [
                Group(
                    id: "north", label: Label(english: "North"),
                    members: ["vn-20", "vn-46", "vn-31", "vn-30", "vn-31-2025"].map {
                        Membership(office: $0, kind: .department)
                    }, leaders: [])
            ], windowFamilies: [Sample.family], regimes: [regime],
            measureUnits: [
                MeasureUnit(code: "item", label: Label(english: "items")),
                MeasureUnit(code: "USD", label: Label(english: "US dollars"), isCurrency: true),
            ],
            dimensions: [Dimension(code: "partner", label: Label(english: "Partner"), values: [])],
            indicators: [
                indicator(
                    "agreements.signed", EntryCount(register: .agreements, statuses: ["signed"], isListComplete: true)),
                indicator(
                    "agreements.in-progress", EntryCount(register: .agreements, statuses: ["in-progress"]), .pipeline),
                indicator("events.attended", EntryCount(register: .events)),
                indicator("delegations.outbound", EntryCount(register: .delegations, direction: .outbound)),
                indicator(
                    "delegations.outbound.persons",
                    EntryCount(register: .delegations, measure: .persons, direction: .outbound)),
                indicator("letters.exchanged", nil),
            ]), version: 1)

    static let consolidator = Consolidator(catalogue: catalogue)
    static let indicators = catalogue.catalogue.indicators.map(\.code)

    private static func indicator(_ code: String, _ entries: EntryCount?, _ kind: IndicatorKind = .flowCount)
        -> Indicator
    {
        Indicator(
            code: code, label: Label(english: code, vietnamese: "vi " + code), kind: kind, unit: "item",
            dimensions: [DimensionUse(dimension: "partner")], entries: entries)
    }

    private static func office(
        _ id: String, _ code: String, _ name: String, from: String? = nil, to: String? = nil
    ) -> Office {
        guard let validity = Validity(from: from.map(date), to: to.map(date)) else { preconditionFailure("reversed") }
        return Office(
            id: id, names: [OfficeName(code: code, label: Label(english: name, vietnamese: name + " (vi)"))],
            validity: validity)
    }

    private static let regime: Regime = {
        let label = Label(english: "regime")
        return Regime(
            code: Sample.regime, title: label, content: label, receiver: label, sending: label,
            dues: [DueRule(level: .member, daysAfterCutOff: 3)], forms: [.month, .half, .year],
            windowFamily: "d09", sections: [], figures: [])
    }()

    static func query(
        _ from: String, through: String? = nil, bordersOn: CivilDate? = nil, offices: [String]? = nil,
        indicators: [String] = []
    ) -> ConsolidationQuery {
        ConsolidationQuery(
            scope: offices.map { .offices($0) } ?? .group("north"), regime: Sample.regime, from: period(from),
            through: period(through ?? from), indicators: indicators, bordersOn: bordersOn)
    }

    static func report(
        _ office: String, _ code: String, revision: Int32 = 1, figures: [Figure] = [],
        agreements: [AgreementEntry] = [], delegations: [DelegationEntry] = [], events: [EventEntry] = []
    ) -> AcceptedReport {
        var report = accepted(office, code, figures, regime: Sample.regime, revision: revision)
        report = AcceptedReport(
            receipt: report.receipt, firstReceivedAt: report.firstReceivedAt,
            report: Report(
                office: office, regime: Sample.regime, period: code, figures: figures, agreements: agreements,
                delegations: delegations, events: events))
        return report
    }

    static func agreement(
        _ id: String, partner: String = "CN", date day: String? = nil, _ status: AgreementStatus = .signed
    ) -> AgreementEntry {
        AgreementEntry(id: id, title: "Agreement \(id)", partner: partner, date: day.map(date), status: status)
    }

    /// The register and the answer that it belongs to.
    static func register(
        _ kind: RegisterKind, _ query: ConsolidationQuery, _ reports: [AcceptedReport], history: [AcceptedReport] = []
    ) throws -> (register: ConsolidatedRegister, answer: Consolidation) {
        let answer = try consolidator.consolidate(query, reports: reports)
        let register = try consolidator.register(
            kind, of: answer, reports: reports.map { RegisterReport($0, register: kind) },
            history: history.map { RegisterReport($0, register: kind) })
        return (register, answer)
    }
}
