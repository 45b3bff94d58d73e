// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings of questions about what is likely. The rule's own explanation follows what is odd.
enum PlausibilityMessages {
    static func change(
        _ rule: ValidationRule, _ indicator: IndicatorPlan, value: FixedPoint, _ band: FactorBand, from: Period,
        through: Period
    ) -> Wording {
        let span = from == through ? "\(from)" : "\(from) … \(through)"
        return question(
            rule, indicator, value: value,
            because: (
                "the median of \(band.count) earlier (\(span)) is \(band.median)",
                "trung vị của \(band.count) kỳ trước (\(span)) là \(band.median)"
            ), band)
    }

    static func peers(
        _ rule: ValidationRule, _ indicator: IndicatorPlan, value: FixedPoint, _ band: FactorBand, period: Period
    ) -> Wording {
        question(
            rule, indicator, value: value,
            because: (
                "the median of \(band.count) members of the same kind in \(period) is \(band.median)",
                "trung vị của \(band.count) thành viên cùng loại kỳ \(period) là \(band.median)"
            ), band)
    }

    private static func question(
        _ rule: ValidationRule, _ indicator: IndicatorPlan, value: FixedPoint,
        because reason: (english: String, vietnamese: String), _ band: FactorBand
    ) -> Wording {
        let explanation = TextMessages.explanation(rule)
        return Wording(
            english: "“\(indicator.label.english)” is \(value), and \(reason.english).\(explanation.english)",
            vietnamese:
                "“\(indicator.label.inVietnamese)” là \(value), trong khi \(reason.vietnamese).\(explanation.vietnamese)",
            passes: "A number of \(band.least) to \(band.greatest), or an answer that says why it is right.",
            passesVietnamese: "Số từ \(band.least) đến \(band.greatest), hoặc trả lời vì sao số này đúng.")
    }

    static func perItem(
        _ rule: ValidationRule, amount: IndicatorPlan, count: IndicatorPlan, _ quotient: PerItem,
        minimum: FixedPoint?, maximum: FixedPoint?
    ) -> Wording {
        let reason = TextMessages.explanation(rule)
        let bounds = TextMessages.bounds(minimum, maximum)
        let each = quotient.rounded
        return Wording(
            english:
                "“\(amount.label.english)” of \(quotient.amount) for \(quotient.count) of “\(count.label.english)” is "
                + "about \(each) each.\(reason.english)",
            vietnamese:
                "“\(amount.label.inVietnamese)” \(quotient.amount) cho \(quotient.count) “\(count.label.inVietnamese)” là "
                + "khoảng \(each) mỗi đơn vị.\(reason.vietnamese)",
            passes: "Numbers that give \(bounds.english) each, or an answer that says why these are right.",
            passesVietnamese: "Số cho kết quả \(bounds.vietnamese) mỗi đơn vị, hoặc trả lời vì sao số này đúng.")
    }

    static func stock(
        _ rule: ValidationRule, _ indicator: IndicatorPlan, value: FixedPoint, _ sum: StockSum, period: Period
    ) -> Wording {
        let reason = TextMessages.explanation(rule)
        let ended = sum.ended.map { " - \($0.value)" } ?? ""
        let formula = "\(sum.opening.value) + \(sum.added.value)\(ended)"
        let result = sum.value.map { "\($0)" } ?? formula
        return Wording(
            english:
                "“\(indicator.label.english)” is \(value), but from \(period) on it should be \(formula) = \(result)."
                + reason.english,
            vietnamese:
                "“\(indicator.label.inVietnamese)” là \(value), nhưng tính từ \(period) phải là \(formula) = \(result)."
                + reason.vietnamese,
            passes: "\(result), or an answer that says where the difference comes from.",
            passesVietnamese: "\(result), hoặc trả lời chênh lệch do đâu.")
    }

    static func growth(
        _ rule: ValidationRule, _ growth: PublishedGrowth, period: Period, revision: Int32
    ) -> Wording {
        let reason = TextMessages.explanation(rule)
        return Wording(
            english:
                "A change of \(growth.changePercent) percent to \(growth.current) does not fit \(growth.base), which the "
                + "report for \(period), revision \(revision), states, however they were rounded.\(reason.english)",
            vietnamese:
                "Mức thay đổi \(growth.changePercent) phần trăm lên \(growth.current) không khớp với \(growth.base) trong "
                + "báo cáo kỳ \(period), lần \(revision), dù làm tròn thế nào.\(reason.vietnamese)",
            passes: "A change and a value that fit it, or an answer that says why they differ.",
            passesVietnamese: "Mức thay đổi và giá trị khớp với số đó, hoặc trả lời vì sao khác.")
    }
}
