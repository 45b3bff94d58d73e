// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Everything that is data and not code: who reports, what, when and by which rules. A value of one version.
///
/// Nothing here is checked; `ChanceryDocuments` checks a catalogue whole when it is read, and only checked catalogues
/// are ever installed.
public struct Catalogue: Hashable, Sendable {
    /// What the authors call it, for example `2026.1`. The store numbers installed catalogues by itself.
    public let edition: String
    public let offices: [Office]
    public let mergers: [Merger]
    public let groups: [Group]
    public let windowFamilies: [WindowFamily]
    public let regimes: [Regime]
    public let measureUnits: [MeasureUnit]
    public let dimensions: [Dimension]
    public let indicators: [Indicator]
    public let rules: [ValidationRule]
    public let scoreSheets: [ScoreSheet]

    public init(
        edition: String, offices: [Office], mergers: [Merger] = [], groups: [Group] = [],
        windowFamilies: [WindowFamily], regimes: [Regime], measureUnits: [MeasureUnit],
        dimensions: [Dimension] = [], indicators: [Indicator], rules: [ValidationRule] = [],
        scoreSheets: [ScoreSheet] = []
    ) {
        self.edition = edition
        self.offices = offices
        self.mergers = mergers
        self.groups = groups
        self.windowFamilies = windowFamilies
        self.regimes = regimes
        self.measureUnits = measureUnits
        self.dimensions = dimensions
        self.indicators = indicators
        self.rules = rules
        self.scoreSheets = scoreSheets
    }
}

/// Number of an installed catalogue in a store: 1, 2, 3, ...
public typealias CatalogueVersion = Int64
