// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryWire

extension ConsolidatedFigureMessage {
    init(_ figure: ConsolidatedFigure, _ catalogue: CatalogueIndex, omitContributions: Bool) {
        let indicator = catalogue.indicator(figure.indicator)
        self.init(
            indicator: figure.indicator, label: indicator?.label ?? Label(english: figure.indicator),
            kind: indicator?.kind.rawValue ?? "", unit: figure.unit, dimensions: figure.dimensions,
            isPlan: figure.isPlan, event: figure.event, since: figure.since, window: figure.window,
            outcome: FigureOutcomeMessage(figure.outcome), bounds: BoundsMessage(figure.bounds),
            coverage: FigureCoverageMessage(figure.coverage, isComplete: figure.isComplete),
            contributions: omitContributions ? [] : figure.contributions,
            beside: figure.beside,
            words: figure.outcome.quantity.map { quantity in
                Label { ApproximateWords.amount(quantity, unit: catalogue.measureUnit(figure.unit), in: $0) }
            } ?? Label(english: ""),
            carriedOver: figure.carriedOver,
            unitFigures: figure.unitFigures.map {
                UnitFigureMessage(
                    office: $0.office, outcome: FigureOutcomeMessage($0.outcome), bounds: BoundsMessage($0.bounds),
                    missing: $0.missing)
            }, recomputedFrom: figure.recomputedFrom, joint: figure.joint, findings: figure.findings)
    }
}

extension FigureOutcomeMessage {
    fileprivate init(_ outcome: FigureOutcome) {
        switch outcome {
        case .sum(let quantity): self = .quantity(quantity)
        case .refused(let reason, let message):
            self = .refusal(FigureRefusalMessage(code: reason.rawValue, name: reason.name, message: message))
        }
    }
}

extension BoundsMessage {
    /// `nil` when nothing is known.
    fileprivate init?(_ bounds: QuantityBounds) {
        if bounds == .open { return nil }
        self.init(
            lower: bounds.lower.map { BoundMessage(value: $0.value, isInclusive: $0.isInclusive) },
            upper: bounds.upper.map { BoundMessage(value: $0.value, isInclusive: $0.isInclusive) })
    }
}

extension FigureCoverageMessage {
    fileprivate init(_ coverage: Coverage, isComplete: Bool) {
        self.init(
            included: coverage.included, partial: coverage.partial,
            missing: coverage.missing,
            notAvailable: coverage.notAvailable, silent: coverage.silent, isComplete: isComplete)
    }
}
