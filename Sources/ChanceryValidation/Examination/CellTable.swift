// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A figure seen as a cell: an indicator and everything that tells what exactly was counted.
///
/// Two figures of a report are the same cell when indicator, dimensions (in any order), sub-unit, event, window, as-of
/// date and start agree.
private struct Cell: Hashable {
    let figures: [Figure]
    let index: Int32
    let position: Int32

    static func == (left: Cell, right: Cell) -> Bool {
        guard left.position == right.position else { return false }
        return sameCounted(left.figures[Int(left.index)], right.figures[Int(right.index)])
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(position)
        Cell.hashCounted(figures[Int(index)], into: &hasher)
    }

    private static func sameCounted(_ left: Figure, _ right: Figure) -> Bool {
        left.asOf == right.asOf && left.since == right.since && left.window == right.window
            && left.event == right.event && left.subUnit == right.subUnit
            && sameChoices(left.dimensions, right.dimensions)
    }

    private static func hashCounted(_ figure: Figure, into hasher: inout Hasher) {
        hasher.combine(packed(figure.asOf))
        hasher.combine(packed(figure.since))
        hasher.combine(packed(figure.window?.first))
        hasher.combine(packed(figure.window?.last))
        if !figure.event.isEmpty { hasher.combine(figure.event) }
        if !figure.subUnit.isEmpty { hasher.combine(figure.subUnit) }
        if figure.dimensions.count == 1 {
            hasher.combine(figure.dimensions[0])
        } else if !figure.dimensions.isEmpty {
            hasher.combine(figure.dimensions.reduce(0) { $0 ^ $1.hashValue })
        }
    }

    private static func sameChoices(_ left: [DimensionChoice], _ right: [DimensionChoice]) -> Bool {
        guard left.count == right.count else { return false }
        return left == right || (left.count > 1 && left.sorted() == right.sorted())
    }

    private static func packed(_ date: CivilDate?) -> Int {
        guard let date else { return 0 }
        return date.year << 16 | date.month << 8 | date.day
    }
}

/// The figures of a report by cell. Figures without dimensions and dates of their own, the common case, are not hashed.
struct CellTable {
    private let figures: [Figure]
    /// By catalogue position, the plain figure of the indicator; -1 where there is none.
    private var plain: [Int32]
    private var others: [Cell: Int] = [:]

    init(figures: [Figure], indicatorCount: Int) {
        self.figures = figures
        plain = [Int32](repeating: -1, count: indicatorCount)
    }

    /// Enters a figure; gives the earlier figure of the same cell when there is one, which then stays.
    mutating func insert(_ index: Int, position: Int) -> Int? {
        if isPlain(figures[index]) {
            if plain[position] >= 0 { return Int(plain[position]) }
            plain[position] = Int32(index)
            return nil
        }
        let cell = Cell(figures: figures, index: Int32(index), position: Int32(position))
        if let earlier = others[cell] { return earlier }
        others[cell] = index
        return nil
    }

    /// The figure of the indicator at `position` that counts the same things as the figure at `index`.
    func find(position: Int, like index: Int) -> Int? {
        if isPlain(figures[index]) { return plain[position] >= 0 ? Int(plain[position]) : nil }
        return others[Cell(figures: figures, index: Int32(index), position: Int32(position))]
    }

    private func isPlain(_ figure: Figure) -> Bool {
        figure.dimensions.isEmpty && figure.subUnit.isEmpty && figure.event.isEmpty && figure.asOf == nil
            && figure.window == nil && figure.since == nil
    }
}
