// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What one member achieved, as far as it is certain.
struct MemberResult {
    /// The least that the number can be.
    let certain: FixedPoint
    /// As it was stated, when it is not exactly known; otherwise `nil`.
    let stated: Quantity?
}

/// The results of members for the indicators of a sheet, from the figures of a consolidation.
///
/// A result is the member's own number of the whole window: the figure without dimensions, event, start or window of its
/// own, in the unit of the indicator. It counts also where the numbers of several members do not add.
struct MemberResults {
    private var results: [String: [String: MemberResult]] = [:]

    init(_ consolidation: Consolidation, indicators: Set<String>, catalogue: CatalogueIndex) {
        for figure in consolidation.figures where indicators.contains(figure.indicator) && figure.isWholeResult {
            guard let indicator = catalogue.indicator(figure.indicator), figure.unit == indicator.unit else { continue }
            let own = Dictionary(grouping: figure.contributions.filter { $0.use != .restated }, by: \.office)
            for (office, contributions) in own {
                results[figure.indicator, default: [:]][office] = MemberResult(contributions, of: indicator)
            }
        }
    }

    func result(of office: String, _ indicator: String) -> MemberResult? { results[indicator]?[office] }

    /// The best certain result among `offices` and the first of them that has it; `nil` when nobody has a result.
    func best(among offices: [String], _ indicator: String) -> (office: String, value: FixedPoint)? {
        var best: (office: String, value: FixedPoint)?
        for office in offices {
            guard let value = results[indicator]?[office]?.certain else { continue }
            if let best, !best.value.isLess(than: value) { continue }
            best = (office, value)
        }
        return best
    }
}

extension ConsolidatedFigure {
    /// Whether its numbers say what members did in the window as a whole.
    fileprivate var isWholeResult: Bool {
        dimensions.isEmpty && !isPlan && event.isEmpty && since == nil && window == nil
    }
}

extension MemberResult {
    /// `nil` when there is no number of the office itself, or the parts do not fit a number together.
    fileprivate init?(_ contributions: [Contribution], of indicator: Indicator) {
        let own = contributions.filter { $0.subUnit.isEmpty }
        let parts = indicator.kind.addsParts ? contributions : own
        var certain = FixedPoint.zero(scale: indicator.scale)
        var isExact = true
        for (_, statements) in Dictionary(grouping: parts, by: \.subUnit) {
            // Of two numbers for one thing only the smaller one is certain.
            let least = statements.map { QuantityBounds($0.quantity).lower?.value ?? .zero(scale: indicator.scale) }
                .min { $0.isLess(than: $1) }
            guard let least, let sum = certain.adding(least) else { return nil }
            certain = sum
            isExact = isExact && statements.count == 1 && statements[0].quantity.qualifier == .exact
        }
        guard let first = parts.first else { return nil }
        self.init(certain: certain, stated: isExact ? nil : (own.first ?? first).quantity)
    }
}

extension IndicatorKind {
    /// Whether the separate number of a sub-unit adds to that of its office.
    fileprivate var addsParts: Bool {
        switch self {
        case .flowCount, .flowAmount, .stockCount, .stockAmount, .pipeline: true
        default: false
        }
    }
}
