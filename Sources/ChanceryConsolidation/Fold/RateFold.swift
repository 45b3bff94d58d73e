// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Works rates, ratios and multiples that do not add out from the sums of their parts, over exactly the offices and
/// periods that gave both.
struct RateFold {
    private let catalogue: CatalogueIndex
    private let keys: [FigureKey]
    private let figures: [ConsolidatedFigure]
    private let units: [TerritoryUnit]
    private let names: [String: Label]
    /// Indices of the figures that a rate may be worked out from, by their keys without a start.
    private var parts: [FigureKey: [Int]] = [:]

    /// - Parameters:
    ///   - figures: by the index of their key.
    ///   - units: of the borders asked for.
    ///   - names: by office id.
    init(
        _ figures: [ConsolidatedFigure], keys: [FigureKey], units: [TerritoryUnit], names: [String: Label],
        catalogue: CatalogueIndex
    ) {
        self.figures = figures
        self.keys = keys
        self.units = units
        self.names = names
        self.catalogue = catalogue
        var positions: Set<Int32> = []
        for key in keys {
            guard let rate = catalogue.catalogue.indicators[Int(key.indicator)].parts else { continue }
            for code in [rate.numerator, rate.denominator] {
                if let position = catalogue.indicatorPositions[code] { positions.insert(Int32(position)) }
            }
        }
        if positions.isEmpty { return }
        for (index, key) in keys.enumerated() where positions.contains(key.indicator) {
            parts[key.withoutStart, default: []].append(index)
        }
    }

    /// Every figure, with the rates that could be worked out.
    func figuresWithRates() -> [ConsolidatedFigure] {
        zip(keys, figures).map { key, figure in
            guard figure.outcome.refusal != nil, key.marks.event.isEmpty, key.marks.unit.isEmpty,
                let rate = catalogue.catalogue.indicators[Int(key.indicator)].parts
            else { return figure }
            let numerators = candidates(rate.numerator, for: key)
            let denominators = candidates(rate.denominator, for: key)
            let sums = (numerators.filter(isSum), denominators.filter(isSum))
            guard sums.0.count == 1, sums.1.count == 1 else {
                return withoutParts(figure, numerators, denominators)
            }
            return recomputed(figure, rate, sums.0[0], sums.1[0])
        }
    }

    private func isSum(_ figure: ConsolidatedFigure) -> Bool { figure.outcome.quantity != nil }

    /// Figures of the same cell and window.
    private func candidates(_ code: String, for rate: FigureKey) -> [ConsolidatedFigure] {
        guard let position = catalogue.indicatorPositions[code] else { return [] }
        let key = FigureKey(indicator: Int32(position), isPlan: rate.isPlan, marks: rate.marks)
        let found = parts[key.withoutStart] ?? []
        // A rate that names no start is that of the one start that its parts have.
        return found.filter { rate.marks.since == nil || keys[$0].marks.since == rate.marks.since }.map { figures[$0] }
    }

    /// A rate of which one part was never summed: stated by offices that did not give the parts, or of parts that do
    /// not add.
    private func withoutParts(
        _ figure: ConsolidatedFigure, _ numerators: [ConsolidatedFigure], _ denominators: [ConsolidatedFigure]
    ) -> ConsolidatedFigure {
        let above = Set(numerators.flatMap(\.contributions).map(\.cell))
        let below = Set(denominators.flatMap(\.contributions).map(\.cell))
        let lacking = figure.contributions.filter { !above.contains($0.cell) || !below.contains($0.cell) }
        if lacking.isEmpty { return figure }
        var figure = figure
        figure.outcome = partsMissing(lacking)
        return figure
    }

    private func recomputed(
        _ figure: ConsolidatedFigure, _ parts: RateParts, _ numerator: ConsolidatedFigure,
        _ denominator: ConsolidatedFigure
    ) -> ConsolidatedFigure {
        let rate = RateTable(figure, numerator, denominator)
        let scale = catalogue.indicator(figure.indicator)?.scale ?? 0
        let quotients = RateQuotients(
            factor: Rational(parts.factor), scale: scale, isAboveNeverNegative: isNeverNegative(parts.numerator),
            isBelowNeverNegative: isNeverNegative(parts.denominator))
        /// - Parameter sums: of the offices as they stand; they know bounds that their terms need not show.
        func result(_ offices: Set<String>?, _ sums: (RateQuotients.Result, RateQuotients.Result)?)
            -> RateQuotients.Result?
        {
            let orphans = rate.orphans.filter { offices?.contains($0.office) ?? true }
            if !orphans.isEmpty { return (partsMissing(orphans), .open) }
            let cells = rate.cells.filter { offices?.contains($0.above.office) ?? true }
            if cells.isEmpty, offices != nil { return nil }
            guard !cells.isEmpty, numerator.since == denominator.since else {
                return (.general(.partsCoverDifferentOffices), .open)
            }
            guard let sums, rate.isWhole(cells, of: offices) else { return quotients.quotient(cells) }
            return quotients.quotient(sums.0, sums.1)
        }
        let whole =
            result(nil, ((numerator.outcome, numerator.bounds), (denominator.outcome, denominator.bounds)))
            ?? (.general(.noNumber), .open)
        let above = Dictionary(numerator.unitFigures.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
        let below = Dictionary(denominator.unitFigures.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
        let stated = Dictionary(figure.unitFigures.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
        let unitFigures = units.compactMap { unit -> UnitFigure? in
            // The one statement of the one report that is expected of a unit passes, as it does for the whole.
            if let passed = stated[unit.office], passed.outcome.quantity != nil { return passed }
            let (top, bottom) = (above[unit.office], below[unit.office])
            var sums: (RateQuotients.Result, RateQuotients.Result)?
            if let top, let bottom { sums = ((top.outcome, top.bounds), (bottom.outcome, bottom.bounds)) }
            guard let result = result(Set(unit.parts), sums) else { return nil }
            let missing = top?.missing ?? []
            return UnitFigure(
                office: unit.office, outcome: result.outcome, bounds: result.bounds,
                missing: missing + (bottom?.missing ?? []).filter { !missing.contains($0) })
        }
        var figure = figure
        figure.outcome = whole.outcome
        figure.words = whole.outcome.words(of: catalogue.measureUnit(figure.unit))
        figure.bounds = whole.bounds
        figure.coverage = numerator.coverage.inBoth(denominator.coverage)
        figure.coverage.isComplete = figure.coverage.hasNoGap(event: figure.event)
        // Each office's own rate, which is shown and not used.
        figure.contributions = rate.contributions(quotients)
        figure.carriedOver =
            numerator.carriedOver + denominator.carriedOver.filter { !numerator.carriedOver.contains($0) }
        figure.unitFigures = unitFigures
        figure.recomputedFrom = parts
        return figure
    }

    private func partsMissing(_ contributions: [Contribution]) -> FigureOutcome {
        var offices: [Label] = []
        var seen: Set<String> = []
        for office in contributions.map(\.office) where seen.insert(office).inserted {
            offices.append(names[office] ?? Label(english: office))
        }
        return .refused(reason: .partsMissing, message: RefusalMessages.partsMissing(offices))
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
