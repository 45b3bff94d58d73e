// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension Period {
    /// The period in words: `first half of 2024`, `6 tháng đầu năm 2024`. English and Vietnamese.
    public var label: Label {
        switch form {
        case .month:
            Label(english: "\(CivilDate.monthNames[index - 1]) \(year)", vietnamese: "tháng \(index) năm \(year)")
        case .quarter:
            Label(
                english: "\(["first", "second", "third", "fourth"][index - 1]) quarter of \(year)",
                vietnamese: "quý \(["I", "II", "III", "IV"][index - 1]) năm \(year)")
        case .half:
            Label(
                english: "\(index == 1 ? "first" : "second") half of \(year)",
                vietnamese: "6 tháng \(index == 1 ? "đầu" : "cuối") năm \(year)")
        case .nineMonths:
            Label(english: "first nine months of \(year)", vietnamese: "9 tháng đầu năm \(year)")
        case .year:
            Label(english: "year \(year)", vietnamese: "năm \(year)")
        }
    }
}

extension CivilDate {
    fileprivate static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `17 June 2024`, `17/6/2024`.
    public var label: Label {
        Label(english: "\(day) \(CivilDate.monthNames[month - 1]) \(year)", vietnamese: "\(day)/\(month)/\(year)")
    }
}
