// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct FindingTests {
    @Test func numbersAreUniqueAndInTheirRanges() {
        let numbers = FindingCode.allCases.map(\.rawValue)
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.allSatisfy { $0 == 0 || (101...699).contains($0) || (951...979).contains($0) })
        #expect(numbers == numbers.sorted())
    }

    @Test func namesAreUpperCaseWords() {
        #expect(FindingCode.unknownOffice.name == "UNKNOWN_OFFICE")
        #expect(FindingCode.asOfMissing.name == "AS_OF_MISSING")
        #expect(FindingCode.notANumber.name == "NOT_A_NUMBER")
        #expect(Set(FindingCode.allCases.map(\.name)).count == FindingCode.allCases.count)
    }

    @Test(arguments: [
        ("", ""), ("CN", "CN"), (String(repeating: "ế", count: 80), String(repeating: "ế", count: 80)),
        (String(repeating: "ế", count: 81), String(repeating: "ế", count: 79) + "…"),
        (String(repeating: "x", count: 5_000), String(repeating: "x", count: 79) + "…"),
    ])
    func valuesAreShortened(text: String, expected: String) {
        let label = Label(english: "x")
        let finding = Finding(
            code: .notANumber, severity: .error, path: "p", value: text, rule: "r", message: label, remedy: label)
        #expect(finding.value == expected)
    }

    @Test func aLabelFallsBackToEnglish() {
        let label = Label(english: "Hanoi", vietnamese: "Hà Nội")
        #expect(label.text(in: .vietnamese) == "Hà Nội" && label.text(in: .arabic) == "Hanoi")
    }
}
