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

    /// In a random order.
    let acts: [ActRecord]

    init(in territory: CaseTerritory, using generator: inout SeededGenerator) {
        var kinds = (0..<3).map { _ in generator.pick(IndicatorKind.allCases) }
        // What holds on a day is where a merger matters.
        if territory.isMerging {
            kinds[0] = generator.pick([.stockCount, .pipeline, .cumulativeCount, .distinctCount])
        }
        query = RandomCase.query(in: territory, kinds: kinds, using: &generator)
        var reports: [AcceptedReport] = []
        var acts: [ActRecord] = []
        for office in territory.offices {
            for month in RandomCase.months where !generator.once(in: 4) {
                let count = Int32(1 + generator.next() % 3)
                for revision in 1...count {
                    // Many, where a predecessor and its successor are to meet in one line.
                    let figureCount = territory.isMerging ? 1 + generator.below(7) : generator.below(5)
                    let figures = (0..<figureCount).map { _ in
                        RandomCase.figure(kinds, month, using: &generator)
                    }
                    reports.append(accepted(office, month, figures, revision: revision))
                }
                for _ in 0..<(generator.once(in: 5) ? 1 + generator.below(3) : 0) {
                    acts.append(
                        ActRecord(
                            key: ReportKey(office: office, regime: "FREE", period: period(month)),
                            fact: ActFact(
                                kind: generator.pick([.giveBack, .giveBack, .accept, .close, .reply]),
                                revision: Int32(1 + generator.below(Int(count)))),
                            reason: "act", sequence: StoreSequence(1_000 + acts.count)))
                }
            }
        }
        self.reports = reports.shuffled(using: &generator)
        self.acts = acts.shuffled(using: &generator)
    }

    private static func query(
        in territory: CaseTerritory, kinds: [IndicatorKind], using generator: inout SeededGenerator
    ) -> ConsolidationQuery {
        let isMerging = territory.isMerging
        let last = isMerging ? generator.pick([1, 2, 2, 2, 3]) : generator.below(4)
        let first = max(0, last - generator.below(3))
        var listed = Array(territory.offices.shuffled(using: &generator).prefix(1 + generator.below(isMerging ? 8 : 4)))
        if isMerging, generator.once(in: 3) { listed.append(generator.pick(territory.codes)) }
        let indicators = generator.once(in: 3) ? kinds.prefix(2).map(\.rawValue) : []
        let isInParts = generator.once(in: 5)
        return ConsolidationQuery(
            scope: generator.once(in: 2) ? .group(territory.group) : .offices(["stays"] + listed),
            regime: "FREE", from: period(isInParts ? "2024-H1" : months[first]),
            through: period(isInParts ? "2024-H1" : months[last]), indicators: indicators,
            bordersOn: generator.once(in: 2) ? nil : generator.pick(territory.days),
            parts: isInParts ? .month : nil,
            until: isInParts && generator.once(in: 2) ? date(generator.pick(["2024-03-20", "2024-04-14"])) : nil)
    }

    static func figure(
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
                ? date(generator.pick(["2024-02-01", "2024-02-01", "2024-02-01", "2024-02-02", "2024-03-05"])) : nil,
            since: kind.needsStartDate && !generator.once(in: 4)
                ? date(generator.pick(["2016-01-01", "2020-01-01", "2020-01-01"])) : nil,
            window: generator.once(in: 8)
                ? generator.pick([range("2024-01-01", "2024-01-31"), range("2024-01-15", "2024-02-14")]) : nil,
            event: kind.needsEvent && !generator.once(in: 6) || generator.once(in: 12)
                ? generator.pick(["abac", "abac", "jcc"]) : "",
            dimensions: generator.once(in: 5)
                ? [DimensionChoice(dimension: "partner", value: generator.pick(["CN", "KR"]))] : [],
            members: isListed ? codes : [],
            subUnit: generator.once(in: 5) ? generator.pick(["board", "port"]) : "",
            inclusion: generator.pick(Inclusion.allCases))
    }
}
