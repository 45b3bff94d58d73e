// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Makes consolidated figures of rows, one after the other.
struct FigureBuilder {
    let frame: QueryFrame
    let catalogue: CatalogueIndex
    private let grid: CellGrid
    private let names: [Label]
    private let mergers: SuccessionTable
    private let units: UnitFold?
    private var coverage: CoverageBuilder

    /// - Parameter names: of the members, by index.
    init(frame: QueryFrame, grid: CellGrid, names: [Label], catalogue: CatalogueIndex) {
        self.frame = frame
        self.catalogue = catalogue
        self.grid = grid
        self.names = names
        mergers = SuccessionTable(frame.roster, lastSlot: frame.lastSlot, catalogue: catalogue)
        let heirs = mergers.heirs
        units = frame.territory.map { UnitFold($0, frame: frame, names: names, heirs: heirs) }
        coverage = CoverageBuilder(frame: frame, grid: grid)
    }

    /// Refuses more figures than an answer can show coverage of.
    func checkCount(_ rowCount: Int) throws(ConsolidationRefusal) {
        let (cells, overflow) = rowCount.multipliedReportingOverflow(by: grid.expectedCount)
        guard !overflow, cells <= ConsolidationLimits.coverageCellsMax else {
            throw ConsolidationRefusal.answerTooLarge
        }
    }

    /// - Parameters:
    ///   - covered: the coverage of an earlier figure from numbers of the same reports. Only without borders, which have
    ///     coverages of their own.
    ///   - known: the contributions of an earlier figure that differ from the row's numbers only where it has been
    ///     brought up to date; they are used when nothing of them was left out of the sum, then or now.
    mutating func figure(
        _ key: FigureKey, _ row: FigureRow, covered: FigureCoverage? = nil, known: [Contribution]? = nil
    ) -> ConsolidatedFigure {
        let indicator = catalogue.catalogue.indicators[Int(key.indicator)]
        let rule = CombinationRule(kind: indicator.kind, marks: key.marks)
        let succession = rule.usesLastPeriodOnly ? mergers.succession(in: row) : .none
        let counting =
            succession.succeeded.isEmpty
            ? row.numbers : row.numbers.filter { !succession.succeeded.contains($0.member) }
        let combined = FigureCombiner(
            rule: rule, marks: key.marks, numbers: counting,
            expectedCount: grid.expectedCount(rule) - succession.succeeded.count, names: names,
            carriedUntil: succession.carriedUntil, heirs: mergers.heirs
        ).combined()
        let covered =
            covered.map { RowCoverage(coverage: $0, gapMembers: []) }
            ?? coverage.coverage(of: row, rule: rule, marks: key.marks, succeeded: succession.succeeded)
        let joint = JointEntries(combined.joint, in: counting, of: indicator, frame: frame, names: names)
        let contributions =
            if let known, succession.succeeded.isEmpty, combined.usesAll { known } else {
                contributions(row.numbers, uses: combined.uses, succeeded: succession.succeeded)
            }
        let unit = key.marks.unit.isEmpty ? indicator.unit : key.marks.unit
        var coverage = covered.coverage
        coverage.isComplete = !contributions.isEmpty && coverage.hasNoGap(event: key.marks.event)
        return ConsolidatedFigure(
            indicator: indicator.code, label: indicator.label, kind: indicator.kind.rawValue, unit: unit,
            dimensions: key.marks.dimensions, isPlan: key.isPlan, event: key.marks.event, since: key.marks.since,
            window: key.marks.window, outcome: combined.outcome, bounds: combined.bounds, coverage: coverage,
            contributions: contributions, beside: row.beside,
            words: combined.outcome.words(of: catalogue.measureUnit(unit)), carriedOver: succession.carriedOver,
            unitFigures: units?.figures(
                of: counting, rule: rule, marks: key.marks, succession: succession, gapMembers: covered.gapMembers)
                ?? [], joint: joint.entries, findings: joint.findings)
    }

    /// - Parameter uses: of the numbers that are not succeeded, in their order.
    private func contributions(
        _ numbers: [FoldedNumber], uses: [ContributionUse], succeeded: Set<Int>
    ) -> [Contribution] {
        var uses = uses.makeIterator()
        let isAnySucceeded = !succeeded.isEmpty
        return numbers.map { number in
            let isSucceeded = isAnySucceeded && succeeded.contains(number.member)
            return contribution(number, isSucceeded ? .succeeded : uses.next() ?? .used)
        }
    }

    func contribution(_ number: FoldedNumber, _ use: ContributionUse) -> Contribution {
        Contribution(
            office: frame.roster.members[number.member].office.id, period: frame.periods[number.slot],
            revision: number.revision, subUnit: number.subUnit, quantity: number.quantity, asOf: number.asOf, use: use,
            flags: number.flags)
    }
}

extension FigureOutcome {
    /// The number in approximate words; empty without one.
    func words(of unit: MeasureUnit?) -> Label {
        guard let quantity else { return Label(english: "") }
        return Label { ApproximateWords.amount(quantity, unit: unit, in: $0) }
    }
}

extension FigureCoverage {
    /// Whether nobody lacks whom a figure expects. A figure of an event expects nobody in particular.
    func hasNoGap(event: String) -> Bool {
        missing.isEmpty && notAvailable.isEmpty && (silent.isEmpty || !event.isEmpty)
    }
}

extension Combined {
    /// Whether every number is in the answer as it is.
    fileprivate var usesAll: Bool { uses.allSatisfy { if case .used = $0 { true } else { false } } }
}
