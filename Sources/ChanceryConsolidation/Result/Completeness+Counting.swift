// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension Completeness {
    init(counting members: [ConsolidationMember], periods: [Period], isGroup: Bool) {
        var total = CompletenessCounts()
        var kinds: [MemberKind: CompletenessCounts] = [:]
        var slots = Array(repeating: CompletenessCounts(), count: periods.count)
        for member in members {
            var slot = 0
            for report in member.reports {
                // Both lists ascend, so one pass finds every period.
                while periods[slot] != report.period { slot += 1 }
                total.count(report)
                slots[slot].count(report)
                if let kind = report.kind { kinds[kind, default: CompletenessCounts()].count(report) }
            }
        }
        self.init(
            total: total,
            byKind: isGroup
                ? MemberKind.allCases.map { KindCompleteness(kind: $0, counts: kinds[$0] ?? CompletenessCounts()) }
                : [],
            byPeriod: zip(periods, slots).map { PeriodCompleteness(period: $0, counts: $1) })
    }
}

extension CompletenessCounts {
    fileprivate mutating func count(_ report: MemberReport) {
        expected += 1
        switch report.timeliness {
        case .onTime: onTime += 1
        case .late: late += 1
        case .notDue: notDue += 1
        case .missing:
            missing += 1
            if report.state == .returned { returned += 1 }
            return
        }
        reported += 1
        if report.isExtended { extended += 1 }
    }
}
