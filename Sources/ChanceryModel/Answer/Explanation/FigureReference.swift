// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Which figure of an answer is meant.
public struct FigureReference: Hashable, Sendable {
    /// Code of the `Indicator`.
    public var indicator: String
    /// In any order.
    public var dimensions: [DimensionChoice]
    /// Code of the `MeasureUnit`; empty means the indicator's own.
    public var unit: String
    /// Whether the plan is meant and not the result.
    public var isPlan: Bool
    /// Event that it belongs to; empty for none.
    public var event: String
    /// Start of a cumulative figure.
    public var since: CivilDate?
    /// A window of the figure's own; `nil` when it covers the windows of the answer.
    public var window: DateRange?

    public init(
        indicator: String, dimensions: [DimensionChoice] = [], unit: String = "", isPlan: Bool = false,
        event: String = "", since: CivilDate? = nil, window: DateRange? = nil
    ) {
        self.indicator = indicator
        self.dimensions = dimensions
        self.unit = unit
        self.isPlan = isPlan
        self.event = event
        self.since = since
        self.window = window
    }
}
