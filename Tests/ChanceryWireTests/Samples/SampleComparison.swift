// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Sample {
    static func comparisonRequests() throws -> [GetComparisonRequest] {
        let query = try #require(try consolidationRequests().first)
        let plain = GetConsolidationRequest(scope: .group("g2"), regime: "CAL", period: try period("2025-Q3"))
        let threshold = PredicateThreshold.decimal(FixedPoint(units: -505, scale: 2))
        return [
            GetComparisonRequest(
                query: query, against: .samePeriodOfLastYear,
                predicates: [
                    MemberPredicate(indicator: "a", measure: .growth, comparator: .atLeast, threshold: threshold),
                    MemberPredicate(indicator: "b", comparator: .below, threshold: .groupAverage),
                ]),
            GetComparisonRequest(query: plain, against: .previousPeriod),
            GetComparisonRequest(query: plain, against: .plan),
            GetComparisonRequest(query: plain, against: .period(try period("2025-Q1"))),
        ]
    }

    /// Every field that an answer can have.
    static func comparison() throws -> ComparisonAnswer {
        let under = BoundedQuantity(
            quantity: Quantity(value: FixedPoint(units: 1110, scale: 1), qualifier: .atMost, status: .estimate),
            bounds: QuantityBounds(
                lower: Bound(value: FixedPoint(units: -5, scale: 1), isInclusive: true),
                upper: Bound(value: FixedPoint(units: 1110, scale: 1), isInclusive: false)))
        let refusal = ComparedNumber.refused(
            ComparisonRefusal(code: 741, name: "NOT_COMPARABLE", message: label("merged"), remedy: label("borders")))
        let bare = ComparedNumber.refused(ComparisonRefusal(code: 744, name: "BASE_MISSING"))
        let number = ComparedNumber.number(under, words: label("under +111 %"))
        return ComparisonAnswer(
            sequence: 12, catalogueVersion: 3, group: "g2", groupLabel: label("Group"), regime: "CAL",
            windowFamily: "calendar", bordersOn: try date("2025-07-01"), against: .samePeriodOfLastYear,
            current: [PeriodWindow(period: try period("2025-Q3"), window: try range("2025-07-01", "2025-09-30"))],
            earlier: [PeriodWindow(period: try period("2024-Q3"), window: try range("2024-07-01", "2024-09-30"))],
            offices: [
                NamedOffice(office: "vn-31-2025", name: label("Hai Phong"), code: "31"),
                NamedOffice(office: "vn-30", name: Label(english: "")),
            ],
            figures: [
                try comparedFigure(under, number, refusal),
                FigureComparison(
                    indicator: "b", label: Label(english: ""), kind: "rate", unit: "",
                    current: ComparedSide(outcome: bare),
                    earlier: ComparedSide(outcome: bare), change: bare, growthPercent: bare,
                    members: [
                        MemberComparison(
                            office: "vn-30", current: nil, earlier: nil, change: bare, growthPercent: bare,
                            sharePercent: bare)
                    ]),
            ])
    }

    private static func comparedFigure(
        _ under: BoundedQuantity, _ number: ComparedNumber, _ refusal: ComparedNumber
    ) throws -> FigureComparison {
        FigureComparison(
            indicator: "a", label: label("A"), kind: "flow-count", unit: "item",
            dimensions: [DimensionChoice(dimension: "partner", value: "LA")], isPlan: true, event: "e",
            since: try date("2020-01-01"), window: try range("2025-07-01", "2025-08-15"),
            current: ComparedSide(outcome: number, includedCount: 2, without: ["vn-30"], isComplete: true),
            earlier: ComparedSide(outcome: refusal), change: number, growthPercent: refusal,
            members: [
                MemberComparison(
                    office: "vn-31-2025", current: under, earlier: under, change: number, growthPercent: refusal,
                    sharePercent: number, rank: MemberRank(first: 1, last: 2, count: 17),
                    growthRank: MemberRank(first: 3, last: 3, count: 16))
            ],
            predicates: [
                PredicateCount(
                    predicate: MemberPredicate(
                        indicator: "a", measure: .growth, comparator: .above,
                        threshold: .decimal(FixedPoint(units: 30, scale: 1))), threshold: number,
                    certain: ["vn-01"], possible: ["vn-02"], notMet: ["vn-03"], unknown: ["vn-30"]),
                PredicateCount(
                    predicate: MemberPredicate(indicator: "a", comparator: .atMost, threshold: .groupAverage),
                    threshold: refusal),
            ],
            published: [
                PublishedCheck(
                    office: "vn-24", subUnit: "vn-24-zone", quantity: under.quantity,
                    changePercent: FixedPoint(units: 209, scale: 1), base: FixedPoint(units: 4334, scale: 2),
                    reference: "2024", verdict: .disagrees, stored: under.quantity, possible: under.bounds,
                    message: label("outside")),
                PublishedCheck(
                    office: "vn-30", quantity: under.quantity, changePercent: nil, base: nil, reference: "",
                    verdict: .noBase),
            ])
    }
}
