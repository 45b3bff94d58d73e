// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What is compared with other reports: what is needed of them is asked once, and only when something needs it.
extension Examination {
    mutating func compare(with history: some ReportHistory) throws {
        guard let regime, let key, let table else { return }
        let needs = historyNeeds(of: regime, table)
        guard !needs.isEmpty else { return }
        let series = HistoryNeeds.series(before: key.period)
        let request = historyRequest(needs, key: key, series: series)
        guard !request.reports.isEmpty || request.peers != nil else { return }
        let earlier = try history.earlierReports(request)
        guard !earlier.reports.isEmpty || !earlier.peers.isEmpty else { return }
        let keys = series.map { ReportKey(office: key.office, regime: key.regime, period: $0) }
        let own = keys.map { key in earlier.reports[key].map { EarlierFigures($0, plan: plan) } }
        if needs.needsTexts, let previous = request.wholeReport.flatMap({ earlier.reports[$0] }),
            let figures = own.first ?? nil
        {
            compareTexts(with: previous.report)
            compareWhole(with: previous.report, figures)
        }
        compareLasting(with: own.compactMap(\.self))
        if needs.needsLater {
            compareLasting(
                withLater: laterKeys(of: key).compactMap { earlier.reports[$0] }.map { EarlierFigures($0, plan: plan) })
        }
        if needs.needsPredecessors {
            let predecessors = predecessorKeys(of: key, series: series).map { keys in
                keys.compactMap { earlier.reports[$0] }.map { EarlierFigures($0, plan: plan) }
            }
            comparePredecessors(predecessors, own: own.compactMap(\.self))
        }
        compareChanges(with: own.compactMap(\.self), table)
        comparePeers(with: earlier.peers.map { EarlierFigures($0, plan: plan) }, table)
        if let previous = own.first ?? nil { compareStocks(with: previous, table) }
        compareGrowth(with: earlier, table)
    }

    /// Whether a rule holds on a day of the period.
    func applies(_ rule: ValidationRule) -> Bool { window.map(rule.validity.overlaps) ?? true }

    private func historyNeeds(of regime: RegimePlan, _ table: FigureTable) -> HistoryNeeds {
        var needs = HistoryNeeds()
        let rules = regime.history
        let hasTexts = !report.narratives.isEmpty
        needs.needsTexts =
            hasTexts && ((rules.text.map(applies) ?? false) || (rules.similarity.map { applies($0.rule) } ?? false))
        for index in lasting { needs.indicators.insert(figures[index].indicator) }
        needs.needsSeries = !lasting.isEmpty
        needs.needsPredecessors = !lasting.isEmpty
        needs.needsLater = !lasting.isEmpty
        for change in rules.changes where table.isGiven(position: change.position) && applies(change.rule) {
            needs.indicators.insert(plan.indicators[change.position].code)
            needs.needsSeries = true
        }
        for stock in rules.stocks where table.isGiven(position: stock.stock) && applies(stock.rule) {
            needs.indicators.insert(plan.indicators[stock.stock].code)
        }
        for peer in rules.peers where table.isGiven(position: peer.position) && applies(peer.rule) {
            needs.peerIndicators.insert(plan.indicators[peer.position].code)
        }
        if let growth = rules.growth, applies(growth) { addBases(to: &needs) }
        return needs
    }

    private func addBases(to needs: inout HistoryNeeds) {
        for index in compared {
            guard let period = basePeriod(of: figures[index]) else { continue }
            if !needs.bases.contains(period) {
                guard needs.bases.count < Limits.basePeriodsMax else { continue }
                needs.bases.append(period)
            }
            needs.indicators.insert(figures[index].indicator)
        }
    }

    /// The earlier period of the same form from which a figure says that it changed.
    func basePeriod(of figure: Figure) -> Period? {
        guard let base = figure.base, !base.changePercent.isEmpty, figure.window == nil, figure.status != .plan,
            let named = Period(code: base.reference), let period, named.form == period.form, named < period
        else { return nil }
        return named
    }

    private func historyRequest(_ needs: HistoryNeeds, key: ReportKey, series: [Period]) -> HistoryRequest {
        var keys: [ReportKey] = []
        let own = (needs.needsSeries ? series : Array(series.prefix(1))) + needs.bases
        if needs.needsTexts || !needs.indicators.isEmpty {
            for period in own {
                let earlier = ReportKey(office: key.office, regime: key.regime, period: period)
                if !keys.contains(earlier) { keys.append(earlier) }
            }
            if needs.needsLater { keys += laterKeys(of: key) }
            if needs.needsPredecessors { keys += predecessorKeys(of: key, series: series).flatMap(\.self) }
        }
        return HistoryRequest(
            reports: keys, wholeReport: needs.needsTexts && !own.isEmpty ? keys.first : nil,
            indicators: needs.indicators,
            peers: needs.peerIndicators.isEmpty ? nil : peerRequest(needs.peerIndicators, key: key))
    }

    private func laterKeys(of key: ReportKey) -> [ReportKey] {
        HistoryNeeds.series(after: key.period).map { ReportKey(office: key.office, regime: key.regime, period: $0) }
    }

    /// For each office that a merger made this one of, its reports for the latest periods in which it existed; empty
    /// where the merger lies before all periods that are looked at.
    private func predecessorKeys(of key: ReportKey, series: [Period]) -> [[ReportKey]] {
        guard let merger = plan.index.merger(founding: key.office), let family = regime?.family,
            let earliest = series.last, family.window(of: earliest).first < merger.date
        else { return [] }
        let periods = ([key.period] + series).filter { family.window(of: $0).first < merger.date }
            .prefix(Limits.predecessorPeriodsMax)
        return merger.predecessors.prefix(Limits.predecessorsMax).map { office in
            periods.map { ReportKey(office: office, regime: key.regime, period: $0) }
        }
    }

    /// Members of the same kind in the office's groups on the last day of the previous period.
    private func peerRequest(_ indicators: Set<String>, key: ReportKey) -> PeerRequest? {
        guard let previous = key.period.previous, let regime, let family = regime.family, let window else { return nil }
        let day = family.window(of: previous).last
        var offices: Set<String> = []
        for group in regime.groups {
            let own = group.members.first { $0.office == key.office && $0.validity.overlaps(window) }
            guard let own else { continue }
            for member in group.members(on: day) where member.kind == own.kind && member.office != key.office {
                offices.insert(member.office)
            }
        }
        guard !offices.isEmpty else { return nil }
        return PeerRequest(
            regime: key.regime, period: previous, offices: Array(offices.sorted().prefix(Limits.peersMax)),
            indicators: indicators)
    }
}
