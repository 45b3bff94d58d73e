// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about numbers and units.
enum ValueMessages {
    static func unstated(scale: Int) -> Wording {
        let form = NumberForm(scale: scale, allowsNegative: true)
        return Wording(
            english: "The figure has neither a number nor “not available”.",
            vietnamese: "Số liệu không có số và cũng không nêu là không có số liệu.",
            passes: sentence(form.english + " (0 if there was none), or not available with the reason"),
            passesVietnamese: sentence(form.vietnamese + " (0 nếu không phát sinh), hoặc không có số liệu kèm lý do"))
    }

    static func notAvailableWithoutReason() -> Wording {
        Wording(
            english: "The figure is said to be not available, without a reason.",
            vietnamese: "Nêu là không có số liệu nhưng không có lý do.",
            passes: "The reason, in words.",
            passesVietnamese: "Lý do, viết bằng lời.")
    }

    static func notANumber(_ text: String, form: NumberForm) -> Wording {
        let text = Finding.shortened(text)
        return Wording(
            english: "“\(text)” is not a number.",
            vietnamese: "“\(text)” không phải là một số.",
            passes: sentence(form.english + ", in digits"),
            passesVietnamese: sentence(form.vietnamese + ", viết bằng chữ số"))
    }

    static func unexpectedCharacter(_ scalar: Unicode.Scalar, in text: String, form: NumberForm) -> Wording {
        let text = Finding.shortened(text)
        let code = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return Wording(
            english: "“\(text)” is not a number: the character \(name) does not belong in one.",
            vietnamese: "“\(text)” không phải là một số: ký tự \(name) không thuộc về số.",
            passes: sentence(form.english + ", without grouping marks or spaces; the decimal mark is a point"),
            passesVietnamese: sentence(
                form.vietnamese + ", không có dấu phân nhóm hay khoảng trắng; dấu thập phân là dấu chấm"))
    }

    static func foreignDigitsRead(_ text: String, as number: FixedPoint) -> Wording {
        let text = Finding.shortened(text)
        return Wording(
            english: "“\(text)” was read as \(number).",
            vietnamese: "“\(text)” được đọc là \(number).",
            passes: "\(number), if that is what was meant; nothing needs to be done.",
            passesVietnamese: "\(number), nếu đúng như vậy thì không cần sửa gì.")
    }

    static func negative(_ number: FixedPoint, form: NumberForm) -> Wording {
        Wording(
            english: "\(number) is below zero.",
            vietnamese: "\(number) nhỏ hơn 0.",
            passes: sentence(form.english),
            passesVietnamese: sentence(form.vietnamese))
    }

    /// - Parameter number: `nil` when it has more decimals than any number here can have.
    static func tooManyDecimals(_ number: FixedPoint?, form: NumberForm) -> Wording {
        let text = number?.description ?? "The number"
        return Wording(
            english: "\(text) has more decimals than the figure takes.",
            vietnamese: "\(number?.description ?? "Số này") có nhiều chữ số thập phân hơn mức cho phép.",
            passes: sentence(form.english),
            passesVietnamese: sentence(form.vietnamese))
    }

    static func tooLarge(form: NumberForm) -> Wording {
        let scale = form.scale ?? 0
        let limit = FixedPoint(units: Int64.max, scale: scale)
        return Wording(
            english: "The number is too large to be stored exactly.",
            vietnamese: "Số quá lớn, không thể lưu chính xác.",
            passes: sentence(form.english + ", at most \(limit)"),
            passesVietnamese: sentence(form.vietnamese + ", nhiều nhất là \(limit)"))
    }

    static func wrongUnit(_ unit: String, indicator: IndicatorPlan, isOtherCurrency: Bool) -> Wording {
        let unit = Finding.shortened(unit)
        let english =
            isOtherCurrency && indicator.isCurrency
            ? "An amount in \(unit) stands where one in \(indicator.unit) is asked for; amounts are never converted."
            : "The figure is stated in “\(unit)”; “\(indicator.label.english)” is in \(indicator.unit)."
        let vietnamese =
            isOtherCurrency && indicator.isCurrency
            ? "Số tiền tính bằng \(unit) trong khi chỉ tiêu tính bằng \(indicator.unit); hệ thống không quy đổi."
            : "Số liệu tính theo “\(unit)”; “\(indicator.label.inVietnamese)” tính theo \(indicator.unit)."
        return Wording(
            english: english, vietnamese: vietnamese,
            passes: "The number in \(indicator.unit), with the unit \(indicator.unit) or none.",
            passesVietnamese: "Số tính theo \(indicator.unit), đơn vị tính là \(indicator.unit) hoặc để trống.")
    }

    /// The words as a sentence.
    static func sentence(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}
