// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

struct ApproximateWordsTests {
    @Test(
        arguments: [
            (398, "nearly 400", "gần 400"), (361, "about 360", "khoảng 360"), (14, "14", "14"),
            (98, "nearly 100", "gần 100"), (52, "52", "52"), (401, "more than 400", "hơn 400"), (400, "400", "400"),
            (0, "0", "0"), (19, "19", "19"), (20, "20", "20"), (21, "21", "21"), (41, "more than 40", "hơn 40"),
            (39, "39", "39"), (975, "about 980", "khoảng 980"), (976, "nearly 1,000", "gần 1.000"),
            (392, "nearly 400", "gần 400"), (1_040_000, "1,040,000", "1.040.000"),
            (1_730, "about 1,700", "khoảng 1.700"), (-398, "nearly -400", "gần -400"),
            (Int64.max, "more than 9,000,000,000,000,000,000", "hơn 9.000.000.000.000.000.000"),
        ] as [(Int64, String, String)])
    func numbersAreRoundedByTheRule(_ units: Int64, _ english: String, _ vietnamese: String) {
        let number = FixedPoint(units: units, scale: 0)
        #expect(ApproximateWords.approximate(number, in: .english) == english)
        #expect(ApproximateWords.approximate(number, in: .vietnamese) == vietnamese)
    }

    @Test func decimalsAreRoundedByTheSameRule() {
        let growth = FixedPoint(units: 1345, scale: 2)
        #expect(ApproximateWords.approximate(growth, in: .english) == "13.45")
        #expect(ApproximateWords.approximate(growth, in: .vietnamese) == "13,45")
        #expect(ApproximateWords.approximate(FixedPoint(units: 5240, scale: 2), in: .english) == "about 52")
        #expect(ApproximateWords.approximate(FixedPoint(units: 2000, scale: 2), in: .english) == "20.00")
        #expect(ApproximateWords.approximate(FixedPoint(units: 2001, scale: 2), in: .english) == "more than 20")
    }

    /// The rule, held against every number up to ten thousand by trying it out in whole numbers.
    @Test func noShorterRoundingWouldDo() {
        for number in Int64(20)...10_000 {
            let approximation = Approximation(of: FixedPoint(units: number, scale: 0))
            let text = String(number)
            var expected = (number, Qualifier.exact)
            for digits in 1...text.count {
                var step: Int64 = 1
                for _ in digits..<text.count { step *= 10 }
                let below = number / step * step
                let result = (number - below) * 2 >= step ? below + step : below
                guard abs(result - number) * 1000 <= number * 25 else { continue }
                let word: Qualifier = digits > 1 ? .about : result > number ? .nearly : .moreThan
                expected = (result, result == number ? .exact : word)
                break
            }
            #expect(approximation.value == FixedPoint(units: expected.0, scale: 0))
            #expect(approximation.qualifier == expected.1)
        }
    }

    @Test(arguments: [
        (Qualifier.nearly, Int64(50_000_000_000), "nearly 50,000,000,000", "gần 50.000.000.000"),
        (.moreThan, 30, "more than 30", "hơn 30"), (.atLeast, 24, "at least 24", "ít nhất 24"),
        (.atMost, 24, "at most 24", "nhiều nhất 24"), (.about, 300, "about 300", "khoảng 300"),
        (.exact, 1_730, "1,730", "1.730"),
    ])
    func quantitiesKeepTheirQualifier(
        _ qualifier: Qualifier, _ units: Int64, _ english: String, _ vietnamese: String
    ) {
        #expect(ApproximateWords.text(quantity(units, qualifier), in: .english) == english)
        #expect(ApproximateWords.text(quantity(units, qualifier), in: .vietnamese) == vietnamese)
        #expect(
            ApproximateWords.text(quantity(units, qualifier), in: .arabic).hasSuffix(
                english.split(separator: " ").last ?? ""))
    }

    @Test func onlyExactQuantitiesAreRounded() {
        #expect(ApproximateWords.approximate(quantity(398), in: .english) == "nearly 400")
        #expect(ApproximateWords.approximate(quantity(398, .moreThan), in: .english) == "more than 398")
    }

    @Test func digitsAreGroupedByThrees() {
        #expect(ApproximateWords.grouped(FixedPoint(units: -1_234_567, scale: 2), in: .english) == "-12,345.67")
        #expect(ApproximateWords.grouped(FixedPoint(units: -123_456, scale: 0), in: .vietnamese) == "-123.456")
        #expect(
            ApproximateWords.grouped(FixedPoint(units: Int64.min, scale: 9), in: .english) == "-9,223,372,036.854775808"
        )
    }
}
