// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What was asked for when an answer is put together from shorter periods, or from those that ended by a day.
public struct AskedWindow: Hashable, Sendable {
    public var from: Period
    /// Equal to `from` for one period.
    public var through: Period
    /// The days of `from` to `through`.
    public var window: DateRange
    /// The day by which the periods of the answer had ended; `nil` for all of them.
    public var until: CivilDate?
    /// The days up to `until` that no period of the answer covers; `nil` when there are none.
    public var uncovered: DateRange?

    public init(
        from: Period, through: Period, window: DateRange, until: CivilDate? = nil, uncovered: DateRange? = nil
    ) {
        self.from = from
        self.through = through
        self.window = window
        self.until = until
        self.uncovered = uncovered
    }
}
