// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Something planned, held against what came of it.
public struct CheckedPlanItem: Hashable, Sendable {
    public var origin: TextOrigin
    /// As the office wrote it.
    public var item: PlanItem
    /// Whether a report before the periods asked for planned it, for a window that ends in them.
    public var isEarlier: Bool
    public var check: PlanCheck

    public init(origin: TextOrigin, item: PlanItem, isEarlier: Bool, check: PlanCheck) {
        self.origin = origin
        self.item = item
        self.isEarlier = isEarlier
        self.check = check
    }
}

/// What came of a target. A target is met by a result that is certainly not less.
public struct PlanCheck: Hashable, Sendable {
    public var outcome: PlanOutcome
    /// The target as a number; `nil` where there is none.
    public var target: FixedPoint?
    /// The result, with its qualifier; `nil` where there is none.
    public var result: Quantity?
    /// First and last period that the result was taken from; `nil` where there is none.
    public var from: Period?
    public var through: Period?
    /// Why there is no verdict; empty where there is one. English and Vietnamese.
    public var reason: Label

    public init(
        outcome: PlanOutcome, target: FixedPoint? = nil, result: Quantity? = nil, from: Period? = nil,
        through: Period? = nil, reason: Label = Label(english: "")
    ) {
        self.outcome = outcome
        self.target = target
        self.result = result
        self.from = from
        self.through = through
        self.reason = reason
    }
}

public enum PlanOutcome: String, CaseIterable, Hashable, Sendable {
    /// No target figure, or no window: there is nothing to check.
    case noTarget = "no-target"
    /// The window has not ended.
    case running
    /// The result is certainly the target or more.
    case met
    /// The result is certainly less.
    case notMet = "not-met"
    /// Nobody gave a number for the window.
    case noResult = "no-result"
    /// There is a result, but what is known of it does not decide, or it is of something else than the target.
    case notComparable = "not-comparable"
}
