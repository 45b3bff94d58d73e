// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Foundation
internal import Testing

/// Several reasons against one figure: the one that is given, and that the reference page says the same.
struct RefusalOrderTests {
    /// A row of the table, with reports against which all its reasons from the case's own on hold.
    struct Row: Sendable, CustomTestStringConvertible {
        let kinds: String
        let order: [RefusalReason]
        let indicator: String
        let cases: [[AcceptedReport]]

        var testDescription: String { kinds }
    }

    /// `east` becomes `joined` on 1 March, inside the window.
    private static let offices = ["east", "joined", "stays", "turns", "harbour"]
    private static let largest = String(Int64.max)

    private static func reports(_ figures: [String: [Figure]]) -> [AcceptedReport] {
        figures.sorted { $0.key < $1.key }.map { accepted($0.key, "2024-03", $0.value) }
    }

    static let rows = [flows, stocks, cumulative, distinct, events, rates]

    private static let flows: Row = {
        let flow = { (value: String) in figure("flow-count", value, window: range("2024-01-01", "2024-03-12")) }
        return Row(
            kinds: "`flow-count`, `flow-amount`", order: [.statedTwice, .windowOfMergedOffices, .overflow],
            indicator: "flow-count",
            cases: [
                reports(["east": [flow(largest)], "joined": [flow("1"), flow("1")]]),
                reports(["east": [flow(largest)], "joined": [flow("1")]]),
                reports(["stays": [flow(largest)], "turns": [flow("1")]]),
            ])
    }()

    private static let stocks: Row = {
        let stock = { (value: String, day: String?) in figure("stock-count", value, asOf: day) }
        return Row(
            kinds: "`stock-count`, `stock-amount`, `pipeline`",
            order: [.asOfAfterMerger, .asOfDateUnknown, .differentAsOfDates, .statedTwice, .overflow],
            indicator: "stock-count",
            cases: [
                reports([
                    "east": [stock("1", "2024-03-05")], "stays": [stock("1", nil)],
                    "turns": [stock(largest, "2024-02-20"), stock("1", "2024-02-21")],
                ]),
                reports([
                    "stays": [stock("1", nil)], "turns": [stock(largest, "2024-02-20"), stock("1", "2024-02-21")],
                ]),
                reports(["turns": [stock(largest, "2024-02-20"), stock("1", "2024-02-21")]]),
                reports(["turns": [stock(largest, "2024-02-20"), stock("1", "2024-02-20")]]),
                reports(["stays": [stock("1", "2024-02-20")], "turns": [stock(largest, "2024-02-20")]]),
            ])
    }()

    private static let cumulative: Row = {
        let total = { (value: String, since: String?, day: String?) in
            figure("cumulative-count", value, asOf: day, since: since)
        }
        return Row(
            kinds: "`cumulative-count`, `cumulative-amount`",
            order: [.asOfAfterMerger, .startUnknown, .statedTwice, .overflow], indicator: "cumulative-count",
            cases: [
                reports([
                    "east": [total("1", nil, "2024-03-05")], "stays": [total(largest, nil, nil), total("1", nil, nil)],
                ]),
                reports(["stays": [total(largest, nil, nil), total("1", nil, nil)]]),
                reports(["stays": [total(largest, "2020-01-01", nil), total("1", "2020-01-01", nil)]]),
                reports([
                    "stays": [total(largest, "2020-01-01", nil)], "turns": [total("1", "2020-01-01", nil)],
                ]),
            ])
    }()

    private static let distinct: Row = {
        let count = { (day: String?, members: [String]) in
            figure("distinct-count", "1", asOf: day, members: members)
        }
        let days = { (members: [String]) in
            [
                "east": [count("2024-03-05", members)], "harbour": [count("2024-02-21", members)],
                "stays": [count(nil, members)], "turns": [count("2024-02-20", members)],
            ]
        }
        let twice = days([]).merging(["turns": [count("2024-02-20", []), count("2024-02-20", [])]]) { $1 }
        return Row(
            kinds: "`distinct-count`",
            order: [.statedTwice, .distinctCountsDoNotAdd, .asOfAfterMerger, .asOfDateUnknown, .differentAsOfDates],
            indicator: "distinct-count",
            cases: [
                reports(twice), reports(days([])), reports(days(["CN"])),
                reports(days(["CN"]).filter { $0.key != "east" }),
                reports(days(["CN"]).filter { $0.key != "east" && $0.key != "stays" }),
            ])
    }()

    private static let events = Row(
        kinds: "`ordinal`, `event-count`, `event-amount`, and every figure of an event",
        order: [.statedTwice, .eventUnknown, .eventReportersDiffer], indicator: "event-count",
        cases: [
            reports([
                "stays": [figure("event-count", "1"), figure("event-count", "2")],
                "turns": [figure("event-count", "3")],
            ]),
            reports(["stays": [figure("event-count", "1")], "turns": [figure("event-count", "3")]]),
            reports([
                "stays": [figure("event-count", "1", event: "abac")],
                "turns": [figure("event-count", "3", event: "abac")],
            ]),
        ])

    private static let rates: Row = {
        let twice = [figure("persons-per-trip", "2"), figure("persons", "1"), figure("persons", "1")]
        return Row(
            kinds: "`rate`, `ratio`, `multiple` with parts",
            order: [.partsMissing, .ratiosDoNotAdd, .partsCoverDifferentOffices, .divisorNotAboveZero, .overflow],
            indicator: "persons-per-trip",
            cases: [
                reports(["stays": twice, "turns": [figure("trips", "0")]]),
                reports(["stays": twice + [figure("trips", "0")]]),
                reports(["stays": [figure("persons", largest)], "turns": [figure("trips", "0")]]),
                reports(["stays": [figure("persons", largest), figure("trips", "0")]]),
                reports(["stays": [figure("persons", largest), figure("trips", "1")]]),
            ])
    }()

    private func figures(_ reports: [AcceptedReport], _ indicator: String, _ offices: [String]) throws
        -> [ConsolidatedFigure]
    {
        try consolidate(reports, offices: offices, from: "2024-03", indicators: [indicator]).figures
    }

    @Test(arguments: rows) func theFirstReasonIsGiven(_ row: Row) throws {
        #expect(row.cases.count == row.order.count)
        for (reports, reason) in zip(row.cases, row.order) {
            let read = try figures(reports, row.indicator, RefusalOrderTests.offices)
            #expect(read.map(\.outcome.refusal) == [reason])
        }
    }

    @Test(arguments: ["stock-count", "cumulative-count", "distinct-count", "event-count", "ratio", "rank"])
    func oneNumberOfTheOneExpectedReportPassesBeforeAnyReason(_ indicator: String) throws {
        let read = try figures([accepted("stays", "2024-03", [figure(indicator, "2")])], indicator, ["stays"])
        #expect(read.map { $0.outcome.quantity?.value.isEqualInValue(to: FixedPoint(units: 2, scale: 0)) } == [true])
    }

    @Test func thePageHasTheSameOrder() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/reference/consolidation.md"), encoding: .utf8)
        for row in RefusalOrderTests.rows {
            let order = row.order.map { $0 == .ratiosDoNotAdd ? "the refusal of the kind" : "`\($0.name)`" }
            #expect(page.contains("| \(row.kinds) | \(order.joined(separator: ", ")) |"))
        }
    }
}
