// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What makes a figure of one answer the same figure in another.
struct FigureLine: Hashable {
    /// Code.
    var indicator: String
    var dimensions: [DimensionChoice] = []
    var unit: String
    var isPlan = false
    var event = ""
    var since: CivilDate?
    var window: DateRange?

    /// The figure of an indicator as a whole.
    init(plain indicator: Indicator) {
        self.indicator = indicator.code
        unit = indicator.unit
        isPlan = indicator.kind == .plan
    }

    init(_ figure: ConsolidatedFigure) {
        indicator = figure.indicator
        dimensions = figure.dimensions
        unit = figure.unit
        isPlan = figure.isPlan
        event = figure.event
        since = figure.since
        window = figure.window
    }

    init(_ indicator: Indicator, _ detail: FigureDetail, isPlan: Bool) {
        self.indicator = indicator.code
        dimensions = detail.marks.dimensions
        unit = detail.marks.unit.isEmpty ? indicator.unit : detail.marks.unit
        self.isPlan = isPlan
        event = detail.marks.event
        since = detail.marks.since
        window = detail.marks.window
    }

    /// The line of the same figure a year earlier: a window of its own moves with it.
    var aYearEarlier: FigureLine {
        guard let window, let first = window.first.aYearEarlier, let last = window.last.aYearEarlier else {
            return self
        }
        var line = self
        line.window = DateRange(first: first, last: last)
        return line
    }
}

extension ConsolidatedFigure {
    /// Whether nobody said anything of it: the figure only names a gap.
    var isEmpty: Bool {
        outcome.refusal == .noNumber && contributions.isEmpty && beside.isEmpty && coverage.notAvailable.isEmpty
    }
}

extension CivilDate {
    /// The same day a year before; 28 February for 29 February.
    var aYearEarlier: CivilDate? {
        CivilDate(year: year - 1, month: month, day: day) ?? CivilDate(year: year - 1, month: month, day: day - 1)
    }
}
