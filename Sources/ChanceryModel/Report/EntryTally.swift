// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the entries of one office's register come to for one figure.
public struct EntryTally: Hashable, Sendable {
    /// What the entries give, at the scale of the indicator. A floor where an entry does not say enough.
    public let quantity: Quantity
    /// Ids of the entries that were counted, in the order of the list.
    public let ids: [String]

    public init(quantity: Quantity, ids: [String]) {
        self.quantity = quantity
        self.ids = ids
    }
}

/// The entries of one office's register, counted for the figures of one indicator.
///
/// An entry that leaves a dimension of a cell open may or may not belong to the cell: it is not counted there, and the
/// tally is then a floor. So it is where persons or an amount are not known. Making the tallies costs time linear in the
/// entries for each set of dimensions that is asked for, of which a register has at most sixteen.
public struct EntryTallies: Sendable {
    private struct Part {
        let entry: RegisterEntry
        let value: FixedPoint
        let qualifier: Qualifier
    }

    private struct Sum {
        /// `nil` when it does not fit 64 bits.
        var value: FixedPoint?
        var qualifier = Qualifier.exact
        var ids: [String] = []
    }

    private let register: RegisterKind
    private let scale: Int
    private let parts: [Part]
    /// By sorted dimension codes, then by values in that order; an empty value is one that the entry leaves open.
    private var cells: [[String]: [[String]: Sum]] = [:]

    /// - Parameter entries: those of other registers, and those that the figure does not count, are passed over.
    public init(_ entries: some Sequence<RegisterEntry>, counting count: EntryCount, for indicator: Indicator) {
        register = count.register
        scale = indicator.scale
        parts = entries.compactMap { entry in
            guard count.counts(entry), let part = entry.part(count.measure, of: indicator) else { return nil }
            return Part(entry: entry, value: part.value, qualifier: part.qualifier)
        }
    }

    /// Whether no entry is of the kind that the figure counts.
    public var isEmpty: Bool { parts.isEmpty }

    /// What the entries give for a cell; without dimensions, for all.
    ///
    /// - Returns: `nil` when entries cannot give it: the cell has a dimension that entries of the register do not have,
    ///   or the sum does not fit 64 bits.
    public mutating func tally(of cell: [DimensionChoice] = []) -> EntryTally? {
        let choices = cell.sorted()
        let dimensions = choices.map(\.dimension)
        guard dimensions.count <= register.dimensions.count, dimensions.allSatisfy(register.dimensions.contains)
        else { return nil }
        let sums = sums(by: dimensions)
        var values = choices.map(\.value)
        let found = sums[values] ?? Sum(value: .zero(scale: scale))
        guard let value = found.value else { return nil }
        var qualifier = found.qualifier
        // Every other key that could be this cell leaves one of the values open.
        for open in 1..<(1 << values.count) {
            for index in values.indices { values[index] = open >> index & 1 == 1 ? "" : choices[index].value }
            if sums[values] != nil { qualifier = qualifier.adding(.atLeast) }
        }
        return EntryTally(quantity: Quantity(value: value, qualifier: qualifier), ids: found.ids)
    }

    private mutating func sums(by dimensions: [String]) -> [[String]: Sum] {
        if let known = cells[dimensions] { return known }
        var sums: [[String]: Sum] = [:]
        for part in parts {
            let values = dimensions.map { part.entry.value(of: $0) ?? "" }
            var sum = sums[values] ?? Sum(value: .zero(scale: scale))
            sum.value = sum.value?.adding(part.value)
            sum.qualifier = sum.qualifier.adding(part.qualifier)
            sum.ids.append(part.entry.id)
            sums[values] = sum
        }
        cells[dimensions] = sums
        return sums
    }
}

extension RegisterEntry {
    /// Persons of the entry, 0 when not known; `nil` for registers that do not count persons.
    public var persons: Int32? {
        switch self {
        case .delegation(let entry): entry.persons
        case .handledCase(let entry): entry.persons
        case .agreement, .aid, .event: nil
        }
    }

    /// What the entry adds to a figure; `nil` when it is no part of it, as an amount in another currency.
    fileprivate func part(_ measure: EntryMeasure, of indicator: Indicator) -> (
        value: FixedPoint, qualifier: Qualifier
    )? {
        let unknown = (FixedPoint.zero(scale: indicator.scale), Qualifier.atLeast)
        switch measure {
        case .entries:
            return FixedPoint(units: 1, scale: 0).rescaled(to: indicator.scale).map { ($0, .exact) }
        case .persons:
            guard let persons, persons > 0 else { return unknown }
            return FixedPoint(units: Int64(persons), scale: 0).rescaled(to: indicator.scale).map { ($0, .exact) }
        case .amount:
            guard case .aid(let aid) = self else { return nil }
            if !aid.currency.isEmpty, aid.currency != indicator.unit { return nil }
            if let kind = aid.moneyKind, let wanted = indicator.moneyKind, kind != wanted { return nil }
            guard !aid.currency.isEmpty, indicator.moneyKind == nil || aid.moneyKind != nil,
                let value = FixedPoint(written: aid.amount, scale: indicator.scale)
            else { return unknown }
            return (value, aid.qualifier)
        }
    }
}

extension FixedPoint {
    /// A number as written; `nil` when it is none, or does not fit `scale`.
    public init?(written text: String, scale: Int) {
        do {
            guard let value = try DecimalReading(text).value.rescaled(to: scale) else { return nil }
            self = value
        } catch {
            return nil
        }
    }
}
