// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The reports that a query expects: one cell per member and period.
struct CellGrid {
    let slotCount: Int
    private(set) var expected: [Bool]
    private(set) var reported: [Bool]
    /// Expected reports over all periods.
    let expectedCount: Int
    /// Expected reports of the last period.
    let lastPeriodCount: Int

    init(_ roster: Roster, slotCount: Int) {
        self.slotCount = slotCount
        var expected: [Bool] = []
        expected.reserveCapacity(roster.members.count * slotCount)
        for member in roster.members {
            for expectation in member.expectations { expected.append(expectation != nil) }
        }
        expectedCount = expected.count { $0 }
        lastPeriodCount = roster.members.count { $0.expectations[slotCount - 1] != nil }
        reported = Array(repeating: false, count: expected.count)
        self.expected = expected
    }

    func index(member: Int, slot: Int) -> Int { member * slotCount + slot }

    mutating func setReported(member: Int, slot: Int) {
        reported[index(member: member, slot: slot)] = true
    }

    /// Expected reports that a figure of `rule` looks at.
    func expectedCount(_ rule: CombinationRule) -> Int {
        rule.usesLastPeriodOnly ? lastPeriodCount : expectedCount
    }
}
