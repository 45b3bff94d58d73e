// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Whose reports are consolidated.
public enum ConsolidationScope: Hashable, Sendable {
    /// The members of a group, by group id, as the group was in each period.
    case group(String)
    /// Offices by id or by two-digit province code. The answer lists them in this order; an office that comes twice
    /// counts once. A code is that of the last day of the last period, or of the day of the borders.
    case offices([String])

    /// Group id; empty for named offices.
    var group: String {
        guard case .group(let id) = self else { return "" }
        return id
    }
}

/// What is asked: a scope, a regime and one period or a range of periods of the same form, as it was or by the units
/// of one day.
public struct ConsolidationQuery: Hashable, Sendable {
    public var scope: ConsolidationScope
    /// Code of a `Regime`. The regime fixes the window family, so windows of two families never meet in a sum.
    public var regime: String
    /// First period.
    public var from: Period
    /// Last period, of the same form; equal to `from` for one period.
    public var through: Period
    /// Indicator codes; empty means every indicator that occurs or that the regime makes mandatory.
    public var indicators: [String]
    /// The day whose units the answer counts by; `nil` counts by the offices as they were in each period.
    public var bordersOn: CivilDate?
    /// Form of the shorter periods that `from` to `through` are put together from; `nil` takes them as they are.
    public var parts: PeriodForm?
    /// Only periods that ended on or before this day; `nil` means all.
    public var until: CivilDate?

    public init(
        scope: ConsolidationScope, regime: String, from: Period, through: Period, indicators: [String] = [],
        bordersOn: CivilDate? = nil, parts: PeriodForm? = nil, until: CivilDate? = nil
    ) {
        self.scope = scope
        self.regime = regime
        self.from = from
        self.through = through
        self.indicators = indicators
        self.bordersOn = bordersOn
        self.parts = parts
        self.until = until
    }

    /// A query for one period.
    public init(
        scope: ConsolidationScope, regime: String, period: Period, indicators: [String] = [],
        bordersOn: CivilDate? = nil, parts: PeriodForm? = nil, until: CivilDate? = nil
    ) {
        self.init(
            scope: scope, regime: regime, from: period, through: period, indicators: indicators,
            bordersOn: bordersOn, parts: parts, until: until)
    }
}
