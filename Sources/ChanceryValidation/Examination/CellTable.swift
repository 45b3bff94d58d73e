// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The figures of a report by cell: by indicator and everything that tells what exactly was counted.
///
/// Two figures are the same cell when indicator, dimensions (in any order), sub-unit, event, window, as-of date and start
/// agree. Most indicators have one figure, which is found by position; only further figures are hashed.
struct CellTable {
    private let figures: [Figure]
    /// By catalogue position, the first figure of the indicator; -1 where there is none.
    private var first: [Int32]
    private var others: [Cell: Int] = [:]

    init(figures: [Figure], indicatorCount: Int) {
        self.figures = figures
        first = [Int32](repeating: -1, count: indicatorCount)
    }

    /// Enters a figure; gives the earlier figure of the same cell when there is one, which then stays.
    mutating func insert(_ index: Int, position: Int) -> Int? {
        let known = Int(first[position])
        if known < 0 {
            first[position] = Int32(index)
            return nil
        }
        if sameCounted(figures, known, index) { return known }
        if others.isEmpty { others.reserveCapacity(figures.count - index) }
        let cell = Cell(figures: figures, index: Int32(index), position: Int32(position))
        if let earlier = others[cell] { return earlier }
        others[cell] = index
        return nil
    }

    /// The figure of the indicator at `position` that counts the same things as the figure at `index`.
    func find(position: Int, like index: Int) -> Int? {
        let known = Int(first[position])
        if known < 0 || sameCounted(figures, known, index) { return known < 0 ? nil : known }
        if others.isEmpty { return nil }
        return others[Cell(figures: figures, index: Int32(index), position: Int32(position))]
    }
}

private struct Cell: Hashable {
    let figures: [Figure]
    let index: Int32
    let position: Int32

    static func == (left: Cell, right: Cell) -> Bool {
        left.position == right.position && sameCounted(left.figures, Int(left.index), Int(right.index))
    }

    func hash(into hasher: inout Hasher) {
        let index = Int(index)
        hasher.combine(position)
        combine(figures[index].asOf, into: &hasher)
        combine(figures[index].since, into: &hasher)
        if let window = figures[index].window {
            combine(window.first, into: &hasher)
            combine(window.last, into: &hasher)
        }
        if !figures[index].event.isEmpty { hasher.combine(figures[index].event) }
        if !figures[index].subUnit.isEmpty { hasher.combine(figures[index].subUnit) }
        let choices = figures[index].dimensions
        if choices.count == 1 {
            hasher.combine(choices[0].value)
        } else if !choices.isEmpty {
            hasher.combine(choices.reduce(0) { $0 ^ $1.hashValue })
        }
    }

    private func combine(_ date: CivilDate?, into hasher: inout Hasher) {
        guard let date else { return }
        hasher.combine(date.year << 16 | date.month << 8 | date.day)
    }
}

private func sameCounted(_ figures: [Figure], _ left: Int, _ right: Int) -> Bool {
    figures[left].asOf == figures[right].asOf && figures[left].since == figures[right].since
        && figures[left].window == figures[right].window && figures[left].event == figures[right].event
        && figures[left].subUnit == figures[right].subUnit
        && sameChoices(figures[left].dimensions, figures[right].dimensions)
}

private func sameChoices(_ left: [DimensionChoice], _ right: [DimensionChoice]) -> Bool {
    guard left.count == right.count else { return false }
    return left == right || (left.count > 1 && left.sorted() == right.sorted())
}
