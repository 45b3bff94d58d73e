// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Compares the answers of the consolidation with those of the oracle.
struct OracleComparison {
    /// The first line that differs, with what it takes to see it again; empty when all agree.
    static func difference(_ actual: [String], _ expected: [String], _ place: String) -> String {
        guard actual != expected else { return "" }
        let count = max(actual.count, expected.count)
        let index = (0..<count).first { at($0, actual) != at($0, expected) } ?? 0
        let head = expected[..<min(index, expected.count)].last { !$0.hasPrefix(" ") } ?? ""
        return "\(place), line \(index), under \(head)"
            + "\n  answered \(at(index, actual))\n  expected \(at(index, expected))"
    }

    private static func at(_ index: Int, _ lines: [String]) -> String {
        index < lines.count ? lines[index] : "(nothing)"
    }
}

extension OracleCase {
    func place(_ question: String) -> String { "seed \(seed) case \(self.case) \(question)" }
}
