// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The scores of the members of a group for one period.
public struct ScoreTable: Hashable, Sendable {
    /// Store sequence that everything belongs to.
    public var sequence: StoreSequence
    /// Version of the catalogue that the sheet was taken from.
    public var catalogueVersion: CatalogueVersion
    public var group: String
    public var groupLabel: Label
    public var regime: String
    public var period: Period
    public var window: DateRange
    public var sheet: ScoreSheet
    /// By rank, then in the order of the group.
    public var members: [MemberScore]

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, group: String, groupLabel: Label, regime: String,
        period: Period, window: DateRange, sheet: ScoreSheet, members: [MemberScore]
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.group = group
        self.groupLabel = groupLabel
        self.regime = regime
        self.period = period
        self.window = window
        self.sheet = sheet
        self.members = members
    }

    /// What must be shown wherever the scores are: that nobody agreed on the sheet. `nil` for a sheet that is in force.
    public var warning: Label? {
        guard sheet.isSample else { return nil }
        return Label(
            english: "SAMPLE score sheet: no group agreed on its criteria, and its points decide nothing.",
            vietnamese: "Bảng điểm MẪU: chưa cụm nào thống nhất các tiêu chí này, điểm không có giá trị xếp hạng.")
    }
}

/// The score of one member.
public struct MemberScore: Hashable, Sendable {
    public var office: NamedOffice
    public var kind: MemberKind?
    /// `.missing` is a member without a report.
    public var state: ReportStanding.State
    /// When revision 1 came; `nil` without one.
    public var firstReceivedAt: Instant?
    /// The first late moment, by the regime or by a longer extension; `nil` when the regime sets none.
    public var lateFrom: Instant?
    /// Whether the report is on time by an extension only.
    public var isExtended: Bool
    /// One for each criterion of the sheet, in its order.
    public var criteria: [CriterionScore]
    /// Sum of the points that count.
    public var total: FixedPoint
    /// Of those, computed.
    public var computedTotal: FixedPoint
    /// From 1; members that nothing tells apart share the better rank, and the next one is left out.
    public var rank: Int32
    /// How equal totals were told apart; `nil` where the total is nobody else's.
    public var tie: ScoreTie?
    /// The latest statement of each scorer, the office itself first, then in the order of the group.
    public var sources: [ScoreSource]

    public init(
        office: NamedOffice, kind: MemberKind?, state: ReportStanding.State, firstReceivedAt: Instant? = nil,
        lateFrom: Instant? = nil, isExtended: Bool = false, criteria: [CriterionScore], total: FixedPoint,
        computedTotal: FixedPoint, rank: Int32, tie: ScoreTie? = nil, sources: [ScoreSource] = []
    ) {
        self.office = office
        self.kind = kind
        self.state = state
        self.firstReceivedAt = firstReceivedAt
        self.lateFrom = lateFrom
        self.isExtended = isExtended
        self.criteria = criteria
        self.total = total
        self.computedTotal = computedTotal
        self.rank = rank
        self.tie = tie
        self.sources = sources
    }
}

/// A statement of a scorer that was read.
public struct ScoreSource: Hashable, Sendable {
    public var scorer: String
    /// Store sequence of the act.
    public var sequence: StoreSequence
    public var committedAt: Instant
    /// Sum of what it states and the sheet takes.
    public var total: FixedPoint
    /// How many of its points the sheet does not take, so that they were set aside.
    public var setAsideCount: Int32

    public init(
        scorer: String, sequence: StoreSequence, committedAt: Instant, total: FixedPoint, setAsideCount: Int32 = 0
    ) {
        self.scorer = scorer
        self.sequence = sequence
        self.committedAt = committedAt
        self.total = total
        self.setAsideCount = setAsideCount
    }
}

/// How members with equal totals were told apart.
public struct ScoreTie: Hashable, Sendable {
    /// Ids of the other members with this total, by rank.
    public var others: [String]
    public var rule: ScoreTieRule
    /// Code of the criterion that decided; empty for other rules.
    public var criterion: String
    /// The same in English and Vietnamese.
    public var reason: Label

    public init(others: [String], rule: ScoreTieRule, criterion: String = "", reason: Label) {
        self.others = others
        self.rule = rule
        self.criterion = criterion
        self.reason = reason
    }
}

/// What tells equal totals apart.
public enum ScoreTieRule: String, CaseIterable, Hashable, Sendable {
    /// More points for a criterion of the sheet's tie break.
    case criterion
    case earlierReport = "earlier-report"
    /// Nothing: the rank is shared.
    case shared
}
