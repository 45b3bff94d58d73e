// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing

/// The reference must list exactly the codes that exist, under their numbers, names and usual severities.
@Suite struct FindingsReferenceTests {
    private struct Row: Hashable {
        let number: String
        let name: String
        let severity: String
    }

    @Test func theReferenceListsEveryCode() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("docs/reference/findings.md"), encoding: .utf8)
        var rows: [Row] = []
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 5, Int(cells[0]) != nil else { continue }
            #expect(!cells[3].isEmpty && !cells[4].isEmpty)
            rows.append(
                Row(
                    number: cells[0], name: cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`")),
                    severity: String(cells[2].prefix { $0.isLetter })))
        }
        let expected = FindingCode.allCases.map {
            Row(number: String($0.rawValue), name: $0.name, severity: $0.defaultSeverity.rawValue)
        }
        #expect(rows.map(\.number) == expected.map(\.number))
        #expect(Set(rows) == Set(expected), "differ: \(Set(rows).symmetricDifference(Set(expected)))")
    }
}
