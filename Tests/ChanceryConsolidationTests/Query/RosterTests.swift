// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Members that come, go and change their kind inside a range.
struct RosterTests {
    private func answer(_ from: String, _ through: String, _ reports: [AcceptedReport] = []) throws -> Consolidation {
        try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .group("changing"), regime: "FREE", from: period(from), through: period(through)),
            reports: reports)
    }

    /// Windows: February 2024 is 15 January to 14 February, March to 14 March, April to 14 April.
    @Test func aMemberIsExpectedWhereItSharesADayWithTheWindow() throws {
        let answer = try answer("2024-01", "2024-04")
        let expected = Dictionary(
            uniqueKeysWithValues: answer.members.map { ($0.office, $0.reports.map(\.period.code)) })
        #expect(
            expected == [
                "stays": ["2024-01", "2024-02", "2024-03", "2024-04"],
                "turns": ["2024-01", "2024-02", "2024-03", "2024-04"],
                "leaves": ["2024-01", "2024-02", "2024-03"],
                "joins": ["2024-02", "2024-03", "2024-04"],
                "ends": ["2024-01", "2024-02", "2024-03"],
            ])
        #expect(answer.members.map(\.office) == ["stays", "turns", "leaves", "joins", "ends"])
        #expect(answer.completeness.total.expected == 17)
    }

    @Test func theKindIsThatOfTheLastDayInTheWindow() throws {
        let answer = try answer("2024-02", "2024-03")
        let turns = try #require(answer.members.first { $0.office == "turns" })
        #expect(turns.reports.map(\.kind) == [.officeUnit, .department])
        #expect(turns.kind == .department)
        let leaves = try #require(answer.members.first { $0.office == "leaves" })
        #expect(leaves.reports.map(\.kind) == [.officeUnit, .officeUnit])
    }

    @Test func nameAndCodeAreThoseOfTheWindowsLastDay() throws {
        #expect(try answer("2024-02", "2024-02").members.first?.name.english == "Old stays")
        #expect(try answer("2024-02", "2024-02").members.first?.code == "90")
        #expect(try answer("2024-02", "2024-03").members.first?.name.english == "New stays")
        #expect(try answer("2024-02", "2024-03").members.first?.code == "91")
    }

    @Test func flowsCountFormerMembersAndStocksDoNot() throws {
        let figures = { (value: String, asOf: String) in
            [figure("flow-count", value), figure("stock-count", value, asOf: asOf)]
        }
        let answer = try answer(
            "2024-03", "2024-04",
            [
                accepted("leaves", "2024-03", figures("5", "2024-03-14")),
                accepted("stays", "2024-03", figures("7", "2024-03-14")),
                accepted("stays", "2024-04", figures("1", "2024-04-14")),
                accepted("leaves", "2024-04", figures("100", "2024-04-14")),
            ])
        #expect(answer.figures.map(\.outcome) == [.sum(quantity(13)), .sum(quantity(1))])
        let flow = answer.figures[0].coverage
        #expect(flow.included == ["stays", "leaves"])
        #expect(flow.missing.map(\.office) == ["turns", "joins", "ends"])
        #expect(answer.figures[1].coverage.missing.map(\.office) == ["turns", "joins"])
    }
}
