// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One duty in words, ready for a reminder. English and Vietnamese.
struct DutySentence {
    private let duty: Duty
    private let moment: Instant
    private let zone: ZoneOffset

    init(_ duty: Duty, moment: Instant, zone: ZoneOffset) {
        self.duty = duty
        self.moment = moment
        self.zone = zone
    }

    var label: Label {
        let sentence = joined(opening, body)
        let suffixed = joined(sentence, openQuestions)
        return joined(suffixed, closing)
    }

    private func joined(_ left: Label, _ right: Label) -> Label {
        Label(english: left.english + right.english, vietnamese: left.vietnamese + right.vietnamese)
    }

    private static let nothing = Label(english: "")

    /// `Thai Binh: `
    private var opening: Label {
        Label(
            english: "\(duty.office.name.english): ",
            vietnamese: "\(duty.office.name.text(in: .vietnamese)): ")
    }

    /// `first half of 2024`, or the group's pack of it.
    private var subject: Label {
        let period = duty.period.label
        guard duty.level == .leader else {
            return Label(english: period.english, vietnamese: "báo cáo \(period.vietnamese)")
        }
        return Label(
            english: "the group's pack for \(period.english)",
            vietnamese: "báo cáo tổng hợp của cụm \(period.vietnamese)")
    }

    private var body: Label {
        switch duty.state {
        case .future: future
        case .due: due
        case .overdue: overdue
        case .onTime, .notDue: came(english: "", vietnamese: "")
        case .extended: came(english: ", in the extended time", vietnamese: ", trong thời gian được gia hạn")
        case .late: late
        case .returned: returned
        }
    }

    private var future: Label {
        let end = duty.window.last.label
        guard let deadline else {
            return Label(
                english: "\(subject.english) runs until \(end.english); no due time is set",
                vietnamese:
                    "\(subject.vietnamese) có kỳ số liệu đến hết ngày \(end.vietnamese); không quy định hạn gửi")
        }
        return Label(
            english: "\(subject.english) runs until \(end.english) and is due \(deadline.english)",
            vietnamese:
                "\(subject.vietnamese) có kỳ số liệu đến hết ngày \(end.vietnamese), phải gửi \(deadline.vietnamese)")
    }

    private var due: Label {
        guard let deadline else {
            return Label(
                english: "\(subject.english) is owed; no due time is set",
                vietnamese: "\(subject.vietnamese) chưa gửi; không quy định hạn gửi")
        }
        return Label(
            english: "\(subject.english) is due \(deadline.english); \(daysLeft.english)",
            vietnamese: "\(subject.vietnamese) phải gửi \(deadline.vietnamese); \(daysLeft.vietnamese)")
    }

    private var overdue: Label {
        guard let deadline, let dueDay else { return DutySentence.nothing }
        let days = moment.date(in: zone).daysSinceEpoch - dueDay.daysSinceEpoch
        return Label(
            english: "\(subject.english) was due \(deadline.english); "
                + (days > 0 ? "\(counted(days)) overdue" : "overdue since today"),
            vietnamese: "\(subject.vietnamese) phải gửi \(deadline.vietnamese); "
                + (days > 0 ? "quá hạn \(days) ngày" : "quá hạn từ hôm nay"))
    }

    private func came(english: String, vietnamese: String) -> Label {
        let day = duty.firstReceivedAt?.date(in: zone).label ?? DutySentence.nothing
        return Label(
            english: "\(subject.english) came on \(day.english)\(english)",
            vietnamese: "\(subject.vietnamese) đã gửi ngày \(day.vietnamese)\(vietnamese)")
    }

    private var late: Label {
        guard let received = duty.firstReceivedAt, let dueDay else { return DutySentence.nothing }
        let days = received.date(in: zone).daysSinceEpoch - dueDay.daysSinceEpoch
        return days > 0
            ? came(english: ", \(counted(days)) late", vietnamese: ", muộn \(days) ngày")
            : came(english: ", late on its last day", vietnamese: ", muộn trong ngày cuối")
    }

    private var returned: Label {
        guard let note = duty.returned else { return DutySentence.nothing }
        let day = note.committedAt.date(in: zone).label
        let reason = Finding.shortened(note.reason)
        return Label(
            english: "\(subject.english) was returned on \(day.english) and awaits correction: \(reason)",
            vietnamese: "\(subject.vietnamese) bị trả lại ngày \(day.vietnamese), chờ điều chỉnh: \(reason)")
    }

    private var openQuestions: Label {
        let count = duty.standing.openQuestionCount
        guard count > 0 else { return DutySentence.nothing }
        return Label(
            english: "; \(count) \(count == 1 ? "question" : "questions") of the check unanswered",
            vietnamese: "; còn \(count) câu hỏi kiểm tra chưa trả lời")
    }

    private var closing: Label {
        guard duty.isOwing, !duty.standing.standing.takesRevisions(at: moment) else { return DutySentence.nothing }
        return Label(
            english: "; it is closed and takes nothing until it is reopened",
            vietnamese: "; báo cáo đã khóa, phải mở lại mới gửi được")
    }

    // MARK: Days

    /// The last day on which there is time; `nil` without a due time.
    private var dueDay: CivilDate? {
        duty.lateFrom.map { Instant(microsecondsSinceEpoch: $0.microsecondsSinceEpoch - 1).date(in: zone) }
    }

    /// `by the end of 17 June 2024`, or `before 12:00 on 17 June 2024` where an extension ends within a day.
    private var deadline: Label? {
        guard let lateFrom = duty.lateFrom, let dueDay else { return nil }
        let isExtended = duty.standing.standing.extendedUntil == lateFrom
        let note = isExtended ? Label(english: " (extended)", vietnamese: " (đã gia hạn)") : DutySentence.nothing
        let day = dueDay.label
        if Instant(startOf: lateFrom.date(in: zone), in: zone) == lateFrom {
            return Label(
                english: "by the end of \(day.english)\(note.english)",
                vietnamese: "trước khi hết ngày \(day.vietnamese)\(note.vietnamese)")
        }
        let time = lateFrom.rfc3339(in: zone).dropFirst(11).prefix(5)
        return Label(
            english: "before \(time) on \(day.english)\(note.english)",
            vietnamese: "trước \(time) ngày \(day.vietnamese)\(note.vietnamese)")
    }

    private var daysLeft: Label {
        guard let dueDay else { return DutySentence.nothing }
        let days = dueDay.daysSinceEpoch - moment.date(in: zone).daysSinceEpoch
        if days == 0 { return Label(english: "today is the last day", vietnamese: "hôm nay là ngày cuối") }
        return Label(english: "\(counted(days)) left", vietnamese: "còn \(days) ngày")
    }

    private func counted(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
}
