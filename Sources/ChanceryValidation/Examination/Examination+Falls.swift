// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Figures that should not be below what was stated before: totals since a start, stocks, distinct counts.
extension Examination {
    /// - Parameter earlier: the office's own reports, latest first.
    mutating func compareLasting(with earlier: [EarlierFigures]) {
        guard !earlier.isEmpty, let table else { return }
        for index in lasting {
            guard let position = plan.indicatorPositions.position(of: figures[index].indicator),
                let value = table.value(at: index)
            else { continue }
            let counterpart = Counterpart(figures[index], position: position)
            guard let (report, before) = latest(counterpart, in: earlier) else { continue }
            let now = quantity(at: index, value)
            let fall = Fall(from: before.quantity, to: now)
            let indicator = plan.indicators[position]
            let code: FindingCode
            switch (indicator.fall, fall) {
            case (_, .none), (.nothing, _): continue
            case (.refused, .certain): code = .cumulativeFell
            case (.refused, .possible): code = .cumulativeMayHaveFallen
            case (.asked, _): code = .stockFell
            }
            log.add(
                code, at: Place(.figures, index, "decimal"), value: value.description, rule: indicator.rule,
                FallMessages.fell(
                    code, indicator, to: now, from: before.quantity, period: report.key.period,
                    revision: report.revision))
        }
    }

    /// Asks about figures that are more than what the office has stated for a later period already: a correction, or a
    /// report that comes late, makes the later one a fall that nobody was asked about.
    ///
    /// - Parameter later: the office's own reports, the nearest period first.
    mutating func compareLasting(withLater later: [EarlierFigures]) {
        guard !later.isEmpty, let table else { return }
        for index in lasting {
            guard let position = plan.indicatorPositions.position(of: figures[index].indicator),
                let value = table.value(at: index),
                let (report, after) = latest(Counterpart(figures[index], position: position), in: later)
            else { continue }
            let now = quantity(at: index, value)
            let indicator = plan.indicators[position]
            guard Fall(from: now, to: after.quantity) != .none else { continue }
            log.add(
                .moreThanLater, at: Place(.figures, index, "decimal"), value: value.description, rule: indicator.rule,
                FallMessages.moreThanLater(
                    indicator, now: now, later: after.quantity, period: report.key.period, revision: report.revision))
        }
    }

    /// Asks about totals and stocks that are less than those of the offices a merger made this one of. Only where the
    /// office itself has not stated the figure before; predecessors that stated nothing are left out of the sum.
    ///
    /// - Parameter predecessors: reports of each, latest first.
    mutating func comparePredecessors(_ predecessors: [[EarlierFigures]], own: [EarlierFigures]) {
        guard !predecessors.isEmpty, let table else { return }
        for index in lasting {
            guard let position = plan.indicatorPositions.position(of: figures[index].indicator),
                let value = table.value(at: index)
            else { continue }
            let indicator = plan.indicators[position]
            let counterpart = Counterpart(figures[index], position: position)
            // Different things do not add up, and sub-units have no predecessors of their own.
            guard indicator.kind != .distinctCount, counterpart.subUnit.isEmpty, latest(counterpart, in: own) == nil,
                let sum = sum(of: counterpart, in: predecessors),
                Fall(from: sum.quantity, to: quantity(at: index, value)) != .none
            else { continue }
            log.add(
                .lessThanPredecessors, at: Place(.figures, index, "decimal"), value: value.description,
                rule: indicator.rule,
                FallMessages.lessThanPredecessors(
                    indicator, value: value, sum: sum.quantity.value, offices: sum.offices))
        }
    }

    private func quantity(at index: Int, _ value: FixedPoint) -> Quantity {
        Quantity(value: value, qualifier: figures[index].qualifier, status: figures[index].status)
    }

    private func latest(
        _ counterpart: Counterpart, in earlier: [EarlierFigures]
    ) -> (report: EarlierFigures, statement: Statement)? {
        for report in earlier {
            if let statement = report[counterpart] { return (report, statement) }
        }
        return nil
    }

    private func sum(
        of counterpart: Counterpart, in predecessors: [[EarlierFigures]]
    ) -> (quantity: Quantity, offices: [String])? {
        var sum: Quantity?
        var offices: [String] = []
        for reports in predecessors {
            guard let (report, statement) = latest(counterpart, in: reports) else { continue }
            offices.append(report.key.office)
            guard let known = sum else {
                sum = statement.quantity
                continue
            }
            guard let value = known.value.adding(statement.value) else { return nil }
            sum = Quantity(
                value: value, qualifier: known.qualifier.adding(statement.qualifier),
                status: known.status.adding(statement.status) ?? .estimate)
        }
        return sum.map { ($0, offices) }
    }
}

/// Whether a number is below an earlier one.
enum Fall {
    case none
    /// Less as written, or only estimated: what is meant may still be as much.
    case possible
    /// Every number that is meant is less than every number that was meant.
    case certain

    init(from before: Quantity, to now: Quantity) {
        let isLess = Interval(now.value, now.qualifier).isCertainlyLess(than: Interval(before.value, before.qualifier))
        if isLess, now.status == .actual, before.status == .actual {
            self = .certain
        } else {
            self = isLess || now.value.isLess(than: before.value) ? .possible : .none
        }
    }
}
