// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

@Suite("Plans held against results")
struct PlanCheckerTests {
    private static let year = range("2023-12-15", "2024-12-14")

    private func item(
        _ target: String, _ window: DateRange? = year, indicator: String = "agreements.signed"
    ) -> PlanItem {
        PlanItem(text: "plan", window: window, targetIndicator: indicator, targetDecimal: target)
    }

    /// The verdict on a target by what `hue` reported for 2024; with other offices in the scope they are missing.
    private func verdict(
        _ item: PlanItem, _ figures: [Figure], offices: [String] = ["hue"], endedBy: String = "2024-12-31"
    ) throws -> PlanCheck {
        let checker = PlanChecker(try Words.frame(from: "2023", endedBy: endedBy))
        var results: [ConsolidatedFigure]?
        if let periods = checker.periods(of: item) {
            let report = Words.report("hue", periods.from.code) { $0.figures = figures }
            results = try Consolidator(catalogue: Words.catalogue).consolidate(
                ConsolidationQuery(
                    scope: .offices(offices), regime: Words.regime, from: periods.from, through: periods.through,
                    indicators: [item.targetIndicator]), reports: [report]
            ).figures
        }
        return checker.verdict(on: item, figures: results)
    }

    @Test(
        "A result decides by what is certain of it",
        arguments: [
            ("5", Qualifier.exact, PlanOutcome.met), ("6", .exact, .met), ("4", .exact, .notMet),
            ("5", .atLeast, .met), ("5", .moreThan, .met), ("4", .moreThan, .met), ("3", .moreThan, .notComparable),
            ("4", .atLeast, .notComparable), ("5", .nearly, .notMet), ("6", .nearly, .notComparable),
            ("5", .atMost, .notComparable), ("4", .atMost, .notMet), ("9", .about, .notComparable),
        ])
    func qualifiers(value: String, qualifier: Qualifier, outcome: PlanOutcome) throws {
        let check = try verdict(item("5"), [figure("agreements.signed", value, qualifier)])
        #expect(check.outcome == outcome)
        #expect(check.target?.description == "5" && check.result?.value.description == value)
        #expect(check.result?.qualifier == qualifier)
        #expect(check.from == period("2024") && check.through == period("2024"))
        #expect((check.reason.english.isEmpty && check.reason.vietnamese.isEmpty) == [.met, .notMet].contains(outcome))
    }

    @Test("Without a target, a window or its end there is nothing to check")
    func unchecked() throws {
        #expect(try verdict(item(""), []).outcome == .noTarget)
        #expect(try verdict(item("5", nil), []).outcome == .noTarget)
        #expect(try verdict(PlanItem(text: "words"), []).outcome == .noTarget)
        let running = try verdict(item("5"), [figure("agreements.signed", "9")], endedBy: "2024-12-13")
        #expect(running.outcome == .running && running.target?.description == "5" && running.result == nil)
        #expect(try verdict(item("5"), [figure("agreements.signed", "9")], endedBy: "2024-12-14").outcome == .met)
    }

    @Test("No number is no result; zero is a number")
    func noResult() throws {
        #expect(try verdict(item("5"), []).outcome == .noResult)
        #expect(try verdict(item("5"), [figure("agreements.signed", "0")]).outcome == .notMet)
        #expect(try verdict(item("0"), [figure("agreements.signed", "0")]).outcome == .met)
        let unavailable = Figure(indicator: "agreements.signed", value: .notAvailable(reason: "fire"))
        #expect(try verdict(item("5"), [unavailable]).outcome == .noResult)
    }

    @Test("Missing members can only add to what is never negative")
    func incomplete() throws {
        let two = ["hue", "hanoi"]
        #expect(try verdict(item("5"), [figure("agreements.signed", "7")], offices: two).outcome == .met)
        let short = try verdict(item("5"), [figure("agreements.signed", "4")], offices: two)
        #expect(short.outcome == .notComparable && short.result?.value.description == "4")
        #expect(short.reason.english.contains("missing"))
        let balance = item("5", indicator: "balance")
        #expect(try verdict(balance, [figure("balance", "7.0")], offices: two).outcome == .notComparable)
        #expect(try verdict(balance, [figure("balance", "7.0")]).outcome == .met)
        #expect(try verdict(balance, [figure("balance", "4.0", .moreThan)]).outcome == .notComparable)
    }

    @Test("A plan, a part and a figure of another window are no result of the target")
    func otherFigures() throws {
        #expect(try verdict(item("5"), [figure("agreements.signed", "9", status: .plan)]).outcome == .noResult)
        let part = try verdict(item("5"), [figure("agreements.signed", "9", partner: "CN")])
        #expect(part.outcome == .notComparable && part.reason.english.contains("parts"))
        let window = try verdict(
            item("5"), [figure("agreements.signed", "9", window: range("2024-01-01", "2024-11-15"))])
        #expect(window.outcome == .notComparable)
    }

    @Test("Windows of another family, and targets that are no numbers of a known indicator, are not comparable")
    func foreign() throws {
        let calendar = try verdict(item("5", range("2024-01-01", "2024-12-31")), [figure("agreements.signed", "9")])
        #expect(calendar.outcome == .notComparable)
        #expect(calendar.reason.english == "No periods of regime D09 make up 2024-01-01..2024-12-31.")
        let checker = PlanChecker(try Words.frame(from: "2024"))
        #expect(checker.verdict(on: item("5", indicator: "none"), figures: []).outcome == .notComparable)
        let unreadable = try verdict(item("five"), [figure("agreements.signed", "9")])
        #expect(unreadable.outcome == .notComparable && unreadable.target == nil)
    }

    @Test("A plan of several periods is held against their sum")
    func severalPeriods() throws {
        let regime = try #require(Words.catalogue.regime(Words.regime))
        func periods(_ first: String, _ last: String) -> String? {
            PlanPeriods(window: range(first, last), regime: regime, family: Sample.family).map {
                "\($0.from)..\($0.through)"
            }
        }
        #expect(periods("2022-12-15", "2024-12-14") == "2023..2024")
        #expect(periods("2023-12-15", "2024-06-14") == "2024-H1..2024-H1")
        #expect(periods("2024-06-15", "2025-06-14") == "2024-H2..2025-H1")
        #expect(periods("2024-05-15", "2024-07-14") == "2024-06..2024-07")
        #expect(periods("2024-05-15", "2024-07-15") == nil)
    }

    @Test("Earlier plans whose window ends in the periods asked for are checked there, own ones are listed")
    func earlierPlans() throws {
        let reports = [
            Words.report("hue", "2023") { $0.planItems = [item("5"), item("5", nil), item("")] },
            Words.report("hue", "2022") { $0.planItems = [item("7", range("2022-12-15", "2023-12-14"))] },
            Words.report("hue", "2024") { $0.planItems = [item("9", range("2024-12-15", "2025-12-14"))] },
        ]
        let plans = TextMerge(try Words.frame(from: "2024"), reports: reports, acts: []).plans
        #expect(
            plans.map { "\($0.origin.period) \($0.item.targetDecimal) \($0.isEarlier)" } == [
                "2023 5 true", "2024 9 false",
            ])
    }
}
