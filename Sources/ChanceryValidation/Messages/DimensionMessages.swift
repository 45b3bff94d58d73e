// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about breakdowns.
enum DimensionMessages {
    static func unknown(_ code: String, indicator: IndicatorPlan, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "The catalogue has no dimension “\(code)”.\(near.english)",
            vietnamese: "Danh mục không có phân tổ “\(code)”.\(near.vietnamese)",
            passes: allowed(indicator).english, passesVietnamese: allowed(indicator).vietnamese)
    }

    static func notOfIndicator(_ code: String, indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” is not broken down by \(code).",
            vietnamese: "“\(indicator.label.inVietnamese)” không phân tổ theo \(code).",
            passes: allowed(indicator).english, passesVietnamese: allowed(indicator).vietnamese)
    }

    static func duplicate(_ code: String) -> Wording {
        Wording(
            english: "The figure gives the dimension \(code) twice.",
            vietnamese: "Số liệu nêu phân tổ \(code) hai lần.",
            passes: "One value of \(code); a figure of its own for each further value.",
            passesVietnamese: "Một giá trị của \(code); mỗi giá trị khác là một số liệu riêng.")
    }

    static func missing(_ dimension: DimensionPlan, indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "A figure of “\(indicator.label.english)” must give the dimension \(dimension.code).",
            vietnamese: "Số liệu “\(indicator.label.inVietnamese)” phải nêu phân tổ \(dimension.code).",
            passes: "A value of \(dimension.code) (\(dimension.label.english)).",
            passesVietnamese: "Một giá trị của \(dimension.code) (\(dimension.label.inVietnamese)).")
    }

    static func unknownValue(_ value: String, dimension: String, near: Suggestion) -> Wording {
        let value = Finding.shortened(value)
        return Wording(
            english: "“\(value)” is not a value of \(dimension).\(near.english)",
            vietnamese: "“\(value)” không phải là giá trị của \(dimension).\(near.vietnamese)",
            passes: near.codes.first ?? "The code of a value that the catalogue lists for \(dimension).",
            passesVietnamese: near.codes.first ?? "Mã của một giá trị có trong danh mục cho \(dimension).")
    }

    static func valueNotValid(_ value: String, dimension: String, validity: Validity, window: DateRange) -> Wording {
        Wording(
            english: "The value \(value) of \(dimension) holds \(validity), not in \(window).",
            vietnamese: "Giá trị \(value) của \(dimension) áp dụng \(validity), không áp dụng trong \(window).",
            passes: "A value of \(dimension) that holds in the period.",
            passesVietnamese: "Giá trị của \(dimension) còn áp dụng trong kỳ báo cáo.")
    }

    private static func allowed(_ indicator: IndicatorPlan) -> (english: String, vietnamese: String) {
        let codes = indicator.dimensions.map(\.code).joined(separator: ", ")
        if codes.isEmpty { return ("No dimension for this figure.", "Số liệu này không phân tổ.") }
        return ("One of \(codes), or no dimension.", "Một trong \(codes), hoặc không phân tổ.")
    }
}
