// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a number below that of an earlier report means.
enum FallMeaning: Sendable {
    case nothing
    /// It can be true, and somebody should say why.
    case asked
    /// It cannot be true of both reports.
    case refused

    init(_ kind: IndicatorKind) {
        switch kind {
        case .cumulativeCount, .cumulativeAmount: self = .refused
        case .stockCount, .stockAmount, .distinctCount: self = .asked
        default: self = .nothing
        }
    }
}

/// An indicator with what every figure of it is checked for.
final class IndicatorPlan: Sendable {
    let indicator: Indicator
    let unit: String
    let scale: Int
    let kind: IndicatorKind
    let allowsNegative: Bool
    let isCurrency: Bool
    /// `nil` when the indicator holds on every day.
    let validity: Validity?
    let needsAsOf: Bool
    let needsStart: Bool
    let needsEvent: Bool
    /// Whether the indicator covers a window by nature, so that an as-of date contradicts it.
    let isFlow: Bool
    let fall: FallMeaning
    /// Whether a figure must have more than a value and dimensions, or is checked beyond them.
    let needsParticulars: Bool
    let dimensions: [DimensionPlan]
    /// Bit n is set when every figure must give the n-th dimension.
    let requiredDimensions: UInt64

    init(_ indicator: Indicator, dimensions plans: [String: DimensionPlan], isCurrency: Bool) {
        self.indicator = indicator
        unit = indicator.unit
        scale = indicator.scale
        kind = indicator.kind
        allowsNegative = indicator.allowsNegative
        self.isCurrency = isCurrency
        validity = indicator.validity == .always ? nil : indicator.validity
        needsAsOf = indicator.kind.needsAsOfDate
        needsStart = indicator.kind.needsStartDate
        needsEvent = indicator.kind.needsEvent
        isFlow = indicator.kind == .flowCount || indicator.kind == .flowAmount
        fall = FallMeaning(indicator.kind)
        needsParticulars =
            needsAsOf || needsStart || needsEvent || indicator.kind == .rank || indicator.kind == .rankBand
        var slots: [DimensionPlan] = []
        var required: UInt64 = 0
        for use in indicator.dimensions.prefix(Limits.dimensionsPerIndicatorMax) {
            guard let plan = plans[use.dimension] else { continue }
            if use.isRequired { required |= 1 << UInt64(slots.count) }
            slots.append(plan)
        }
        dimensions = slots
        requiredDimensions = required
    }

    var code: String { indicator.code }
    var label: Label { indicator.label }

    /// How findings name the indicator as the rule that is not met.
    var rule: String { "indicator \(code)" }

    /// Whether a growth is a quotient of this figure and its base, and not a difference of rates or of positions.
    var hasGrowth: Bool {
        switch kind {
        case .rate, .multiple, .rank, .rankBand, .ordinal: false
        default: true
        }
    }
}
