// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about when a figure was true.
enum DateMessages {
    static func asOfMissing(_ indicator: IndicatorPlan, window: DateRange?) -> Wording {
        let day = window.map { ", such as \($0.last)" } ?? ""
        let dayVietnamese = window.map { ", ví dụ \($0.last)" } ?? ""
        return Wording(
            english: "“\(indicator.label.english)” is what exists on a day, and the day is missing.",
            vietnamese: "“\(indicator.label.inVietnamese)” là số tại một thời điểm nhưng thiếu ngày chốt số liệu.",
            passes: "The day on which the figure was true\(day).",
            passesVietnamese: "Ngày chốt số liệu\(dayVietnamese).")
    }

    static func asOfNotExpected(_ indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” covers a time, not a day.",
            vietnamese: "“\(indicator.label.inVietnamese)” là số trong kỳ, không phải số tại một thời điểm.",
            passes: "No as-of date; a window of its own where the figure does not cover the whole period.",
            passesVietnamese: "Không nêu ngày chốt; nếu số liệu không phủ cả kỳ thì nêu khoảng thời gian riêng.")
    }

    static func asOfOutside(_ date: CivilDate, window: DateRange) -> Wording {
        let side = date > window.last ? "after" : "before"
        let sideVietnamese = date > window.last ? "sau" : "trước"
        return Wording(
            english: "\(date) lies \(side) the period \(window).",
            vietnamese: "\(date) nằm \(sideVietnamese) kỳ báo cáo \(window).",
            passes: "A day in \(window), best \(window.last).",
            passesVietnamese: "Một ngày trong \(window), tốt nhất là \(window.last).")
    }

    static func startMissing(_ indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” accumulates from a start, and the start is missing.",
            vietnamese: "“\(indicator.label.inVietnamese)” là số lũy kế nhưng thiếu ngày bắt đầu.",
            passes: "The first day that is counted, such as 2020-01-01.",
            passesVietnamese: "Ngày đầu tiên được tính, ví dụ 2020-01-01.")
    }

    static func startAfter(_ date: CivilDate, end: CivilDate) -> Wording {
        Wording(
            english: "The start \(date) lies after \(end), where the figure ends.",
            vietnamese: "Ngày bắt đầu \(date) nằm sau \(end), là ngày cuối của số liệu.",
            passes: "A day up to \(end).",
            passesVietnamese: "Một ngày không muộn hơn \(end).")
    }

    static func startNotExpected(_ indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” does not accumulate from a start.",
            vietnamese: "“\(indicator.label.inVietnamese)” không phải là số lũy kế.",
            passes: "No start; a window of its own where the figure does not cover the period.",
            passesVietnamese: "Không nêu ngày bắt đầu; nếu cần thì nêu khoảng thời gian riêng.")
    }

    static func windowOutside(_ own: DateRange, report: DateRange) -> Wording {
        Wording(
            english: "The figure covers \(own), which is not inside the period \(report).",
            vietnamese: "Số liệu phủ \(own), không nằm trong kỳ báo cáo \(report).",
            passes: "Days inside \(report), or a figure of the status plan.",
            passesVietnamese: "Các ngày trong \(report), hoặc số liệu có trạng thái kế hoạch.")
    }

    static func eventMissing(_ indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” belongs to one event, and the event is not named.",
            vietnamese: "“\(indicator.label.inVietnamese)” gắn với một sự kiện nhưng chưa nêu sự kiện.",
            passes: "The identifier of the event, the same in every office's report.",
            passesVietnamese: "Mã sự kiện, dùng chung trong báo cáo của mọi đơn vị.")
    }
}
