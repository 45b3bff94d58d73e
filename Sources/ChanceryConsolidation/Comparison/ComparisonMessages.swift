// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Why figures do not compare and what would make them, in English, Vietnamese and Arabic.
struct ComparisonMessages {
    /// Names by office id.
    let names: [String: Label]
    /// The windows in words: `2025-Q1`, `2024-01..2024-06`.
    let current: String
    let earlier: String

    /// Refusals that name nobody; those that do are made with whom they name.
    func refusal(_ reason: ComparisonRefusalReason) -> ComparisonRefusal {
        Self.refusal(reason, message(reason), remedy: remedy(reason))
    }

    /// For single members, whose figure says the rest.
    static func bare(_ reason: ComparisonRefusalReason) -> ComparisonRefusal {
        ComparisonRefusal(code: reason.rawValue, name: reason.name)
    }

    private static func refusal(
        _ reason: ComparisonRefusalReason, _ message: Label, remedy: Label
    ) -> ComparisonRefusal {
        ComparisonRefusal(code: reason.rawValue, name: reason.name, message: message, remedy: remedy)
    }

    private func message(_ reason: ComparisonRefusalReason) -> Label {
        switch reason {
        case .notComparable, .membershipChanged, .predecessorMissing, .figureRefused, .territoryDiffers:
            Label(english: "")
        case .baseMissing, .currentMissing:
            Label { language in
                let window = reason == .baseMissing ? earlier : current
                return switch language {
                case .english: "Nobody gave the figure for \(window)."
                case .vietnamese: "Không có đơn vị nào cho số liệu kỳ \(window)."
                case .arabic: "لم تقدم أي جهة الرقم للفترة \(window)."
                }
            }
        case .baseNotAboveZero:
            Label(
                english: "The figure of \(earlier) is zero or could be, so nothing can be stated in percent of it.",
                vietnamese: "Số liệu kỳ \(earlier) bằng 0 hoặc có thể bằng 0 nên không tính được tỷ lệ phần trăm.",
                arabic: "رقم الفترة \(earlier) صفر أو قد يكون صفراً فلا تُحسب منه نسبة مئوية.")
        case .ranksDoNotCompare:
            Label(
                english: "A place in an order does not grow: it says nothing of how far apart the places are.",
                vietnamese: "Thứ hạng không tăng hay giảm theo lượng: không rõ khoảng cách giữa các bậc.",
                arabic: "المرتبة لا تنمو: فهي لا تدل على البعد بين المراتب.")
        case .eventsDoNotCompare:
            Label(
                english: "The figure belongs to one event and happens once.",
                vietnamese: "Số liệu thuộc về một sự kiện và chỉ xảy ra một lần.",
                arabic: "يخص الرقم حدثاً واحداً يقع مرة واحدة.")
        case .ratesChangeInPoints:
            Label(
                english: "A rate changes in points; a growth of a growth would be read wrongly.",
                vietnamese: "Tỷ lệ thay đổi theo điểm; phần trăm của tỷ lệ dễ bị hiểu sai.",
                arabic: "المعدل يتغير بالنقاط، ونمو النمو يُفهم خطأ.")
        case .planMissing:
            Label(
                english: "No plan was stated for \(current).",
                vietnamese: "Chưa có kế hoạch nào được nêu cho kỳ \(current).",
                arabic: "لم تُذكر خطة للفترة \(current).")
        case .changeMayBeZero:
            Label(
                english: "The whole did not change, or may not have, so nobody has a part of the change.",
                vietnamese: "Tổng không thay đổi hoặc có thể không thay đổi nên không có phần đóng góp.",
                arabic: "لم يتغير المجموع أو ربما لم يتغير، فلا نصيب لأحد في التغير.")
        case .shareNeedsSum:
            Label(
                english: "The figure of the whole is no sum of the members' figures.",
                vietnamese: "Số liệu chung không phải là tổng của các đơn vị.",
                arabic: "رقم الكل ليس مجموع أرقام الأعضاء.")
        case .averageUnknown:
            Label(
                english: "The members' figures have no average: they do not add, or nobody gave one.",
                vietnamese: "Số liệu của các đơn vị không có giá trị trung bình: không cộng được hoặc không có số.",
                arabic: "لا متوسط لأرقام الأعضاء: فهي لا تُجمع أو لم يقدمها أحد.")
        case .tooLarge:
            Label(
                english: "The result is too large to be kept exactly.", vietnamese: "Kết quả quá lớn để lưu chính xác.",
                arabic: "النتيجة أكبر من أن تُحفظ بدقة.")
        }
    }

    private func remedy(_ reason: ComparisonRefusalReason) -> Label {
        switch reason {
        case .notComparable, .membershipChanged, .predecessorMissing, .figureRefused, .territoryDiffers,
            .shareNeedsSum, .tooLarge:
            Label(english: "")
        case .baseMissing, .currentMissing:
            Label { language in
                let window = reason == .baseMissing ? earlier : current
                return switch language {
                case .english: "Give the figure for \(window)."
                case .vietnamese: "Hãy bổ sung số liệu kỳ \(window)."
                case .arabic: "قدّموا الرقم للفترة \(window)."
                }
            }
        case .baseNotAboveZero:
            Label(
                english: "Read the change, which is a number.", vietnamese: "Hãy xem mức thay đổi tuyệt đối.",
                arabic: "انظروا إلى التغير، فهو رقم.")
        case .ranksDoNotCompare:
            Label(
                english: "Compare the figures that were ranked.",
                vietnamese: "Hãy so sánh các số liệu đã dùng để xếp hạng.", arabic: "قارنوا الأرقام التي رُتبت.")
        case .eventsDoNotCompare:
            Label(
                english: "Compare counts or amounts of the periods.",
                vietnamese: "Hãy so sánh số lượng hoặc giá trị của các kỳ.", arabic: "قارنوا أعداد الفترات أو مبالغها.")
        case .ratesChangeInPoints:
            Label(english: "Read the change.", vietnamese: "Hãy xem mức thay đổi.", arabic: "انظروا إلى التغير.")
        case .planMissing:
            Label(
                english: "State the plan in the report of \(earlier), or with the status plan in that of \(current).",
                vietnamese:
                    "Hãy nêu kế hoạch trong báo cáo kỳ \(earlier), hoặc với trạng thái kế hoạch trong báo cáo kỳ "
                    + "\(current).",
                arabic: "اذكروا الخطة في تقرير \(earlier) أو بصفة خطة في تقرير \(current).")
        case .changeMayBeZero:
            Label(
                english: "Read the changes of the members.", vietnamese: "Hãy xem mức thay đổi của từng đơn vị.",
                arabic: "انظروا إلى تغيرات الأعضاء.")
        case .averageUnknown:
            Label(
                english: "Give the threshold as a number.", vietnamese: "Hãy cho ngưỡng bằng một con số.",
                arabic: "اذكروا الحد رقماً.")
        }
    }
}

// MARK: Refusals that name somebody

extension ComparisonMessages {
    /// - Parameter lacking: ids of predecessors that gave no number for `window`.
    func merged(_ mergers: [Merger], lacking: [String], for window: String) -> ComparisonRefusal {
        let day = mergers.map(\.date).max().map(\.description) ?? ""
        return Self.refusal(
            .notComparable,
            Label(
                english: "Not comparable: \(sentence(mergers, .english)).",
                vietnamese: "Không so sánh được: \(sentence(mergers, .vietnamese)).",
                arabic: "غير قابل للمقارنة: \(sentence(mergers, .arabic))."),
            remedy: Label { language in
                let names = list(lacking, language)
                switch language {
                case .english:
                    let lead = lacking.isEmpty ? "Ask" : "Give the figure of \(names) for \(window) and ask"
                    return "\(lead) in the borders of \(day) or later: then the predecessors count together."
                case .vietnamese:
                    let lead = lacking.isEmpty ? "Hãy hỏi" : "Hãy bổ sung số liệu kỳ \(window) của \(names) và hỏi"
                    return "\(lead) theo địa giới ngày \(day) trở đi: khi đó các đơn vị cũ được tính gộp."
                case .arabic:
                    let lead = lacking.isEmpty ? "اسألوا" : "قدّموا رقم \(names) للفترة \(window) واسألوا"
                    return "\(lead) بحدود \(day) أو ما بعدها: عندئذ تُحسب الوحدات السابقة معاً."
                }
            })
    }

    func membership(onlyCurrent: [String], onlyEarlier: [String]) -> ComparisonRefusal {
        func sides(_ language: Language, _ only: String) -> String {
            [(current, onlyCurrent), (earlier, onlyEarlier)].filter { !$0.1.isEmpty }
                .map { "\(only) \($0.0): \(list($0.1, language))" }.joined(separator: "; ")
        }
        return Self.refusal(
            .membershipChanged,
            Label(
                english: "The group has not the same members on both sides; \(sides(.english, "only in")).",
                vietnamese: "Cụm không có cùng thành viên ở hai kỳ; \(sides(.vietnamese, "chỉ có ở kỳ")).",
                arabic: "أعضاء المجموعة ليسوا أنفسهم في الجانبين؛ \(sides(.arabic, "في الفترة فقط"))."),
            remedy: Label(
                english: "List the offices that are to be compared.", vietnamese: "Hãy liệt kê các đơn vị cần so sánh.",
                arabic: "عدّدوا الجهات المراد مقارنتها."))
    }

    func outsiders(_ offices: [NamedOffice]) -> ComparisonRefusal {
        func list(_ language: Language) -> String { shortened(offices.map { $0.name.text(in: language) }, language) }
        return Self.refusal(
            .territoryDiffers,
            Label(
                english: "\(list(.english)) is inside a unit on one side and outside the scope on the other.",
                vietnamese: "\(list(.vietnamese)) thuộc một đơn vị ở kỳ này nhưng nằm ngoài phạm vi ở kỳ kia.",
                arabic: "\(list(.arabic)) داخل وحدة في جانب وخارج النطاق في الآخر."),
            remedy: Label(
                english: "Take these offices into the scope: list the units that are to be compared.",
                vietnamese: "Hãy đưa các đơn vị đó vào phạm vi: liệt kê các đơn vị cần so sánh.",
                arabic: "أدخلوا هذه الجهات في النطاق: عدّدوا الوحدات المراد مقارنتها."))
    }

    func predecessorMissing(_ offices: [String], of units: [String], in window: String) -> ComparisonRefusal {
        Self.refusal(
            .predecessorMissing,
            Label { language in
                let (unit, part) = (list(units, language), list(offices, language))
                return switch language {
                case .english: "\(unit) is compared as a whole, and \(part) gave no figure for \(window)."
                case .vietnamese: "\(unit) được so sánh toàn bộ nhưng chưa có số liệu kỳ \(window) của \(part)."
                case .arabic: "\(unit) تُقارن كاملة، ولم يرد رقم \(part) للفترة \(window)."
                }
            },
            remedy: Label { language in
                let part = list(offices, language)
                return switch language {
                case .english: "Give the figure of \(part) for \(window)."
                case .vietnamese: "Hãy bổ sung số liệu kỳ \(window) của \(part)."
                case .arabic: "قدّموا رقم \(part) للفترة \(window)."
                }
            })
    }

    func figureRefused(_ reason: RefusalReason, _ message: Label, in window: String) -> ComparisonRefusal {
        Self.refusal(
            .figureRefused,
            Label(
                english: "The figure of \(window) has no one number: \(message.english)",
                vietnamese: "Số liệu kỳ \(window) không có một con số chung: \(message.text(in: .vietnamese))",
                arabic: "ليس لرقم الفترة \(window) قيمة واحدة: \(message.text(in: .arabic))"),
            remedy: remedy(for: reason))
    }

    private func remedy(for reason: RefusalReason) -> Label {
        switch reason {
        case .distinctCountsDoNotAdd:
            Label(
                english: "List what was counted in every report, so that the lists can be united.",
                vietnamese: "Hãy liệt kê các mục đã đếm trong mọi báo cáo để hợp nhất.",
                arabic: "عدّدوا ما حُسب في كل تقرير كي توحَّد القوائم.")
        case .ratesDoNotAdd, .ratiosDoNotAdd, .multiplesDoNotAdd, .partsMissing, .partsCoverDifferentOffices:
            Label(
                english: "Compare offices one by one, or give the parts that the rate is worked out from.",
                vietnamese: "Hãy so sánh từng đơn vị, hoặc bổ sung các thành phần để tính lại tỷ lệ.",
                arabic: "قارنوا الجهات واحدة واحدة، أو قدّموا الأجزاء التي يُحسب منها المعدل.")
        case .differentAsOfDates, .asOfDateUnknown:
            Label(
                english: "Give all figures as of one day.", vietnamese: "Hãy cho mọi số liệu theo cùng một ngày chốt.",
                arabic: "قدّموا الأرقام كلها بتاريخ يوم واحد.")
        default:
            Label(
                english: "Compare offices one by one.", vietnamese: "Hãy so sánh từng đơn vị.",
                arabic: "قارنوا الجهات واحدة واحدة.")
        }
    }
}

// MARK: Lists

extension ComparisonMessages {
    func list(_ offices: [String], _ language: Language) -> String {
        shortened(offices.map { names[$0]?.text(in: language) ?? $0 }, language)
    }

    private func shortened(
        _ texts: [String], _ language: Language, separator: String = ", "
    ) -> String {
        let shown = texts.prefix(ConsolidationLimits.messageNamesMax).joined(separator: separator)
        let rest = texts.count - ConsolidationLimits.messageNamesMax
        if rest <= 0 { return shown }
        return switch language {
        case .english: shown + " and \(rest) more"
        case .vietnamese: shown + " và \(rest) nữa"
        case .arabic: shown + " و\(rest) غيرها"
        }
    }

    private func sentence(_ mergers: [Merger], _ language: Language) -> String {
        let sentences = mergers.map { merger in
            let successor = list([merger.successor], language)
            let others = list(merger.predecessors.filter { list([$0], language) != successor }, language)
            let day = merger.date.spelled(in: language)
            return switch language {
            case .english: "\(successor) merged with \(others) on \(day)"
            case .vietnamese: "\(successor) sáp nhập với \(others) ngày \(day)"
            case .arabic: "اندمجت \(successor) مع \(others) في \(day)"
            }
        }
        return shortened(sentences, language, separator: "; ")
    }
}

extension CivilDate {
    /// As it stands in a sentence: "1 Jul 2025", "1/7/2025".
    fileprivate func spelled(in language: Language) -> String {
        guard language == .english else { return "\(day)/\(month)/\(year)" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day) \(months[month - 1]) \(year)"
    }
}
