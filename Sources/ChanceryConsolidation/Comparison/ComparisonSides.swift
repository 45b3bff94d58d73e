// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The two queries of a comparison.
struct ComparisonSides {
    let current: ConsolidationQuery
    /// `nil` when nobody was expected to report there.
    let earlier: ConsolidationQuery?

    init(_ comparison: ComparisonQuery, catalogue: CatalogueIndex) throws(ConsolidationRefusal) {
        try ComparisonSides.check(comparison, catalogue)
        let plan = try WindowPlan(comparison.query, catalogue: catalogue)
        var current = comparison.query
        // A code means the office that carries it on the current side, on both sides.
        let offices = try ComparisonSides.listedOffices(
            current, lastDay: plan.windows[plan.windows.count - 1].last, catalogue)
        if let offices { current.scope = .offices(offices.map(\.id)) }
        self.current = current
        var earlier = try ComparisonSides.shifted(current, comparison.against)
        if case .plan = comparison.against, !current.indicators.isEmpty {
            let asked = Set(current.indicators)
            earlier.indicators += catalogue.catalogue.indicators.filter { asked.contains($0.planOf) }.map(\.code)
        }
        if let offices, current.bordersOn == nil {
            let windows = try WindowPlan(earlier, catalogue: catalogue).windows
            earlier.scope = .offices(ComparisonSides.territory(of: offices, in: windows, catalogue).map(\.id))
        }
        self.earlier = try ComparisonSides.isAnybodyExpected(earlier, catalogue) ? earlier : nil
    }

    private static func check(_ comparison: ComparisonQuery, _ catalogue: CatalogueIndex) throws(ConsolidationRefusal) {
        guard comparison.predicates.count <= ConsolidationLimits.predicatesMax else {
            throw ConsolidationRefusal(
                .tooManyPredicates,
                english: "A comparison has at most \(ConsolidationLimits.predicatesMax) conditions.",
                vietnamese: "Một phép so sánh có nhiều nhất \(ConsolidationLimits.predicatesMax) điều kiện.")
        }
        for predicate in comparison.predicates {
            guard catalogue.indicator(predicate.indicator) != nil else {
                throw ConsolidationRefusal(
                    .unknownIndicator, english: "There is no indicator \(predicate.indicator).",
                    vietnamese: "Không có chỉ tiêu \(predicate.indicator).")
            }
            let asked = comparison.query.indicators
            guard asked.isEmpty || asked.contains(predicate.indicator) else {
                throw ConsolidationRefusal(
                    .predicateNotAsked,
                    english:
                        "A condition is about \(predicate.indicator), which is not among the indicators asked for.",
                    vietnamese: "Có điều kiện về \(predicate.indicator) nhưng chỉ tiêu này không được chọn.")
            }
        }
    }

    private static func listedOffices(
        _ query: ConsolidationQuery, lastDay: CivilDate, _ catalogue: CatalogueIndex
    ) throws(ConsolidationRefusal) -> [Office]? {
        guard case .offices(let names) = query.scope else { return nil }
        let listing = OfficeListing(catalogue: catalogue, codeDay: query.bordersOn ?? lastDay)
        var offices: [Office] = []
        for name in names { offices.append(try listing.office(name)) }
        return offices
    }

    /// The same question of the window that is compared with.
    private static func shifted(
        _ query: ConsolidationQuery, _ against: ComparisonAgainst
    ) throws(ConsolidationRefusal) -> ConsolidationQuery {
        if case .plan = against, query.from != query.through {
            throw ConsolidationRefusal(
                .planOfRange, english: "A plan is of one period; ask for \(query.from) or another single one.",
                vietnamese: "Kế hoạch là của một kỳ; hãy chọn một kỳ, ví dụ \(query.from).")
        }
        if case .period(let first) = against {
            guard first.form == query.from.form else {
                throw ConsolidationRefusal(
                    .rangeAcrossForms, english: "\(query.from) and \(first) are of different forms.",
                    vietnamese: "\(query.from) và \(first) khác loại kỳ.")
            }
            guard first != query.from else {
                throw ConsolidationRefusal(
                    .comparedWithItself, english: "\(first) would be compared with itself.",
                    vietnamese: "\(first) được so sánh với chính nó.")
            }
        }
        guard query.until == nil || against == .samePeriodOfLastYear else {
            throw ConsolidationRefusal(
                .untilNeedsLastYear,
                english: "What ended by a day is compared with the same days of last year only.",
                vietnamese: "Số liệu tính đến một ngày chỉ so sánh được với cùng kỳ năm trước.")
        }
        guard let range = against.range(beside: query.from, through: query.through) else {
            throw ConsolidationRefusal(
                .noEarlierPeriod, english: "There is no period to compare with: years go from 1900 to 2999.",
                vietnamese: "Không có kỳ để so sánh: chỉ có các năm từ 1900 đến 2999.")
        }
        var earlier = query
        earlier.from = range.from
        earlier.through = range.through
        earlier.until = query.until.flatMap(\.aYearEarlier)
        return earlier
    }

    /// The offices that had the territory of `offices` in `windows`, along the mergers of the catalogue.
    private static func territory(
        of offices: [Office], in windows: [DateRange], _ catalogue: CatalogueIndex
    ) -> [Office] {
        guard let first = windows.first?.first, let last = windows.last?.last else { return [] }
        var found: [Office] = []
        var seen: Set<String> = []
        var pending = Array(offices.reversed())
        while let office = pending.popLast() {
            guard seen.insert(office.id).inserted else { continue }
            if windows.contains(where: { office.validity.overlaps($0) }) { found.append(office) }
            if let begin = office.validity.from, first < begin {
                let predecessors = catalogue.merger(founding: office.id)?.predecessors ?? []
                pending += predecessors.reversed().compactMap(catalogue.office)
            }
            if let end = office.validity.to, end < last, let successor = catalogue.merger(ending: office.id)?.successor
            {
                pending += [catalogue.office(successor)].compactMap(\.self)
            }
        }
        return found.isEmpty ? offices : found
    }

    private static func isAnybodyExpected(
        _ query: ConsolidationQuery, _ catalogue: CatalogueIndex
    ) throws(ConsolidationRefusal) -> Bool {
        do {
            _ = try QueryFrame(query, catalogue: catalogue)
            return true
        } catch  where error.code == .noMembersInWindow {
            return false
        }
    }
}

extension ComparisonAgainst {
    /// The first and the last period that stand beside a range; `nil` outside the years there are.
    func range(beside from: Period, through: Period) -> (from: Period, through: Period)? {
        let count = from.count(through: through)
        let first: Period? =
            switch self {
            case .samePeriodOfLastYear: from.moved(by: -from.form.countPerYear)
            case .previousPeriod: from.moved(by: -count)
            case .plan: from.previous
            case .period(let first): first
            }
        guard let first, let last = first.moved(by: count - 1) else { return nil }
        return (first, last)
    }
}
