// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct CivilDateTests {
    /// Walks 400 years and more day by day with the rules of the calendar written out once more.
    @Test func countsEveryDayOfFourCenturies() throws {
        var (year, month, dayOfMonth) = (1799, 12, 31)
        var expected = -62_092
        while year < 2201 {
            let date = try #require(CivilDate(year: year, month: month, day: dayOfMonth))
            guard date.daysSinceEpoch == expected, CivilDate(daysSinceEpoch: expected) == date else {
                Issue.record("\(date) is \(date.daysSinceEpoch), not \(expected)")
                return
            }
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            dayOfMonth += 1
            if dayOfMonth > lengths[month - 1] { (dayOfMonth, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
            expected += 1
        }
    }

    @Test func knowsFixedDays() throws {
        let epoch = try #require(CivilDate(iso: "1970-01-01"))
        #expect(epoch.daysSinceEpoch == 0)
        let leap = try #require(CivilDate(iso: "2000-02-29"))
        #expect(leap.daysSinceEpoch == 11_016)
        #expect(leap.adding(days: 1).description == "2000-03-01")
        #expect(epoch.adding(days: -1).description == "1969-12-31")
    }

    @Test(arguments: ["0001-01-01", "1900-02-28", "2024-02-29", "9999-12-31"])
    func readsWhatItWrites(_ text: String) { #expect(CivilDate(iso: text)?.description == text) }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "0000-01-01", "2024-13-01", "2024-00-01", "2024-04-31", "2024-1-01", "2024/01/01",
        "2024-01-01 ", "", "٢٠٢٤-٠١-٠١",
    ])
    func refusesWhatIsNoDay(_ text: String) { #expect(CivilDate(iso: text) == nil) }

    @Test func ordersByTime() throws {
        let texts = ["1999-12-31", "2000-01-01", "2000-01-02", "2000-02-01"]
        let dates = try texts.map { try #require(CivilDate(iso: $0)) }
        #expect(dates.shuffled().sorted() == dates)
    }
}
