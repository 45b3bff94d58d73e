// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A catalogue arranged for validation: figures are checked by position, without going through the catalogue's values.
final class CataloguePlan: Sendable {
    let index: CatalogueIndex
    /// By catalogue position.
    let indicators: [IndicatorPlan]
    /// Catalogue positions of the indicators by code.
    let indicatorPositions: CodeTable
    private let regimes: [String: RegimePlan]
    private let dimensions: [String: DimensionPlan]
    let pillars: DimensionPlan?
    let partners: DimensionPlan?

    init(_ index: CatalogueIndex) {
        self.index = index
        let catalogue = index.catalogue
        let plans = Dictionary(
            catalogue.dimensions.map { ($0.code, DimensionPlan($0)) }, uniquingKeysWith: { first, _ in first })
        dimensions = plans
        pillars = plans["pillar"]
        partners = plans["partner"]
        indicators = catalogue.indicators.map { indicator in
            IndicatorPlan(
                indicator, dimensions: plans,
                isCurrency: index.measureUnit(indicator.unit)?.isCurrency ?? false)
        }
        indicatorPositions = CodeTable(catalogue.indicators.lazy.map(\.code))
        regimes = Dictionary(
            catalogue.regimes.map { ($0.code, RegimePlan($0, index: index)) }, uniquingKeysWith: { first, _ in first })
    }

    func regime(_ code: String) -> RegimePlan? { regimes[code] }
    func dimension(_ code: String) -> DimensionPlan? { dimensions[code] }

    /// The office and those above it, lowest first.
    func chain(from office: Office) -> [Office] {
        var chain = [office]
        while chain.count < Limits.officeLevelsMax, let parent = chain[chain.count - 1].parent.flatMap(index.office) {
            chain.append(parent)
        }
        return chain
    }
}
