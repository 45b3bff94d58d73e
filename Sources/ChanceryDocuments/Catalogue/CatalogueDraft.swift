// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// An entry as read, with its place.
struct Placed<Value> {
    let value: Value
    let path: String
    /// Whether everything in it could be read. Details of the others are not checked further: that would only add
    /// findings that vanish with the first ones.
    let isWhole: Bool
}

/// A rule as read; exactly one key must have given its form.
struct RuleDraft {
    let rule: ValidationRule
    let formKeys: [String]
}

/// What was read from the files of a catalogue, before it is checked whole.
struct CatalogueDraft {
    var editions: [Placed<String>] = []
    var windowFamilies: [Placed<WindowFamily>] = []
    var measureUnits: [Placed<MeasureUnit>] = []
    var dimensions: [Placed<Dimension>] = []
    var offices: [Placed<Office>] = []
    var mergers: [Placed<Merger>] = []
    var groups: [Placed<Group>] = []
    var regimes: [Placed<Regime>] = []
    var indicators: [Placed<Indicator>] = []
    var rules: [Placed<RuleDraft>] = []
    var scoreSheets: [Placed<ScoreSheetDraft>] = []

    func catalogue(rules: [ValidationRule]) -> Catalogue {
        Catalogue(
            edition: editions.first?.value ?? "", offices: offices.map(\.value), mergers: mergers.map(\.value),
            groups: groups.map(\.value), windowFamilies: windowFamilies.map(\.value), regimes: regimes.map(\.value),
            measureUnits: measureUnits.map(\.value), dimensions: dimensions.map(\.value),
            indicators: indicators.map(\.value), rules: rules, scoreSheets: scoreSheets.map(\.value.sheet))
    }
}
