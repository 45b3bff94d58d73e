// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension CatalogueReader {
    /// The errors of a catalogue that did not come from files: what its entries say about each other is checked as it
    /// is for files, and the findings have paths and no lines.
    public static func errors(in catalogue: Catalogue) -> [CatalogueFinding] {
        let checker = CatalogueChecker(
            draft: CatalogueDraft(catalogue), context: ReadingContext(file: "", log: ProblemLog()))
        checker.checkAll()
        var errors = checker.findings.filter { $0.severity == .error }
        // What is not kept may be errors alone.
        if checker.hasErrors, checker.findingCount > checker.findings.count {
            errors.append(moreFindings(checker.findingCount - checker.findings.count))
        }
        return errors
    }
}

extension CatalogueDraft {
    /// The draft that files of exactly these entries would give.
    init(_ catalogue: Catalogue) {
        func placed<Value>(_ values: [Value], _ key: String) -> [Placed<Value>] {
            values.enumerated().map { Placed(value: $1, path: "\(key)[\($0)]", isWhole: true) }
        }
        editions = [Placed(value: catalogue.edition, path: "edition", isWhole: true)]
        windowFamilies = placed(catalogue.windowFamilies, "window-families")
        measureUnits = placed(catalogue.measureUnits, "measure-units")
        dimensions = placed(catalogue.dimensions, "dimensions")
        offices = placed(catalogue.offices, "offices")
        mergers = placed(catalogue.mergers, "mergers")
        groups = placed(catalogue.groups, "groups")
        regimes = placed(catalogue.regimes, "regimes")
        indicators = placed(catalogue.indicators, "indicators")
        rules = placed(catalogue.rules.map { RuleDraft(rule: $0, formKeys: ["form"]) }, "rules")
        scoreSheets = placed(
            catalogue.scoreSheets.enumerated().map { position, sheet in
                ScoreSheetDraft(
                    sheet: sheet,
                    criteria: sheet.criteria.indices.map {
                        Placed(
                            value: ["form"], path: "score-sheets[\(position)].criteria[\($0)]", isWhole: true)
                    })
            }, "score-sheets")
    }
}
