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
    /// Positions of the indicators asked for; `nil` means all.
    let wantedIndicators: Set<Int32>?
    let roster: Roster

    init(_ query: ConsolidationQuery, catalogue: CatalogueIndex) throws(ConsolidationRefusal) {
        self.query = query
        guard let regime = catalogue.regime(query.regime), let family = catalogue.windowFamily(regime.windowFamily)
        else {
            throw ConsolidationRefusal(
                .unknownRegime, english: "There is no reporting regime \(query.regime).",
                vietnamese: "Không có chế độ báo cáo \(query.regime).")
        }
        self.regime = regime
        let periods = try QueryFrame.periods(of: query, regime: regime)
        self.periods = periods
        windows = periods.map { family.window(of: $0) }
        wantedIndicators = try QueryFrame.positions(of: query.indicators, catalogue: catalogue)
        roster = try Roster(scope: query.scope, windows: windows, catalogue: catalogue)
    }

    private static func periods(
        of query: ConsolidationQuery, regime: Regime
    ) throws(ConsolidationRefusal) -> [Period] {
        guard query.from.form == query.through.form else {
            throw ConsolidationRefusal(
                .rangeAcrossForms,
                english: "A range has periods of one form; \(query.from) and \(query.through) differ.",
                vietnamese: "Các kỳ trong một khoảng phải cùng loại; \(query.from) và \(query.through) khác loại.")
        }
        guard regime.forms.contains(query.from.form) else {
            throw ConsolidationRefusal(
                .formNotInRegime, english: "Regime \(regime.code) has no periods such as \(query.from).",
                vietnamese: "Chế độ \(regime.code) không có loại kỳ như \(query.from).")
        }
        guard query.from <= query.through else {
            throw ConsolidationRefusal(
                .rangeReversed, english: "The range ends (\(query.through)) before it begins (\(query.from)).",
                vietnamese: "Khoảng kết thúc (\(query.through)) trước khi bắt đầu (\(query.from)).")
        }
        var periods = [query.from]
        while let last = periods.last, last < query.through, let next = last.next {
            guard periods.count < ConsolidationLimits.periodsMax else {
                throw ConsolidationRefusal(
                    .rangeTooLong, english: "A range has at most \(ConsolidationLimits.periodsMax) periods.",
                    vietnamese: "Một khoảng có nhiều nhất \(ConsolidationLimits.periodsMax) kỳ.")
            }
            periods.append(next)
        }
        return periods
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

    static var tooManyIndicators: ConsolidationRefusal {
        ConsolidationRefusal(
            .tooManyIndicators, english: "An answer has at most \(ConsolidationLimits.indicatorsMax) indicators.",
            vietnamese: "Một kết quả có nhiều nhất \(ConsolidationLimits.indicatorsMax) chỉ tiêu.")
    }

    /// Index of the last period, the only one that counts for what is not added over time.
    var lastSlot: Int { periods.count - 1 }
}
