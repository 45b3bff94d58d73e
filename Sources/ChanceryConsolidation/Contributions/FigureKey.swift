// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What separates meanings inside an indicator: figures that differ in any of this are never added.
struct FigureMarks: Hashable {
    /// Sorted.
    var dimensions: [DimensionChoice] = []
    /// Empty where it is the indicator's own unit.
    var unit = ""
    var event = ""
    var since: CivilDate?
    /// A window of the figure's own; `nil` where it is the report's.
    var window: DateRange?

    static let plain = FigureMarks()

    /// Without what only a number has a reason to give: an event, a start, a window.
    var general: FigureMarks { FigureMarks(dimensions: dimensions, unit: unit) }
}

extension FigureMarks {
    /// What sets a reported figure apart. One event is one fact, also when only one of its reporters says since when it
    /// is held: its start is no mark.
    init(_ figure: Figure, of indicator: Indicator, reportWindow: DateRange?) {
        self.init(
            dimensions: figure.dimensions.sorted(), unit: figure.unit == indicator.unit ? "" : figure.unit,
            event: figure.event, since: figure.event.isEmpty ? figure.since : nil,
            window: figure.window == reportWindow ? nil : figure.window)
    }
}

/// Identity of one consolidated figure.
struct FigureKey: Hashable {
    /// Position in the catalogue.
    let indicator: Int32
    /// A plan never adds to a result.
    let isPlan: Bool
    let marks: FigureMarks

    var general: FigureKey { FigureKey(indicator: indicator, isPlan: isPlan, marks: marks.general) }
}

extension FigureKey: Comparable {
    /// Catalogue order, then dimensions, results before plans, then the other marks.
    static func < (left: FigureKey, right: FigureKey) -> Bool {
        if left.indicator != right.indicator { return left.indicator < right.indicator }
        if left.marks.dimensions != right.marks.dimensions {
            return left.marks.dimensions.lexicographicallyPrecedes(right.marks.dimensions)
        }
        if left.isPlan != right.isPlan { return right.isPlan }
        if left.marks.unit != right.marks.unit { return left.marks.unit < right.marks.unit }
        if left.marks.event != right.marks.event { return left.marks.event < right.marks.event }
        if left.marks.since != right.marks.since { return precedes(left.marks.since, right.marks.since) }
        guard let leftWindow = left.marks.window, let rightWindow = right.marks.window else {
            return left.marks.window == nil && right.marks.window != nil
        }
        return (leftWindow.first, leftWindow.last) < (rightWindow.first, rightWindow.last)
    }

    private static func precedes(_ left: CivilDate?, _ right: CivilDate?) -> Bool {
        guard let right else { return false }
        guard let left else { return true }
        return left < right
    }
}
