// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A query with everything that it names looked up: what the fold runs over.
struct QueryFrame {
    let query: ConsolidationQuery
    let regime: Regime
    /// Ascending; never empty.
    let periods: [Period]
    /// Windows of `periods`, by the same index.
    let windows: [DateRange]
    /// `nil` when `periods` are the ones that were asked for.
    let asked: AskedWindow?
    /// Positions of the indicators asked for; `nil` means all.
    let wantedIndicators: Set<Int32>?
    /// With those that the wanted ones are worked out from; `nil` means all.
    let foldedIndicators: Set<Int32>?
    let roster: Roster
    /// `nil` when the answer counts by the offices as they were.
    let territory: Territory?

    init(_ query: ConsolidationQuery, catalogue: CatalogueIndex) throws(ConsolidationRefusal) {
        self.query = query
        let plan = try WindowPlan(query, catalogue: catalogue)
        regime = plan.regime
        periods = plan.periods
        windows = plan.windows
        asked = plan.asked
        wantedIndicators = try QueryFrame.positions(of: query.indicators, catalogue: catalogue)
        foldedIndicators = wantedIndicators.map { QueryFrame.withParts($0, catalogue: catalogue) }
        let borders = query.bordersOn.map { Borders(day: $0, catalogue: catalogue) }
        roster = try Roster(scope: query.scope, windows: windows, catalogue: catalogue, borders: borders)
        territory =
            if let borders { try Territory(of: roster.members, borders: borders, windows: windows) } else { nil }
    }

    private static func positions(
        of codes: [String], catalogue: CatalogueIndex
    ) throws(ConsolidationRefusal) -> Set<Int32>? {
        if codes.isEmpty { return nil }
        guard codes.count <= ConsolidationLimits.indicatorsMax else { throw tooManyIndicators }
        var positions: Set<Int32> = []
        for code in codes {
            guard let position = catalogue.indicatorPositions[code] else {
                throw ConsolidationRefusal(
                    .unknownIndicator, english: "There is no indicator \(code).",
                    vietnamese: "Không có chỉ tiêu \(code).")
            }
            positions.insert(Int32(position))
        }
        return positions
    }

    private static func withParts(_ positions: Set<Int32>, catalogue: CatalogueIndex) -> Set<Int32> {
        var folded = positions
        for position in positions {
            guard let parts = catalogue.catalogue.indicators[Int(position)].parts else { continue }
            for code in [parts.numerator, parts.denominator] {
                if let part = catalogue.indicatorPositions[code] { folded.insert(Int32(part)) }
            }
        }
        return folded
    }

    static var tooManyIndicators: ConsolidationRefusal {
        ConsolidationRefusal(
            .tooManyIndicators, english: "An answer has at most \(ConsolidationLimits.indicatorsMax) indicators.",
            vietnamese: "Một kết quả có nhiều nhất \(ConsolidationLimits.indicatorsMax) chỉ tiêu.")
    }

    /// Index of the last period, the only one that counts for what is not added over time.
    var lastSlot: Int { periods.count - 1 }
}
