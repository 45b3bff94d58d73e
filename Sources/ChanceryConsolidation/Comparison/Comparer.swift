// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Holds two consolidated answers against each other. A pure function of the catalogue, the answers and the question.
public struct Comparer: Sendable {
    public let catalogue: CatalogueIndex

    public init(catalogue: CatalogueIndex) {
        self.catalogue = catalogue
    }

    /// The queries whose answers are compared; no second one where nobody was expected to report.
    ///
    /// Without borders, listed offices stand on the other side for those that mergers made them from, or made of them.
    public func sides(
        of comparison: ComparisonQuery
    ) throws(ConsolidationRefusal) -> (current: ConsolidationQuery, earlier: ConsolidationQuery?) {
        let sides = try ComparisonSides(comparison, catalogue: catalogue)
        return (sides.current, sides.earlier)
    }

    /// - Parameters:
    ///   - current, earlier: the answers to `sides(of:)`, of one store sequence.
    ///   - claims: what the current reports publish about bases and growths.
    public func compare(
        _ comparison: ComparisonQuery, current: Consolidation, earlier: Consolidation?, claims: [GrowthClaim],
        sequence: StoreSequence
    ) -> ComparisonAnswer {
        let scope = ComparedScope(current: current, earlier: earlier, against: comparison.against, catalogue: catalogue)
        let pairs =
            comparison.against == .plan
            ? ComparedPair.plans(of: comparison, current: current, earlier: earlier, catalogue)
            : ComparedPair.pairs(of: comparison, current: current, earlier: earlier, catalogue)
        let claimsByLine = Dictionary(grouping: claims, by: \.line)
        let figures = pairs.map { pair in
            FigureComparer(
                pair: pair, scope: scope, unit: catalogue.measureUnit(pair.line.unit),
                predicates: comparison.predicates.filter { $0.indicator == pair.line.indicator },
                claims: claimsByLine[pair.line] ?? []
            ).compared()
        }
        return ComparisonAnswer(
            sequence: sequence, catalogueVersion: catalogue.version, group: current.group,
            groupLabel: current.groupLabel, regime: current.regime, windowFamily: current.windowFamily,
            bordersOn: current.bordersOn, against: comparison.against, current: current.periods,
            earlier: earlier?.periods ?? [], offices: scope.offices, figures: figures)
    }
}

/// What all figures of a comparison share.
struct ComparedScope {
    let current: Consolidation
    let earlier: Consolidation?
    let against: ComparisonAgainst
    /// Why no figure of the two answers compares; `nil` when they can.
    let scopeBreak: ScopeBreak?
    /// Units that mergers put together between the windows.
    let changedUnits: Set<String>
    /// Offices, or units of the borders, in the order in which they are listed.
    let memberIDs: [String]
    /// Those of the current side.
    let currentIDs: [String]
    /// Everybody whom the answer names.
    let offices: [NamedOffice]
    let messages: ComparisonMessages

    init(current: Consolidation, earlier: Consolidation?, against: ComparisonAgainst, catalogue: CatalogueIndex) {
        self.current = current
        self.earlier = earlier
        self.against = against
        scopeBreak = earlier.flatMap { ScopeBreak(current: current, earlier: $0, catalogue: catalogue) }
        changedUnits = earlier.map { ScopeBreak.changedUnits(current, $0) } ?? []
        let answers = [current] + [earlier].compactMap(\.self)
        var offices: [NamedOffice] = []
        var seen: Set<String> = []
        for unit in answers.flatMap(\.units) where seen.insert(unit.office).inserted {
            offices.append(NamedOffice(office: unit.office, name: unit.name, code: unit.code))
        }
        let units = offices.map(\.office)
        for member in answers.flatMap(\.members) where seen.insert(member.office).inserted {
            offices.append(NamedOffice(office: member.office, name: member.name, code: member.code))
        }
        memberIDs = current.bordersOn == nil ? offices.map(\.office) : units
        currentIDs = current.bordersOn == nil ? current.members.map(\.office) : current.units.map(\.office)
        self.offices = offices
        var names = Dictionary(offices.map { ($0.office, $0.name) }, uniquingKeysWith: { first, _ in first })
        if case .mergers(let mergers) = scopeBreak {
            for merger in mergers {
                for id in merger.predecessors + [merger.successor] where names[id] == nil {
                    names[id] = catalogue.office(id)?.named(on: merger.date).name
                }
            }
        }
        messages = ComparisonMessages(
            names: names, current: ComparedScope.words(current.periods),
            // Nobody was expected in an earlier window without an answer.
            earlier: earlier.map { ComparedScope.words($0.periods) }
                ?? current.range.flatMap { against.range(beside: $0.from, through: $0.through) }
                .map { ComparedScope.words($0.from, $0.through) } ?? "")
    }

    var isByUnit: Bool { current.bordersOn != nil }

    private static func words(_ windows: [PeriodWindow]) -> String {
        guard let first = windows.first, let last = windows.last else { return "" }
        return words(first.period, last.period)
    }

    private static func words(_ from: Period, _ through: Period) -> String {
        from == through ? from.code : "\(from)..\(through)"
    }
}

extension Consolidation {
    /// The periods that were asked for; `nil` for an answer about none.
    fileprivate var range: (from: Period, through: Period)? {
        if let asked { return (asked.from, asked.through) }
        guard let first = periods.first, let last = periods.last else { return nil }
        return (first.period, last.period)
    }
}
