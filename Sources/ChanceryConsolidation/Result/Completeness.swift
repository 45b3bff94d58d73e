// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// How many reports were expected and came: counted per office and period.
public struct Completeness: Hashable, Sendable {
    public let total: CompletenessCounts
    /// One entry per kind of member in the order A, B; empty for listed offices.
    public let byKind: [KindCompleteness]
    /// One entry per period of the answer, ascending.
    public let byPeriod: [PeriodCompleteness]

    public init(total: CompletenessCounts, byKind: [KindCompleteness], byPeriod: [PeriodCompleteness]) {
        self.total = total
        self.byKind = byKind
        self.byPeriod = byPeriod
    }
}

public struct KindCompleteness: Hashable, Sendable {
    public let kind: MemberKind
    public let counts: CompletenessCounts

    public init(kind: MemberKind, counts: CompletenessCounts) {
        self.kind = kind
        self.counts = counts
    }
}

public struct PeriodCompleteness: Hashable, Sendable {
    public let period: Period
    public let counts: CompletenessCounts

    public init(period: Period, counts: CompletenessCounts) {
        self.period = period
        self.counts = counts
    }
}

/// `expected` is `reported` plus `missing`; `reported` is `onTime` plus `late` plus `notDue`.
public struct CompletenessCounts: Hashable, Sendable {
    public private(set) var expected = 0
    public private(set) var reported = 0
    public private(set) var onTime = 0
    public private(set) var late = 0
    /// Reported under a regime that sets no due time for the office's level.
    public private(set) var notDue = 0
    public private(set) var missing = 0
    /// Of the missing ones, sent and returned, and not corrected since.
    public private(set) var returned = 0
    /// Of those on time, on time only by an extension.
    public private(set) var extended = 0

    /// Nothing counted.
    public init() {}

    public init(
        expected: Int, reported: Int, onTime: Int, late: Int, notDue: Int, missing: Int, returned: Int = 0,
        extended: Int = 0
    ) {
        self.expected = expected
        self.reported = reported
        self.onTime = onTime
        self.late = late
        self.notDue = notDue
        self.missing = missing
        self.returned = returned
        self.extended = extended
    }

    mutating func count(_ period: MemberPeriod) {
        expected += 1
        guard let submission = period.submission else {
            missing += 1
            if period.state == .returned { returned += 1 }
            return
        }
        reported += 1
        switch submission.timeliness {
        case .onTime: onTime += 1
        case .late: late += 1
        case .notDue: notDue += 1
        }
        if submission.isExtended { extended += 1 }
    }
}

extension Completeness {
    init(counting members: [ConsolidationMember], periods: [Period], isGroup: Bool) {
        var total = CompletenessCounts()
        var kinds: [MemberKind: CompletenessCounts] = [:]
        var slots = Array(repeating: CompletenessCounts(), count: periods.count)
        for member in members {
            var slot = 0
            for period in member.periods {
                // Both lists ascend, so one pass finds every period.
                while periods[slot] != period.period { slot += 1 }
                total.count(period)
                slots[slot].count(period)
                if let kind = period.kind { kinds[kind, default: CompletenessCounts()].count(period) }
            }
        }
        self.total = total
        byKind =
            isGroup
            ? MemberKind.allCases.map { KindCompleteness(kind: $0, counts: kinds[$0] ?? CompletenessCounts()) } : []
        byPeriod = zip(periods, slots).map { PeriodCompleteness(period: $0, counts: $1) }
    }
}
