// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One office's part in a figure.
public struct Contribution: Hashable, Sendable {
    public var office: String
    public var period: Period
    /// Revision that the part was taken from.
    public var revision: Int32
    /// Sub-unit whose figure counts beside the office's own; empty for the office itself.
    public var subUnit: String
    public var quantity: Quantity
    /// The day on which it was true.
    public var asOf: CivilDate?
    /// What became of it.
    public var use: ContributionUse
    /// What else the report says about it.
    public var flags: FigureFlags

    public init(
        office: String, period: Period, revision: Int32, subUnit: String = "", quantity: Quantity,
        asOf: CivilDate? = nil, use: ContributionUse = .used, flags: FigureFlags = []
    ) {
        self.office = office
        self.period = period
        self.revision = revision
        self.subUnit = subUnit
        self.quantity = quantity
        self.asOf = asOf
        self.use = use
        self.flags = flags
    }
}

/// A sub-unit's figure that is shown and not added.
public struct BesideFigure: Hashable, Sendable {
    public var office: String
    public var period: Period
    /// Revision that it was taken from.
    public var revision: Int32
    public var subUnit: String
    /// Whether it is inside the office's own figure, or not said.
    public var inclusion: Inclusion
    /// `nil` when the sub-unit has no number.
    public var quantity: Quantity?
    /// The day on which it was true.
    public var asOf: CivilDate?
    /// Why there is no number.
    public var reason: String
    public var flags: FigureFlags

    public init(
        office: String, period: Period, revision: Int32, subUnit: String, inclusion: Inclusion = .unknown,
        quantity: Quantity?, asOf: CivilDate? = nil, reason: String = "", flags: FigureFlags = []
    ) {
        self.office = office
        self.period = period
        self.revision = revision
        self.subUnit = subUnit
        self.inclusion = inclusion
        self.quantity = quantity
        self.asOf = asOf
        self.reason = reason
        self.flags = flags
    }
}
