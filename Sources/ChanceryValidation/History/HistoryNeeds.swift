// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What of earlier reports the rules and the figures of one report need.
struct HistoryNeeds {
    /// Whether the previous report is needed with its texts.
    var needsTexts = false
    /// Whether as many earlier periods are needed as are ever looked at.
    var needsSeries = false
    /// Whether predecessors of a merged office matter, and what was reported for later periods.
    var needsPredecessors = false
    var needsLater = false
    var indicators: Set<String> = []
    /// Periods that figures are compared with by what the report says, such as `2022`.
    var bases: [Period] = []
    var peerIndicators: Set<String> = []

    var isEmpty: Bool { !needsTexts && indicators.isEmpty && peerIndicators.isEmpty }

    /// Earlier periods of the same form, latest first: the eight before, and the same period of the year before where it
    /// is not among them, which is so for months.
    static func series(before period: Period) -> [Period] {
        var series: [Period] = []
        var next = period.previous
        while let earlier = next, series.count < Limits.earlierPeriodsMax {
            series.append(earlier)
            next = earlier.previous
        }
        if let lastYear = Period(form: period.form, year: period.year - 1, index: period.index),
            !series.contains(lastYear), series.count == Limits.earlierPeriodsMax
        {
            series.append(lastYear)
        }
        return series
    }

    /// Later periods of the same form, the nearest first.
    static func series(after period: Period) -> [Period] {
        var series: [Period] = []
        var next = period.next
        while let later = next, series.count < Limits.laterPeriodsMax {
            series.append(later)
            next = later.next
        }
        return series
    }
}
