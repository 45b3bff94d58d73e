// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Sample {
    /// A catalogue that uses every field, with values that are zero or empty where those are allowed.
    static func catalogue() throws -> Catalogue {
        Catalogue(
            edition: "2026.1", offices: try offices(),
            mergers: [
                Merger(
                    date: try date("2025-07-01"), predecessors: ["vn-24", "vn-27"], successor: "vn-24-2025",
                    source: "Nghị quyết 202/2025/QH15")
            ],
            groups: [
                Group(
                    id: "g2", label: label("Group No. 2"),
                    members: [
                        Membership(office: "vn-01", kind: .department),
                        Membership(
                            office: "vn-24", kind: .officeUnit, validity: try validity("2020-01-01", "2025-06-30")),
                    ],
                    leaders: [Leadership(office: "vn-31", validity: try validity("2024-01-01", "2024-12-31"))],
                    sharesFigures: .leader)
            ],
            windowFamilies: try windowFamilies(), regimes: try regimes(),
            measureUnits: [
                MeasureUnit(code: "person", label: label("person")),
                MeasureUnit(code: "USD", label: label("dollar"), isCurrency: true),
            ],
            dimensions: [
                Dimension(
                    code: "partner", label: label("partner"),
                    values: [
                        DimensionValue(code: "LA", label: label("Laos")),
                        DimensionValue(code: "SU", label: label("USSR"), validity: try validity(nil, "1991-12-26")),
                    ]),
                Dimension(code: "field", label: label("field"), values: []),
            ],
            indicators: try indicators(), rules: try rules(), scoreSheets: [try scoreSheet(), bareScoreSheet])
    }

    private static func offices() throws -> [Office] {
        [
            Office(
                id: "vn-24",
                names: [
                    OfficeName(
                        code: "24", label: label("Bac Giang"), validity: try validity("1997-01-01", "2024-06-30")),
                    OfficeName(code: "", label: label("none")),
                ],
                validity: try validity("1997-01-01", "2025-06-30"),
                signingKeys: [
                    SigningKeyEntry(
                        id: "key-1", algorithm: .ecdsaP256, publicKey: "MFkw", validity: try validity("2024-01-01", nil)
                    ),
                    SigningKeyEntry(id: "key-2", algorithm: .ed25519, publicKey: "MCow"),
                ]),
            Office(id: "vn-24-a", names: [], parent: "vn-24"),
        ]
    }

    private static func windowFamilies() throws -> [WindowFamily] {
        [
            try #require(WindowFamily(code: "calendar", label: label("calendar"), startDay: 1, monthShift: 0)),
            try #require(WindowFamily(code: "d09", label: label("decree"), startDay: 15, monthShift: -1)),
        ]
    }

    private static func regimes() throws -> [Regime] {
        [
            Regime(
                code: "FA-D09", title: label("title"), content: label("content"), reporters: ["g1", "g2"],
                receiver: label("receiver"), sending: label("sending"),
                dues: [
                    DueRule(level: .member, daysAfterCutOff: 3), DueRule(level: .leader, daysAfterCutOff: 0),
                    DueRule(level: .subUnit, daysAfterCutOff: -2),
                ],
                forms: [.month, .quarter, .half, .nineMonths, .year, .month], windowFamily: "d09",
                sections: [
                    SectionRule(code: "s1", title: label("section"), isMandatory: true, lengthMax: 20_000),
                    SectionRule(code: "s2", title: Label(english: ""), lengthMax: 0),
                ],
                figures: [
                    FigureRule(indicator: "delegations.outbound", isMandatory: true), FigureRule(indicator: "fdi"),
                ],
                zone: try #require(ZoneOffset(minutes: -210)), validity: try validity("2019-03-12", nil),
                source: "09/2019/NĐ-CP", signature: .required),
            Regime(
                code: "UTC", title: Label(english: "in UTC"), content: Label(english: ""), receiver: Label(english: ""),
                sending: Label(english: ""), dues: [], forms: [], windowFamily: "calendar", sections: [], figures: [],
                zone: .utc),
        ]
    }

    private static func indicators() throws -> [Indicator] {
        [
            Indicator(
                code: "fdi", label: label("investment"), kind: .flowAmount, unit: "USD", scale: 9,
                pillars: ["economic", "political"], field: "investment",
                dimensions: [
                    DimensionUse(dimension: "partner", isRequired: true), DimensionUse(dimension: "field"),
                ],
                moneyKind: .disbursed, allowsNegative: true, definition: label("definition"),
                validity: try validity("2015-01-01", "2030-12-31"),
                entries: EntryCount(
                    register: .aid, measure: .amount, aidTypes: ["project", "non-project"], isListComplete: true),
                parts: RateParts(
                    numerator: "fdi", denominator: "rank", factor: FixedPoint(units: 100, scale: 0)), planOf: "rank"),
            Indicator(code: "rank", label: label("rank"), kind: .rankBand, unit: "position"),
            Indicator(
                code: "out", label: label("out"), kind: .flowCount, unit: "person",
                entries: EntryCount(register: .delegations, measure: .persons, direction: .inbound)),
            Indicator(
                code: "protected", label: label("protected"), kind: .flowCount, unit: "case",
                entries: EntryCount(register: .cases, statuses: ["open", "closed"], caseTypes: ["protection"])),
        ]
    }

    private static func rules() throws -> [ValidationRule] {
        [
            ValidationRule(
                code: "r1", severity: .warning, explanation: label("why"), form: .notLess(larger: "a", smaller: "b"),
                regimes: ["FA-D09"], validity: try validity("2024-01-01", nil)),
            ValidationRule(
                code: "r2", severity: .error, explanation: label("sum"), form: .sum(total: "c", parts: ["d", "e"])),
            ValidationRule(
                code: "r3", severity: .info, explanation: label("range"),
                form: .range(
                    indicator: "f", minimum: FixedPoint(units: 0, scale: 2), maximum: FixedPoint(units: -5, scale: 3))),
            ValidationRule(
                code: "r4", severity: .error, explanation: label("open range"),
                form: .range(indicator: "g", minimum: nil, maximum: nil)),
            ValidationRule(
                code: "r5", severity: .error, explanation: label("companion"),
                form: .requires(indicator: "h", companion: "i")),
            ValidationRule(
                code: "r6", severity: .warning, explanation: label("text"), form: .textDiffersFromPrevious),
        ] + questions
    }

    private static var questions: [ValidationRule] {
        let forms: [RuleForm] = [
            .changeWithin(indicator: "j", factor: FixedPoint(units: 25, scale: 1)),
            .peersWithin(indicator: "k", factor: FixedPoint(units: 10, scale: 0)),
            .perItem(
                amount: "l", count: "m", minimum: FixedPoint(units: 20_000, scale: 0),
                maximum: FixedPoint(units: 20_000_050, scale: 2)),
            .perItem(amount: "n", count: "o", minimum: nil, maximum: nil),
            .stockArithmetic(stock: "p", added: "q", ended: "r"),
            .stockArithmetic(stock: "s", added: "t", ended: nil), .growthMatchesHistory,
            .similarToPrevious(textPercent: 95, figuresPercent: 100), .secretMarking(marks: ["MẬT", "TỐI MẬT"]),
        ]
        return forms.enumerated().map {
            ValidationRule(code: "q\($0)", severity: .warning, explanation: label("asks"), form: $1)
        }
    }
}
