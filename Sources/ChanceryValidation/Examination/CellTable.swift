// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The figures of a report by cell: by indicator and everything that tells what exactly was counted.
///
/// Two figures are the same cell when indicator, dimensions (in any order), sub-unit, event, window, as-of date and start
/// agree. Most indicators have one figure, which is found by position; only further figures are hashed.
struct CellTable {
    private struct Slot {
        var hash = 0
        /// Index of the figure; -1 in an empty slot.
        var figure: Int32 = -1
        /// Catalogue position of its indicator.
        var position: Int32 = 0
    }

    private let figures: [Figure]
    /// By catalogue position, the first figure of the indicator; -1 where there is none.
    private var first: [Int32]
    /// Further figures by hash, with open addressing; empty until there is one. At most half full.
    private var slots: [Slot] = []

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
        if slots.isEmpty {
            slots = [Slot](repeating: Slot(), count: CellTable.slotCount(for: figures.count))
        }
        let hash = hash(of: index)
        let slot = slot(of: index, position: position, hash: hash)
        if slots[slot].figure >= 0 { return Int(slots[slot].figure) }
        slots[slot] = Slot(hash: hash, figure: Int32(index), position: Int32(position))
        return nil
    }

    /// The figure of the indicator at `position` that counts the same things as the figure at `index`.
    func find(position: Int, like index: Int) -> Int? {
        let known = Int(first[position])
        if known < 0 || sameCounted(figures, known, index) { return known < 0 ? nil : known }
        if slots.isEmpty { return nil }
        let slot = slot(of: index, position: position, hash: hash(of: index))
        return slots[slot].figure >= 0 ? Int(slots[slot].figure) : nil
    }

    /// The slot of the cell that the figure at `index` has under an indicator, or the empty one where it would stand.
    private func slot(of index: Int, position: Int, hash: Int) -> Int {
        let mask = slots.count - 1
        var slot = (hash ^ position) & mask
        while slots[slot].figure >= 0 {
            if slots[slot].hash == hash, Int(slots[slot].position) == position,
                sameCounted(figures, Int(slots[slot].figure), index)
            {
                break
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private static func slotCount(for count: Int) -> Int {
        var slots = 16
        while slots < count * 2 { slots *= 2 }
        return slots
    }

    /// Keyed anew in every process, so that nobody can make up figures that collide.
    private func hash(of index: Int) -> Int {
        var hasher = Hasher()
        if figures[index].hasParticulars {
            combine(figures[index].asOf, into: &hasher)
            combine(figures[index].since, into: &hasher)
            if let window = figures[index].window {
                combine(window.first, into: &hasher)
                combine(window.last, into: &hasher)
            }
            hasher.combine(figures[index].event)
            hasher.combine(figures[index].subUnit)
        }
        let choices = figures[index].dimensions
        if choices.count == 1 {
            hasher.combine(choices[0].value)
        } else if !choices.isEmpty {
            // The order of the dimensions does not matter.
            hasher.combine(choices.reduce(0) { $0 ^ $1.hashValue })
        }
        return hasher.finalize()
    }

    private func combine(_ date: CivilDate?, into hasher: inout Hasher) {
        hasher.combine(date.map { $0.year << 16 | $0.month << 8 | $0.day } ?? 0)
    }
}

private func sameCounted(_ figures: [Figure], _ left: Int, _ right: Int) -> Bool {
    guard figures[left].dimensions.count == figures[right].dimensions.count else { return false }
    if figures[left].hasParticulars || figures[right].hasParticulars {
        guard
            figures[left].asOf == figures[right].asOf, figures[left].since == figures[right].since,
            figures[left].window == figures[right].window, figures[left].event == figures[right].event,
            figures[left].subUnit == figures[right].subUnit
        else { return false }
    }
    return sameChoices(figures[left].dimensions, figures[right].dimensions)
}

private func sameChoices(_ left: [DimensionChoice], _ right: [DimensionChoice]) -> Bool {
    // Values differ more often than dimensions do.
    if left.count == 1 { return left[0].value == right[0].value && left[0].dimension == right[0].dimension }
    return left == right || (left.count > 1 && left.sorted() == right.sorted())
}
