// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite("Counts and percentages of timeliness")
struct TimelinessTests {
    private func percent(onTime: Int, of whole: Int) -> String {
        var counts = TimelinessCounts()
        for index in 0..<whole { counts.count(index < onTime ? .onTime : .overdue) }
        return counts.onTimePercent
    }

    @Test(
        "One decimal, rounded half up; 100.0 is all and 0.0 is none",
        arguments: [
            (15, 17, "88.2"), (0, 17, "0.0"), (17, 17, "100.0"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"),
            (1, 16, "6.3"), (4999, 5000, "99.9"), (1, 5000, "0.1"), (0, 0, ""),
        ])
    func percentages(onTime: Int, whole: Int, text: String) {
        #expect(percent(onTime: onTime, of: whole) == text)
    }

    @Test("Every state is counted once, what lies ahead apart")
    func states() {
        var counts = TimelinessCounts()
        for state in DutyState.allCases { counts.count(state) }
        #expect(counts.expected == 7 && counts.future == 1)
        #expect(counts.onTime == 2 && counts.extended == 1)
        #expect(
            counts.expected == counts.onTime + counts.late + counts.notDue + counts.returned + counts.due
                + counts.overdue)
        #expect(counts.missing == 2 && counts.reported == 4)
    }

    @Test("Periods and days in words")
    func words() {
        let codes = ["2024-06", "2024-Q2", "2024-H1", "2024-H2", "2024-9M", "2024"]
        let labels = codes.compactMap { Period(code: $0)?.label }
        #expect(
            labels.map(\.english) == [
                "June 2024", "second quarter of 2024", "first half of 2024", "second half of 2024",
                "first nine months of 2024", "year 2024",
            ])
        #expect(
            labels.map(\.vietnamese) == [
                "tháng 6 năm 2024", "quý II năm 2024", "6 tháng đầu năm 2024", "6 tháng cuối năm 2024",
                "9 tháng đầu năm 2024", "năm 2024",
            ])
        #expect(CivilDate(year: 2024, month: 6, day: 17)?.label.english == "17 June 2024")
    }
}
