// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The sentences that go with refused sums, in English, Vietnamese and Arabic.
enum RefusalMessages {
    static func general(_ reason: RefusalReason) -> Label {
        Label(english: english(reason), vietnamese: vietnamese(reason), arabic: arabic(reason))
    }

    /// Names the offices with the day of their number.
    static func asOfAfterMerger(_ numbers: [(name: Label, asOf: CivilDate)]) -> Label {
        func list(_ language: Language) -> String {
            listed(numbers.map { "\($0.name.text(in: language)): \($0.asOf)" }, language, separator: "; ")
        }
        return Label(
            english: "A number of an office that was merged is of a day after the merger: \(list(.english)).",
            vietnamese: "Số liệu của đơn vị đã sáp nhập có ngày chốt sau ngày sáp nhập: \(list(.vietnamese)).",
            arabic: "رقم جهة مدمجة يعود إلى يوم بعد الدمج: \(list(.arabic)).")
    }

    /// Names the offices.
    static func partsMissing(_ names: [Label]) -> Label {
        func list(_ language: Language) -> String { listed(names.map { $0.text(in: language) }, language) }
        return Label(
            english: "The rate is stated without its parts by \(list(.english)).",
            vietnamese: "Đơn vị nêu tỷ lệ nhưng không cho các thành phần: \(list(.vietnamese)).",
            arabic: "ذُكر المعدل من دون أجزائه من: \(list(.arabic)).")
    }

    static func statedTwice(_ name: Label) -> Label {
        Label(
            english: "The report of \(name.text(in: .english)) states the figure twice.",
            vietnamese: "Báo cáo của \(name.text(in: .vietnamese)) nêu số liệu này hai lần.",
            arabic: "ورد الرقم مرتين في تقرير \(name.text(in: .arabic)).")
    }

    static func windowOfMergedOffices(_ name: Label, heir: Label) -> Label {
        Label(
            english: "\(name.text(in: .english)) and \(heir.text(in: .english)), which it was merged into, both state "
                + "the flow over one window, so its days may be counted twice.",
            vietnamese: "\(name.text(in: .vietnamese)) và \(heir.text(in: .vietnamese)), đơn vị mới sau sáp nhập, cùng "
                + "nêu số liệu của một khoảng thời gian nên có thể bị tính hai lần.",
            arabic: "ذكرت \(name.text(in: .arabic)) و\(heir.text(in: .arabic)) التي أُدمجت فيها الرقم للمدة نفسها، "
                + "فقد تُعدّ أيامها مرتين.")
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
            vietnamese: "Ngày chốt số liệu khác nhau: \(list(.vietnamese)).",
            arabic: "تواريخ الأرقام مختلفة: \(list(.arabic)).")
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
            vietnamese: "Các đơn vị nêu số liệu khác nhau về cùng một sự kiện: \(list(.vietnamese)).",
            arabic: "ذكرت الجهات أرقاماً مختلفة للحدث نفسه: \(list(.arabic)).")
    }

    private static func listed(_ names: [String], _ language: Language, separator: String = ", ") -> String {
        let shown = names.prefix(ConsolidationLimits.messageNamesMax).joined(separator: separator)
        let rest = names.count - ConsolidationLimits.messageNamesMax
        if rest <= 0 { return shown }
        switch language {
        case .english: return shown + separator + "and \(rest) more"
        case .vietnamese: return shown + separator + "và \(rest) nữa"
        case .arabic: return shown + separator + "و\(rest) غيرها"
        }
    }
}

// MARK: Texts

extension RefusalMessages {
    private static func english(_ reason: RefusalReason) -> String {
        switch reason {
        case .distinctCountsDoNotAdd:
            "Counts of different things may count the same thing, so they do not add; lists would."
        case .ratesDoNotAdd: "Rates are neither added nor averaged; they are recomputed from their parts."
        case .ratiosDoNotAdd: "Ratios are neither added nor averaged; they are recomputed from their parts."
        case .multiplesDoNotAdd: "Multiples have different bases; they are recomputed from values and bases."
        case .ranksDoNotAdd: "Ranks do not combine."
        case .rankBandsDoNotAdd: "Bands of a ranking do not combine."
        case .memberCountsDoNotAdd:
            "How many members meet a condition follows from the members' own figures, not from a sum."
        case .plansDoNotAdd: "Targets belong to the offices that set them and do not add."
        case .differentAsOfDates: "The as-of dates differ."
        case .asOfDateUnknown: "A figure without an as-of date does not add to another."
        case .startUnknown: "A cumulative figure without its start does not add to another."
        case .eventUnknown: "Figures of an event that is not named may be of the same event, so they do not add."
        case .eventReportersDiffer: "The offices state different figures of the same event."
        case .overflow: "The sum is too large to be kept exactly."
        case .statedTwice: "A report states the figure twice."
        case .asOfAfterMerger: "A number of an office that was merged is of a day after the merger."
        case .partsCoverDifferentOffices: "The parts of the rate are not known of the same offices and periods."
        case .partsMissing: "An office states the rate without the parts that it would be worked out from."
        case .windowOfMergedOffices:
            "A merged office and its successor state the flow over one window, so its days may be counted twice."
        case .divisorNotAboveZero: "What the rate would be divided by is zero, or could be."
        case .noNumber: "No office gave a number that could be added."
        }
    }

    private static func vietnamese(_ reason: RefusalReason) -> String {
        switch reason {
        case .distinctCountsDoNotAdd:
            "Các số đếm đối tượng khác nhau có thể trùng nhau nên không cộng được; cần danh sách mã."
        case .ratesDoNotAdd: "Tỷ lệ không cộng, không lấy trung bình; phải tính lại từ các thành phần."
        case .ratiosDoNotAdd: "Tỷ số không cộng, không lấy trung bình; phải tính lại từ các thành phần."
        case .multiplesDoNotAdd: "Các bội số có gốc so sánh khác nhau; phải tính lại từ giá trị và giá trị gốc."
        case .ranksDoNotAdd: "Không tổng hợp được thứ hạng."
        case .rankBandsDoNotAdd: "Không tổng hợp được nhóm xếp hạng."
        case .memberCountsDoNotAdd:
            "Số đơn vị đạt điều kiện được đếm từ số liệu của từng đơn vị, không phải cộng lại."
        case .plansDoNotAdd: "Chỉ tiêu kế hoạch thuộc về đơn vị đặt ra, không cộng được."
        case .differentAsOfDates: "Ngày chốt số liệu khác nhau."
        case .asOfDateUnknown: "Số liệu không có ngày chốt thì không cộng được."
        case .startUnknown: "Số liệu lũy kế không rõ ngày bắt đầu thì không cộng được."
        case .eventUnknown: "Số liệu không nêu sự kiện có thể thuộc cùng một sự kiện nên không cộng được."
        case .eventReportersDiffer: "Các đơn vị nêu số liệu khác nhau về cùng một sự kiện."
        case .overflow: "Tổng quá lớn để lưu chính xác."
        case .statedTwice: "Một báo cáo nêu số liệu này hai lần."
        case .asOfAfterMerger: "Số liệu của đơn vị đã sáp nhập có ngày chốt sau ngày sáp nhập."
        case .partsCoverDifferentOffices: "Các thành phần của tỷ lệ không cùng đơn vị và kỳ báo cáo."
        case .partsMissing: "Có đơn vị nêu tỷ lệ nhưng không cho các thành phần để tính lại."
        case .windowOfMergedOffices:
            "Đơn vị đã sáp nhập và đơn vị mới cùng nêu số liệu của một khoảng thời gian nên có thể bị tính hai lần."
        case .divisorNotAboveZero: "Mẫu số của tỷ lệ bằng 0 hoặc có thể bằng 0."
        case .noNumber: "Không có đơn vị nào cho số liệu để tổng hợp."
        }
    }

    private static func arabic(_ reason: RefusalReason) -> String {
        switch reason {
        case .distinctCountsDoNotAdd: "قد تعدّ أعداد الأشياء المختلفة الشيء نفسه فلا تُجمع إلا بقوائم رموزها."
        case .ratesDoNotAdd: "المعدلات لا تُجمع ولا يؤخذ متوسطها، بل تُحسب من أجزائها."
        case .ratiosDoNotAdd: "النسب لا تُجمع ولا يؤخذ متوسطها، بل تُحسب من أجزائها."
        case .multiplesDoNotAdd: "للمضاعفات أسس مختلفة، فتُحسب من القيم وأسسها."
        case .ranksDoNotAdd: "المراتب لا تُدمج."
        case .rankBandsDoNotAdd: "فئات الترتيب لا تُدمج."
        case .memberCountsDoNotAdd: "عدد الأعضاء المستوفين للشرط يُعرف من أرقام كل عضو لا من الجمع."
        case .plansDoNotAdd: "المستهدفات تخص الجهات التي وضعتها ولا تُجمع."
        case .differentAsOfDates: "تواريخ الأرقام مختلفة."
        case .asOfDateUnknown: "الرقم الذي لا تاريخ له لا يُجمع مع غيره."
        case .startUnknown: "الرقم التراكمي الذي لا تُعرف بدايته لا يُجمع مع غيره."
        case .eventUnknown: "أرقام حدث غير مسمى قد تخص الحدث نفسه فلا تُجمع."
        case .eventReportersDiffer: "ذكرت الجهات أرقاماً مختلفة للحدث نفسه."
        case .overflow: "المجموع أكبر من أن يُحفظ بدقة."
        case .statedTwice: "ورد الرقم مرتين في تقرير واحد."
        case .asOfAfterMerger: "رقم جهة مدمجة يعود إلى يوم بعد الدمج."
        case .partsCoverDifferentOffices: "أجزاء المعدل لا تخص الجهات والفترات نفسها."
        case .partsMissing: "ذكرت جهة المعدل من دون الأجزاء التي يُحسب منها."
        case .windowOfMergedOffices: "ذكرت جهة مدمجة وخلفها الرقم للمدة نفسها، فقد تُعدّ أيامها مرتين."
        case .divisorNotAboveZero: "ما يُقسم عليه المعدل صفر أو قد يكون صفراً."
        case .noNumber: "لم تقدم أي جهة رقماً يمكن جمعه."
        }
    }
}
