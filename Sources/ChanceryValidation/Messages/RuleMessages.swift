// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about the rules of the catalogue. The rule's own explanation follows what is wrong.
enum RuleMessages {
    static func lessThanRequired(
        _ rule: ValidationRule, larger: (indicator: IndicatorPlan, value: FixedPoint),
        smaller: (indicator: IndicatorPlan, value: FixedPoint, qualifier: Qualifier)
    ) -> Wording {
        let (more, less) = (larger.indicator.label, smaller.indicator.label)
        let reason = TextMessages.explanation(rule)
        let isWhole = larger.indicator.scale == 0
        let isStrict = smaller.qualifier == .moreThan
        let bound = isStrict ? "more than \(smaller.value)" : "\(smaller.value) or more"
        let boundVietnamese = isStrict ? "lớn hơn \(smaller.value)" : "từ \(smaller.value) trở lên"
        return Wording(
            english:
                "“\(more.english)” is \(larger.value), less than the \(smaller.value) of “\(less.english)”."
                + reason.english,
            vietnamese:
                "“\(more.inVietnamese)” là \(larger.value), ít hơn \(smaller.value) của “\(less.inVietnamese)”."
                + reason.vietnamese,
            passes: (isWhole ? "A whole number of " : "A number of ") + bound + ".",
            passesVietnamese: (isWhole ? "Số nguyên " : "Số ") + boundVietnamese + ".")
    }

    static func sumDiffers(
        _ rule: ValidationRule, total: IndicatorPlan, value: FixedPoint, sum: FixedPoint
    ) -> Wording {
        let reason = TextMessages.explanation(rule)
        let brought = sum.rescaled(to: total.scale) ?? sum
        return Wording(
            english: "“\(total.label.english)” is \(value), but its parts add up to \(brought).\(reason.english)",
            vietnamese:
                "“\(total.label.inVietnamese)” là \(value) nhưng tổng các phần là \(brought).\(reason.vietnamese)",
            passes: "\(brought), or other parts.",
            passesVietnamese: "\(brought), hoặc sửa các phần.")
    }

    static func outsideRange(
        _ rule: ValidationRule, indicator: IndicatorPlan, value: FixedPoint, minimum: FixedPoint?,
        maximum: FixedPoint?
    ) -> Wording {
        let reason = TextMessages.explanation(rule)
        let bounds = TextMessages.bounds(minimum, maximum)
        return Wording(
            english: "“\(indicator.label.english)” is \(value), which is out of bounds.\(reason.english)",
            vietnamese: "“\(indicator.label.inVietnamese)” là \(value), ngoài khoảng cho phép.\(reason.vietnamese)",
            passes: "A number of \(bounds.english).",
            passesVietnamese: "Số \(bounds.vietnamese).")
    }

    static func countDiffersFromEntries(
        _ indicator: IndicatorPlan, value: FixedPoint, listed: Quantity, in register: RegisterKind
    ) -> Wording {
        let isFloor = listed.qualifier != .exact
        let number = (isFloor ? "at least " : "") + listed.value.description
        let numberVietnamese = (isFloor ? "ít nhất " : "") + listed.value.description
        return Wording(
            english:
                "“\(indicator.label.english)” is \(value), but the entries of the register \(register.rawValue) give "
                + "\(number).",
            vietnamese:
                "“\(indicator.label.inVietnamese)” là \(value) nhưng danh mục \(register.rawValue) cho "
                + "\(numberVietnamese).",
            passes: "\(number.prefix(1).uppercased() + number.dropFirst()), or other entries.",
            passesVietnamese:
                "\(numberVietnamese.prefix(1).uppercased() + numberVietnamese.dropFirst()), hoặc sửa danh mục.")
    }

    static func companionMissing(
        _ rule: ValidationRule, indicator: IndicatorPlan, companion: IndicatorPlan
    ) -> Wording {
        let reason = TextMessages.explanation(rule)
        return Wording(
            english:
                "“\(indicator.label.english)” is given without “\(companion.label.english)”.\(reason.english)",
            vietnamese:
                "Có “\(indicator.label.inVietnamese)” nhưng thiếu “\(companion.label.inVietnamese)”."
                + reason.vietnamese,
            passes: "A figure of \(companion.code) too: a number, or not available with the reason.",
            passesVietnamese: "Thêm số liệu của \(companion.code): một số, hoặc không có số liệu kèm lý do.")
    }
}
