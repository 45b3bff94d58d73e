// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A regime with what every report under it is checked for.
final class RegimePlan: Sendable {
    let regime: Regime
    let family: WindowFamily?
    let sections: [String: Int]
    /// By catalogue position of the indicator: whether the regime takes it. Empty when it takes every indicator.
    let isAsked: [Bool]
    /// Catalogue positions of the figures without which a report is not complete, in the order of the regime.
    let mandatory: [Int]
    /// When an office is a member of one of the reporting groups, by office id; `nil` when every office reports.
    let memberships: [String: [Validity]]?
    let rules: [RulePlan]
    let history: HistoryPlan
    let markings: MarkingRules
    /// Groups in which offices have peers: those that report, or all where every office reports.
    let groups: [Group]

    init(_ regime: Regime, index: CatalogueIndex) {
        self.regime = regime
        family = index.windowFamily(regime.windowFamily)
        sections = Dictionary(
            regime.sections.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var asked = [Bool](repeating: false, count: regime.figures.isEmpty ? 0 : index.catalogue.indicators.count)
        var mandatory: [Int] = []
        for figure in regime.figures {
            guard let position = index.indicatorPositions[figure.indicator] else { continue }
            asked[position] = true
            if figure.isMandatory { mandatory.append(position) }
        }
        isAsked = asked
        self.mandatory = mandatory
        memberships = RegimePlan.memberships(of: regime, index: index)
        let applicable = index.catalogue.rules.filter { $0.regimes.isEmpty || $0.regimes.contains(regime.code) }
        rules = applicable.compactMap { RulePlan($0, index: index) }
        history = HistoryPlan(applicable, index: index)
        markings = MarkingRules(applicable)
        groups = regime.reporters.isEmpty ? index.catalogue.groups : regime.reporters.compactMap(index.group)
    }

    var code: String { regime.code }
    var rule: String { "regime \(code)" }

    func takes(indicatorAt position: Int) -> Bool { isAsked.isEmpty || isAsked[position] }

    private static func memberships(of regime: Regime, index: CatalogueIndex) -> [String: [Validity]]? {
        guard !regime.reporters.isEmpty else { return nil }
        var memberships: [String: [Validity]] = [:]
        for group in regime.reporters.compactMap(index.group) {
            for member in group.members { memberships[member.office, default: []].append(member.validity) }
        }
        return memberships
    }
}
