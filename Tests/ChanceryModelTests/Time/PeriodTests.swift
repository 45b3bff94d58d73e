// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct PeriodTests {
    @Test func readsEveryCodeItWrites() throws {
        for year in [1900, 2024, 2999] {
            for form in PeriodForm.allCases {
                for index in 1...form.countPerYear {
                    let period = try #require(Period(form: form, year: year, index: index))
                    #expect(Period(code: period.code) == period)
                    #expect(period.next.map { $0.previous == period } ?? (year == 2999))
                }
            }
        }
    }

    @Test(arguments: [
        "", "24", "1899", "3000", "2024-", "2024-1", "2024-13", "2024-00", "2024-Q0", "2024-Q5", "2024-H3", "2024-h1",
        "2024-8M", "2024H1", "2024-06-01", " 2024", "2024-Qé", "２０２４",
    ])
    func refusesOtherSpellings(_ code: String) { #expect(Period(code: code) == nil) }

    @Test func aYearHoldsFormsInOrder() {
        let codes = ["2024-01", "2024-02", "2024-03", "2024-Q1", "2024-H1", "2024-9M", "2024-12", "2024-H2", "2024"]
        #expect(codes.compactMap(Period.init(code:)).shuffled().sorted().map(\.code) == codes)
    }
}

@Suite struct WindowFamilyTests {
    /// Decree 09/2019/ND-CP as State Bank Circular 09/2019/TT-NHNN spells it out, and the calendar.
    @Test(arguments: [
        ("2024-06", "2024-05-15..2024-06-14", "2024-06-01..2024-06-30"),
        ("2024-01", "2023-12-15..2024-01-14", "2024-01-01..2024-01-31"),
        ("2024-03", "2024-02-15..2024-03-14", "2024-03-01..2024-03-31"),
        ("2024-Q2", "2024-03-15..2024-06-14", "2024-04-01..2024-06-30"),
        ("2024-Q1", "2023-12-15..2024-03-14", "2024-01-01..2024-03-31"),
        ("2024-H1", "2023-12-15..2024-06-14", "2024-01-01..2024-06-30"),
        ("2025-H2", "2025-06-15..2025-12-14", "2025-07-01..2025-12-31"),
        ("2025", "2024-12-15..2025-12-14", "2025-01-01..2025-12-31"),
        ("2025-9M", "2024-12-15..2025-09-14", "2025-01-01..2025-09-30"),
    ])
    func coversTheDaysOfTheTable(code: String, decree: String, calendar: String) throws {
        let period = try #require(Period(code: code))
        #expect(try family(15, -1).window(of: period).description == decree)
        #expect(try family(1, 0).window(of: period).description == calendar)
    }

    @Test(arguments: [(15, -1), (1, 0), (28, 0)])
    func windowsFollowWithoutGapOrOverlap(startDay: Int, monthShift: Int) throws {
        let family = try family(startDay, monthShift)
        for form in PeriodForm.allCases where form != .nineMonths {
            var period = try #require(Period(form: form, year: 1900, index: 1))
            while period.year < 2105, let next = period.next {
                #expect(family.window(of: period).last.adding(days: 1) == family.window(of: next).first)
                period = next
            }
        }
    }

    @Test func refusesDaysThatSomeMonthsLack() {
        let label = Label(english: "x")
        #expect(WindowFamily(code: "x", label: label, startDay: 29, monthShift: 0) == nil)
        #expect(WindowFamily(code: "x", label: label, startDay: 0, monthShift: 0) == nil)
        #expect(WindowFamily(code: "x", label: label, startDay: 1, monthShift: 1) == nil)
    }

    private func family(_ startDay: Int, _ monthShift: Int) throws -> WindowFamily {
        try #require(
            WindowFamily(code: "x", label: Label(english: "x"), startDay: startDay, monthShift: monthShift))
    }
}
