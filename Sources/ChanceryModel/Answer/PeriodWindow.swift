// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A period and the days it covers.
public struct PeriodWindow: Hashable, Sendable {
    public var period: Period
    public var window: DateRange

    public init(period: Period, window: DateRange) {
        self.period = period
        self.window = window
    }
}
