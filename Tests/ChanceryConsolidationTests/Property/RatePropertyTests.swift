// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import LongTests
internal import SeededRandom
internal import Testing

/// Rates against their definition, worked out cell by cell in plain integers.
struct RatePropertyTests {
    private struct Cell {
        var persons: Int?
        var trips: Int?
        var stated: Int?
    }

    private let offices = ["stays", "turns", "outsider"]
    private let months = ["2024-02", "2024-03"]

    @Test(.ownThread) func everyRateIsTheQuotientOfTheSumsOfThoseWithBothParts() throws {
        var generator = SeededGenerator(seed: 8_95)
        var seen: Set<String> = []
        for number in 0..<1_500 {
            let monthCount = 1 + generator.below(2)
            var cells: [String: [String: Cell]] = [:]
            for month in months.prefix(monthCount) {
                for office in offices where generator.below(6) > 0 {
                    cells[month, default: [:]][office] = Cell(
                        persons: generator.below(4) > 0 ? generator.below(9) : nil,
                        trips: generator.below(4) > 0 ? generator.below(4) : nil,
                        stated: generator.below(8) == 0 ? generator.below(9) : nil)
                }
            }
            let outcome = try answer(cells, monthCount: monthCount)
            let expected = definition(cells)
            #expect(outcome == expected, "case \(number): \(cells)")
            seen.insert(expected.first.map { $0.isNumber ? "number" : expected } ?? expected)
        }
        #expect(
            seen == [
                "number", "PARTS_MISSING", "DIVISOR_NOT_ABOVE_ZERO", "PARTS_COVER_DIFFERENT_OFFICES", "NO_NUMBER",
            ],
            "\(seen)")
    }

    private func answer(_ cells: [String: [String: Cell]], monthCount: Int) throws -> String {
        var reports: [AcceptedReport] = []
        for (month, offices) in cells {
            for (office, cell) in offices {
                let figures = [
                    cell.persons.map { figure("persons", String($0)) }, cell.trips.map { figure("trips", String($0)) },
                    cell.stated.map { figure("persons-per-trip", String($0)) },
                ]
                reports.append(accepted(office, month, figures.compactMap(\.self)))
            }
        }
        let answer = try consolidate(
            reports, offices: offices, from: months[0], through: months[monthCount - 1],
            indicators: ["persons-per-trip"])
        let rate = try #require(answer.figures.first)
        return switch rate.outcome {
        case .sum(let quantity): quantity.value.description
        case .refused(let refusal): refusal.name
        }
    }

    /// The rate with two decimals, half up; no number of these cases is negative.
    private func definition(_ cells: [String: [String: Cell]]) -> String {
        let all = cells.values.flatMap(\.values)
        let paired = all.filter { $0.persons != nil && $0.trips != nil }
        if all.contains(where: { $0.stated != nil && ($0.persons == nil || $0.trips == nil) }) {
            return "PARTS_MISSING"
        }
        if paired.isEmpty {
            // With one part only somewhere there is something to divide, and nothing to divide it by.
            let hasAbove = all.contains { $0.persons != nil }
            let hasBelow = all.contains { $0.trips != nil }
            return hasAbove && hasBelow ? "PARTS_COVER_DIFFERENT_OFFICES" : "NO_NUMBER"
        }
        let above = paired.reduce(0) { $0 + ($1.persons ?? 0) }
        let below = paired.reduce(0) { $0 + ($1.trips ?? 0) }
        guard below > 0 else { return "DIVISOR_NOT_ABOVE_ZERO" }
        let hundredths = (above * 200 + below) / (below * 2)
        let rest = String(hundredths % 100)
        return "\(hundredths / 100)." + (rest.count == 1 ? "0" + rest : rest)
    }
}
