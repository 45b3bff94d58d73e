// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How many reports came and when, of one group, kind of member and period, or of all of them.
public struct TimelinessRow: Hashable, Sendable {
    /// Group id; empty for everything asked for together.
    public var group: String
    /// `nil` for all kinds.
    public var kind: MemberKind?
    /// `nil` for all periods.
    public var period: Period?
    public var counts: TimelinessCounts

    public init(group: String, kind: MemberKind? = nil, period: Period? = nil, counts: TimelinessCounts) {
        self.group = group
        self.kind = kind
        self.period = period
        self.counts = counts
    }
}

/// Counts of duties. `expected` is `onTime` + `late` + `notDue` + `returned` + `due` + `overdue`; `future` stands
/// apart.
public struct TimelinessCounts: Hashable, Sendable {
    /// Duties whose window is over.
    public var expected: Int32 = 0
    /// Came on time, by the regime or by an extension.
    public var onTime: Int32 = 0
    /// Of those on time, by an extension only.
    public var extended: Int32 = 0
    public var late: Int32 = 0
    /// Came without a due time.
    public var notDue: Int32 = 0
    /// Came, sent back and not corrected since.
    public var returned: Int32 = 0
    /// Did not come, and are not late.
    public var due: Int32 = 0
    /// Did not come, and are late.
    public var overdue: Int32 = 0
    /// Duties whose window is not over.
    public var future: Int32 = 0

    public init() {}

    public mutating func count(_ state: DutyState) {
        if state == .future {
            future += 1
            return
        }
        expected += 1
        switch state {
        case .future: break
        case .due: due += 1
        case .overdue: overdue += 1
        case .onTime: onTime += 1
        case .extended:
            onTime += 1
            extended += 1
        case .late: late += 1
        case .notDue: notDue += 1
        case .returned: returned += 1
        }
    }

    /// Neither there nor returned.
    public var missing: Int32 { due + overdue }
    /// There and not returned.
    public var reported: Int32 { onTime + late + notDue }

    /// `onTime` of `expected` in percent with one decimal, such as `88.2`; empty when nothing is expected.
    public var onTimePercent: String { TimelinessCounts.percent(onTime, of: expected) }
    /// `reported` of `expected`, likewise.
    public var reportedPercent: String { TimelinessCounts.percent(reported, of: expected) }

    /// Rounded half up, but 100.0 only when it is all and 0.0 only when it is none.
    static func percent(_ part: Int32, of whole: Int32) -> String {
        guard whole > 0 else { return "" }
        var tenths = (Int64(part) * 2000 + Int64(whole)) / (2 * Int64(whole))
        if part < whole { tenths = min(tenths, 999) }
        if part > 0 { tenths = max(tenths, 1) }
        return FixedPoint(units: tenths, scale: 1).description
    }
}

/// Who owes what by when, at one moment.
public struct DutyList: Hashable, Sendable {
    /// Store sequence that the answer belongs to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// The moment at which the duties are judged.
    public var moment: Instant
    /// By group, member and period; those that are owed alone by due time.
    public var duties: [Duty]
    /// Everything asked for, then each group, each with its kinds and periods; on the first page only. Not narrowed
    /// down to what is owed.
    public var timeliness: [TimelinessRow]
    /// Empty on the last page.
    public var nextPageToken: String

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, moment: Instant, duties: [Duty] = [],
        timeliness: [TimelinessRow] = [], nextPageToken: String = ""
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.moment = moment
        self.duties = duties
        self.timeliness = timeliness
        self.nextPageToken = nextPageToken
    }
}
