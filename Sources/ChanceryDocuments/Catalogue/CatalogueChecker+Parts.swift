// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Rates and what they are worked out from, plans and what they plan.
extension CatalogueChecker {
    func checkParts(_ entry: Placed<Indicator>) {
        guard let parts = entry.value.parts else { return }
        let path = entry.path + ".parts"
        guard [.rate, .ratio, .multiple].contains(entry.value.kind) else {
            add(
                .partsWithoutRate, path, value: entry.value.kind.rawValue,
                (
                    "Only a rate, a ratio or a multiple is worked out from parts.",
                    "Chỉ rate, ratio hoặc multiple mới được tính từ các thành phần (parts)."
                ),
                remedy: ("Remove parts:, or correct the kind.", "Hãy bỏ parts: hoặc sửa kind."))
            return
        }
        checkPart(parts.numerator, path + ".numerator")
        checkPart(parts.denominator, path + ".denominator")
        if parts.factor.units <= 0 {
            add(
                .factorNotAboveZero, path + ".factor", value: "\(parts.factor)",
                ("The factor is not above zero.", "Hệ số phải lớn hơn 0."),
                remedy: ("Write 100 for percent, 1 otherwise.", "Hãy ghi 100 nếu là phần trăm, nếu không thì ghi 1."))
        }
    }

    private func checkPart(_ code: String, _ path: String) {
        checkReference(code, path, "indicator", "chỉ tiêu", isKnown: indicatorsByCode[code] != nil)
        guard let part = indicatorsByCode[code], part.isWhole, !part.value.kind.isAdditive else { return }
        add(
            .partNotAdditive, path, value: code,
            (
                "“\(code)” is of kind \(part.value.kind.rawValue), which does not add over members.",
                "“\(code)” thuộc loại \(part.value.kind.rawValue), không cộng được giữa các đơn vị."
            ),
            remedy: (
                "Name a flow, a stock, a pipeline or a cumulative figure.",
                "Hãy nêu một chỉ tiêu loại flow, stock, pipeline hoặc cumulative."
            ))
    }

    func checkPlan(_ entry: Placed<Indicator>) {
        let planned = entry.value.planOf
        if planned.isEmpty { return }
        let path = entry.path + ".plan-of"
        checkReference(planned, path, "indicator", "chỉ tiêu", isKnown: indicatorsByCode[planned] != nil)
        let target = indicatorsByCode[planned]
        guard entry.value.kind != .plan || target.map({ $0.isWhole && $0.value.kind == .plan }) ?? false else { return }
        add(
            .planOfNotFitting, path, value: planned,
            (
                "plan-of names the result that an indicator of kind plan is the plan of.",
                "plan-of nêu chỉ tiêu kết quả mà một chỉ tiêu loại plan lập kế hoạch."
            ),
            remedy: (
                "Give it to an indicator of kind plan, and name one that is no plan.",
                "Hãy đặt ở chỉ tiêu loại plan và nêu một chỉ tiêu không phải là kế hoạch."
            ))
    }
}

extension IndicatorKind {
    /// Whether figures of the kind add over members.
    fileprivate var isAdditive: Bool {
        switch self {
        case .flowCount, .flowAmount, .stockCount, .stockAmount, .pipeline, .cumulativeCount, .cumulativeAmount: true
        default: false
        }
    }
}
