// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Why figures do not compare and what would make them, in English and Vietnamese.
struct ComparisonMessages {
    /// Names by office id.
    let names: [String: Label]
    /// The windows in words: `2025-Q1`, `2024-01..2024-06`.
    let current: String
    let earlier: String

    func refusal(_ reason: ComparisonRefusalReason) -> ComparisonRefusal {
        switch reason {
        case .notComparable, .membershipChanged, .predecessorMissing, .figureRefused, .territoryDiffers:
            // Each of these is made with what it names.
            Self.bare(reason)
        case .baseMissing: missing(reason, in: earlier)
        case .currentMissing: missing(reason, in: current)
        case .baseNotAboveZero:
            Self.refusal(
                reason, "The figure of \(earlier) is zero or could be, so nothing can be stated in percent of it.",
                "Số liệu kỳ \(earlier) bằng 0 hoặc có thể bằng 0 nên không tính được tỷ lệ phần trăm.",
                "Read the change, which is a number.", "Hãy xem mức thay đổi tuyệt đối.")
        case .ranksDoNotCompare:
            Self.refusal(
                reason, "A place in an order does not grow: it says nothing of how far apart the places are.",
                "Thứ hạng không tăng hay giảm theo lượng: không rõ khoảng cách giữa các bậc.",
                "Compare the figures that were ranked.", "Hãy so sánh các số liệu đã dùng để xếp hạng.")
        case .eventsDoNotCompare:
            Self.refusal(
                reason, "The figure belongs to one event and happens once.",
                "Số liệu thuộc về một sự kiện và chỉ xảy ra một lần.",
                "Compare counts or amounts of the periods.", "Hãy so sánh số lượng hoặc giá trị của các kỳ.")
        case .ratesChangeInPoints:
            Self.refusal(
                reason, "A rate changes in points; a growth of a growth would be read wrongly.",
                "Tỷ lệ thay đổi theo điểm; phần trăm của tỷ lệ dễ bị hiểu sai.",
                "Read the change.", "Hãy xem mức thay đổi.")
        case .planMissing:
            Self.refusal(
                reason, "No plan was stated for \(current).", "Chưa có kế hoạch nào được nêu cho kỳ \(current).",
                "State the plan in the report of \(earlier), or with the status plan in that of \(current).",
                "Hãy nêu kế hoạch trong báo cáo kỳ \(earlier), hoặc với trạng thái kế hoạch trong báo cáo kỳ \(current).")
        case .changeMayBeZero:
            Self.refusal(
                reason, "The whole did not change, or may not have, so nobody has a part of the change.",
                "Tổng không thay đổi hoặc có thể không thay đổi nên không có phần đóng góp.",
                "Read the changes of the members.", "Hãy xem mức thay đổi của từng đơn vị.")
        case .shareNeedsSum:
            Self.refusal(
                reason, "The figure of the whole is no sum of the members' figures.",
                "Số liệu chung không phải là tổng của các đơn vị.", "", "")
        case .averageUnknown:
            Self.refusal(
                reason, "The members' figures have no average: they do not add, or nobody gave one.",
                "Số liệu của các đơn vị không có giá trị trung bình: không cộng được hoặc không có số.",
                "Give the threshold as a number.", "Hãy cho ngưỡng bằng một con số.")
        case .tooLarge:
            Self.refusal(
                reason, "The result is too large to be kept exactly.", "Kết quả quá lớn để lưu chính xác.", "", "")
        }
    }

    /// For single members, whose figure says the rest.
    static func bare(_ reason: ComparisonRefusalReason) -> ComparisonRefusal {
        ComparisonRefusal(code: reason.rawValue, name: reason.name)
    }

    private static func refusal(
        _ reason: ComparisonRefusalReason, _ english: String, _ vietnamese: String, _ remedy: String,
        _ remedyVietnamese: String
    ) -> ComparisonRefusal {
        ComparisonRefusal(
            code: reason.rawValue, name: reason.name, message: Label(english: english, vietnamese: vietnamese),
            remedy: Label(english: remedy, vietnamese: remedyVietnamese))
    }

    private func missing(_ reason: ComparisonRefusalReason, in window: String) -> ComparisonRefusal {
        Self.refusal(
            reason, "Nobody gave the figure for \(window).", "Không có đơn vị nào cho số liệu kỳ \(window).",
            "Give the figure for \(window).", "Hãy bổ sung số liệu kỳ \(window).")
    }
}

// MARK: Refusals that name somebody

extension ComparisonMessages {
    /// - Parameter lacking: ids of predecessors that gave no number for the other window.
    func merged(_ mergers: [Merger], lacking: [String], for window: String) -> ComparisonRefusal {
        let date = mergers.map(\.date).max()
        let day = date.map(\.description) ?? ""
        let english = lacking.isEmpty ? "Ask" : "Give the figure of \(list(lacking, .english)) for \(window) and ask"
        let vietnamese =
            lacking.isEmpty ? "Hãy hỏi" : "Hãy bổ sung số liệu kỳ \(window) của \(list(lacking, .vietnamese)) và hỏi"
        return Self.refusal(
            .notComparable, "Not comparable: \(sentence(mergers, .english)).",
            "Không so sánh được: \(sentence(mergers, .vietnamese)).",
            "\(english) in the borders of \(day) or later: then the predecessors count together.",
            "\(vietnamese) theo địa giới ngày \(day) trở đi: khi đó các đơn vị cũ được tính gộp.")
    }

    func membership(onlyCurrent: [String], onlyEarlier: [String]) -> ComparisonRefusal {
        func sides(_ language: Language, _ only: String) -> String {
            [(current, onlyCurrent), (earlier, onlyEarlier)].filter { !$0.1.isEmpty }
                .map { "\(only) \($0.0): \(list($0.1, language))" }.joined(separator: "; ")
        }
        return Self.refusal(
            .membershipChanged, "The group has not the same members on both sides; \(sides(.english, "only in")).",
            "Cụm không có cùng thành viên ở hai kỳ; \(sides(.vietnamese, "chỉ có ở kỳ")).",
            "List the offices that are to be compared.", "Hãy liệt kê các đơn vị cần so sánh.")
    }

    func outsiders(_ offices: [NamedOffice]) -> ComparisonRefusal {
        func list(_ language: Language) -> String { shortened(offices.map { $0.name.text(in: language) }, language) }
        return Self.refusal(
            .territoryDiffers, "\(list(.english)) is inside a unit on one side and outside the scope on the other.",
            "\(list(.vietnamese)) thuộc một đơn vị ở kỳ này nhưng nằm ngoài phạm vi ở kỳ kia.",
            "Take these offices into the scope: list the units that are to be compared.",
            "Hãy đưa các đơn vị đó vào phạm vi: liệt kê các đơn vị cần so sánh.")
    }

    func predecessorMissing(_ offices: [String], of units: [String], in window: String) -> ComparisonRefusal {
        Self.refusal(
            .predecessorMissing,
            "\(list(units, .english)) is compared as a whole, and \(list(offices, .english)) gave no figure for "
                + "\(window).",
            "\(list(units, .vietnamese)) được so sánh toàn bộ nhưng chưa có số liệu kỳ \(window) của "
                + "\(list(offices, .vietnamese)).",
            "Give the figure of \(list(offices, .english)) for \(window).",
            "Hãy bổ sung số liệu kỳ \(window) của \(list(offices, .vietnamese)).")
    }

    func figureRefused(_ reason: RefusalReason, _ message: Label, in window: String) -> ComparisonRefusal {
        let remedy: Label =
            switch reason {
            case .distinctCountsDoNotAdd:
                Label(
                    english: "List what was counted in every report, so that the lists can be united.",
                    vietnamese: "Hãy liệt kê các mục đã đếm trong mọi báo cáo để hợp nhất.")
            case .ratesDoNotAdd, .ratiosDoNotAdd, .multiplesDoNotAdd:
                Label(
                    english: "Compare offices one by one, or give the parts that the rate is worked out from.",
                    vietnamese: "Hãy so sánh từng đơn vị, hoặc bổ sung các thành phần để tính lại tỷ lệ.")
            case .differentAsOfDates, .asOfDateUnknown:
                Label(
                    english: "Give all figures as of one day.",
                    vietnamese: "Hãy cho mọi số liệu theo cùng một ngày chốt.")
            default:
                Label(english: "Compare offices one by one.", vietnamese: "Hãy so sánh từng đơn vị.")
            }
        return ComparisonRefusal(
            code: ComparisonRefusalReason.figureRefused.rawValue, name: ComparisonRefusalReason.figureRefused.name,
            message: Label(
                english: "The figure of \(window) has no one number: \(message.english)",
                vietnamese: "Số liệu kỳ \(window) không có một con số chung: \(message.text(in: .vietnamese))"),
            remedy: remedy)
    }

    func list(_ offices: [String], _ language: Language) -> String {
        shortened(offices.map { names[$0]?.text(in: language) ?? $0 }, language)
    }

    private func shortened(_ names: [String], _ language: Language) -> String {
        let shown = names.prefix(ConsolidationLimits.messageNamesMax).joined(separator: ", ")
        let rest = names.count - ConsolidationLimits.messageNamesMax
        if rest <= 0 { return shown }
        return shown + (language == .vietnamese ? " và \(rest) nữa" : " and \(rest) more")
    }

    private func sentence(_ mergers: [Merger], _ language: Language) -> String {
        let sentences = mergers.prefix(ConsolidationLimits.messageNamesMax).map { merger in
            let successor = list([merger.successor], language)
            let others = merger.predecessors.filter { list([$0], language) != successor }
            let day = merger.date.spelled(in: language)
            return language == .vietnamese
                ? "\(successor) sáp nhập với \(list(others, language)) ngày \(day)"
                : "\(successor) merged with \(list(others, language)) on \(day)"
        }
        return shortened(sentences, count: mergers.count, language)
    }

    private func shortened(_ sentences: [String], count: Int, _ language: Language) -> String {
        let shown = sentences.joined(separator: "; ")
        let rest = count - sentences.count
        if rest == 0 { return shown }
        return shown + (language == .vietnamese ? "; và \(rest) nơi nữa" : "; and \(rest) more")
    }
}

extension CivilDate {
    /// As it stands in a sentence: "1 Jul 2025", "1/7/2025".
    fileprivate func spelled(in language: Language) -> String {
        if language == .vietnamese { return "\(day)/\(month)/\(year)" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day) \(months[month - 1]) \(year)"
    }
}
