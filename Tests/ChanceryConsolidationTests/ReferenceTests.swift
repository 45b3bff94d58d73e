// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Foundation
internal import Testing

/// The reference page lists exactly the codes there are.
struct ReferenceTests {
    private func lines() throws -> [Substring] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/reference/consolidation.md"), encoding: .utf8)
        return page.split(separator: "\n")
    }

    @Test func everyCodeIsListedWithItsName() throws {
        let codes =
            RefusalReason.allCases.map { "| \($0.rawValue) | `\($0.name)` |" }
            + ConsolidationRefusalCode.allCases.filter { $0.rawValue < 841 }.map { "| \($0.rawValue) | `\($0.name)` |" }
        let rows = try lines().filter { $0.hasPrefix("| 7") || $0.hasPrefix("| 8") }
        #expect(rows.count == codes.count)
        for (row, code) in zip(rows, codes) { #expect(row.hasPrefix(code)) }
    }

    @Test func theUnitsOfTodayAreThoseOfTheAnswer() throws {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .group("emulation-2"), regime: Sample.regime, period: period("2024-H1"),
                bordersOn: date("2026-01-15")), reports: GroupTwo.reports())
        let outbound = answer.figures[0]
        let values = Dictionary(
            uniqueKeysWithValues: outbound.contributions.map { ($0.office, $0.quantity.value.units) })
        let rows = zip(answer.units, outbound.unitFigures).map { unit, figure in
            let parts = answer.members.filter { unit.parts.contains($0.office) }.map {
                "\($0.name.english) \(values[$0.office] ?? -1)"
            }
            let outsiders = unit.outsiders.map { $0.name.english + " " }.joined()
            return "| \(unit.name.english) | \(unit.code) | \(parts.joined(separator: ", ")) "
                + "| \(figure.outcome.quantity?.value.units ?? -1) | \(outsiders)|"
        }
        let lines = try lines()
        let head = try #require(lines.firstIndex { $0.hasPrefix("| unit | code | from |") })
        #expect(lines[(head + 2)...].prefix(rows.count).map(String.init) == rows)
    }
}
