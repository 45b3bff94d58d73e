// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Says for one figure after the other who is in it, in one pass over the expected reports.
struct CoverageBuilder {
    private let frame: QueryFrame
    private let grid: CellGrid
    /// One shared array per period, because most gaps are of one period.
    private let singlePeriods: [[Period]]
    private var hasNumber: [Bool]
    private var isUnavailable: [Bool]

    init(frame: QueryFrame, grid: CellGrid) {
        self.frame = frame
        self.grid = grid
        singlePeriods = frame.periods.map { [$0] }
        hasNumber = Array(repeating: false, count: grid.expected.count)
        isUnavailable = hasNumber
    }

    /// - Parameter succeeded: members of whom the figure expects nothing, because their successor gave the number.
    mutating func coverage(
        of row: FigureRow, rule: CombinationRule, marks: FigureMarks, succeeded: Set<Int>
    ) -> RowCoverage {
        mark(row, true)
        defer { mark(row, false) }
        let slots = rule.usesLastPeriodOnly ? frame.lastSlot...frame.lastSlot : 0...frame.lastSlot
        let isOneFact = rule.isOneFact(marks)
        var included: [String] = []
        var partial: [String] = []
        var missing: [CoverageGap] = []
        var silent: [CoverageGap] = []
        var gapMembers: [Int] = []
        for (index, member) in frame.roster.members.enumerated() {
            let office = member.office.id
            var state = gaps(member: index, slots: slots)
            // One fact needs one statement: other periods may be silent about it.
            if isOneFact, state.hasNumber {
                state.missing = []
                state.silent = []
            }
            if succeeded.contains(index) { state = Gaps(hasNumber: state.hasNumber) }
            if !state.missing.isEmpty || state.isUnavailable || !state.silent.isEmpty && marks.event.isEmpty {
                gapMembers.append(index)
            }
            if !state.missing.isEmpty { missing.append(gap(office, state.missing)) }
            if !state.silent.isEmpty { silent.append(gap(office, state.silent)) }
            guard state.hasNumber else { continue }
            if state.missing.isEmpty, state.silent.isEmpty, !state.isUnavailable {
                included.append(office)
            } else {
                partial.append(office)
            }
        }
        return RowCoverage(
            coverage: FigureCoverage(
                included: included, partial: partial, missing: missing, notAvailable: unavailable(row, succeeded),
                silent: silent), gapMembers: gapMembers)
    }

    private mutating func mark(_ row: FigureRow, _ value: Bool) {
        for number in row.numbers { hasNumber[grid.index(member: number.member, slot: number.slot)] = value }
        for entry in row.unavailable { isUnavailable[grid.index(member: entry.member, slot: entry.slot)] = value }
    }

    private struct Gaps {
        var hasNumber = false
        var isUnavailable = false
        var missing: [Int] = []
        var silent: [Int] = []
    }

    private func gaps(member: Int, slots: ClosedRange<Int>) -> Gaps {
        var gaps = Gaps()
        for slot in slots {
            let cell = grid.index(member: member, slot: slot)
            guard grid.expected[cell] else { continue }
            if hasNumber[cell] { gaps.hasNumber = true }
            if isUnavailable[cell] { gaps.isUnavailable = true }
            if hasNumber[cell] || isUnavailable[cell] { continue }
            // Room for all at once: a figure of few offices has a gap of nearly every period for each of the others.
            if grid.reported[cell] {
                if gaps.silent.isEmpty { gaps.silent.reserveCapacity(slots.upperBound - slot + 1) }
                gaps.silent.append(slot)
            } else {
                if gaps.missing.isEmpty { gaps.missing.reserveCapacity(slots.upperBound - slot + 1) }
                gaps.missing.append(slot)
            }
        }
        return gaps
    }

    private func gap(_ office: String, _ slots: [Int]) -> CoverageGap {
        CoverageGap(
            office: office, periods: slots.count == 1 ? singlePeriods[slots[0]] : slots.map { frame.periods[$0] })
    }

    private func unavailable(_ row: FigureRow, _ succeeded: Set<Int>) -> [UnavailableFigure] {
        row.unavailable.lazy.filter { !succeeded.contains($0.member) }.map {
            UnavailableFigure(
                office: frame.roster.members[$0.member].office.id, period: frame.periods[$0.slot], reason: $0.reason)
        }
    }
}

/// Who is in a figure, for the answer and by index.
struct RowCoverage {
    let coverage: FigureCoverage
    /// Members that the figure expects and that have a gap, ascending.
    let gapMembers: [Int]
}
