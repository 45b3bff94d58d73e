// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// When a figure was true: as-of dates, starts, windows of its own, and events.
extension Examination {
    mutating func examineDates(of figure: Figure, at index: Int, indicator: IndicatorPlan) {
        let isPlan = figure.status == .plan || indicator.kind == .plan
        var hasNumber = false
        if case .decimal = figure.value { hasNumber = true }
        if hasNumber { examineMissingDates(of: figure, at: index, indicator: indicator) }
        if let asOf = figure.asOf {
            examineAsOf(asOf, of: figure, at: index, indicator: indicator, isPlan: isPlan)
        }
        if let since = figure.since {
            examineStart(since, of: figure, at: index, indicator: indicator)
        }
        guard let own = figure.window, let window, !isPlan else { return }
        if own.last > window.last || own.first < window.first {
            log.add(
                .figureWindowOutsideReport, severity: own.last > window.last ? .error : .warning,
                at: Place(.figures, index, "window"), value: own.description, rule: indicator.rule,
                DateMessages.windowOutside(own, report: window))
        }
    }

    private mutating func examineMissingDates(of figure: Figure, at index: Int, indicator: IndicatorPlan) {
        if indicator.needsAsOf, figure.asOf == nil {
            let window = window
            log.add(
                .asOfMissing, at: Place(.figures, index, "as_of"), rule: indicator.rule,
                DateMessages.asOfMissing(indicator, window: window))
        }
        if indicator.needsStart, figure.since == nil {
            log.add(
                .startMissing, at: Place(.figures, index, "since"), rule: indicator.rule,
                DateMessages.startMissing(indicator))
        }
        if indicator.needsEvent, isBlank(figure.event) {
            log.add(
                .eventMissing, at: Place(.figures, index, "event"), rule: indicator.rule,
                DateMessages.eventMissing(indicator))
        }
    }

    private mutating func examineAsOf(
        _ asOf: CivilDate, of figure: Figure, at index: Int, indicator: IndicatorPlan, isPlan: Bool
    ) {
        if indicator.isFlow {
            log.add(
                .asOfNotExpected, at: Place(.figures, index, "as_of"), value: asOf.description,
                rule: indicator.rule, DateMessages.asOfNotExpected(indicator))
        } else if let window, !isPlan, !window.contains(asOf) {
            log.add(
                .asOfOutsideWindow, severity: asOf > window.last ? .error : .warning,
                at: Place(.figures, index, "as_of"), value: asOf.description, rule: indicator.rule,
                DateMessages.asOfOutside(asOf, window: window))
        }
    }

    private mutating func examineStart(
        _ since: CivilDate, of figure: Figure, at index: Int, indicator: IndicatorPlan
    ) {
        guard indicator.needsStart || indicator.kind == .ordinal else {
            log.add(
                .startNotExpected, at: Place(.figures, index, "since"), value: since.description,
                rule: indicator.rule, DateMessages.startNotExpected(indicator))
            return
        }
        guard let end = figure.asOf ?? figure.window?.last ?? window?.last, since > end else { return }
        log.add(
            .startAfterWindow, at: Place(.figures, index, "since"), value: since.description, rule: indicator.rule,
            DateMessages.startAfter(since, end: end))
    }
}
