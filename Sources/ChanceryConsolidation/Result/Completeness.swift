// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// How many reports were expected and came: counted per office and period.
public struct Completeness: Hashable, Sendable {
    public let total: CompletenessCounts
    /// One entry per kind of member in the order A, B; empty for listed offices.
    public let byKind: [KindCompleteness]

    public init(total: CompletenessCounts, byKind: [KindCompleteness]) {
        self.total = total
        self.byKind = byKind
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

/// `expected` is `reported` plus `missing`; `reported` is `onTime` plus `late` plus `notDue`.
public struct CompletenessCounts: Hashable, Sendable {
    public private(set) var expected = 0
    public private(set) var reported = 0
    public private(set) var onTime = 0
    public private(set) var late = 0
    /// Reported under a regime that sets no due time for the office's level.
    public private(set) var notDue = 0
    public private(set) var missing = 0

    /// Nothing counted.
    public init() {}

    public init(expected: Int, reported: Int, onTime: Int, late: Int, notDue: Int, missing: Int) {
        self.expected = expected
        self.reported = reported
        self.onTime = onTime
        self.late = late
        self.notDue = notDue
        self.missing = missing
    }

    mutating func count(_ submission: Submission?) {
        expected += 1
        guard let submission else {
            missing += 1
            return
        }
        reported += 1
        switch submission.timeliness {
        case .onTime: onTime += 1
        case .late: late += 1
        case .notDue: notDue += 1
        }
    }
}

extension Completeness {
    init(counting members: [ConsolidationMember], isGroup: Bool) {
        var total = CompletenessCounts()
        var counts: [MemberKind: CompletenessCounts] = [:]
        for member in members {
            for period in member.periods {
                total.count(period.submission)
                if let kind = period.kind { counts[kind, default: CompletenessCounts()].count(period.submission) }
            }
        }
        self.total = total
        byKind =
            isGroup
            ? MemberKind.allCases.map { KindCompleteness(kind: $0, counts: counts[$0] ?? CompletenessCounts()) } : []
    }
}
