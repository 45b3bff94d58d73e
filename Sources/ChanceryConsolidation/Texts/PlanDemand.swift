// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A plan item with where it comes from, to be held against a result.
public struct PlanDemand: Hashable, Sendable {
    public let origin: TextOrigin
    public let item: PlanItem
    /// Whether a report before the periods asked for planned it.
    public let isEarlier: Bool

    public init(origin: TextOrigin, item: PlanItem, isEarlier: Bool) {
        self.origin = origin
        self.item = item
        self.isEarlier = isEarlier
    }
}

/// The periods whose results a plan is held against.
public struct PlanPeriods: Hashable, Sendable {
    public let from: Period
    public let through: Period

    /// The fewest periods of one form of the regime that make up `window` exactly; `nil` when none do, as for a calendar
    /// year under a regime of Decree 09: windows of two families are never compared.
    public init?(window: DateRange, regime: Regime, family: WindowFamily) {
        for form in regime.forms.sorted(by: { $0.monthCount > $1.monthCount }) {
            let from = PlanPeriods.periods(of: form, around: window.first.year).first {
                family.window(of: $0).first == window.first
            }
            let through = PlanPeriods.periods(of: form, around: window.last.year).first {
                family.window(of: $0).last == window.last
            }
            guard let from, let through, from <= through else { continue }
            // Between the nine months of two years lie three months.
            guard form != .nineMonths || from == through else { continue }
            self.from = from
            self.through = through
            return
        }
        return nil
    }

    private static func periods(of form: PeriodForm, around year: Int) -> [Period] {
        (year - 1...year + 1).flatMap { year in
            (1...form.countPerYear).compactMap { Period(form: form, year: year, index: $0) }
        }
    }
}
