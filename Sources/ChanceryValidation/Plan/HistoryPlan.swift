// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The rules of a regime that compare a report with others, with indicators as catalogue positions.
struct HistoryPlan: Sendable {
    /// A figure lies around a median.
    struct BandRule: Sendable {
        let rule: ValidationRule
        let position: Int
        let factor: FixedPoint
    }

    struct StockRule: Sendable {
        let rule: ValidationRule
        let stock: Int
        let added: Int
        let ended: Int?
    }

    struct SimilarityRule: Sendable {
        let rule: ValidationRule
        let textPercent: Int
        let figuresPercent: Int
    }

    private(set) var changes: [BandRule] = []
    private(set) var peers: [BandRule] = []
    private(set) var stocks: [StockRule] = []
    private(set) var growth: ValidationRule?
    private(set) var similarity: SimilarityRule?
    /// The rule that no text repeats the previous period's.
    private(set) var text: ValidationRule?

    /// Rules that name an unknown indicator are left out. Of the forms without an indicator the first one counts.
    init(_ rules: [ValidationRule], index: CatalogueIndex) {
        let positions = index.indicatorPositions
        for rule in rules {
            switch rule.form {
            case .changeWithin(let indicator, let factor):
                guard let position = positions[indicator] else { continue }
                changes.append(BandRule(rule: rule, position: position, factor: factor))
            case .peersWithin(let indicator, let factor):
                guard let position = positions[indicator] else { continue }
                peers.append(BandRule(rule: rule, position: position, factor: factor))
            case .stockArithmetic(let stock, let added, let ended):
                guard let stock = positions[stock], let added = positions[added] else { continue }
                let known = ended.flatMap { positions[$0] }
                guard ended == nil || known != nil else { continue }
                stocks.append(StockRule(rule: rule, stock: stock, added: added, ended: known))
            case .growthMatchesHistory:
                growth = growth ?? rule
            case .similarToPrevious(let textPercent, let figuresPercent):
                similarity =
                    similarity
                    ?? SimilarityRule(rule: rule, textPercent: textPercent, figuresPercent: figuresPercent)
            case .textDiffersFromPrevious:
                text = text ?? rule
            case .notLess, .sum, .range, .requires, .perItem, .secretMarking:
                continue
            }
        }
    }
}
