// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Combines the numbers of a figure unit by unit.
struct UnitFold {
    private let territory: Territory
    private let members: [RosterMember]
    private let names: [Label]
    /// By member: those that mergers made of it.
    private let heirs: [Int: [Int]]
    /// Expected reports by unit, over all periods and of the last one.
    private var expectedCounts: [Int]
    private var lastPeriodCounts: [Int]

    init(_ territory: Territory, frame: QueryFrame, names: [Label], heirs: [Int: [Int]]) {
        self.territory = territory
        self.names = names
        self.heirs = heirs
        members = frame.roster.members
        expectedCounts = Array(repeating: 0, count: territory.units.count)
        lastPeriodCounts = expectedCounts
        for (unit, member) in zip(territory.unitIndices, members) {
            expectedCounts[unit] += member.expectations.count { $0 != nil }
            if member.expectations[frame.lastSlot] != nil { lastPeriodCounts[unit] += 1 }
        }
    }

    /// One figure for each unit of which a part gave a number, in the order of the units.
    ///
    /// - Parameters:
    ///   - numbers: those that no successor's number replaces.
    ///   - gapMembers: members that the figure expects and that have a gap, ascending.
    func figures(
        of numbers: [FoldedNumber], rule: CombinationRule, marks: FigureMarks, succession: RowSuccession,
        gapMembers: [Int]
    ) -> [UnitFigure] {
        var parts: [Int: [FoldedNumber]] = [:]
        for number in numbers { parts[territory.unitIndices[number.member], default: []].append(number) }
        var gaps: [Int: [String]] = [:]
        for member in gapMembers { gaps[territory.unitIndices[member], default: []].append(members[member].office.id) }
        var succeeded: [Int: Int] = [:]
        for member in succession.succeeded { succeeded[territory.unitIndices[member], default: 0] += 1 }
        let expected = rule.usesLastPeriodOnly ? lastPeriodCounts : expectedCounts
        return parts.sorted { $0.key < $1.key }.map { unit, numbers in
            let combined = FigureCombiner(
                rule: rule, marks: marks, numbers: numbers, expectedCount: expected[unit] - (succeeded[unit] ?? 0),
                names: names, carriedUntil: succession.carriedUntil, heirs: heirs
            ).combined()
            return UnitFigure(
                office: territory.units[unit].office, outcome: combined.outcome, bounds: combined.bounds,
                missing: gaps[unit] ?? [])
        }
    }
}
