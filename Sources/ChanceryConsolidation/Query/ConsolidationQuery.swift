// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Whose reports are consolidated.
public enum ConsolidationScope: Hashable, Sendable {
    /// The members of a group, by group id, as the group was in each period.
    case group(String)
    /// Offices by id. The answer lists them in this order; an id that comes twice counts once.
    case offices([String])
}

/// What is asked: a scope, a regime and one period or a range of periods of the same form.
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

    public init(
        scope: ConsolidationScope, regime: String, from: Period, through: Period, indicators: [String] = []
    ) {
        self.scope = scope
        self.regime = regime
        self.from = from
        self.through = through
        self.indicators = indicators
    }

    /// A query for one period.
    public init(scope: ConsolidationScope, regime: String, period: Period, indicators: [String] = []) {
        self.init(scope: scope, regime: regime, from: period, through: period, indicators: indicators)
    }
}
