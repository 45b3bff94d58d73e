// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The periods that a query is answered from.
struct WindowPlan {
    let regime: Regime
    /// Ascending; never empty.
    let periods: [Period]
    /// Windows of `periods`, by the same index.
    let windows: [DateRange]
    /// `nil` when the periods are the ones that were asked for.
    let asked: AskedWindow?

    init(_ query: ConsolidationQuery, catalogue: CatalogueIndex) throws(ConsolidationRefusal) {
        guard let regime = catalogue.regime(query.regime), let family = catalogue.windowFamily(regime.windowFamily)
        else {
            throw ConsolidationRefusal(
                .unknownRegime, english: "There is no reporting regime \(query.regime).",
                vietnamese: "Không có chế độ báo cáo \(query.regime).")
        }
        try WindowPlan.check(query, regime)
        var periods = try WindowPlan.periods(
            of: query.parts ?? query.from.form, from: query.from, through: query.through)
        let first = periods[0]
        if let until = query.until {
            periods = Array(periods.prefix { family.window(of: $0).last <= until })
            guard !periods.isEmpty else { throw .nothingEnded(by: until, first, family, query, regime) }
        }
        self.regime = regime
        self.periods = periods
        windows = periods.map { family.window(of: $0) }
        asked = WindowPlan.asked(query, family, lastDay: windows[windows.count - 1].last)
    }

    private static func check(_ query: ConsolidationQuery, _ regime: Regime) throws(ConsolidationRefusal) {
        guard query.from.form == query.through.form else {
            throw ConsolidationRefusal(
                .rangeAcrossForms,
                english: "A range has periods of one form; \(query.from) and \(query.through) differ.",
                vietnamese: "Các kỳ trong một khoảng phải cùng loại; \(query.from) và \(query.through) khác loại.")
        }
        let form = query.parts ?? query.from.form
        guard regime.forms.contains(form) else { throw .formNotInRegime(form, of: query, regime) }
        guard query.from <= query.through else {
            throw ConsolidationRefusal(
                .rangeReversed, english: "The range ends (\(query.through)) before it begins (\(query.from)).",
                vietnamese: "Khoảng kết thúc (\(query.through)) trước khi bắt đầu (\(query.from)).")
        }
        guard form.tiles(query.from, through: query.through) else { throw .partsDoNotTile(form, query, regime) }
    }

    /// - Parameter lastDay: of the periods of the answer.
    private static func asked(_ query: ConsolidationQuery, _ family: WindowFamily, lastDay: CivilDate) -> AskedWindow? {
        guard query.parts != nil || query.until != nil,
            let window = DateRange(
                first: family.window(of: query.from).first, last: family.window(of: query.through).last)
        else { return nil }
        return AskedWindow(
            from: query.from, through: query.through, window: window, until: query.until,
            uncovered: query.until.flatMap {
                DateRange(first: lastDay.adding(days: 1), last: min($0, window.last))
            })
    }

    private static func periods(
        of form: PeriodForm, from: Period, through: Period
    ) throws(ConsolidationRefusal) -> [Period] {
        guard let first = from.firstPart(of: form), let end = through.lastPart(of: form) else {
            preconditionFailure("what tiles has a first and a last part")
        }
        var periods = [first]
        while let last = periods.last, last < end, let next = last.next {
            guard periods.count < ConsolidationLimits.periodsMax else {
                throw ConsolidationRefusal(
                    .rangeTooLong, english: "A range has at most \(ConsolidationLimits.periodsMax) periods.",
                    vietnamese: "Một khoảng có nhiều nhất \(ConsolidationLimits.periodsMax) kỳ.")
            }
            periods.append(next)
        }
        return periods
    }
}

extension Period {
    fileprivate func firstPart(of form: PeriodForm) -> Period? {
        Period(form: form, year: year, index: (months.lowerBound - 1) / form.monthCount + 1)
    }

    fileprivate func lastPart(of form: PeriodForm) -> Period? {
        Period(form: form, year: year, index: months.upperBound / form.monthCount)
    }
}

extension PeriodForm {
    /// Whether periods of this form make up `first` to `last` without a gap and without a rest.
    fileprivate func tiles(_ first: Period, through last: Period) -> Bool {
        if self == first.form { return true }
        // Between the nine months of two years lie three months.
        if first.form == .nineMonths, first != last { return false }
        return self != .nineMonths && first.form.monthCount % monthCount == 0
    }
}

extension ConsolidationRefusal {
    fileprivate static func formNotInRegime(
        _ form: PeriodForm, of query: ConsolidationQuery, _ regime: Regime
    ) -> ConsolidationRefusal {
        guard query.parts != nil else {
            return ConsolidationRefusal(
                .formNotInRegime, english: "Regime \(regime.code) has no periods such as \(query.from).",
                vietnamese: "Chế độ \(regime.code) không có loại kỳ như \(query.from).")
        }
        return ConsolidationRefusal(
            .formNotInRegime,
            english: "Regime \(regime.code) has no periods of the form \(form.rawValue)"
                + ending(query, regime, "; it could be put together from: "),
            vietnamese: "Chế độ \(regime.code) không có kỳ loại \(form.rawValue)"
                + ending(query, regime, "; có thể ghép từ: "))
    }

    fileprivate static func partsDoNotTile(
        _ form: PeriodForm, _ query: ConsolidationQuery, _ regime: Regime
    ) -> ConsolidationRefusal {
        let range = query.from == query.through ? "\(query.from)" : "\(query.from)..\(query.through)"
        return ConsolidationRefusal(
            .partsDoNotTile,
            english: "Periods of the form \(form.rawValue) do not make up \(range)"
                + ending(query, regime, "; these would: "),
            vietnamese: "Các kỳ loại \(form.rawValue) không ghép đủ \(range)"
                + ending(query, regime, "; ghép được từ: "))
    }

    fileprivate static func nothingEnded(
        by until: CivilDate, _ first: Period, _ family: WindowFamily, _ query: ConsolidationQuery, _ regime: Regime
    ) -> ConsolidationRefusal {
        let end = family.window(of: first).last
        return ConsolidationRefusal(
            .nothingEnded,
            english: "Nothing of \(query.from) had ended by \(until); \(first) ends on \(end)"
                + ending(query, regime, "; parts can be asked for: ", below: query.parts ?? query.from.form),
            vietnamese: "Chưa có phần nào của \(query.from) kết thúc tính đến \(until); \(first) kết thúc ngày \(end)"
                + ending(query, regime, "; có thể ghép từ: ", below: query.parts ?? query.from.form))
    }

    /// Names the forms of the regime that would do, after `lead`.
    ///
    /// - Parameter longer: leaves out forms that are not shorter than this one.
    private static func ending(
        _ query: ConsolidationQuery, _ regime: Regime, _ lead: String, below longer: PeriodForm? = nil
    ) -> String {
        let forms = PeriodForm.allCases.filter { form in
            regime.forms.contains(form) && form.tiles(query.from, through: query.through)
                && longer.map { form.monthCount < $0.monthCount } ?? true
        }
        return forms.isEmpty ? "." : lead + forms.map(\.rawValue).joined(separator: ", ") + "."
    }
}
