// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What is likely, from the office's own history and from its peers. Asks, never refuses.
extension Examination {
    /// - Parameter earlier: the office's own reports, latest first.
    mutating func compareChanges(with earlier: [EarlierFigures], _ table: FigureTable) {
        guard let rules = regime?.history.changes, !earlier.isEmpty else { return }
        for rule in rules where applies(rule.rule) {
            let indicator = plan.indicators[rule.position]
            var next = table.firstFigure(position: rule.position)
            while let index = next {
                next = table.figure(after: index)
                guard let value = comparable(at: index, indicator, table) else { continue }
                let counterpart = Counterpart(figures[index], position: rule.position)
                let statements = earlier.compactMap { report in report[counterpart].map { (report.key.period, $0) } }
                    .prefix(Limits.earlierPeriodsMax)
                guard let first = statements.last?.0, let last = statements.first?.0,
                    let band = FactorBand(
                        units: statements.map(\.1.value.units), scale: indicator.scale, factor: rule.factor),
                    !band.contains(value)
                else { continue }
                log.add(
                    .changeQuestioned, at: Place(.figures, index, "decimal"), value: value.description,
                    rule: rule.rule.code,
                    PlausibilityMessages.change(
                        rule.rule, indicator, value: value, band, from: min(first, last),
                        through: max(first, last)))
            }
        }
    }

    /// Compares the office's own totals with those of its peers.
    mutating func comparePeers(with peers: [EarlierFigures], _ table: FigureTable) {
        guard let rules = regime?.history.peers, let previous = key?.period.previous, !peers.isEmpty else { return }
        for rule in rules where applies(rule.rule) {
            let indicator = plan.indicators[rule.position]
            var next = table.firstFigure(position: rule.position)
            while let index = next {
                next = table.figure(after: index)
                let counterpart = Counterpart(figures[index], position: rule.position)
                guard counterpart.isOwnTotal, let value = comparable(at: index, indicator, table) else { continue }
                let units = peers.compactMap { $0[counterpart]?.value.units }
                guard units.count >= FactorBand.countForFactor,
                    let band = FactorBand(units: units, scale: indicator.scale, factor: rule.factor),
                    !band.contains(value)
                else { continue }
                log.add(
                    .peersQuestioned, at: Place(.figures, index, "decimal"), value: value.description,
                    rule: rule.rule.code,
                    PlausibilityMessages.peers(rule.rule, indicator, value: value, band, period: previous))
            }
        }
    }

    /// The number of a figure that has counterparts in other reports: no plan, and not of a window of its own.
    private func comparable(at index: Int, _ indicator: IndicatorPlan, _ table: FigureTable) -> FixedPoint? {
        guard figures[index].status != .plan, figures[index].window == nil || indicator.needsStart else { return nil }
        return table.value(at: index)
    }

    /// Whether a stock is what it was, and what came, less what went.
    mutating func compareStocks(with previous: EarlierFigures, _ table: FigureTable) {
        guard let rules = regime?.history.stocks else { return }
        for rule in rules where applies(rule.rule) {
            let added = flows(of: rule.added, table)
            let ended = rule.ended.map { flows(of: $0, table) }
            var next = table.firstFigure(position: rule.stock)
            while let index = next {
                next = table.figure(after: index)
                let counterpart = Counterpart(figures[index], position: rule.stock)
                guard figures[index].status != .plan, let value = table.value(at: index),
                    let opening = previous[counterpart], let came = added[counterpart.of(position: rule.added)]
                else { continue }
                let went = rule.ended.flatMap { ended?[counterpart.of(position: $0)] }
                let sum = StockSum(opening: opening.quantity, added: came, ended: went)
                guard !sum.canBe(value, figures[index].qualifier) else { continue }
                log.add(
                    .stockArithmeticQuestioned, at: Place(.figures, index, "decimal"), value: value.description,
                    rule: rule.rule.code,
                    PlausibilityMessages.stock(
                        rule.rule, plan.indicators[rule.stock], value: value, sum, period: previous.key.period))
            }
        }
    }

    /// The figures of an indicator in the window of the report, by what they count.
    private func flows(of position: Int, _ table: FigureTable) -> [Counterpart: Quantity] {
        var flows: [Counterpart: Quantity] = [:]
        var next = table.firstFigure(position: position)
        while let index = next {
            next = table.figure(after: index)
            guard let value = comparable(at: index, plan.indicators[position], table) else { continue }
            flows[Counterpart(figures[index], position: position)] = Quantity(
                value: value, qualifier: figures[index].qualifier, status: figures[index].status)
        }
        return flows
    }

    /// Whether published changes fit the figures that were stored for their base.
    mutating func compareGrowth(with earlier: EarlierReports, _ table: FigureTable) {
        guard let rule = regime?.history.growth, applies(rule), let key else { return }
        var known: [Period: EarlierFigures] = [:]
        for index in compared {
            guard let period = basePeriod(of: figures[index]), let value = table.value(at: index),
                let position = plan.indicatorPositions.position(of: figures[index].indicator),
                plan.indicators[position].hasGrowth,
                let change = number(figures[index].base?.changePercent ?? ""),
                let stored = earlier.reports[ReportKey(office: key.office, regime: key.regime, period: period)]
            else { continue }
            let report = known[period] ?? EarlierFigures(stored, plan: plan)
            known[period] = report
            guard let base = report[Counterpart(figures[index], position: position)] else { continue }
            let growth = PublishedGrowth(
                current: value, qualifier: figures[index].qualifier, base: base.value, baseQualifier: base.qualifier,
                changePercent: change)
            guard !growth.isPossible else { continue }
            log.add(
                .growthHistoryQuestioned, at: Place(.figures, index, "base.change_percent"),
                value: figures[index].base?.changePercent ?? "", rule: rule.code,
                PlausibilityMessages.growth(
                    rule, growth, period: period, revision: report.revision))
        }
    }

    /// A number that was examined before; `nil` where it is none.
    private func number(_ text: String) -> FixedPoint? {
        do { return try DecimalReading(text).value } catch { return nil }
    }
}
