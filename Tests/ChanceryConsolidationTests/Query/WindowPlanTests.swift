// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Periods put together from shorter ones, and periods up to a day.
struct WindowPlanTests {
    private func query(
        _ from: String, through: String? = nil, parts: PeriodForm?, until: String? = nil, regime: String = "ALL"
    ) -> ConsolidationQuery {
        ConsolidationQuery(
            scope: .offices(["stays"]), regime: regime, from: period(from), through: period(through ?? from),
            parts: parts, until: until.map(date))
    }

    private func refusal(_ query: ConsolidationQuery) -> ConsolidationRefusal? {
        do {
            _ = try Sample.consolidator.periods(of: query)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("2024-Q2", .month, "2024-04", "2024-06", 3), ("2024-H1", .month, "2024-01", "2024-06", 6),
            ("2024-9M", .month, "2024-01", "2024-09", 9), ("2024", .month, "2024-01", "2024-12", 12),
            ("2024-H2", .quarter, "2024-Q3", "2024-Q4", 2), ("2024-9M", .quarter, "2024-Q1", "2024-Q3", 3),
            ("2024", .quarter, "2024-Q1", "2024-Q4", 4), ("2024", .half, "2024-H1", "2024-H2", 2),
            ("2024-06", .month, "2024-06", "2024-06", 1), ("2024-9M", .nineMonths, "2024-9M", "2024-9M", 1),
        ] as [(String, PeriodForm, String, String, Int)])
    func partsMakeUpAPeriod(_ code: String, _ form: PeriodForm, _ first: String, _ last: String, _ count: Int) throws {
        let answer = try Sample.consolidator.consolidate(query(code, parts: form), reports: [])
        let periods = answer.periods.map(\.period)
        #expect(periods == (try Sample.consolidator.periods(of: query(code, parts: form))))
        #expect(periods.first == period(first))
        #expect(periods.last == period(last))
        #expect(periods.count == count)
        let whole = Sample.family.window(of: period(code))
        #expect(
            answer.asked == AskedWindow(from: period(code), through: period(code), window: whole))
        #expect(answer.periods.first?.window.first == whole.first)
        #expect(answer.periods.last?.window.last == whole.last)
        #expect(answer.periods.map(\.window.dayCount).reduce(0, +) == whole.dayCount, "no day twice, none left out")
        #expect(answer.completeness.byPeriod.map(\.period) == periods)
    }

    @Test(
        arguments: [
            ("2024-Q1", nil, .half, "month, quarter"), ("2024-9M", nil, .half, "month, quarter, nine-months"),
            ("2024", nil, .nineMonths, "month, quarter, half, year"), ("2024-06", nil, .quarter, "month"),
            ("2023-9M", "2024-9M", .month, "nine-months"),
        ] as [(String, String?, PeriodForm, String)])
    func whatDoesNotTileNamesWhatWould(_ from: String, _ through: String?, _ form: PeriodForm, _ forms: String) throws {
        let refused = try #require(refusal(query(from, through: through, parts: form)))
        #expect(refused.code == .partsDoNotTile)
        #expect(refused.message.english.hasSuffix("these would: \(forms)."), "\(refused.message.english)")
        #expect(refused.message.vietnamese.hasSuffix("\(forms)."))
    }

    @Test func aFormThatTheRegimeDoesNotHaveIsRefused() throws {
        let refused = try #require(refusal(query("2024", parts: .quarter, regime: "FREE")))
        #expect(refused.code == .formNotInRegime)
        #expect(refused.message.english.hasSuffix("month, half, year."))
        // The period itself need not be reported when its parts are.
        #expect(refusal(query("2024-Q1", parts: .month, regime: "FREE")) == nil)
        #expect(refusal(query("2024-Q1", parts: nil, regime: "FREE"))?.code == .formNotInRegime)
    }

    @Test func longRangesOfPartsAreBounded() {
        #expect(refusal(query("2014", through: "2023", parts: .month)) == nil)
        #expect(refusal(query("2014", through: "2024", parts: .month))?.code == .rangeTooLong)
        #expect(refusal(query("2024", through: "2023", parts: .month))?.code == .rangeReversed)
    }

    @Test func yearToDateTakesThePeriodsThatEnded() throws {
        let answer = try Sample.consolidator.consolidate(
            query("2025", parts: .month, until: "2025-09-30"), reports: [])
        #expect(answer.periods.map(\.period.code).last == "2025-09")
        #expect(answer.periods.count == 9)
        #expect(answer.asked?.window == range("2024-12-15", "2025-12-14"))
        #expect(answer.asked?.until == date("2025-09-30"))
        #expect(answer.asked?.uncovered == range("2025-09-15", "2025-09-30"))
        let onTheDay = try Sample.consolidator.consolidate(
            query("2025", parts: .month, until: "2025-09-14"), reports: [])
        #expect(onTheDay.periods.count == 9)
        #expect(onTheDay.asked?.uncovered == nil)
        let after = try Sample.consolidator.consolidate(query("2025", parts: .month, until: "2026-03-01"), reports: [])
        #expect(after.periods.count == 12)
        #expect(after.asked?.uncovered == nil, "the year ended before that day")
        let range = try Sample.consolidator.consolidate(
            query("2025-01", through: "2025-12", parts: nil, until: "2025-02-20"), reports: [])
        #expect(range.periods.map(\.period.code) == ["2025-01", "2025-02"])
        #expect(range.asked?.uncovered == ChanceryConsolidationTests.range("2025-02-15", "2025-02-20"))
    }

    @Test func nothingEndedYet() throws {
        let refused = try #require(refusal(query("2025", parts: nil, until: "2025-09-30")))
        #expect(refused.code == .nothingEnded)
        #expect(
            refused.message.english
                == "Nothing of 2025 had ended by 2025-09-30; 2025 ends on 2025-12-14; parts can be asked for: month, "
                + "quarter, half.")
        #expect(refusal(query("2025", parts: .month, until: "2025-01-13"))?.code == .nothingEnded)
    }

    @Test func aMissingPartIsNamedByOfficeAndPeriod() throws {
        let reports = ["2024-01", "2024-03"].map {
            accepted("stays", $0, [figure("flow-count", "5")], regime: "ALL")
        }
        let answer = try Sample.consolidator.consolidate(query("2024-Q1", parts: .month), reports: reports)
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(10))])
        #expect(answer.figures[0].coverage.partial == ["stays"])
        #expect(answer.figures[0].coverage.missing == [CoverageGap(office: "stays", periods: [period("2024-02")])])
        #expect(answer.completeness.byPeriod.map(\.counts.missing) == [0, 1, 0])
    }

    @Test func aStockOfAYearIsThatOfItsLastPart() throws {
        let reports = zip(["2024-Q1", "2024-Q4"], ["7", "9"]).map {
            accepted("stays", $0, [figure("stock-count", $1, asOf: "2024-12-14")], regime: "ALL")
        }
        let answer = try Sample.consolidator.consolidate(query("2024", parts: .quarter), reports: reports)
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(9))])
    }

    /// The same name of a period is other days in another family, and a regime has one family.
    @Test func calendarAndDecreeWindowsNeverMeet() throws {
        let reports = ["ALL", "CAL"].flatMap { regime in
            ["2024-01", "2024-02", "2024-03"].map {
                accepted("stays", $0, [figure("flow-count", regime == "ALL" ? "1" : "100")], regime: regime)
            }
        }
        for (regime, total, window) in [
            ("ALL", Int64(3), range("2023-12-15", "2024-03-14")), ("CAL", 300, range("2024-01-01", "2024-03-31")),
        ] {
            let answer = try Sample.consolidator.consolidate(
                query("2024-Q1", parts: .month, regime: regime), reports: reports)
            #expect(answer.figures.map(\.outcome) == [.sum(quantity(total))])
            #expect(answer.asked?.window == window)
            let parts = reports.map { report in
                var part = PeriodContributions(
                    catalogue: Sample.catalogue, regime: report.receipt.key.regime, period: report.receipt.key.period)
                part.replace(office: "stays", with: report)
                return part
            }
            #expect(
                try Sample.consolidator.consolidate(
                    query("2024-Q1", parts: .month, regime: regime), contributions: parts) == answer)
        }
    }
}
