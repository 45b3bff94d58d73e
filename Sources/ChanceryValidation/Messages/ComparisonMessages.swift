// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about bases, ranks and lists behind a count.
enum ComparisonMessages {
    static func baseWithoutReference() -> Wording {
        Wording(
            english: "The comparison does not say with what the figure is compared.",
            vietnamese: "Chưa nêu số liệu được so sánh với gì.",
            passes: "A period code such as 2022, or words such as “national average”.",
            passesVietnamese: "Mã kỳ, ví dụ 2022, hoặc lời như “bình quân cả nước”.")
    }

    static func baseNotANumber(_ text: String) -> Wording {
        let text = Finding.shortened(text)
        return Wording(
            english: "“\(text)” is not a number.",
            vietnamese: "“\(text)” không phải là một số.",
            passes: "A number in digits, without grouping marks or a percent sign, or nothing.",
            passesVietnamese: "Số viết bằng chữ số, không có dấu phân nhóm hay dấu phần trăm, hoặc để trống.")
    }

    static func growthDisagrees(_ growth: PublishedGrowth) -> Wording {
        Wording(
            english:
                "\(growth.current) over \(growth.base) does not give a change of \(growth.changePercent) percent, "
                + "however the three were rounded.",
            vietnamese:
                "\(growth.current) so với \(growth.base) không cho mức thay đổi \(growth.changePercent) phần trăm, "
                + "dù làm tròn thế nào.",
            passes: "A change, a value and a base that belong together.",
            passesVietnamese: "Mức thay đổi, giá trị và số gốc khớp với nhau.")
    }

    static func negativePopulation() -> Wording {
        Wording(
            english: "The number of those ranked is below zero.",
            vietnamese: "Số đơn vị được xếp hạng nhỏ hơn 0.",
            passes: "How many were ranked, or 0 when that is not known.",
            passesVietnamese: "Số đơn vị được xếp hạng, hoặc 0 nếu không rõ.")
    }

    static func rankOutside(_ value: FixedPoint, population: Int32) -> Wording {
        let limit = population > 0 ? " to \(population)" : " or more"
        let limitVietnamese = population > 0 ? "đến \(population)" : "trở lên"
        return Wording(
            english: population > 0
                ? "Rank \(value) among \(population) is not possible." : "There is no rank \(value).",
            vietnamese: population > 0
                ? "Không thể có hạng \(value) trong \(population)." : "Không có hạng \(value).",
            passes: "A whole number of 1\(limit).",
            passesVietnamese: "Số nguyên từ 1 \(limitVietnamese).")
    }

    static func membersNotExpected(_ indicator: IndicatorPlan) -> Wording {
        Wording(
            english: "“\(indicator.label.english)” does not count different things; its list is not used.",
            vietnamese: "“\(indicator.label.inVietnamese)” không đếm các đối tượng khác nhau; danh sách không dùng.",
            passes: "No list of members.",
            passesVietnamese: "Không kèm danh sách.")
    }

    static func memberEmpty() -> Wording {
        Wording(
            english: "An entry of the list is empty.",
            vietnamese: "Một mục trong danh sách bị trống.",
            passes: "A code, such as a country code.",
            passesVietnamese: "Một mã, ví dụ mã quốc gia.")
    }

    static func duplicateMember(_ code: String) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "The list has “\(code)” twice.",
            vietnamese: "Danh sách có “\(code)” hai lần.",
            passes: "Each code once.",
            passesVietnamese: "Mỗi mã một lần.")
    }

    static func membersDisagree(count: Int, value: FixedPoint) -> Wording {
        Wording(
            english: "The list has \(count) different codes, which is not what the figure \(value) says.",
            vietnamese: "Danh sách có \(count) mã khác nhau, không khớp với số liệu \(value).",
            passes: "The whole list, or the number \(count), or no list.",
            passesVietnamese: "Danh sách đầy đủ, hoặc số \(count), hoặc không kèm danh sách.")
    }
}
