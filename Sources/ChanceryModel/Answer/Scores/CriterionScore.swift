// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The points of one member for one criterion. All points are at `ScoreSheet.pointsScale`.
public struct CriterionScore: Hashable, Sendable {
    /// Code of the criterion.
    public var criterion: String
    /// The points that count; `nil` where nothing is known.
    public var points: FixedPoint?
    public var basis: ScoreBasis
    /// Why so many, in English and Vietnamese.
    public var reason: Label
    /// Whether a result that is not exactly known counts as the least that it can be.
    public var takesLowerBound: Bool
    /// What the office stated for itself.
    public var own: StatedPoints?
    /// What others stated, in the order of the group.
    public var crossChecks: [StatedPoints]

    public init(
        criterion: String, points: FixedPoint?, basis: ScoreBasis, reason: Label, takesLowerBound: Bool = false,
        own: StatedPoints? = nil, crossChecks: [StatedPoints] = []
    ) {
        self.criterion = criterion
        self.points = points
        self.basis = basis
        self.reason = reason
        self.takesLowerBound = takesLowerBound
        self.own = own
        self.crossChecks = crossChecks
    }
}

/// Points that somebody stated.
public struct StatedPoints: Hashable, Sendable {
    /// Id of the office that stated them.
    public var scorer: String
    public var points: FixedPoint
    /// These points less those that count; `nil` where none count.
    public var difference: FixedPoint?
    public var note: String

    public init(scorer: String, points: FixedPoint, difference: FixedPoint? = nil, note: String = "") {
        self.scorer = scorer
        self.points = points
        self.difference = difference
        self.note = note
    }
}

/// Where points come from.
public enum ScoreBasis: String, CaseIterable, Hashable, Sendable {
    /// They follow from reports and acts.
    case computed
    /// The mean of the cross-checks.
    case crossChecked = "cross-checked"
    /// Only the office itself stated any.
    case own
    /// Nobody stated any.
    case none
}
