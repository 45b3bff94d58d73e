// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom

/// A query with reports and corrections, drawn so that figures often meet in one row.
struct RandomCase {
    static let months = ["2024-01", "2024-02", "2024-03", "2024-04"]
    let query: ConsolidationQuery
    /// All revisions, in a random order.
    let reports: [AcceptedReport]

    init(using generator: inout SeededGenerator) {
        let offices = Sample.changingOffices.map(\.id)
        let first = Int(generator.next() % 4)
        let last = min(3, first + Int(generator.next() % 3))
        let kinds = (0..<3).map { _ in generator.pick(IndicatorKind.allCases) }
        let listed = offices.shuffled(using: &generator).prefix(1 + Int(generator.next() % 4))
        query = ConsolidationQuery(
            scope: generator.once(in: 2) ? .group("changing") : .offices(["stays"] + listed),
            regime: "FREE", from: period(RandomCase.months[first]), through: period(RandomCase.months[last]),
            indicators: generator.once(in: 3) ? kinds.prefix(2).map(\.rawValue) : [])
        var reports: [AcceptedReport] = []
        for office in offices {
            for month in RandomCase.months where !generator.once(in: 4) {
                for revision in 1...Int32(1 + generator.next() % 3) {
                    let figures = (0..<generator.next() % 5).map { _ in
                        RandomCase.figure(kinds, month, using: &generator)
                    }
                    reports.append(accepted(office, month, figures, revision: revision))
                }
            }
        }
        self.reports = reports.shuffled(using: &generator)
    }

    private static func figure(
        _ kinds: [IndicatorKind], _ month: String, using generator: inout SeededGenerator
    ) -> Figure {
        let kind = generator.pick(kinds)
        var numbers = ["0", "1", "2", "2", "7", "-3"]
        if kind == .rate || kind == .stockAmount { numbers += ["1.25", "0.5"] }
        if generator.once(in: 20) { numbers = ["9223372036854775807", "92233720368547758", "1.2345", "x"] }
        let codes = generator.pick([[], ["CN"], ["CN", "KR"], ["JP", "KR"]])
        let isListed = kind == .distinctCount && !generator.once(in: 4)
        return Figure(
            indicator: kind.rawValue,
            value: generator.once(in: 8)
                ? .notAvailable(reason: "none") : .decimal(isListed ? String(codes.count) : generator.pick(numbers)),
            qualifier: generator.once(in: 2) ? .exact : generator.pick(Qualifier.allCases),
            status: generator.once(in: 2) ? .actual : generator.pick(FigureStatus.allCases),
            unit: generator.pick(["", "", "", "item", "USD"]),
            asOf: kind.needsAsOfDate && !generator.once(in: 8)
                ? date(generator.pick(["2024-02-01", "2024-02-01", "2024-02-01", "2024-02-02"])) : nil,
            since: kind.needsStartDate && !generator.once(in: 4)
                ? date(generator.pick(["2016-01-01", "2020-01-01", "2020-01-01"])) : nil,
            window: generator.once(in: 8)
                ? generator.pick([range("2024-01-01", "2024-01-31"), range("2024-01-15", "2024-02-14")]) : nil,
            event: kind.needsEvent && !generator.once(in: 6) || generator.once(in: 12)
                ? generator.pick(["abac", "abac", "jcc"]) : "",
            dimensions: generator.once(in: 3)
                ? [DimensionChoice(dimension: "partner", value: generator.pick(["CN", "KR"]))] : [],
            members: isListed ? codes : [],
            subUnit: generator.once(in: 5) ? generator.pick(["board", "port"]) : "",
            inclusion: generator.pick(Inclusion.allCases))
    }
}
