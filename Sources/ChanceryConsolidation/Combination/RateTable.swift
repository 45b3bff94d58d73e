// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The parts of a rate side by side, for every office and period that gave both.
struct RateTable {
    struct Cell {
        let above: Contribution
        let below: Contribution
        /// What the office stated of the rate itself.
        let stated: Contribution?
    }

    let cells: [Cell]
    /// Statements of the rate by offices that did not give both parts.
    let orphans: [Contribution]
    private let above: [Contribution]
    private let below: [Contribution]

    init(_ rate: ConsolidatedFigure, _ numerator: ConsolidatedFigure, _ denominator: ConsolidatedFigure) {
        above = numerator.contributions.filter(\.isInSum)
        below = denominator.contributions.filter(\.isInSum)
        let under = Dictionary(below.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
        let stated = Dictionary(rate.contributions.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
        cells = above.compactMap { part in
            under[part.cell].map { Cell(above: part, below: $0, stated: stated[part.cell]) }
        }
        let paired = Set(cells.map(\.above.cell))
        orphans = rate.contributions.filter { !paired.contains($0.cell) }
    }

    /// Whether `cells` are everything that `offices` gave of the two parts; `nil` means all offices.
    func isWhole(_ cells: [Cell], of offices: Set<String>?) -> Bool {
        [above, below].allSatisfy { parts in
            parts.count { offices?.contains($0.office) ?? true } == cells.count
        }
    }

    /// Each office's own rate: as stated, or from its parts where those have one. Statements without parts come last.
    func contributions(_ quotients: RateQuotients) -> [Contribution] {
        cells.compactMap { cell -> Contribution? in
            var part = cell.stated ?? cell.above
            if cell.stated == nil {
                guard let quantity = quotients.quotient([cell.above.quantity], [cell.below.quantity]).outcome.quantity
                else { return nil }
                part.quantity = quantity
                part.flags = []
            }
            part.use = .recomputed
            return part
        } + orphans
    }
}

/// Divides sums of parts.
struct RateQuotients {
    let factor: Rational
    /// Decimals of the rate.
    let scale: Int
    let isAboveNeverNegative: Bool
    let isBelowNeverNegative: Bool

    typealias Result = (outcome: FigureOutcome, bounds: QuantityBounds)

    /// Of two sums as they stand, with what is known of them.
    func quotient(_ numerator: Result, _ denominator: Result) -> Result {
        guard let above = numerator.outcome.quantity, let below = denominator.outcome.quantity else {
            return (.general(.partsCoverDifferentOffices), .open)
        }
        return quotient(
            QualifiedNumber(above, bounds: numerator.bounds, isNeverNegative: isAboveNeverNegative),
            QualifiedNumber(below, bounds: denominator.bounds, isNeverNegative: isBelowNeverNegative))
    }

    /// Of the sums over cells. Entries that several offices count cannot be told apart there.
    func quotient(_ cells: [RateTable.Cell]) -> Result {
        guard !cells.contains(where: { $0.above.use == .joint || $0.below.use == .joint }) else {
            return (.general(.partsCoverDifferentOffices), .open)
        }
        return quotient(cells.map(\.above.quantity), cells.map(\.below.quantity))
    }

    /// Of the sums of two lists of numbers.
    func quotient(_ above: [Quantity], _ below: [Quantity]) -> Result {
        guard
            let above = MemberNumbers.sum(above.map { QualifiedNumber($0, isNeverNegative: isAboveNeverNegative) }),
            let below = MemberNumbers.sum(below.map { QualifiedNumber($0, isNeverNegative: isBelowNeverNegative) })
        else { return (.general(.overflow), .open) }
        return quotient(above, below)
    }

    private func quotient(_ above: QualifiedNumber, _ below: QualifiedNumber) -> Result {
        do {
            let shown = try above.divided(by: below).multiplied(byPositive: factor).shown(atScale: scale)
            return (.sum(shown.quantity), shown.bounds)
        } catch {
            switch error {
            case .divisorNotAboveZero: return (.general(.divisorNotAboveZero), .open)
            case .tooLarge: return (.general(.overflow), .open)
            }
        }
    }
}

extension Contribution {
    /// What a part belongs to: one statement of one office.
    struct CellKey: Hashable {
        let office: String
        let period: Period
        let subUnit: String
    }

    /// Whether its number is a term of the sum.
    var isInSum: Bool { use == .used || use == .joint }

    var cell: CellKey { CellKey(office: office, period: period, subUnit: subUnit) }
}

extension FigureOutcome {
    static func general(_ reason: RefusalReason) -> FigureOutcome {
        .refused(reason: reason, message: RefusalMessages.general(reason))
    }
}

extension FigureCoverage {
    /// Who is in a figure that needs both of two others.
    func inBoth(_ other: FigureCoverage) -> FigureCoverage {
        if self == other { return self }
        let whole = Set(other.included)
        let some = whole.union(other.partial)
        let unavailable = notAvailable + other.notAvailable.filter { !notAvailable.contains($0) }
        return FigureCoverage(
            included: included.filter { whole.contains($0) },
            partial: (included + partial).filter {
                some.contains($0) && !(included.contains($0) && whole.contains($0))
            }, missing: FigureCoverage.united(missing, other.missing), notAvailable: unavailable,
            silent: FigureCoverage.united(silent, other.silent))
    }

    private static func united(_ left: [CoverageGap], _ right: [CoverageGap]) -> [CoverageGap] {
        var gaps = left
        for gap in right {
            guard let index = gaps.firstIndex(where: { $0.office == gap.office }) else {
                gaps.append(gap)
                continue
            }
            gaps[index].periods = Array(Set(gaps[index].periods + gap.periods)).sorted()
        }
        return gaps
    }
}
