// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a figure of an answer is about, whatever the answer says of it.
public protocol FigureHead: Hashable, Sendable {
    /// Code of the indicator.
    var indicator: String { get set }
    var label: Label { get set }
    /// Kind of the indicator, as in catalogue files.
    var kind: String { get set }
    /// Code of the `MeasureUnit`.
    var unit: String { get set }
    /// The cell within the indicator. Sorted.
    var dimensions: [DimensionChoice] { get set }
    /// Whether it is a plan.
    var isPlan: Bool { get set }
    /// Event that it belongs to; empty for none.
    var event: String { get set }
    /// Start, for cumulative figures.
    var since: CivilDate? { get set }
    /// A window of the figure's own.
    var window: DateRange? { get set }
}
