// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How many reports were expected and came: counted per office and period.
public struct Completeness: Hashable, Sendable {
    public var total: CompletenessCounts
    /// One entry per kind of member in the order A, B; empty for named offices.
    public var byKind: [KindCompleteness]
    /// One entry per period of the answer, ascending; on the first page only.
    public var byPeriod: [PeriodCompleteness]

    public init(
        total: CompletenessCounts = CompletenessCounts(), byKind: [KindCompleteness] = [],
        byPeriod: [PeriodCompleteness] = []
    ) {
        self.total = total
        self.byKind = byKind
        self.byPeriod = byPeriod
    }
}

/// Completeness of one kind of member.
public struct KindCompleteness: Hashable, Sendable {
    public var kind: MemberKind
    public var counts: CompletenessCounts

    public init(kind: MemberKind, counts: CompletenessCounts) {
        self.kind = kind
        self.counts = counts
    }
}

/// Completeness of one period.
public struct PeriodCompleteness: Hashable, Sendable {
    public var period: Period
    public var counts: CompletenessCounts

    public init(period: Period, counts: CompletenessCounts) {
        self.period = period
        self.counts = counts
    }
}

/// `expected` is `reported` plus `missing`; `reported` is `onTime` plus `late` plus `notDue`.
public struct CompletenessCounts: Hashable, Sendable {
    public var expected: Int32
    public var reported: Int32
    public var onTime: Int32
    public var late: Int32
    /// Reported under a regime that sets no due time for the office's level.
    public var notDue: Int32
    public var missing: Int32
    /// Of the missing ones, sent and returned, and not corrected since.
    public var returned: Int32
    /// Of those on time, on time only by an extension.
    public var extended: Int32

    public init(
        expected: Int32 = 0, reported: Int32 = 0, onTime: Int32 = 0, late: Int32 = 0, notDue: Int32 = 0,
        missing: Int32 = 0, returned: Int32 = 0, extended: Int32 = 0
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
}
