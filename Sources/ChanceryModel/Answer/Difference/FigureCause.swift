// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One part of a figure that changed, and what changed it.
public struct FigureCause: Hashable, Sendable {
    public var kind: CauseKind
    /// Code of the indicator of the part, where the figure was worked out from sums of others; empty for its own.
    public var indicator: String
    /// Office id; empty where the catalogue changed the figure as a whole.
    public var office: String
    public var name: Label
    /// `nil` where the catalogue changed the figure as a whole.
    public var period: Period?
    /// Sub-unit whose figure counts beside the office's own; empty for the office itself.
    public var subUnit: String
    /// Revision that the part was taken from before; 0 for none.
    public var revisionBefore: Int32
    /// Revision that the part is taken from after; 0 for none.
    public var revisionAfter: Int32
    /// The part before; `nil` when there was none.
    public var before: Quantity?
    /// The part after; `nil` when there is none.
    public var after: Quantity?
    /// What the part adds to the difference of a sum: after less before, a missing part being nothing. `nil` when the
    /// part does not enter as a term.
    public var contribution: FixedPoint?
    /// The revisions that changed the part and the acts that did, in the order of the store.
    public var steps: [ChangeStep]
    /// How many revisions before those listed were not looked at.
    public var stepsLeftOut: Int32

    public init(
        kind: CauseKind, indicator: String = "", office: String = "", name: Label = Label(english: ""),
        period: Period? = nil, subUnit: String = "", revisionBefore: Int32 = 0, revisionAfter: Int32 = 0,
        before: Quantity? = nil,
        after: Quantity? = nil, contribution: FixedPoint? = nil, steps: [ChangeStep] = [], stepsLeftOut: Int32 = 0
    ) {
        self.kind = kind
        self.indicator = indicator
        self.office = office
        self.name = name
        self.period = period
        self.subUnit = subUnit
        self.revisionBefore = revisionBefore
        self.revisionAfter = revisionAfter
        self.before = before
        self.after = after
        self.contribution = contribution
        self.steps = steps
        self.stepsLeftOut = stepsLeftOut
    }
}

/// What changed a part.
public enum CauseKind: String, CaseIterable, Hashable, Sendable {
    /// The office corrected its report.
    case correction
    /// The office's report came.
    case arrival
    /// The report was returned, or taken as it stands after a return.
    case act
    /// The report is the same; another statement takes its place, or no longer does.
    case restatement
    /// The report is the same; another catalogue reads it, or expects its office, otherwise.
    case catalogue
}
