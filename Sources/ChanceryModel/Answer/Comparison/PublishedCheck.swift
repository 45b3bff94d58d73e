// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a report publishes about its own figure's base or growth, held against what is stored of the earlier period.
public struct PublishedCheck: Hashable, Sendable {
    public var office: String
    /// Sub-unit of the figure; empty for the office itself.
    public var subUnit: String
    /// The number that the report gives.
    public var quantity: Quantity
    /// The growth in percent as published; `nil` when only a base is given.
    public var changePercent: FixedPoint?
    /// The base as published; `nil` when only a growth is given.
    public var base: FixedPoint?
    /// What the base is, in the words of the report.
    public var reference: String
    public var verdict: PublishedVerdict
    /// What the office reported for the earlier period.
    public var stored: Quantity?
    /// The bases that the published growth allows.
    public var possible: QuantityBounds
    public var message: Label

    public init(
        office: String, subUnit: String = "", quantity: Quantity, changePercent: FixedPoint?, base: FixedPoint?,
        reference: String, verdict: PublishedVerdict, stored: Quantity? = nil, possible: QuantityBounds = .open,
        message: Label = Label(english: "")
    ) {
        self.office = office
        self.subUnit = subUnit
        self.quantity = quantity
        self.changePercent = changePercent
        self.base = base
        self.reference = reference
        self.verdict = verdict
        self.stored = stored
        self.possible = possible
        self.message = message
    }
}

public enum PublishedVerdict: String, CaseIterable, Hashable, Sendable {
    /// The stored number lies within what the published one allows.
    case agrees
    case disagrees
    /// There is nothing stored to hold it against.
    case noBase = "no-base"
}
