// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Counts duties by group, kind and period.
struct TimelinessTable {
    /// Everything, then each group in the order of the duties: the group, its kinds, its periods, its kinds in each
    /// period. Rows of a single group, a single kind or a single period that would only repeat another are left out.
    let rows: [TimelinessRow]

    init(_ duties: [Duty]) {
        var all = TimelinessCounts()
        var groups: [String] = []
        var tallies: [String: GroupTally] = [:]
        for duty in duties {
            all.count(duty.state)
            if tallies[duty.group] == nil { groups.append(duty.group) }
            tallies[duty.group, default: GroupTally()].count(duty)
        }
        var rows = [TimelinessRow(group: "", counts: all)]
        for group in groups {
            guard let tally = tallies[group] else { continue }
            rows += tally.rows(group: group)
        }
        self.rows = rows
    }
}

private struct GroupTally {
    private var all = TimelinessCounts()
    private var byKind: [MemberKind: TimelinessCounts] = [:]
    private var byPeriod: [Period: TimelinessCounts] = [:]
    private var byBoth: [Period: [MemberKind: TimelinessCounts]] = [:]

    mutating func count(_ duty: Duty) {
        all.count(duty.state)
        byPeriod[duty.period, default: TimelinessCounts()].count(duty.state)
        guard let kind = duty.kind else { return }
        byKind[kind, default: TimelinessCounts()].count(duty.state)
        byBoth[duty.period, default: [:]][kind, default: TimelinessCounts()].count(duty.state)
    }

    func rows(group: String) -> [TimelinessRow] {
        // The row of all duties says the same as that of the nameless group.
        var rows = group.isEmpty ? [] : [TimelinessRow(group: group, counts: all)]
        for kind in MemberKind.allCases {
            if let counts = byKind[kind] { rows.append(TimelinessRow(group: group, kind: kind, counts: counts)) }
        }
        guard byPeriod.count > 1 else { return rows }
        for period in byPeriod.keys.sorted() {
            if let counts = byPeriod[period] {
                rows.append(TimelinessRow(group: group, period: period, counts: counts))
            }
            for kind in MemberKind.allCases {
                guard let counts = byBoth[period]?[kind] else { continue }
                rows.append(TimelinessRow(group: group, kind: kind, period: period, counts: counts))
            }
        }
        return rows
    }
}
