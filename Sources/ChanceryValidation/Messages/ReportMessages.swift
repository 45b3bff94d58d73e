// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about the report as a whole.
enum ReportMessages {
    static func unknownRegime(_ code: String, near: Suggestion) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "The catalogue has no reporting regime “\(code)”.\(near.english)",
            vietnamese: "Danh mục không có chế độ báo cáo “\(code)”.\(near.vietnamese)",
            passes: "The code of a regime in the catalogue.",
            passesVietnamese: "Mã của một chế độ báo cáo có trong danh mục.")
    }

    static func regimeNotInForce(_ regime: Regime, window: DateRange) -> Wording {
        Wording(
            english: "Regime \(regime.code) is in force \(regime.validity), not in \(window).",
            vietnamese: "Chế độ báo cáo \(regime.code) có hiệu lực \(regime.validity), không áp dụng cho \(window).",
            passes: "A period with at least one day in \(regime.validity).",
            passesVietnamese: "Kỳ báo cáo có ít nhất một ngày nằm trong \(regime.validity).")
    }

    static func malformedPeriod(_ code: String) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "“\(code)” is not a period code.",
            vietnamese: "“\(code)” không phải là mã kỳ báo cáo.",
            passes: "A month 2024-06, a quarter 2024-Q2, a half 2024-H1, nine months 2024-9M or a year 2024.",
            passesVietnamese:
                "Tháng 2024-06, quý 2024-Q2, sáu tháng 2024-H1, chín tháng 2024-9M hoặc năm 2024.")
    }

    static func periodFormNotInRegime(_ period: Period, regime: Regime) -> Wording {
        let forms = regime.forms.map(\.rawValue).joined(separator: ", ")
        let names = regime.forms.map(vietnameseName).joined(separator: ", ")
        return Wording(
            english: "Regime \(regime.code) takes no report for a \(period.form.rawValue).",
            vietnamese: "Chế độ báo cáo \(regime.code) không có báo cáo \(vietnameseName(period.form)).",
            passes: "A period of one of these forms: \(forms).",
            passesVietnamese: "Kỳ báo cáo thuộc một trong các loại: \(names).")
    }

    static func periodNotFinished(window: DateRange, opens: Instant, zone: ZoneOffset) -> Wording {
        let moment = opens.rfc3339(in: zone)
        return Wording(
            english: "The period covers \(window) and is not over yet.",
            vietnamese: "Kỳ báo cáo gồm các ngày \(window) và chưa kết thúc.",
            passes: "The same report from \(moment) on, or a period that is over.",
            passesVietnamese: "Gửi báo cáo này từ \(moment), hoặc chọn kỳ báo cáo đã kết thúc.")
    }

    static func unknownOffice(_ id: String, near: Suggestion) -> Wording {
        let id = Finding.shortened(id)
        return Wording(
            english: "The catalogue has no office “\(id)”.\(near.english)",
            vietnamese: "Danh mục không có đơn vị “\(id)”.\(near.vietnamese)",
            passes: "The id of an office in the catalogue, such as vn-01; names and province codes are not ids.",
            passesVietnamese:
                "Mã định danh của đơn vị trong danh mục, ví dụ vn-01; tên và mã tỉnh không phải mã định danh.")
    }

    static func unknownCatalogueVersion(_ version: CatalogueVersion, current: CatalogueVersion) -> Wording {
        Wording(
            english: "There is no catalogue version \(version); the current one is \(current).",
            vietnamese: "Không có phiên bản danh mục \(version); phiên bản hiện hành là \(current).",
            passes: "\(current), or 0 to leave the version open.",
            passesVietnamese: "\(current), hoặc 0 nếu không nêu phiên bản.")
    }

    static func catalogueVersionOutdated(_ version: CatalogueVersion, current: CatalogueVersion) -> Wording {
        Wording(
            english: "The report was made against catalogue version \(version); it was checked against \(current).",
            vietnamese: "Báo cáo lập theo phiên bản danh mục \(version) nhưng được kiểm tra theo \(current).",
            passes: "\(current), after a look at what changed.",
            passesVietnamese: "\(current), sau khi xem những thay đổi.")
    }

    static func malformedCorrection() -> Wording {
        Wording(
            english: "A correction must name the revision that it replaces.",
            vietnamese: "Báo cáo điều chỉnh phải nêu lần báo cáo mà nó thay thế.",
            passes: "The number of the current revision: 1 or more.",
            passesVietnamese: "Số của lần báo cáo hiện hành: từ 1 trở lên.")
    }

    static func correctionWithoutReason() -> Wording {
        Wording(
            english: "A correction must say why it is made.",
            vietnamese: "Báo cáo điều chỉnh phải nêu lý do.",
            passes: "The reason, in words.",
            passesVietnamese: "Lý do điều chỉnh, viết bằng lời.")
    }

    static func unknownLanguage(_ code: String) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "“\(code)” is not a language code.",
            vietnamese: "“\(code)” không phải là mã ngôn ngữ.",
            passes: "Two small letters of ISO 639-1, such as vi or en, or nothing.",
            passesVietnamese: "Hai chữ cái thường theo ISO 639-1, ví dụ vi hoặc en, hoặc để trống.")
    }

    static func tooManyEntries(count: Int, max: Int) -> Wording {
        Wording(
            english: "There are \(count) entries; only the first \(max) were examined.",
            vietnamese: "Có \(count) mục; chỉ \(max) mục đầu được kiểm tra.",
            passes: "At most \(max) entries.",
            passesVietnamese: "Nhiều nhất \(max) mục.")
    }

    static func findingsOmitted(count: Int) -> Wording {
        Wording(
            english: "There are \(count) more findings, which are not listed.",
            vietnamese: "Còn \(count) phát hiện khác không được liệt kê.",
            passes: "Correct what is listed and check again.",
            passesVietnamese: "Sửa các lỗi đã liệt kê rồi kiểm tra lại.")
    }

    private static func vietnameseName(_ form: PeriodForm) -> String {
        switch form {
        case .month: "tháng"
        case .quarter: "quý"
        case .half: "sáu tháng"
        case .nineMonths: "chín tháng"
        case .year: "năm"
        }
    }
}
