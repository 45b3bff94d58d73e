// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The sentences that go with refused sums, in English and Vietnamese.
enum RefusalMessages {
    static func general(_ reason: RefusalReason) -> Label {
        switch reason {
        case .distinctCountsDoNotAdd:
            Label(
                english: "Counts of different things may count the same thing, so they do not add; lists would.",
                vietnamese: "Các số đếm đối tượng khác nhau có thể trùng nhau nên không cộng được; cần danh sách mã.")
        case .ratesDoNotAdd:
            Label(
                english: "Rates are neither added nor averaged; they are recomputed from their parts.",
                vietnamese: "Tỷ lệ không cộng, không lấy trung bình; phải tính lại từ các thành phần.")
        case .ratiosDoNotAdd:
            Label(
                english: "Ratios are neither added nor averaged; they are recomputed from their parts.",
                vietnamese: "Tỷ số không cộng, không lấy trung bình; phải tính lại từ các thành phần.")
        case .multiplesDoNotAdd:
            Label(
                english: "Multiples have different bases; they are recomputed from values and bases.",
                vietnamese: "Các bội số có gốc so sánh khác nhau; phải tính lại từ giá trị và giá trị gốc.")
        case .ranksDoNotAdd:
            Label(english: "Ranks do not combine.", vietnamese: "Không tổng hợp được thứ hạng.")
        case .rankBandsDoNotAdd:
            Label(
                english: "Bands of a ranking do not combine.", vietnamese: "Không tổng hợp được nhóm xếp hạng.")
        case .memberCountsDoNotAdd:
            Label(
                english: "How many members meet a condition follows from the members' own figures, not from a sum.",
                vietnamese: "Số đơn vị đạt điều kiện được đếm từ số liệu của từng đơn vị, không phải cộng lại.")
        case .plansDoNotAdd:
            Label(
                english: "Targets belong to the offices that set them and do not add.",
                vietnamese: "Chỉ tiêu kế hoạch thuộc về đơn vị đặt ra, không cộng được.")
        case .differentAsOfDates:
            Label(english: "The as-of dates differ.", vietnamese: "Ngày chốt số liệu khác nhau.")
        case .asOfDateUnknown:
            Label(
                english: "A figure without an as-of date does not add to another.",
                vietnamese: "Số liệu không có ngày chốt thì không cộng được.")
        case .startUnknown:
            Label(
                english: "A cumulative figure without its start does not add to another.",
                vietnamese: "Số liệu lũy kế không rõ ngày bắt đầu thì không cộng được.")
        case .eventUnknown:
            Label(
                english: "Figures of an event that is not named may be of the same event, so they do not add.",
                vietnamese: "Số liệu không nêu sự kiện có thể thuộc cùng một sự kiện nên không cộng được.")
        case .eventReportersDiffer:
            Label(
                english: "The offices state different figures of the same event.",
                vietnamese: "Các đơn vị nêu số liệu khác nhau về cùng một sự kiện.")
        case .overflow:
            Label(english: "The sum is too large to be kept exactly.", vietnamese: "Tổng quá lớn để lưu chính xác.")
        case .statedTwice:
            Label(english: "A report states the figure twice.", vietnamese: "Một báo cáo nêu số liệu này hai lần.")
        case .asOfAfterMerger:
            Label(
                english: "A number of an office that was merged is of a day after the merger.",
                vietnamese: "Số liệu của đơn vị đã sáp nhập có ngày chốt sau ngày sáp nhập.")
        case .partsCoverDifferentOffices:
            Label(
                english: "The parts of the rate are not known of the same offices and periods.",
                vietnamese: "Các thành phần của tỷ lệ không cùng đơn vị và kỳ báo cáo.")
        case .divisorNotAboveZero:
            Label(
                english: "What the rate would be divided by is zero, or could be.",
                vietnamese: "Mẫu số của tỷ lệ bằng 0 hoặc có thể bằng 0.")
        case .noNumber:
            Label(
                english: "No office gave a number that could be added.",
                vietnamese: "Không có đơn vị nào cho số liệu để tổng hợp.")
        }
    }

    /// Names the offices with the day of their number.
    static func asOfAfterMerger(_ numbers: [(name: Label, asOf: CivilDate)]) -> Label {
        func list(_ language: Language) -> String {
            listed(numbers.map { "\($0.name.text(in: language)): \($0.asOf)" }, language, separator: "; ")
        }
        return Label(
            english: "A number of an office that was merged is of a day after the merger: \(list(.english)).",
            vietnamese: "Số liệu của đơn vị đã sáp nhập có ngày chốt sau ngày sáp nhập: \(list(.vietnamese)).")
    }

    static func statedTwice(_ name: Label) -> Label {
        Label(
            english: "The report of \(name.text(in: .english)) states the figure twice.",
            vietnamese: "Báo cáo của \(name.text(in: .vietnamese)) nêu số liệu này hai lần.")
    }

    /// Names the dates and the offices behind each.
    static func differentAsOfDates(_ dates: [(date: CivilDate, offices: [Label])]) -> Label {
        func list(_ language: Language) -> String {
            listed(
                dates.map { "\($0.date) (\(listed($0.offices.map { $0.text(in: language) }, language)))" },
                language, separator: "; ")
        }
        return Label(
            english: "The as-of dates differ: \(list(.english)).",
            vietnamese: "Ngày chốt số liệu khác nhau: \(list(.vietnamese)).")
    }

    /// Names the offices with what each of them states.
    static func eventReportersDiffer(_ statements: [(name: Label, quantity: Quantity)]) -> Label {
        func list(_ language: Language) -> String {
            listed(
                statements.map {
                    "\($0.name.text(in: language)): \(ApproximateWords.text($0.quantity, in: language))"
                }, language, separator: "; ")
        }
        return Label(
            english: "The offices state different figures of the same event: \(list(.english)).",
            vietnamese: "Các đơn vị nêu số liệu khác nhau về cùng một sự kiện: \(list(.vietnamese)).")
    }

    private static func listed(_ names: [String], _ language: Language, separator: String = ", ") -> String {
        let shown = names.prefix(ConsolidationLimits.messageNamesMax).joined(separator: separator)
        let rest = names.count - ConsolidationLimits.messageNamesMax
        if rest <= 0 { return shown }
        return shown + separator + (language == .vietnamese ? "và \(rest) nữa" : "and \(rest) more")
    }
}
