// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing

@testable internal import ChanceryConsolidation

/// The reference pages list exactly the codes there are, and their examples are what the code says.
struct ComparisonReferenceTests {
    private func rows(_ page: String) throws -> [[String]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/reference/\(page).md"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.dropFirst(2).components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }.dropLast()
        }
    }

    @Test func everyCodeIsListedWithItsName() throws {
        let listed = try rows("comparison").filter { Int($0[0]) != nil && $0.count > 1 && $0[1].hasPrefix("`") }
        let codes =
            ComparisonRefusalReason.allCases.map { ["\($0.rawValue)", "`\($0.name)`"] }
            + ConsolidationRefusalCode.allCases.filter { $0.rawValue >= 841 }.map {
                ["\($0.rawValue)", "`\($0.name)`"]
            }
        #expect(listed.map { Array($0.prefix(2)) } == codes)
    }

    /// "more than 1,549", with what it is counted in left aside.
    private func quantity(_ text: String) throws -> Quantity {
        let words: [(String, Qualifier)] = [
            ("more than ", .moreThan), ("at least ", .atLeast), ("nearly ", .nearly), ("at most ", .atMost),
            ("about ", .about),
        ]
        let (word, qualifier) = words.first { text.hasPrefix($0.0) } ?? ("", .exact)
        let digits = text.dropFirst(word.count).split(separator: " ").first ?? ""
        return Quantity(value: try DecimalReading(String(digits.filter { $0 != "," })).value, qualifier: qualifier)
    }

    @Test func everyOperationGivesItsResult() throws {
        var checked = 0
        for row in try rows("qualifiers") where row.count == 2 {
            for sign in [" - ", " / ", " against "] {
                let terms = row[0].components(separatedBy: sign)
                guard terms.count == 2, row[0] != "operation" else { continue }
                let (first, second) = (
                    QualifiedNumber(try quantity(terms[0]), isNeverNegative: true),
                    QualifiedNumber(try quantity(terms[1]), isNeverNegative: true)
                )
                let words =
                    switch sign {
                    case " - ": ApproximateWords.text(try first.subtracting(second).shown(atScale: 0), in: .english)
                    case " / ": ApproximateWords.text(try first.divided(by: second).shown(atScale: 1), in: .english)
                    default:
                        ApproximateWords.growth(
                            try first.growthPercent(from: second).shown(atScale: 1), in: .english)
                    }
                #expect(row[1].components(separatedBy: ", bounds")[0] == words, "\(row[0])")
                checked += 1
            }
        }
        #expect(checked == 8)
    }

    @Test func everySideFlipsAsListed() throws {
        var checked = 0
        for row in try rows("qualifiers") where row.count == 2 {
            guard let qualifier = Qualifier.allCases.first(where: { $0.rawValue.replacing("-", with: " ") == row[0] })
            else { continue }
            let one = QualifiedNumber(Quantity(value: .zero(scale: 0)), isNeverNegative: false)
            let flipped = try one.subtracting(
                QualifiedNumber(
                    Quantity(value: FixedPoint(units: 5, scale: 0), qualifier: qualifier), isNeverNegative: true)
            ).shown(atScale: 0)
            let words = ApproximateWords.text(flipped, in: .english)
            #expect(words == (row[1] == "exact" ? "-5" : row[1] + " -5"))
            checked += 1
        }
        #expect(checked == Qualifier.allCases.count)
    }

    @Test func everySentenceIsWrittenAsListed() throws {
        let dollar = MeasureUnit(
            code: "USD", label: Label(english: "US dollar", arabic: "دولار أمريكي"), isCurrency: true)
        let item = MeasureUnit(code: "item", label: Label(english: "item"))
        var checked = 0
        for row in try rows("qualifiers") where row.count == 4 && row[0] != "number" && !row[0].hasPrefix("---") {
            for (language, expected) in zip([Language.english, .vietnamese, .arabic], row[1...]) {
                #expect(try sentence(row[0], dollar, item, language) == expected, "\(row[0])")
            }
            checked += 1
        }
        #expect(checked == 10)
    }

    private func sentence(
        _ text: String, _ dollar: MeasureUnit, _ item: MeasureUnit, _ language: Language
    ) throws -> String {
        if text.hasPrefix("growth at most") {
            let upper = Bound(value: FixedPoint(units: 1110, scale: 1), isInclusive: false)
            return ApproximateWords.growth(
                BoundedQuantity(
                    quantity: Quantity(value: upper.value, qualifier: .atMost),
                    bounds: QuantityBounds(lower: nil, upper: upper)), in: language)
        }
        if text.hasPrefix("growth ") {
            return ApproximateWords.growth(BoundedQuantity(try quantity(String(text.dropFirst(7)))), in: language)
        }
        if text.hasPrefix("change of a rate ") {
            return ApproximateWords.points(BoundedQuantity(try quantity(String(text.dropFirst(17)))), in: language)
        }
        let unit = text.hasSuffix("USD") ? dollar : item
        return ApproximateWords.amount(try quantity(text), unit: unit, in: language)
    }
}
