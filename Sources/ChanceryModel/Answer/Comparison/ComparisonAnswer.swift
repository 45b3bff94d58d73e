// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Figures of one window beside those of another, or beside the plan.
public struct ComparisonAnswer: Hashable, Sendable {
    /// Store sequence that both sides belong to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// Group id; empty for named offices.
    public var group: String
    public var groupLabel: Label
    /// Code of the regime.
    public var regime: String
    /// Code of the window family that the periods were cut by.
    public var windowFamily: String
    /// The day whose units both sides count by; `nil` counts by the offices as they were.
    public var bordersOn: CivilDate?
    public var against: ComparisonAgainst
    /// The periods of the current side, in order.
    public var current: [PeriodWindow]
    /// The periods of the earlier side, in order; for a plan those in which it was stated.
    public var earlier: [PeriodWindow]
    /// Every office, or unit of the borders, that stands on one of the sides.
    public var offices: [NamedOffice]
    /// In the order of the catalogue.
    public var figures: [FigureComparison]

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, group: String = "",
        groupLabel: Label = Label(english: ""), regime: String, windowFamily: String, bordersOn: CivilDate? = nil,
        against: ComparisonAgainst, current: [PeriodWindow] = [], earlier: [PeriodWindow] = [],
        offices: [NamedOffice] = [], figures: [FigureComparison] = []
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.group = group
        self.groupLabel = groupLabel
        self.regime = regime
        self.windowFamily = windowFamily
        self.bordersOn = bordersOn
        self.against = against
        self.current = current
        self.earlier = earlier
        self.offices = offices
        self.figures = figures
    }
}

/// A number that was worked out, or why it was not.
public enum ComparedNumber: Hashable, Sendable {
    /// The words are empty where a list would only grow by them.
    case number(BoundedQuantity, words: Label)
    case refused(ComparisonRefusal)

    public var number: BoundedQuantity? {
        guard case .number(let number, _) = self else { return nil }
        return number
    }

    public var refusal: ComparisonRefusal? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal
    }
}

/// Why figures do not compare, and what would make them.
public struct ComparisonRefusal: Hashable, Sendable {
    /// Stable number.
    public var code: Int32
    /// Stable name, such as `NOT_COMPARABLE`.
    public var name: String
    /// Empty for single members, whose figure says it.
    public var message: Label
    /// What would give a number; empty where nothing would.
    public var remedy: Label

    public init(
        code: Int32, name: String, message: Label = Label(english: ""), remedy: Label = Label(english: "")
    ) {
        self.code = code
        self.name = name
        self.message = message
        self.remedy = remedy
    }
}
