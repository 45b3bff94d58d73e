// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about what a figure is of.
enum FigureMessages {
    static func unknownIndicator(_ code: String, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "The catalogue has no indicator “\(code)”.\(near.english)",
            vietnamese: "Danh mục không có chỉ tiêu “\(code)”.\(near.vietnamese)",
            passes: "The code of an indicator in the catalogue.",
            passesVietnamese: "Mã của một chỉ tiêu có trong danh mục.")
    }

    static func indicatorNotValid(_ indicator: IndicatorPlan, window: DateRange) -> Wording {
        let validity = indicator.indicator.validity
        return Wording(
            english: "“\(indicator.label.english)” holds \(validity), not in \(window).",
            vietnamese: "“\(indicator.label.inVietnamese)” áp dụng \(validity), không áp dụng trong \(window).",
            passes: "An indicator that holds in the period; leave this figure out.",
            passesVietnamese: "Chỉ tiêu còn áp dụng trong kỳ; bỏ số liệu này.")
    }

    static func indicatorNotInRegime(_ indicator: IndicatorPlan, regime: String) -> Wording {
        Wording(
            english: "Regime \(regime) does not ask for “\(indicator.label.english)”.",
            vietnamese: "Chế độ báo cáo \(regime) không có chỉ tiêu “\(indicator.label.inVietnamese)”.",
            passes: "An indicator that the regime lists; leave this figure out.",
            passesVietnamese: "Chỉ tiêu có trong chế độ báo cáo; bỏ số liệu này.")
    }

    static func missing(_ indicator: IndicatorPlan, regime: String) -> Wording {
        Wording(
            english: "Regime \(regime) asks for “\(indicator.label.english)”, and the report says nothing of it.",
            vietnamese:
                "Chế độ báo cáo \(regime) yêu cầu “\(indicator.label.inVietnamese)” nhưng báo cáo không nêu.",
            passes: "A figure of \(indicator.code): a number (0 if there was none), or not available with the reason.",
            passesVietnamese:
                "Số liệu của \(indicator.code): một số (0 nếu không phát sinh), hoặc không có số liệu kèm lý do.")
    }

    static func duplicate(_ indicator: IndicatorPlan, earlier: Int) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” is already given by figures[\(earlier)] for the same breakdown.",
            vietnamese:
                "“\(indicator.label.inVietnamese)” đã được nêu ở figures[\(earlier)] với cùng phân tổ.",
            passes: "One figure only, or figures that differ in dimensions, sub-unit, event, window or date.",
            passesVietnamese:
                "Chỉ một số liệu, hoặc các số liệu khác nhau về phân tổ, đơn vị trực thuộc, sự kiện hay thời gian.")
    }

    static func unknownSubUnit(_ id: String, office: String) -> Wording {
        let id = Finding.shortened(id)
        let office = Finding.shortened(office)
        return Wording(
            english: "“\(id)” is not a sub-unit of \(office) in the period.",
            vietnamese: "“\(id)” không phải đơn vị trực thuộc của \(office) trong kỳ báo cáo.",
            passes: "The id of a unit below \(office), or nothing when the figure is the office's own.",
            passesVietnamese: "Mã của đơn vị trực thuộc \(office), hoặc để trống nếu là số liệu của chính đơn vị.")
    }

    static func inclusionWithoutSubUnit() -> Wording {
        Wording(
            english: "Only a sub-unit's figure can be inside the office's own or apart from it.",
            vietnamese: "Chỉ số liệu của đơn vị trực thuộc mới cần nêu đã gộp hay tách riêng.",
            passes: "The sub-unit that the figure comes from, or no inclusion.",
            passesVietnamese: "Nêu đơn vị trực thuộc, hoặc bỏ phần nêu đã gộp.")
    }

    static func aboutWithoutEstimate() -> Wording {
        Wording(
            english: "The period is over, and the figure is known only as “about”.",
            vietnamese: "Kỳ báo cáo đã kết thúc nhưng số liệu chỉ ở mức “khoảng”.",
            passes: "The exact number, or the status estimate or provisional.",
            passesVietnamese: "Số chính xác, hoặc trạng thái ước tính hay sơ bộ.")
    }
}
