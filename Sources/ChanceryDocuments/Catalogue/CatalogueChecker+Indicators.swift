// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Indicators: units, dimensions, pillars, fields, and which legal weight money has.
extension CatalogueChecker {
    func checkIndicators() {
        for entry in draft.indicators {
            let indicator = entry.value
            checkReference(
                indicator.unit, entry.path + ".unit", "unit", "đơn vị tính",
                isKnown: unitsByCode[indicator.unit] != nil)
            for (position, use) in indicator.dimensions.enumerated() {
                checkReference(
                    use.dimension, "\(entry.path).dimensions[\(position)].dimension", "dimension", "chiều phân tổ",
                    isKnown: dimensionValues[use.dimension] != nil)
            }
            checkNotRepeated(indicator.dimensions.map(\.dimension)) { "\(entry.path).dimensions[\($0)]" }
            for (position, pillar) in indicator.pillars.enumerated() {
                checkReference(
                    pillar, "\(entry.path).pillars[\(position)]", "value of the dimension pillar", "trụ cột (pillar)",
                    isKnown: isValue(pillar, of: "pillar"))
            }
            checkNotRepeated(indicator.pillars) { "\(entry.path).pillars[\($0)]" }
            checkReference(
                indicator.field, entry.path + ".field", "value of the dimension field", "lĩnh vực (field)",
                isKnown: isValue(indicator.field, of: "field"))
            if entry.isWhole {
                checkMoney(entry)
                checkEntries(entry)
                checkParts(entry)
                checkPlan(entry)
            }
        }
    }

    func isValue(_ code: String, of dimension: String) -> Bool {
        dimensionValues[dimension]?.contains(code) ?? false
    }

    private func checkMoney(_ entry: Placed<Indicator>) {
        let indicator = entry.value
        guard let unit = unitsByCode[indicator.unit], unit.isWhole else { return }
        if let kind = indicator.moneyKind, !unit.value.isCurrency {
            add(
                .moneyKindWithoutCurrency, entry.path + ".money-kind", value: kind.rawValue,
                (
                    "The unit “\(indicator.unit)” is no currency, so there is no money to be \(kind.rawValue).",
                    "Đơn vị “\(indicator.unit)” không phải là tiền tệ nên không có money-kind."
                ),
                remedy: (
                    "Remove money-kind:, or mark the unit with currency: true.",
                    "Hãy bỏ money-kind: hoặc ghi currency: true cho đơn vị."
                ))
        }
        if indicator.moneyKind == nil, unit.value.isCurrency, indicator.kind.isAmount {
            add(
                .moneyKindMissing, entry.path, value: indicator.code,
                ("An amount of money needs its legal weight.", "Số tiền cần nêu tính chất pháp lý."),
                remedy: (
                    "Add money-kind: (\(MoneyKind.allCases.map(\.rawValue).joined(separator: ", "))).",
                    "Hãy thêm money-kind: (\(MoneyKind.allCases.map(\.rawValue).joined(separator: ", ")))."
                ))
        }
    }
}

extension IndicatorKind {
    fileprivate var isAmount: Bool {
        switch self {
        case .flowAmount, .stockAmount, .cumulativeAmount, .eventAmount: true
        default: false
        }
    }
}
