// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Real indicators and the offices of the mergers of 2025, under calendar periods.
enum ComparisonSample {
    static let regime = "CAL"

    static let catalogue = CatalogueIndex(
        Catalogue(
            edition: "comparison",
            offices: Sample.groupTwo.map(\.office) + Sample.changingOffices + Sample.unitOffices,
            mergers: Sample.mergers.filter { $0.date == date("2025-07-01") },
            groups: [
                Sample.lastingGroup,
                Group(
                    id: "pair", label: Label(english: "Two offices, then three"),
                    members: [
                        Membership(office: "stays", kind: .department), Membership(office: "turns", kind: .department),
                        Membership(office: "outsider", kind: .department, validity: validity("2024-01-01", nil)),
                    ], leaders: []),
            ],
            windowFamilies: [Sample.calendar],
            regimes: [
                Regime(
                    code: regime, title: Label(english: ""), content: Label(english: ""), receiver: Label(english: ""),
                    sending: Label(english: ""), dues: [], forms: PeriodForm.allCases, windowFamily: "calendar",
                    sections: [], figures: [])
            ],
            measureUnits: [
                MeasureUnit(code: "item", label: Label(english: "items")),
                MeasureUnit(code: "percent", label: Label(english: "percent")),
                MeasureUnit(
                    code: "USD", label: Label(english: "US dollar", arabic: "دولار أمريكي"), isCurrency: true),
            ],
            dimensions: [], indicators: indicators), version: 1)

    private static let indicators: [Indicator] = [
        indicator("fdi.projects", .stockCount), indicator("fdi.registered.stock", .stockAmount, unit: "USD"),
        indicator("fdi.source-countries", .distinctCount), indicator("trade.turnover", .flowAmount, unit: "USD"),
        indicator("delegations.outbound", .flowCount), indicator("delegations.outbound.persons", .flowCount),
        indicator("agreements.signed", .flowCount),
        Indicator(
            code: "agreements.signed.planned", label: Label(english: "planned"), kind: .plan, unit: "item",
            planOf: "agreements.signed"),
        indicator("agreements.signed.cumulative", .cumulativeCount),
        Indicator(
            code: "economy.grdp-growth", label: Label(english: "growth"), kind: .rate, unit: "percent", scale: 2,
            allowsNegative: true),
        indicator("economy.grdp-growth.rank", .rank), indicator("fdi.rank-band", .rankBand),
        indicator("events.ordinal", .ordinal),
        Indicator(
            code: "delegations.outbound.persons-each", label: Label(english: "persons each"), kind: .ratio,
            unit: "item", scale: 2,
            parts: RateParts(numerator: "delegations.outbound.persons", denominator: "delegations.outbound")),
    ]

    private static func indicator(_ code: String, _ kind: IndicatorKind, unit: String = "item") -> Indicator {
        Indicator(code: code, label: Label(english: code), kind: kind, unit: unit)
    }
}

/// Compares reports under the sample catalogue, each side consolidated from all of them.
func compare(
    _ reports: [AcceptedReport], _ scope: ConsolidationScope, _ code: String, through: String? = nil,
    against: ComparisonAgainst = .samePeriodOfLastYear, indicators: [String] = [], borders: String? = nil,
    until: String? = nil, predicates: [MemberPredicate] = []
) throws -> ComparisonAnswer {
    let catalogue = ComparisonSample.catalogue
    let comparer = Comparer(catalogue: catalogue)
    let comparison = ComparisonQuery(
        ConsolidationQuery(
            scope: scope, regime: ComparisonSample.regime, from: period(code), through: period(through ?? code),
            indicators: indicators, bordersOn: borders.map(date), until: until.map(date)),
        against: against, predicates: predicates)
    let sides = try comparer.sides(of: comparison)
    let consolidator = Consolidator(catalogue: catalogue)
    let current = try consolidator.consolidate(sides.current, reports: reports)
    let earlier = try sides.earlier.map { try consolidator.consolidate($0, reports: reports) }
    var claims: [GrowthClaim] = []
    for period in try consolidator.periods(of: sides.current) {
        var contributions = PeriodContributions(catalogue: catalogue, regime: ComparisonSample.regime, period: period)
        for report in reports where report.receipt.key.period == period {
            contributions.replace(office: report.receipt.key.office, with: report)
        }
        claims += contributions.growthClaims()
    }
    return comparer.compare(comparison, current: current, earlier: earlier, claims: claims, sequence: 7)
}

/// A report of the sample regime.
func said(_ office: String, _ code: String, _ figures: Figure...) -> AcceptedReport {
    accepted(office, code, figures, regime: ComparisonSample.regime)
}

extension ComparisonAnswer {
    func figure(_ indicator: String) -> FigureComparison? { figures.first { $0.indicator == indicator } }
}

extension ComparedNumber {
    /// The decimal, or the name of the refusal.
    var shown: String {
        switch self {
        case .number(let number, _): number.quantity.value.description
        case .refused(let refusal): refusal.name
        }
    }

    var words: String? {
        guard case .number(_, let words) = self else { return nil }
        return words.english
    }
}
