// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Which window stands beside which.
struct ComparisonSidesTests {
    private func earlier(
        _ from: String, through: String? = nil, _ against: ComparisonAgainst, until: String? = nil,
        parts: PeriodForm? = nil
    ) throws -> String {
        let query = ConsolidationQuery(
            scope: .offices(["stays"]), regime: ComparisonSample.regime, from: period(from),
            through: period(through ?? from), parts: parts, until: until.map(date))
        let sides = try Comparer(catalogue: ComparisonSample.catalogue)
            .sides(of: ComparisonQuery(query, against: against))
        guard let earlier = sides.earlier else { return "nobody" }
        let until = earlier.until.map { " to \($0)" } ?? ""
        return earlier.from == earlier.through
            ? "\(earlier.from)\(until)" : "\(earlier.from)..\(earlier.through)\(until)"
    }

    @Test func theWindowFollowsFromTheCurrentOne() throws {
        #expect(try earlier("2025-Q3", .samePeriodOfLastYear) == "2024-Q3")
        #expect(try earlier("2025-01", through: "2025-06", .samePeriodOfLastYear) == "2024-01..2024-06")
        #expect(try earlier("2024", .samePeriodOfLastYear, until: "2024-02-29", parts: .month) == "2023 to 2023-02-28")
        #expect(try earlier("2025-Q1", .previousPeriod) == "2024-Q4")
        #expect(try earlier("2025-01", through: "2025-06", .previousPeriod) == "2024-07..2024-12")
        #expect(try earlier("2025-9M", .previousPeriod) == "2024-9M")
        #expect(try earlier("2025", .plan) == "2024")
        #expect(try earlier("2025-Q3", .period(period("2019-Q1"))) == "2019-Q1")
        #expect(try earlier("2025-Q3", through: "2025-Q4", .period(period("2024-Q4"))) == "2024-Q4..2025-Q1")
    }

    @Test(arguments: [
        (
            "2025-Q3", "2025-Q3", ComparisonAgainst.period(period("2025-Q3")),
            ConsolidationRefusalCode.comparedWithItself
        ),
        ("2025-Q3", "2025-Q3", .period(period("2025")), .rangeAcrossForms),
        ("2025-Q1", "2025-Q2", .plan, .planOfRange), ("1900", "1900", .previousPeriod, .noEarlierPeriod),
        ("1900-Q1", "1900-Q1", .samePeriodOfLastYear, .noEarlierPeriod),
    ])
    func isRefused(
        _ from: String, _ through: String, _ against: ComparisonAgainst, _ code: ConsolidationRefusalCode
    ) throws {
        #expect {
            try earlier(from, through: through, against)
        } throws: { ($0 as? ConsolidationRefusal)?.code == code }
    }

    @Test func aDayIsKeptForLastYearOnly() throws {
        #expect {
            try earlier("2025", .previousPeriod, until: "2025-06-30", parts: .month)
        } throws: { ($0 as? ConsolidationRefusal)?.code == .untilNeedsLastYear }
    }

    @Test func conditionsAreBoundedAndAsked() throws {
        func sides(_ indicators: [String], _ predicates: [MemberPredicate]) throws {
            _ = try Comparer(catalogue: ComparisonSample.catalogue).sides(
                of: ComparisonQuery(
                    ConsolidationQuery(
                        scope: .offices(["stays"]), regime: ComparisonSample.regime, period: period("2025"),
                        indicators: indicators), against: .previousPeriod, predicates: predicates))
        }
        let predicate = MemberPredicate(indicator: "fdi.projects", comparator: .above, threshold: .groupAverage)
        try sides([], [predicate])
        try sides(["fdi.projects"], Array(repeating: predicate, count: ConsolidationLimits.predicatesMax))
        for (indicators, predicates, code) in [
            (["trade.turnover"], [predicate], ConsolidationRefusalCode.predicateNotAsked),
            ([], Array(repeating: predicate, count: ConsolidationLimits.predicatesMax + 1), .tooManyPredicates),
            ([], [MemberPredicate(indicator: "none", comparator: .above, threshold: .groupAverage)], .unknownIndicator),
        ] {
            #expect {
                try sides(indicators, predicates)
            } throws: { ($0 as? ConsolidationRefusal)?.code == code }
        }
    }
}
