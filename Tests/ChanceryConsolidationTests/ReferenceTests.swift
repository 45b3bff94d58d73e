// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Foundation
internal import Testing

/// The reference page lists exactly the codes there are.
struct ReferenceTests {
    private func rows() throws -> [Substring] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/reference/consolidation.md"), encoding: .utf8)
        return page.split(separator: "\n").filter { $0.hasPrefix("| 7") || $0.hasPrefix("| 8") }
    }

    @Test func everyCodeIsListedWithItsName() throws {
        let codes =
            RefusalReason.allCases.map { "| \($0.rawValue) | `\($0.name)` |" }
            + ConsolidationRefusalCode.allCases.filter { $0.rawValue < 841 }.map { "| \($0.rawValue) | `\($0.name)` |" }
        let rows = try rows()
        #expect(rows.count == codes.count)
        for (row, code) in zip(rows, codes) { #expect(row.hasPrefix(code)) }
    }
}
