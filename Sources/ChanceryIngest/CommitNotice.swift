// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import ChanceryStore

/// What a commit changed, for whoever keeps answers current.
public struct CommitNotice: Hashable, Sendable {
    /// The last sequence of the commit; 0 when it stored nothing.
    public let sequence: StoreSequence
    /// The keys with a new revision, without repeats, in the order of the commit.
    public let keys: [ReportKey]

    init(_ outcomes: [CommitOutcome]) {
        var last: StoreSequence = 0
        var seen: Set<ReportKey> = []
        var keys: [ReportKey] = []
        for case .accepted(let receipt) in outcomes {
            last = max(last, receipt.sequence)
            if seen.insert(receipt.key).inserted { keys.append(receipt.key) }
        }
        sequence = last
        self.keys = keys
    }
}

/// What one commit took, from the beginning of its transaction to the end of its sync.
public struct CommitMeasure: Hashable, Sendable {
    /// Submissions that the commit decided, whether they were stored or not.
    public let reportCount: Int
    public let nanoseconds: UInt64
}

/// Counts of the commit queue since the start.
struct CommitStatistics: Hashable, Sendable {
    var accepted = 0
    var repeated = 0
    var refused = 0
    var commits = 0
    var failedCommits = 0
    var largestBatch = 0
    /// Smoothed time that one report costs the writer, for retry delays.
    var nanosecondsPerReport: UInt64 = 50_000

    mutating func record(_ outcomes: [CommitOutcome], notice: CommitNotice, nanoseconds: UInt64) {
        for outcome in outcomes {
            switch outcome {
            case .accepted: accepted += 1
            case .repeated: repeated += 1
            case .refused: refused += 1
            }
        }
        commits += 1
        largestBatch = max(largestBatch, outcomes.count)
        nanosecondsPerReport = (nanosecondsPerReport * 7 + nanoseconds / UInt64(max(1, outcomes.count))) / 8
    }
}
