// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about figures below earlier ones.
enum FallMessages {
    static func fell(
        _ code: FindingCode, _ indicator: IndicatorPlan, to now: Quantity, from before: Quantity, period: Period,
        revision: Int32
    ) -> Wording {
        let (was, wasVietnamese) = words(before)
        let (value, valueVietnamese) = words(now)
        let label = indicator.label
        let nature: (english: String, vietnamese: String) =
            switch code {
            case .cumulativeFell: ("A total since a start cannot fall.", "Số lũy kế từ một mốc không thể giảm.")
            case .cumulativeMayHaveFallen:
                ("A total since a start cannot fall; has it?", "Số lũy kế từ một mốc không thể giảm; có phải đã giảm?")
            default: ("What ended or was counted otherwise?", "Đã giảm do chấm dứt hay do cách đếm khác?")
            }
        let least = before.qualifier == .moreThan ? "more than \(before.value)" : "\(before.value) or more"
        let leastVietnamese = before.qualifier == .moreThan ? "lớn hơn \(before.value)" : "từ \(before.value) trở lên"
        let isRefusal = code == .cumulativeFell
        return Wording(
            english:
                "“\(label.english)” is \(value), and was \(was) in the report for \(period), revision \(revision). "
                + nature.english,
            vietnamese:
                "“\(label.inVietnamese)” là \(valueVietnamese), trong khi báo cáo kỳ \(period), lần \(revision) là "
                + "\(wasVietnamese). " + nature.vietnamese,
            passes: "A number of \(least)"
                + (isRefusal
                    ? "; or first a correction of the report for \(period), if that was wrong."
                    : ", or an answer that says why it is less."),
            passesVietnamese: "Số \(leastVietnamese)"
                + (isRefusal
                    ? "; hoặc trước hết đính chính báo cáo kỳ \(period), nếu báo cáo đó sai."
                    : ", hoặc trả lời vì sao ít hơn."))
    }

    static func moreThanLater(
        _ indicator: IndicatorPlan, now: Quantity, later: Quantity, period: Period, revision: Int32
    ) -> Wording {
        let (value, valueVietnamese) = words(now)
        let (stated, statedVietnamese) = words(later)
        return Wording(
            english:
                "“\(indicator.label.english)” is \(value), more than the \(stated) that the report for the later "
                + "\(period), revision \(revision), states.",
            vietnamese:
                "“\(indicator.label.inVietnamese)” là \(valueVietnamese), lớn hơn \(statedVietnamese) trong báo cáo kỳ "
                + "sau \(period), lần \(revision).",
            passes:
                "A number of \(later.value) or less, or an answer that says why it was more; a later report that was "
                + "wrong needs a correction too.",
            passesVietnamese:
                "Số từ \(later.value) trở xuống, hoặc trả lời vì sao nhiều hơn; nếu báo cáo kỳ sau sai thì "
                + "cũng cần đính chính.")
    }

    static func lessThanPredecessors(
        _ indicator: IndicatorPlan, value: FixedPoint, sum: FixedPoint, offices: [String]
    ) -> Wording {
        let names = offices.joined(separator: ", ")
        return Wording(
            english:
                "“\(indicator.label.english)” is \(value), less than the \(sum) that \(names) stated before the merger.",
            vietnamese:
                "“\(indicator.label.inVietnamese)” là \(value), ít hơn \(sum) mà \(names) đã nêu trước khi sáp nhập.",
            passes: "A number of \(sum) or more, or an answer that says why it is less.",
            passesVietnamese: "Số từ \(sum) trở lên, hoặc trả lời vì sao ít hơn.")
    }

    /// `more than 30`.
    private static func words(_ quantity: Quantity) -> (english: String, vietnamese: String) {
        let value = quantity.value
        return switch quantity.qualifier {
        case .exact: ("\(value)", "\(value)")
        case .moreThan: ("more than \(value)", "hơn \(value)")
        case .atLeast: ("at least \(value)", "ít nhất \(value)")
        case .nearly: ("nearly \(value)", "gần \(value)")
        case .atMost: ("at most \(value)", "nhiều nhất \(value)")
        case .about: ("about \(value)", "khoảng \(value)")
        }
    }
}
