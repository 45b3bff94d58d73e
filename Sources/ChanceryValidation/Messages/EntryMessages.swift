// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about items and register entries.
enum EntryMessages {
    static func missingIdentifier() -> Wording {
        Wording(
            english: "The entry has no identifier.",
            vietnamese: "Mục này chưa có mã định danh.",
            passes: "An identifier that stays the same in later reports.",
            passesVietnamese: "Mã định danh giữ nguyên trong các báo cáo sau.")
    }

    static func duplicateIdentifier(_ id: String, earlier: Int, in field: ReportField) -> Wording {
        let id = Finding.shortened(id)
        return Wording(
            english: "The identifier “\(id)” is already used by \(field.name)[\(earlier)].",
            vietnamese: "Mã định danh “\(id)” đã dùng ở \(field.name)[\(earlier)].",
            passes: "An identifier of its own for each entry.",
            passesVietnamese: "Mỗi mục một mã định danh riêng.")
    }

    static func addresseeMissing() -> Wording {
        Wording(
            english: "The proposal does not say who is asked.",
            vietnamese: "Kiến nghị chưa nêu cơ quan nhận.",
            passes: "The authority that can act on it.",
            passesVietnamese: "Cơ quan có thẩm quyền giải quyết.")
    }

    static func replyMissing() -> Wording {
        Wording(
            english: "The proposal is said to be answered, without the answer.",
            vietnamese: "Kiến nghị ghi là đã trả lời nhưng không có nội dung trả lời.",
            passes: "The answer, or the status open.",
            passesVietnamese: "Nội dung trả lời, hoặc trạng thái chưa trả lời.")
    }

    static func unknownTargetIndicator(_ code: String, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "The catalogue has no indicator “\(code)”.\(near.english)",
            vietnamese: "Danh mục không có chỉ tiêu “\(code)”.\(near.vietnamese)",
            passes: "The code of the indicator that will show the result, or nothing.",
            passesVietnamese: "Mã chỉ tiêu dùng để đánh giá kết quả, hoặc để trống.")
    }

    static func malformedTarget(form: NumberForm) -> Wording {
        Wording(
            english: "The target is not a number that an indicator can reach.",
            vietnamese: "Mục tiêu không phải là số mà một chỉ tiêu có thể đạt.",
            passes: ValueMessages.sentence(form.english + ", with the indicator that it is a target for"),
            passesVietnamese: ValueMessages.sentence(form.vietnamese + ", kèm chỉ tiêu tương ứng"))
    }

    static func unknownPartner(_ code: String, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        let example = near.codes.first ?? "CN"
        return Wording(
            english: code.isEmpty
                ? "The entry does not name the partner."
                : "“\(code)” is not a partner in the catalogue.\(near.english)",
            vietnamese: code.isEmpty
                ? "Mục này chưa nêu đối tác." : "Danh mục không có đối tác “\(code)”.\(near.vietnamese)",
            passes: "A code of the dimension partner: a country such as \(example), or a listed locality.",
            passesVietnamese: "Mã của phân tổ partner: quốc gia, ví dụ \(example), hoặc địa phương có trong danh mục.")
    }

    static func negativeCount(_ count: Int32) -> Wording {
        Wording(
            english: "\(count) is below zero.",
            vietnamese: "\(count) nhỏ hơn 0.",
            passes: "A whole number of 1 or more, or 0 when it is not known.",
            passesVietnamese: "Số nguyên từ 1 trở lên, hoặc 0 nếu không rõ.")
    }

    static func dateOutsideWindow(_ dates: DateRange, window: DateRange) -> Wording {
        let days = dates.first == dates.last ? dates.first.description : dates.description
        return Wording(
            english: "\(days) has no day in the period \(window).",
            vietnamese: "\(days) không có ngày nào trong kỳ báo cáo \(window).",
            passes: "Days in \(window), or the entry in the report for its own period.",
            passesVietnamese: "Ngày trong \(window), hoặc đưa mục này vào báo cáo của kỳ tương ứng.")
    }

    static func currencyMissing() -> Wording {
        Wording(
            english: "The amount has no currency.",
            vietnamese: "Số tiền chưa có loại tiền.",
            passes: "The currency code, such as USD or VND.",
            passesVietnamese: "Mã loại tiền, ví dụ USD hoặc VND.")
    }

    static func unknownCurrency(_ code: String, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "“\(code)” is not a currency in the catalogue.\(near.english)",
            vietnamese: "Danh mục không có loại tiền “\(code)”.\(near.vietnamese)",
            passes: "An ISO 4217 code that the catalogue lists, such as USD or VND.",
            passesVietnamese: "Mã ISO 4217 có trong danh mục, ví dụ USD hoặc VND.")
    }
}
