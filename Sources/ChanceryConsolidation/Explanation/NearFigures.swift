// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Consolidation {
    /// Figures that somebody who asks for `reference` may mean: at most ten, as the words that ask for them.
    public func near(_ reference: FigureReference, by catalogue: CatalogueIndex) -> [String] {
        if catalogue.indicator(reference.indicator) == nil {
            return Array(catalogue.codesNear(reference.indicator).prefix(NearFigures.countMax))
        }
        return figures.filter { $0.indicator == reference.indicator }.prefix(NearFigures.countMax).map(
            NearFigures.words)
    }
}

private enum NearFigures {
    static let countMax = 10
    /// Letters that two codes must have in common from the start.
    static let prefixMin = 3

    /// `agreements.signed partner=JP-NARA since=2020-01-01 plan`.
    static func words(_ figure: ConsolidatedFigure) -> String {
        var words = [figure.indicator] + figure.dimensions.map { "\($0.dimension)=\($0.value)" }
        if !figure.event.isEmpty { words.append("event=\(figure.event)") }
        if let since = figure.since { words.append("since=\(since)") }
        if let window = figure.window { words.append("window=\(window)") }
        if figure.isPlan { words.append("plan") }
        return words.joined(separator: " ")
    }
}

extension CatalogueIndex {
    /// Codes of indicators with the longest common beginning first.
    fileprivate func codesNear(_ code: String) -> [String] {
        catalogue.indicators.map { (code: $0.code, common: zip($0.code, code).prefix { $0 == $1 }.count) }
            .filter { $0.common >= NearFigures.prefixMin }
            .sorted { ($1.common, $0.code) < ($0.common, $1.code) }.map(\.code)
    }
}
