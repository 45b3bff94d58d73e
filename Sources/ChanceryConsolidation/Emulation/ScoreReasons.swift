// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Why a member has so many points, in English and Vietnamese.
enum ScoreReasons {
    static let noReport = Label(english: "no report came", vietnamese: "không gửi báo cáo")
    static let reportCame = Label(english: "the report came", vietnamese: "đã gửi báo cáo")
    static let noResult = Label(
        english: "the report gives no number of its own", vietnamese: "báo cáo không có số liệu của chỉ tiêu này")
    static let notJudged = Label(english: "nobody stated points", vietnamese: "chưa ai chấm điểm")
    static let ownAlone = Label(
        english: "the office's own points: no cross-check yet", vietnamese: "điểm tự chấm: chưa có chấm chéo")

    static func crossChecked(_ count: Int) -> Label {
        Label(
            english: count == 1 ? "one cross-check" : "mean of \(count) cross-checks",
            vietnamese: count == 1 ? "một lượt chấm chéo" : "trung bình của \(count) lượt chấm chéo")
    }

    static func withoutReport(_ state: ReportStanding.State) -> Label {
        guard state == .returned else { return noReport }
        return Label(
            english: "the report was returned and counts nowhere",
            vietnamese: "báo cáo bị trả lại nên không được tính")
    }

    // MARK: Results

    static func share(
        _ result: MemberResult, best: FixedPoint, of name: Label, kind: MemberKind?, most: FixedPoint,
        points: FixedPoint
    ) -> Label {
        let kindEnglish = kind.map { " of kind \($0.rawValue)" } ?? ""
        let kindVietnamese = kind.map { " loại \($0.rawValue)" } ?? ""
        return label(result) { language, own, grouped in
            let most = grouped(most)
            switch language {
            case .vietnamese:
                return "\(own) so với \(grouped(best)), cao nhất\(kindVietnamese) (\(name.text(in: .vietnamese))): "
                    + "\(most) × \(grouped(result.certain)) / \(grouped(best)) = \(grouped(points))"
            case .english, .arabic:
                return "\(own) beside \(grouped(best)), the best\(kindEnglish) (\(name.english)): "
                    + "\(most) × \(grouped(result.certain)) / \(grouped(best)) = \(grouped(points))"
            }
        }
    }

    static func nobodyHasAny(_ result: MemberResult) -> Label {
        label(result) { language, own, _ in
            language == .vietnamese
                ? "\(own): không đơn vị cùng loại nào có kết quả" : "\(own): no member of the kind has any"
        }
    }

    static func nothing(_ result: MemberResult) -> Label {
        label(result) { language, own, _ in
            language == .vietnamese ? "\(own): không có điểm" : "\(own): no points"
        }
    }

    static func reached(_ result: MemberResult, _ step: ScoreStep) -> Label {
        label(result) { language, own, grouped in
            language == .vietnamese
                ? "\(own) đạt mức từ \(grouped(step.atLeast)): \(grouped(step.points))"
                : "\(own) is at least \(grouped(step.atLeast)): \(grouped(step.points))"
        }
    }

    static func below(_ result: MemberResult, lowest: ScoreStep?) -> Label {
        guard let lowest else { return nothing(result) }
        return label(result) { language, own, grouped in
            language == .vietnamese
                ? "\(own) chưa đạt mức thấp nhất là \(grouped(lowest.atLeast))"
                : "\(own) is below \(grouped(lowest.atLeast)), the lowest step"
        }
    }

    /// The same sentence in both languages, with the result as it counts and numbers as the language writes them.
    private static func label(
        _ result: MemberResult, _ sentence: (Language, _ own: String, _ grouped: (FixedPoint) -> String) -> String
    ) -> Label {
        func text(_ language: Language) -> String {
            let grouped = { ApproximateWords.grouped($0, in: language) }
            var own = grouped(result.certain)
            if let stated = result.stated {
                let words = ApproximateWords.text(stated, in: language)
                own += language == .vietnamese ? " (phần chắc chắn của “\(words)”)" : " (certain of “\(words)”)"
            }
            return sentence(language, own, grouped)
        }
        return Label(english: text(.english), vietnamese: text(.vietnamese))
    }

    // MARK: Timeliness and care

    static func timeliness(of member: MemberRecord) -> Label {
        guard member.firstReceivedAt != nil else { return noReport }
        guard member.lateFrom != nil else {
            return Label(english: "the regime sets no due time", vietnamese: "chế độ báo cáo không quy định hạn gửi")
        }
        if let seconds = member.lateSeconds {
            let duration = duration(seconds)
            return Label(english: "late by \(duration.english)", vietnamese: "muộn \(duration.vietnamese)")
        }
        if member.isExtended {
            return Label(english: "within the extended time", vietnamese: "trong thời gian được gia hạn")
        }
        return Label(english: "on time", vietnamese: "đúng hạn")
    }

    /// `2 days 9 hours`: days and hours, or minutes within the first hour. Rounded down.
    private static func duration(_ seconds: Int64) -> Label {
        let (days, hours, minutes) = (seconds / 86_400, seconds % 86_400 / 3600, seconds / 60)
        if minutes == 0 { return Label(english: "less than a minute", vietnamese: "chưa đến một phút") }
        if seconds < 3600 { return Label(english: counted(minutes, "minute"), vietnamese: "\(minutes) phút") }
        var english: [String] = []
        var vietnamese: [String] = []
        if days > 0 {
            english.append(counted(days, "day"))
            vietnamese.append("\(days) ngày")
        }
        if hours > 0 {
            english.append(counted(hours, "hour"))
            vietnamese.append("\(hours) giờ")
        }
        return Label(
            english: english.joined(separator: " "), vietnamese: vietnamese.joined(separator: " "))
    }

    private static func counted(_ count: Int64, _ unit: String) -> String {
        count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
    }

    static func lateCorrections(_ count: Int) -> Label {
        guard count > 0 else {
            return Label(english: "no correction after the due time", vietnamese: "không đính chính sau hạn gửi")
        }
        return Label(
            english: "\(counted(Int64(count), "correction")) after the due time",
            vietnamese: "\(count) lần đính chính sau hạn gửi")
    }

    static func returns(_ count: Int) -> Label {
        guard count > 0 else { return Label(english: "never returned", vietnamese: "không bị trả lại") }
        return Label(
            english: "returned \(counted(Int64(count), "time"))", vietnamese: "bị trả lại \(count) lần")
    }

    static func completeness(without missing: [String], of count: Int) -> Label {
        guard !missing.isEmpty else {
            return Label(
                english: "all \(count) mandatory figures have numbers",
                vietnamese: "đủ số liệu của \(count) chỉ tiêu bắt buộc")
        }
        let codes = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
        return Label(
            english: "\(missing.count) of \(count) mandatory figures have no number: \(codes)",
            vietnamese: "\(missing.count) trong \(count) chỉ tiêu bắt buộc không có số liệu: \(codes)")
    }

    static func deducted(
        _ what: Label, count: Int, each: FixedPoint, points: FixedPoint, isCapped: Bool
    ) -> Label {
        func number(_ points: FixedPoint, _ language: Language) -> String {
            ApproximateWords.grouped(points, in: language)
        }
        let most = FixedPoint(units: -points.units, scale: points.scale)
        let cap = isCapped ? ", at most \(number(most, .english))" : ""
        let capVietnamese = isCapped ? ", tối đa \(number(most, .vietnamese))" : ""
        let rate = count > 1 ? ", \(number(each, .english)) each" : ""
        let rateVietnamese = count > 1 ? ", mỗi lần \(number(each, .vietnamese))" : ""
        return Label(
            english: "\(what.english)\(rate)\(cap): \(number(points, .english))",
            vietnamese: "\(what.vietnamese)\(rateVietnamese)\(capVietnamese): \(number(points, .vietnamese))")
    }
}
