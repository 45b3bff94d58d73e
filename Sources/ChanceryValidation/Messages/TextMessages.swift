// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about texts.
enum TextMessages {
    static func tooLong(length: Int, max: Int) -> Wording {
        Wording(
            english: "The text has \(length) characters.",
            vietnamese: "Văn bản có \(length) ký tự.",
            passes: "At most \(max) characters.",
            passesVietnamese: "Nhiều nhất \(max) ký tự.")
    }

    static func empty() -> Wording {
        Wording(
            english: "The text is empty.",
            vietnamese: "Văn bản trống.",
            passes: "Some words; or leave the entry out.",
            passesVietnamese: "Nội dung bằng lời; hoặc bỏ mục này.")
    }

    static func unknownSection(_ code: String, regime: Regime, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        let codes = regime.sections.map(\.code).joined(separator: ", ")
        return Wording(
            english: "The outline of \(regime.code) has no section “\(code)”.\(near.english)",
            vietnamese: "Đề cương của \(regime.code) không có mục “\(code)”.\(near.vietnamese)",
            passes: "One of \(codes).",
            passesVietnamese: "Một trong \(codes).")
    }

    static func duplicateSection(earlier: Int) -> Wording {
        Wording(
            english: "The section is already written by narratives[\(earlier)] for the same pillars.",
            vietnamese: "Mục này đã có ở narratives[\(earlier)] cho cùng trụ cột.",
            passes: "One text per section and pillars.",
            passesVietnamese: "Mỗi mục và trụ cột chỉ một văn bản.")
    }

    static func missingSection(_ section: SectionRule, regime: String) -> Wording {
        Wording(
            english: "Regime \(regime) asks for the section “\(section.title.english)”.",
            vietnamese: "Chế độ báo cáo \(regime) yêu cầu mục “\(section.title.inVietnamese)”.",
            passes: "A text for the section \(section.code).",
            passesVietnamese: "Văn bản cho mục \(section.code).")
    }

    static func sameAsPrevious(_ rule: ValidationRule, key: ReportKey) -> Wording {
        let previous = key.period.previous?.code ?? ""
        let reason = explanation(rule)
        return Wording(
            english: "The text is the same as in the report for \(previous).\(reason.english)",
            vietnamese: "Văn bản giống hệt báo cáo kỳ \(previous).\(reason.vietnamese)",
            passes: "A text about this period.",
            passesVietnamese: "Văn bản viết cho kỳ này.")
    }

    static func secretMarking(_ rule: ValidationRule, mark: String) -> Wording {
        let reason = explanation(rule)
        return Wording(
            english: "A line of the text is the mark of secrecy “\(mark)”.\(reason.english)",
            vietnamese: "Văn bản có dòng ghi độ mật “\(mark)”.\(reason.vietnamese)",
            passes:
                "A report without it: take the text and the mark out, and send what is secret by the way prescribed for "
                + "state secrets.",
            passesVietnamese:
                "Báo cáo không có nội dung đó: bỏ đoạn văn và dấu độ mật, gửi nội dung mật theo đường quy định cho bí mật "
                + "nhà nước.")
    }

    static func staleCopy(
        _ rule: ValidationRule, period: Period, textPercent: Int, figuresPercent: Int?
    ) -> Wording {
        let reason = explanation(rule)
        let figures = figuresPercent.map { " and \($0) percent of its figures" } ?? ""
        let figuresVietnamese = figuresPercent.map { " và \($0) phần trăm số liệu" } ?? ""
        return Wording(
            english:
                "Apart from dates, \(textPercent) percent of the text\(figures) are those of the report for \(period)."
                + reason.english,
            vietnamese:
                "Ngoài ngày tháng, \(textPercent) phần trăm lời văn\(figuresVietnamese) trùng với báo cáo kỳ \(period)."
                + reason.vietnamese,
            passes: "A report about this period, or an answer that says why it is the same.",
            passesVietnamese: "Báo cáo viết cho kỳ này, hoặc trả lời vì sao giống kỳ trước.")
    }

    static func unknownPillar(_ code: String, known: DimensionPlan, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        let codes = known.values.map(\.code).joined(separator: ", ")
        return Wording(
            english: "“\(code)” is not a pillar.\(near.english)",
            vietnamese: "“\(code)” không phải là trụ cột.\(near.vietnamese)",
            passes: "One of \(codes).",
            passesVietnamese: "Một trong \(codes).")
    }

    /// What a rule allows, in words that follow "of" or "give".
    static func bounds(_ minimum: FixedPoint?, _ maximum: FixedPoint?) -> (english: String, vietnamese: String) {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?): ("\(minimum) to \(maximum)", "từ \(minimum) đến \(maximum)")
        case (let minimum?, nil): ("\(minimum) or more", "từ \(minimum) trở lên")
        case (nil, let maximum?): ("\(maximum) or less", "từ \(maximum) trở xuống")
        case (nil, nil): ("any", "bất kỳ")
        }
    }

    /// The explanation of a rule as a further sentence, or nothing.
    static func explanation(_ rule: ValidationRule) -> (english: String, vietnamese: String) {
        func sentence(_ text: String) -> String { text.isEmpty ? "" : " " + text }
        return (sentence(rule.explanation.english), sentence(rule.explanation.inVietnamese))
    }
}
