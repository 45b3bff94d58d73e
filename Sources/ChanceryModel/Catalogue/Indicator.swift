// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One thing that is reported as a figure.
public struct Indicator: Hashable, Sendable {
    /// Stable key, for example `delegations.outbound`.
    public let code: String
    public let label: Label
    public let kind: IndicatorKind
    /// Code of a `MeasureUnit`: `delegation`, `person`, `USD`, `percent`.
    public let unit: String
    /// Digits after the decimal point, 0...9.
    public let scale: Int
    /// Codes from the dimension `pillar`; a figure may serve more than one.
    public let pillars: [String]
    /// Code from the dimension `field`, empty where none fits.
    public let field: String
    public let dimensions: [DimensionUse]
    /// Which legal weight an amount has; only for amounts of money.
    public let moneyKind: MoneyKind?
    /// Whether a number below zero can be true (growth can fall, a count cannot).
    public let allowsNegative: Bool
    /// What is counted and what is not.
    public let definition: Label
    public let validity: Validity
    /// Which register entries its figures count; `nil` when no register lists them.
    public let entries: EntryCount?
    /// What a rate, a ratio or a multiple is worked out from; `nil` where that is not reported.
    public let parts: RateParts?
    /// Code of the indicator whose result in the next window is planned here; empty for all that are no plan.
    public let planOf: String

    public init(
        code: String, label: Label, kind: IndicatorKind, unit: String, scale: Int = 0, pillars: [String] = [],
        field: String = "", dimensions: [DimensionUse] = [], moneyKind: MoneyKind? = nil,
        allowsNegative: Bool = false, definition: Label = Label(english: ""), validity: Validity = .always,
        entries: EntryCount? = nil, parts: RateParts? = nil, planOf: String = ""
    ) {
        self.code = code
        self.label = label
        self.kind = kind
        self.unit = unit
        self.scale = scale
        self.pillars = pillars
        self.field = field
        self.dimensions = dimensions
        self.moneyKind = moneyKind
        self.allowsNegative = allowsNegative
        self.definition = definition
        self.validity = validity
        self.entries = entries
        self.parts = parts
        self.planOf = planOf
    }
}

/// What a rate is made of: numerator / denominator x factor.
public struct RateParts: Hashable, Sendable {
    /// Code of an indicator.
    public let numerator: String
    /// Code of another indicator, of which no figure can lie below zero.
    public let denominator: String
    /// 100 for percent, 1 for so much of one per one of the other. Above zero.
    public let factor: FixedPoint

    public init(numerator: String, denominator: String, factor: FixedPoint = FixedPoint(units: 1, scale: 0)) {
        self.numerator = numerator
        self.denominator = denominator
        self.factor = factor
    }
}

/// That an indicator can be broken down by a dimension.
public struct DimensionUse: Hashable, Sendable {
    public let dimension: String
    /// Whether every figure of the indicator must give a value.
    public let isRequired: Bool

    public init(dimension: String, isRequired: Bool = false) {
        self.dimension = dimension
        self.isRequired = isRequired
    }
}

/// Legal weight of an amount. Amounts of different kinds never mix in a sum.
public enum MoneyKind: String, CaseIterable, Hashable, Sendable {
    case registered
    case committed
    case disbursed
    case estimated
    /// Goods and services traded: neither promised nor granted.
    case traded
}

/// A unit in which figures are stated.
public struct MeasureUnit: Hashable, Sendable {
    /// `delegation`, `percent`; for money the ISO 4217 code.
    public let code: String
    public let label: Label
    /// Whether the unit is a currency.
    public let isCurrency: Bool

    public init(code: String, label: Label, isCurrency: Bool = false) {
        self.code = code
        self.label = label
        self.isCurrency = isCurrency
    }
}

/// A coded property of a figure, such as partner or aid type.
public struct Dimension: Hashable, Sendable {
    public let code: String
    public let label: Label
    public let values: [DimensionValue]

    public init(code: String, label: Label, values: [DimensionValue]) {
        self.code = code
        self.label = label
        self.values = values
    }
}

/// One value of a dimension.
public struct DimensionValue: Hashable, Sendable {
    public let code: String
    public let label: Label
    public let validity: Validity

    public init(code: String, label: Label, validity: Validity = .always) {
        self.code = code
        self.label = label
        self.validity = validity
    }
}
