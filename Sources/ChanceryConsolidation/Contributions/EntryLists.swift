// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The entries of shared identity that a number counts.
struct ListedEntries: Hashable {
    let ids: [String]
    /// Whether the number is exactly the number of these entries.
    let isWhole: Bool
}

/// What the registers of one report say about its figures.
struct EntryLists {
    /// A number that the report does not state.
    struct Generated {
        /// Catalogue position of the indicator.
        let position: Int
        let quantity: Quantity
        let asOf: CivilDate?
        let listed: ListedEntries?
    }

    private let report: Report
    private let catalogue: CatalogueIndex
    /// Catalogue positions of the indicators that count entries of a register that the report has.
    private let counted: [Int]
    /// Those of which the office itself says something.
    private var spoken: Set<Int> = []
    private var tallies: [Int: EntryTallies] = [:]

    init(_ report: Report, catalogue: CatalogueIndex) {
        self.report = report
        self.catalogue = catalogue
        counted = catalogue.countedIndicators.filter { position in
            catalogue.catalogue.indicators[position].entries.map { report.entryCount(of: $0.register) > 0 } ?? false
        }
    }

    /// Notes that the report says something of an indicator.
    mutating func note(_ figure: Figure, of position: Int) {
        if !counted.isEmpty, figure.status != .plan, figure.subUnit.isEmpty { spoken.insert(position) }
    }

    /// Whether figures of an indicator count entries that the report has.
    func counts(_ position: Int) -> Bool { counted.contains(position) }

    /// The entries behind a number, where their identity is shared between offices; `nil` where there are none.
    mutating func listed(for figure: Figure, of position: Int, value: FixedPoint) -> ListedEntries? {
        guard !counted.isEmpty, counted.contains(position), let link = catalogue.catalogue.indicators[position].entries,
            link.register.sharesIdentity, let tally = tally(of: position, cell: figure.dimensions), !tally.ids.isEmpty
        else { return nil }
        return ListedEntries(
            ids: tally.ids,
            isWhole: figure.qualifier == .exact && tally.quantity.qualifier == .exact
                && tally.quantity.value.isEqualInValue(to: value))
    }

    /// What can be counted where the office says nothing. A list without an entry of the kind gives no zero: only the
    /// office can say that there was none.
    mutating func generated(under regime: String, window: DateRange?) -> [Generated] {
        var generated: [Generated] = []
        for position in counted where !spoken.contains(position) {
            let indicator = catalogue.catalogue.indicators[position]
            guard let link = indicator.entries, link.isListComplete, isTaken(indicator, under: regime, window: window),
                let tally = tally(of: position, cell: []), !tally.ids.isEmpty
            else { continue }
            generated.append(
                Generated(
                    position: position, quantity: tally.quantity,
                    asOf: indicator.kind.needsAsOfDate ? window?.last : nil,
                    listed: link.register.sharesIdentity
                        ? ListedEntries(ids: tally.ids, isWhole: tally.quantity.qualifier == .exact) : nil))
        }
        return generated
    }

    private func isTaken(_ indicator: Indicator, under regime: String, window: DateRange?) -> Bool {
        guard let regime = catalogue.regime(regime), window.map(indicator.validity.overlaps) ?? true else {
            return false
        }
        return regime.figures.isEmpty || regime.figures.contains { $0.indicator == indicator.code }
    }

    private mutating func tally(of position: Int, cell: [DimensionChoice]) -> EntryTally? {
        let indicator = catalogue.catalogue.indicators[position]
        guard let link = indicator.entries else { return nil }
        var made =
            tallies[position] ?? EntryTallies(report.entries(of: link.register), counting: link, for: indicator)
        defer { tallies[position] = made }
        return made.tally(of: cell)
    }
}
