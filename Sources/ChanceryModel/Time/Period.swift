// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The length of a reporting period.
public enum PeriodForm: String, CaseIterable, Hashable, Sendable {
    case month
    case quarter
    case half
    case nineMonths = "nine-months"
    case year

    /// How many periods of this form a year holds.
    public var countPerYear: Int {
        switch self {
        case .month: 12
        case .quarter: 4
        case .half: 2
        case .nineMonths, .year: 1
        }
    }

    /// Months in one period of this form.
    public var monthCount: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .nineMonths: 9
        case .year: 12
        }
    }
}

/// A reporting period by name, such as the first half of 2024. Which days it covers is for a `WindowFamily` to say.
///
/// Codes: `2024-06` month, `2024-Q2` quarter, `2024-H1` half, `2024-9M` nine months, `2024` year.
public struct Period: Hashable, Sendable {
    public let form: PeriodForm
    // Small, because answers hold tens of thousands.
    @usableFromInline let smallIndex: UInt8
    @usableFromInline let smallYear: Int16

    @inlinable public var year: Int { Int(smallYear) }
    /// 1-based position in the year.
    @inlinable public var index: Int { Int(smallIndex) }

    /// `nil` when the year is not in 1900...2999 or it has no period of that index.
    public init?(form: PeriodForm, year: Int, index: Int) {
        guard (1900...2999).contains(year), (1...form.countPerYear).contains(index) else { return nil }
        self.form = form
        smallIndex = UInt8(index)
        smallYear = Int16(year)
    }

    /// Reads a code in its one canonical spelling; anything else is `nil`.
    public init?(code: String) {
        let bytes = Array(code.utf8)
        guard bytes.count >= 4, let year = asciiNumber(bytes[0..<4]) else { return nil }
        let rest = bytes[4...]
        if rest.isEmpty {
            self.init(form: .year, year: year, index: 1)
            return
        }
        guard rest.first == UInt8(ascii: "-") else { return nil }
        let tail = Array(rest.dropFirst())
        guard tail.count == 2 else { return nil }
        switch (tail[0], tail[1]) {
        case (UInt8(ascii: "Q"), let digit):
            self.init(form: .quarter, year: year, index: Int(digit) - 48)
        case (UInt8(ascii: "H"), let digit):
            self.init(form: .half, year: year, index: Int(digit) - 48)
        case (UInt8(ascii: "9"), UInt8(ascii: "M")):
            self.init(form: .nineMonths, year: year, index: 1)
        default:
            guard let month = asciiNumber(tail[...]) else { return nil }
            self.init(form: .month, year: year, index: month)
        }
    }

    public var code: String {
        let year = paddedDecimal(year, width: 4)
        switch form {
        case .month: return year + "-" + paddedDecimal(index, width: 2)
        case .quarter: return "\(year)-Q\(index)"
        case .half: return "\(year)-H\(index)"
        case .nineMonths: return "\(year)-9M"
        case .year: return year
        }
    }

    /// Calendar months covered by the name, 1-based.
    public var months: ClosedRange<Int> {
        let first = (index - 1) * form.monthCount + 1
        return first...(first + form.monthCount - 1)
    }

    /// The period of the same form that comes just before this one; `nil` before 1900.
    public var previous: Period? {
        index > 1
            ? Period(form: form, year: year, index: index - 1)
            : Period(form: form, year: year - 1, index: form.countPerYear)
    }

    /// The period of the same form that comes just after this one; `nil` after 2999.
    public var next: Period? {
        index < form.countPerYear
            ? Period(form: form, year: year, index: index + 1)
            : Period(form: form, year: year + 1, index: 1)
    }
}

extension Period: Comparable {
    /// By year, then by the last month covered, then shorter before longer.
    public static func < (left: Period, right: Period) -> Bool {
        (left.year, left.months.upperBound, left.form.monthCount)
            < (right.year, right.months.upperBound, right.form.monthCount)
    }
}

extension Period: CustomStringConvertible {
    public var description: String { code }
}

private func asciiNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte) - 48
    }
    return value
}

/// A way of cutting the year into reporting windows, as catalogue data.
///
/// A month's window begins on `startDay` of the month `monthShift` months away. Calendar windows are day 1, shift 0;
/// windows under Decree 09/2019/ND-CP are day 15, shift -1 (June 2024 = 15 May to 14 June 2024, the first half of
/// 2024 = 15 December 2023 to 14 June 2024). Windows of two families never mix in a sum.
public struct WindowFamily: Hashable, Sendable {
    public let code: String
    public let label: Label
    /// 1...28, so that every month has it.
    public let startDay: Int
    /// -1 or 0.
    public let monthShift: Int

    /// `nil` when `startDay` or `monthShift` is out of range.
    public init?(code: String, label: Label, startDay: Int, monthShift: Int) {
        guard (1...28).contains(startDay), (-1...0).contains(monthShift) else { return nil }
        self.code = code
        self.label = label
        self.startDay = startDay
        self.monthShift = monthShift
    }

    /// The days that `period` covers in this family.
    public func window(of period: Period) -> DateRange {
        let first = start(ofMonth: period.months.lowerBound, year: period.year)
        let next = start(ofMonth: period.months.upperBound + 1, year: period.year)
        guard let range = DateRange(first: first, last: next.adding(days: -1)) else {
            preconditionFailure("a window of one month or more cannot be empty")
        }
        return range
    }

    private func start(ofMonth month: Int, year: Int) -> CivilDate {
        let months = year * 12 + (month - 1) + monthShift
        guard let date = CivilDate(year: months / 12, month: months % 12 + 1, day: startDay) else {
            preconditionFailure("periods lie in 1900...2999 and start days in 1...28")
        }
        return date
    }
}
