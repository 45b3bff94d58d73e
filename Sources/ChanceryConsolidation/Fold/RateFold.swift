// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Works rates, ratios and multiples that do not add out from the sums of their parts.
struct RateFold {
    private let catalogue: CatalogueIndex
    private let keys: [FigureKey]
    private let figures: [ConsolidatedFigure]
    /// Indices of the sums that a rate may be worked out from, by their keys without a start.
    private var sums: [FigureKey: [Int]] = [:]

    /// - Parameter figures: by the index of their key.
    init(_ figures: [ConsolidatedFigure], keys: [FigureKey], catalogue: CatalogueIndex) {
        self.figures = figures
        self.keys = keys
        self.catalogue = catalogue
        var parts: Set<Int32> = []
        for key in keys {
            guard let rate = catalogue.catalogue.indicators[Int(key.indicator)].parts else { continue }
            for code in [rate.numerator, rate.denominator] {
                if let position = catalogue.indicatorPositions[code] { parts.insert(Int32(position)) }
            }
        }
        if parts.isEmpty { return }
        for (index, key) in keys.enumerated() where parts.contains(key.indicator) {
            if figures[index].outcome.quantity != nil { sums[key.withoutStart, default: []].append(index) }
        }
    }

    /// Every figure, with the rates that could be worked out.
    func figuresWithRates() -> [ConsolidatedFigure] {
        zip(keys, figures).map { key, figure in
            guard figure.outcome.refusal != nil, key.marks.event.isEmpty, key.marks.unit.isEmpty,
                let parts = catalogue.catalogue.indicators[Int(key.indicator)].parts,
                let (numerator, denominator) = sums(of: parts, for: key)
            else { return figure }
            return recomputed(figure, parts, numerator, denominator)
        }
    }

    /// The two sums of the same cell and window; `nil` unless there is exactly one pair.
    private func sums(
        of parts: RateParts, for rate: FigureKey
    ) -> (numerator: ConsolidatedFigure, denominator: ConsolidatedFigure)? {
        let numerators = candidates(parts.numerator, for: rate)
        let denominators = candidates(parts.denominator, for: rate)
        guard numerators.count == 1, denominators.count == 1 else { return nil }
        return (figures[numerators[0]], figures[denominators[0]])
    }

    private func candidates(_ code: String, for rate: FigureKey) -> [Int] {
        guard let position = catalogue.indicatorPositions[code] else { return [] }
        let key = FigureKey(indicator: Int32(position), isPlan: rate.isPlan, marks: rate.marks)
        let found = sums[key.withoutStart] ?? []
        // A rate that names no start is that of the one start that its parts have.
        return rate.marks.since == nil ? found : found.filter { keys[$0].marks.since == rate.marks.since }
    }

    private func recomputed(
        _ figure: ConsolidatedFigure, _ parts: RateParts, _ numerator: ConsolidatedFigure,
        _ denominator: ConsolidatedFigure
    ) -> ConsolidatedFigure {
        let isSame = numerator.coverage.agrees(with: denominator.coverage) && numerator.since == denominator.since
        let result = quotient(
            figure.indicator, parts, numerator.outcome, numerator.bounds, denominator.outcome, denominator.bounds,
            isSame: isSame)
        let below = Dictionary(
            denominator.unitFigures.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
        let units = numerator.unitFigures.map { unit in
            let other = below[unit.office]
            let result = quotient(
                figure.indicator, parts, unit.outcome, unit.bounds, other?.outcome, other?.bounds ?? .open,
                isSame: isSame && unit.missing == other?.missing)
            return UnitFigure(
                office: unit.office, outcome: result.outcome, bounds: result.bounds, missing: unit.missing)
        }
        return figure.recomputed(
            from: parts, outcome: result.outcome, bounds: result.bounds, coverage: numerator.coverage,
            carriedOver: numerator.carriedOver + denominator.carriedOver.filter { !numerator.carriedOver.contains($0) },
            unitFigures: units)
    }

    private func quotient(
        _ rate: String, _ parts: RateParts, _ above: FigureOutcome, _ aboveBounds: QuantityBounds,
        _ below: FigureOutcome?, _ belowBounds: QuantityBounds, isSame: Bool
    ) -> (outcome: FigureOutcome, bounds: QuantityBounds) {
        func refused(_ reason: RefusalReason) -> (FigureOutcome, QuantityBounds) {
            (.refused(reason: reason, message: RefusalMessages.general(reason)), .open)
        }
        guard isSame, let numerator = above.quantity, let denominator = below?.quantity else {
            return refused(.partsCoverDifferentOffices)
        }
        do {
            let quotient = try QualifiedNumber(
                numerator, bounds: aboveBounds, isNeverNegative: isNeverNegative(parts.numerator)
            ).divided(
                by: QualifiedNumber(
                    denominator, bounds: belowBounds, isNeverNegative: isNeverNegative(parts.denominator)))
            let shown = try quotient.multiplied(byPositive: Rational(parts.factor)).shown(
                atScale: catalogue.indicator(rate)?.scale ?? 0)
            return (.sum(shown.quantity), shown.bounds)
        } catch {
            switch error {
            case .divisorNotAboveZero: return refused(.divisorNotAboveZero)
            case .tooLarge: return refused(.overflow)
            }
        }
    }

    private func isNeverNegative(_ code: String) -> Bool { !(catalogue.indicator(code)?.allowsNegative ?? true) }
}

extension FigureKey {
    fileprivate var withoutStart: FigureKey {
        var marks = marks
        marks.since = nil
        return FigureKey(indicator: indicator, isPlan: isPlan, marks: marks)
    }
}

extension Coverage {
    /// Whether the same offices are in both figures for the same periods.
    fileprivate func agrees(with other: Coverage) -> Bool {
        guard included == other.included else { return false }
        return partial.isEmpty && other.partial.isEmpty || self == other
    }
}
