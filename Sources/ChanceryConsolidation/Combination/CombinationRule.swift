// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// How the figures of one key combine over members and over the periods of a range.
enum CombinationRule: Equatable {
    /// Added over members and over disjoint periods.
    case flow
    /// Added over members at one as-of date; over time the last period.
    case standing
    /// Added over members since one start; over time the last period, which contains the earlier ones.
    case cumulative
    /// United where everybody lists what was counted; over time the last period.
    case distinct
    /// One fact, however many report it.
    case event
    /// Not combined at all.
    case separate(RefusalReason)

    init(kind: IndicatorKind, marks: FigureMarks) {
        guard marks.event.isEmpty else {
            self = .event
            return
        }
        switch kind {
        case .flowCount, .flowAmount: self = .flow
        case .stockCount, .stockAmount, .pipeline: self = .standing
        case .cumulativeCount, .cumulativeAmount: self = .cumulative
        case .distinctCount: self = .distinct
        case .ordinal, .eventCount, .eventAmount: self = .event
        case .rate: self = .separate(.ratesDoNotAdd)
        case .ratio: self = .separate(.ratiosDoNotAdd)
        case .multiple: self = .separate(.multiplesDoNotAdd)
        case .rank: self = .separate(.ranksDoNotAdd)
        case .rankBand: self = .separate(.rankBandsDoNotAdd)
        case .memberCount: self = .separate(.memberCountsDoNotAdd)
        case .plan: self = .separate(.plansDoNotAdd)
        }
    }

    /// Whether only the last period of a range counts.
    var usesLastPeriodOnly: Bool {
        switch self {
        case .standing, .cumulative, .distinct: true
        case .flow, .event, .separate: false
        }
    }

    /// Whether a later period restates the same fact: an event, or a window of the figure's own, happens once.
    func isOneFact(_ marks: FigureMarks) -> Bool {
        switch self {
        case .event: true
        case .flow: marks.window != nil
        case .standing, .cumulative, .distinct, .separate: false
        }
    }
}
