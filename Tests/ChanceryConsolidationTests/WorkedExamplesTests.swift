// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Foundation
internal import Testing

/// `docs/reference/worked-examples.md` has one example of everything there is, and the sums and windows that it gives
/// are those of the code.
struct WorkedExamplesTests {
    private let rows: [[String]]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/reference/worked-examples.md"), encoding: .utf8)
        rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.dropFirst(2).components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }.dropLast()
        }
    }

    /// The rows of the table whose first heading is `heading`, in their order.
    private func table(_ heading: String) -> [[String]] {
        guard let head = rows.firstIndex(where: { $0[0] == heading }) else { return [] }
        let headings = ["kind", "qualifier", "status", "family", "code"]
        return Array(rows[(head + 1)...].prefix { !headings.contains($0[0]) })
    }

    @Test func everyKindHasAnExample() {
        let kinds = Set(table("kind").map { $0[0] })
        #expect(kinds == Set(IndicatorKind.allCases.map { "`\($0.rawValue)`" }))
    }

    @Test func everyRefusalHasAnExample() {
        let examples = rows.filter { Int32($0[0]) != nil }
        let codes =
            RefusalReason.allCases.map { ["\($0.rawValue)", "`\($0.name)`"] }
            + ComparisonRefusalReason.allCases.map { ["\($0.rawValue)", "`\($0.name)`"] }
            + ConsolidationRefusalCode.allCases.map { ["\($0.rawValue)", "`\($0.name)`"] }
        #expect(examples.map { Array($0.prefix(2)) } == codes)
        for example in examples { #expect(!example[2].isEmpty, "\(example[1])") }
    }

    @Test func everyQualifierHasAnExampleAndItsSumIsThatOfTheCode() throws {
        let examples = table("qualifier")
        #expect(examples.map { $0[0] } == Qualifier.allCases.map { $0.rawValue.replacing("-", with: " ") })
        let words: [Qualifier: String] = [
            .moreThan: "more than ", .atLeast: "at least ", .nearly: "nearly ", .atMost: "at most ", .about: "about ",
        ]
        for (example, qualifier) in zip(examples, Qualifier.allCases) {
            // "dozens ... kept as at least 24": the number that counts is the last one.
            let number = try #require(example[1].split(whereSeparator: { !$0.isNumber }).last.flatMap { Int($0) })
            #expect(example[2] == words[qualifier.adding(.exact), default: ""] + "\(number + 10)")
        }
    }

    @Test func everyStatusHasAnExample() {
        #expect(table("status").map { $0[0] } == FigureStatus.allCases.map(\.rawValue))
    }

    @Test(arguments: [("decree-09", 15, -1), ("calendar", 1, 0)])
    func windowsAreThoseOfTheFamily(code: String, startDay: Int, monthShift: Int) throws {
        let family = try #require(
            WindowFamily(code: code, label: Label(english: code), startDay: startDay, monthShift: monthShift))
        let row = try #require(table("family").first { $0[0] == "`\(code)`" })
        for (cell, name) in zip(row.dropFirst(), ["2024-H1", "2024-Q2", "2024"]) {
            let window = family.window(of: period(name))
            #expect(cell == words(window), "\(code) \(name)")
        }
    }

    private func words(_ window: DateRange) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let (first, last) = (window.first, window.last)
        let year = first.year == last.year ? "" : " \(first.year)"
        return "\(first.day) \(months[first.month - 1])\(year) to \(last.day) \(months[last.month - 1]) \(last.year)"
    }
}
