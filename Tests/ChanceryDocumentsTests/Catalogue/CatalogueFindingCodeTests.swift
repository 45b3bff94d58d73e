// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

/// A way to damage the sample catalogue, the finding it must lead to, and the path that the finding names.
struct CatalogueDamage: Sendable, CustomTestStringConvertible {
    let code: CatalogueFindingCode
    let path: String
    let edits: [(String, String)]

    init(_ code: CatalogueFindingCode, _ path: String, _ edits: (String, String)...) {
        self.code = code
        self.path = path
        self.edits = edits
    }

    var testDescription: String { "\(code) at \(path)" }

    static let all: [CatalogueDamage] = form + offices + groups + figures + scoreSheets

    static let form: [CatalogueDamage] = [
        CatalogueDamage(.fileUnreadable, "", ("edition: \"2026.1\"", "edition: \"2026.1")),
        CatalogueDamage(.fileUnreadable, "", ("\"24\"", "\"2\\0\"")),
        CatalogueDamage(
            .fileTooLarge, "",
            ("level: sub-unit", "level: " + String(repeating: "[", count: 20) + String(repeating: "]", count: 20))),
        CatalogueDamage(.fileAliasRefused, "", ("parent: vn-24", "parent: *top")),
        CatalogueDamage(.fileAliasRefused, "", ("parent: vn-24", "parent: &top vn-24")),
        CatalogueDamage(.unknownKey, "offices[3]", ("parent: vn-24", "Parent: vn-24")),
        CatalogueDamage(.duplicateKey, "", ("parent: vn-24", "id: vn-24")),
        CatalogueDamage(.missingKey, "measure-units[0].code", ("code: delegation, ", "")),
        CatalogueDamage(.missingKey, "measure-units[2].label.en", ("en: US dollar, ", "")),
        CatalogueDamage(
            .wrongType, "regimes[0].forms", ("forms: [month, quarter, half, nine-months, year]", "forms: month")),
        CatalogueDamage(.wrongType, "regimes[0].zone", ("\"+07:00\"", "\"7 hours\"")),
        CatalogueDamage(.wrongType, "rules[2].range.minimum", ("minimum: \"0\"", "minimum: \"1,000\"")),
        CatalogueDamage(
            .unknownWord, "indicators[0].kind",
            ("kind: flow-count\n    unit: delegation", "kind: flow\n    unit: delegation")),
        CatalogueDamage(.unknownWord, "rules[4].text-differs-from-previous", ("previous: true", "previous: yes")),
        CatalogueDamage(.malformedDate, "mergers[0].date", ("date: 2025-07-01", "date: 1.7.2025")),
        CatalogueDamage(.malformedDate, "groups[0].leaders[0].valid.to", ("to: 2024-12-31", "to: 2023-12-31")),
        CatalogueDamage(.numberOutOfRange, "indicators[0].scale", ("scale: 0", "scale: 10")),
        CatalogueDamage(.numberOutOfRange, "window-families[0].start-day", ("start-day: 15", "start-day: 29")),
        CatalogueDamage(.malformedCode, "offices[3].id", ("vn-24-zone", "-zone")),
        CatalogueDamage(.malformedCode, "offices[3].id", ("vn-24-zone", String(repeating: "z", count: 65))),
        CatalogueDamage(.malformedCode, "edition", ("\"2026.1\"", "\"2026 1\"")),
        CatalogueDamage(
            .textTooLong, "regimes[0].receiver.en", ("The group leader", String(repeating: "x", count: 4_001))),
        CatalogueDamage(.duplicateCode, "offices[1].id", ("id: vn-27", "id: vn-24")),
        CatalogueDamage(.duplicateCode, "rules[4].code", ("code: new-text", "code: outbound-range")),
        CatalogueDamage(
            .repeatedEntry, "regimes[0].figures[2]", ("{indicator: ngo.committed}", "{indicator: delegations.outbound}")
        ),
        CatalogueDamage(.repeatedEntry, "regimes[0].dues[2]", ("level: leader", "level: member")),
        CatalogueDamage(.editionNotOnce, "edition", ("edition: \"2026.1\"\n", "")),
        CatalogueDamage(.vietnameseMissing, "measure-units[0].label", (", vi: đoàn}", "}")),
    ]

    static let offices: [CatalogueDamage] = [
        CatalogueDamage(.unknownReference, "offices[3].parent", ("parent: vn-24", "parent: vn-99")),
        CatalogueDamage(.unknownReference, "mergers[0].predecessors[1]", ("[vn-24, vn-27]", "[vn-24, vn-99]")),
        CatalogueDamage(.unknownReference, "mergers[0].successor", ("successor: vn-24-2025", "successor: vn-99")),
        CatalogueDamage(
            .officeWithoutName, "offices[3]", ("names: [{label: {en: Zone board, vi: Ban quản lý khu}}]", "names: []")),
        CatalogueDamage(
            .namesOverlap, "offices[1].names[1]",
            (
                "vi: Bắc Ninh}}]\n  - id: vn-24-2025",
                "vi: Bắc Ninh}}, {label: {en: New, vi: Mới}, valid: {from: 2020-01-01}}]\n  - id: vn-24-2025"
            )),
        CatalogueDamage(
            .nameGap, "offices[1].names",
            ("vi: Bắc Ninh}}]\n  - id: vn-24-2025", "vi: Bắc Ninh}, valid: {from: 1997-01-01}}]\n  - id: vn-24-2025")),
        CatalogueDamage(
            .nameOutsideLife, "offices[2].names[1]",
            (
                "vi: Bắc Ninh}}]\n  - id: vn-24-zone",
                "vi: Bắc Ninh}}, {label: {en: Old, vi: Cũ}, valid: {to: 2020-01-01}}]\n  - id: vn-24-zone"
            )),
        CatalogueDamage(.codeCarriedTwice, "offices[1].names[0].code", ("code: \"27\"", "code: \"24\"")),
        CatalogueDamage(.parentCycle, "offices[3].parent", ("parent: vn-24", "parent: vn-24-zone")),
        CatalogueDamage(.mergerWithoutPredecessor, "mergers[0]", ("[vn-24, vn-27]", "[]")),
        CatalogueDamage(
            .predecessorEndsElsewhen, "mergers[0].predecessors[1]",
            ("id: vn-27\n    valid: {to: 2025-06-30}", "id: vn-27\n    valid: {to: 2025-07-31}")),
        CatalogueDamage(
            .predecessorEndsElsewhen, "mergers[0].predecessors[1]",
            ("id: vn-27\n    valid: {to: 2025-06-30}", "id: vn-27")),
        CatalogueDamage(
            .successorBeginsElsewhen, "mergers[0].successor", ("valid: {from: 2025-07-01}", "valid: {from: 2025-07-02}")
        ),
        CatalogueDamage(.mergedTwice, "mergers[0].predecessors[1]", ("[vn-24, vn-27]", "[vn-24, vn-24]")),
        CatalogueDamage(
            .malformedSigningKey, "offices[3].signing-keys[0].key",
            ("parent: vn-24\n", "parent: vn-24\n    signing-keys: [{id: k, algorithm: ed25519, key: \"no key\"}]\n")),
        CatalogueDamage(
            .signingKeysOverlap, "offices[3].signing-keys[1].id",
            (
                "parent: vn-24\n",
                """
                parent: vn-24
                    signing-keys:
                      - {id: k, algorithm: ed25519, key: \(key), valid: {to: 2025-06-30}}
                      - {id: k, algorithm: ed25519, key: \(key), valid: {from: 2025-06-30}}

                """
            )),
    ]

    private static let key = "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="

    static let groups: [CatalogueDamage] = [
        CatalogueDamage(
            .unknownReference, "groups[0].members[0].office", ("{office: vn-24, kind: A", "{office: vn-99, kind: A")),
        CatalogueDamage(
            .unknownReference, "groups[0].leaders[0].office",
            ("{office: vn-24, valid: {from", "{office: vn-99, valid: {from")),
        CatalogueDamage(
            .membershipOutsideLife, "groups[0].members[1]", ("kind: B, valid: {to: 2025-06-30}", "kind: B")),
        CatalogueDamage(
            .membershipsOverlap, "groups[0].members[1]", ("{office: vn-27, kind: B", "{office: vn-24, kind: B")),
        CatalogueDamage(.leaderNotMember, "groups[0].leaders[0]", ("to: 2024-12-31", "to: 2025-07-31")),
        CatalogueDamage(
            .leadersOverlap, "groups[0].leaders[1]",
            ("to: 2024-12-31}}", "to: 2024-12-31}}\n      - {office: vn-27, valid: {from: 2024-12-31, to: 2025-01-31}}")
        ),
        CatalogueDamage(
            .unknownReference, "regimes[0].reporters[0]", ("reporters: [emulation-2]", "reporters: [emulation-3]")),
        CatalogueDamage(
            .unknownReference, "regimes[0].window-family", ("window-family: decree-09", "window-family: lunar")),
        CatalogueDamage(
            .unknownReference, "regimes[0].figures[2].indicator", ("{indicator: ngo.committed}", "{indicator: ngo}")),
        CatalogueDamage(
            .regimeWithoutMemberDue, "regimes[0].dues", ("      - {level: member, days-after-cut-off: 3}\n", "")),
        CatalogueDamage(.regimeWithoutForm, "regimes[0].forms", ("[month, quarter, half, nine-months, year]", "[]")),
    ]

    static let figures: [CatalogueDamage] = [
        CatalogueDamage(.unknownReference, "indicators[1].unit", ("unit: person", "unit: people")),
        CatalogueDamage(.unknownReference, "indicators[0].pillars[0]", ("pillars: [state]", "pillars: [army]")),
        CatalogueDamage(.unknownReference, "indicators[0].field", ("field: external-affairs", "field: sports")),
        CatalogueDamage(
            .unknownReference, "indicators[0].dimensions[0].dimension", ("{dimension: partner", "{dimension: ally")),
        CatalogueDamage(.moneyKindWithoutCurrency, "indicators[2].money-kind", (", currency: true", "")),
        CatalogueDamage(.moneyKindMissing, "indicators[2]", ("    money-kind: committed\n", "")),
        CatalogueDamage(
            .measureNotOfKind, "indicators[2].entries.measure", ("measure: amount", "measure: entries")),
        CatalogueDamage(.measureNotOfKind, "indicators[0].entries.measure", ("kind: flow-count", "kind: rate")),
        CatalogueDamage(
            .measureNotOfRegister, "indicators[2].entries.measure", ("{register: aid,", "{register: events,")),
        CatalogueDamage(
            .conditionNotOfRegister, "indicators[0].entries.direction",
            ("{register: delegations,", "{register: events,")),
        CatalogueDamage(
            .conditionNotOfRegister, "indicators[0].entries.statuses[0]",
            ("direction: outbound", "statuses: [signed]")),
        CatalogueDamage(
            .conditionNotOfRegister, "indicators[0].entries.statuses[1]",
            ("register: delegations, direction: outbound", "register: agreements, statuses: [signed, open]")),
        CatalogueDamage(
            .conditionNotOfRegister, "indicators[0].entries.case-types",
            ("direction: outbound", "case-types: [consular]")),
        CatalogueDamage(
            .repeatedEntry, "indicators[0].entries.statuses[1]",
            ("register: delegations, direction: outbound", "register: agreements, statuses: [signed, signed]")),
        CatalogueDamage(
            .unknownReference, "indicators[2].entries.aid-types[0]", ("aid-types: [project]", "aid-types: [gift]")),
        CatalogueDamage(.missingKey, "indicators[0].entries.register", ("register: delegations, ", "")),
        CatalogueDamage(.partsWithoutRate, "indicators[3].parts", ("kind: ratio", "kind: flow-count")),
        CatalogueDamage(
            .partNotAdditive, "indicators[3].parts.numerator",
            ("numerator: delegations.outbound.persons,", "numerator: delegations.outbound.planned,")),
        CatalogueDamage(
            .unknownReference, "indicators[3].parts.denominator",
            ("denominator: delegations.outbound,", "denominator: delegations,")),
        CatalogueDamage(.factorNotAboveZero, "indicators[3].parts.factor", ("factor: \"1\"", "factor: \"0\"")),
        CatalogueDamage(.planOfNotFitting, "indicators[4].plan-of", ("kind: plan", "kind: flow-count")),
        CatalogueDamage(
            .planOfNotFitting, "indicators[4].plan-of",
            ("plan-of: delegations.outbound", "plan-of: delegations.outbound.planned")),
        CatalogueDamage(
            .unknownReference, "indicators[4].plan-of", ("plan-of: delegations.outbound", "plan-of: delegations")),
        CatalogueDamage(.unknownReference, "rules[0].regimes[0]", ("regimes: [FA-D09]", "regimes: [FA-X]")),
        CatalogueDamage(
            .unknownReference, "rules[0].not-less.smaller",
            ("smaller: delegations.outbound}", "smaller: delegations}")),
        CatalogueDamage(.ruleFormCount, "rules[4]", ("    text-differs-from-previous: true\n", "")),
        CatalogueDamage(
            .ruleFormCount, "rules[4]",
            (
                "previous: true\n",
                "previous: true\n    requires: {indicator: ngo.committed, companion: delegations.outbound}\n"
            )),
        CatalogueDamage(.boundNotAtScale, "rules[2].range.maximum", ("maximum: \"1000\"", "maximum: \"1000.5\"")),
        CatalogueDamage(.boundsReversed, "rules[2].range.maximum", ("maximum: \"1000\"", "maximum: \"-1\"")),
        CatalogueDamage(.rangeWithoutBounds, "rules[2].range", (", minimum: \"0\", maximum: \"1000\"", "")),
        CatalogueDamage(
            .ruleNamesItself, "rules[3].requires.companion",
            ("companion: delegations.outbound.persons", "companion: delegations.outbound")),
        CatalogueDamage(.sumWithoutParts, "rules[1].sum", ("parts: [delegations.outbound]", "parts: []")),
        CatalogueDamage(
            .questionNotWarning, "rules[5].severity",
            ("code: outbound-change\n    severity: warning", "code: outbound-change\n    severity: error")),
        CatalogueDamage(.factorOutOfRange, "rules[5].change-within.factor", ("factor: \"3\"", "factor: \"0.9\"")),
        CatalogueDamage(.factorOutOfRange, "rules[6].peers-within.factor", ("\"12.5\"", "\"1000.001\"")),
        CatalogueDamage(.factorOutOfRange, "rules[6].peers-within.factor", ("\"12.5\"", "\"1.0005\"")),
        CatalogueDamage(.missingKey, "rules[6].peers-within.factor", (", factor: \"12.5\"", "")),
        CatalogueDamage(.unknownReference, "rules[7].per-item.count", ("count: delegations.outbound,", "count: x,")),
        CatalogueDamage(.boundsReversed, "rules[7].per-item.maximum", ("\"2000000\"", "\"19999\"")),
        CatalogueDamage(.boundNotAtScale, "rules[7].per-item.minimum", ("\"20000\"", "\"20000.5\"")),
        CatalogueDamage(
            .rangeWithoutBounds, "rules[7].per-item", (", minimum: \"20000\", maximum: \"2000000\"", "")),
        CatalogueDamage(
            .ruleNamesItself, "rules[8].stock-arithmetic.ended",
            ("ended: ngo.committed", "ended: delegations.outbound")),
        CatalogueDamage(.unknownReference, "rules[8].stock-arithmetic.new", ("new: delegations.outbound,", "new: x,")),
        CatalogueDamage(.unknownWord, "rules[9].growth-matches-history", ("history: true", "history: no")),
        CatalogueDamage(
            .numberOutOfRange, "rules[10].similar-to-previous.text-percent", ("text-percent: 95", "text-percent: 0")),
        CatalogueDamage(
            .missingKey, "rules[10].similar-to-previous.figures-percent", (", figures-percent: 100", "")),
        CatalogueDamage(.markingWithoutMarks, "rules[11].secret-marking", ("[MẬT, TỐI MẬT]", "[]")),
        CatalogueDamage(.markingWithoutMarks, "rules[11].secret-marking", ("[MẬT, TỐI MẬT]", "[\"***\"]")),
        CatalogueDamage(
            .repeatedEntry, "rules[11].secret-marking.marks[1]", ("[MẬT, TỐI MẬT]", "[MẬT, MẬT]")),
    ]
}

@Suite struct CatalogueFindingCodeTests {
    @Test(arguments: CatalogueDamage.all) func isFound(_ damage: CatalogueDamage) throws {
        let text = try SampleCatalogue.text(damage.edits)
        let reading = SampleCatalogue.read(text)
        let found = reading.findings.filter { $0.code == damage.code }
        let finding = try #require(found.first { $0.path == damage.path }, "\(summary(reading))")
        #expect((reading.catalogue == nil) == (finding.severity == .error))
        #expect(finding.file == "sample.yaml")
        #expect(!finding.message.english.isEmpty && !finding.message.vietnamese.isEmpty)
        #expect(!finding.remedy.english.isEmpty && !finding.remedy.vietnamese.isEmpty)
    }

    @Test func everyCodeHasACase() {
        #expect(Set(CatalogueDamage.all.map(\.code)) == Set(CatalogueFindingCode.allCases))
    }

    @Test func everyCodeIsDocumented() throws {
        let document = try RepositoryFiles.text(SampleCatalogue.documentPath)
        for code in CatalogueFindingCode.allCases {
            #expect(document.contains("| \(code.rawValue) | `\(code.name)` |"))
        }
    }

    private func summary(_ reading: CatalogueReading) -> String {
        reading.findings.map { "\($0.line):\($0.column) \($0.code) \($0.path)" }.joined(separator: "; ")
    }
}
