// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// By what a figure is broken down.
extension Examination {
    mutating func examineDimensions(_ choices: [DimensionChoice], at index: Int, indicator: IndicatorPlan) {
        if choices.count > Limits.dimensionsPerFigureMax {
            let max = Limits.dimensionsPerFigureMax
            log.add(
                .tooManyEntries, at: Place(.figures, index, "dimensions"), value: String(choices.count),
                rule: "limit dimensions \(max)", ReportMessages.tooManyEntries(count: choices.count, max: max))
        }
        var given: UInt64 = 0
        for (position, choice) in choices.prefix(Limits.dimensionsPerFigureMax).enumerated() {
            guard let slot = indicator.dimensions.firstIndex(where: { $0.code == choice.dimension }) else {
                noteForeignDimension(choice.dimension, position: position, at: index, indicator: indicator)
                continue
            }
            let bit: UInt64 = 1 << UInt64(slot)
            if given & bit != 0 {
                log.add(
                    .duplicateDimension, at: Place(.figures, index, "dimensions[\(position)].dimension"),
                    value: choice.dimension, rule: indicator.rule, DimensionMessages.duplicate(choice.dimension))
            }
            given |= bit
            examineDimensionValue(choice.value, of: indicator.dimensions[slot], position: position, at: index)
        }
        let missing = indicator.requiredDimensions & ~given
        guard missing != 0 else { return }
        for (slot, dimension) in indicator.dimensions.enumerated() where missing & (1 << UInt64(slot)) != 0 {
            log.add(
                .missingDimension, at: Place(.figures, index, "dimensions"), value: dimension.code,
                rule: indicator.rule, DimensionMessages.missing(dimension, indicator: indicator))
        }
    }

    private mutating func noteForeignDimension(
        _ code: String, position: Int, at index: Int, indicator: IndicatorPlan
    ) {
        if plan.dimension(code) != nil {
            log.add(
                .dimensionNotOfIndicator, at: Place(.figures, index, "dimensions[\(position)].dimension"),
                value: code, rule: indicator.rule, DimensionMessages.notOfIndicator(code, indicator: indicator))
            return
        }
        let dimensions = plan.index.catalogue.dimensions
        let near = suggestion(for: code, among: dimensions.lazy.map { (code: $0.code, label: $0.label) })
        log.add(
            .unknownDimension, at: Place(.figures, index, "dimensions[\(position)].dimension"), value: code,
            rule: "catalogue dimensions", DimensionMessages.unknown(code, indicator: indicator, near: near))
    }

    private mutating func examineDimensionValue(
        _ value: String, of dimension: DimensionPlan, position: Int, at index: Int
    ) {
        guard let validity = dimension.validity(of: value) else {
            let near = suggestion(for: value, in: dimension)
            log.add(
                .unknownDimensionValue, at: Place(.figures, index, "dimensions[\(position)].value"), value: value,
                rule: "dimension \(dimension.code)",
                DimensionMessages.unknownValue(value, dimension: dimension.code, near: near))
            return
        }
        if let window, !validity.overlaps(window) {
            log.add(
                .retiredDimensionValue, at: Place(.figures, index, "dimensions[\(position)].value"), value: value,
                rule: "dimension \(dimension.code)",
                DimensionMessages.valueNotValid(value, dimension: dimension.code, validity: validity, window: window))
        }
    }
}
