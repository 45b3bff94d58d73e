// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation

extension FindingCase {
    static let envelope: [FindingCase] = [
        FindingCase(.unknownOffice, "office", says: "vn-24") { $0.office = "24" },
        FindingCase(.unknownOffice, "office", says: "Did you mean vn-20?") { $0.office = "Lang Son" },
        FindingCase(.unknownOffice, "office") { $0.office = "" },
        FindingCase(.retiredOffice, "office", says: "Bac Giang merged into Bac Ninh (vn-24-2025) on 2025-07-01") {
            $0.office = "vn-24"
            $0.period = "2025-12"
        },
        FindingCase(.retiredOffice, "office", says: "ended on 2000-12-31") { $0.office = "vn-99" },
        FindingCase(.officeNotYetFounded, "office", says: "formed from Bac Giang (vn-24), Bac Ninh (vn-27)") {
            $0.office = "vn-24-2025"
        },
        FindingCase(.unknownRegime, "regime", says: "FA-D09") { $0.regime = "FA-D08" },
        FindingCase(.regimeNotInForce, "regime", says: "..2018-12-31") { $0.regime = "FA-OLD" },
        FindingCase(.officeNotInRegime, "office", says: "emulation-2") { $0.office = "vn-48" },
        FindingCase(.malformedPeriod, "period", says: "2024-H1") { $0.period = "2024-h1" },
        FindingCase(.malformedPeriod, "period") { $0.period = "2024-13" },
        FindingCase(.periodFormNotInRegime, "period", says: "month, half, year") { $0.period = "2024-Q1" },
        FindingCase(
            .periodNotFinished, "period", says: "2024-06-15T00:00:00+07:00",
            now: moment("2024-06-14T23:59:59.999999+07:00")
        ) { _ in },
        FindingCase(.unknownCatalogueVersion, "catalogue_version") { $0.catalogueVersion = 4 },
        FindingCase(.unknownCatalogueVersion, "catalogue_version") { $0.catalogueVersion = -1 },
        FindingCase(.catalogueVersionOutdated, "catalogue_version") { $0.catalogueVersion = 2 },
        FindingCase(.correctionWithoutReason, "correction.reason") { $0.correction?.reason = " \n" },
        FindingCase(.malformedCorrection, "correction.replaces_revision", says: "1 or more") {
            $0.correction?.replacesRevision = 0
        },
        FindingCase(.unknownLanguage, "language") { $0.language = "VN" },
        FindingCase(.tooManyEntries, "figures", says: "At most 5000") {
            $0.figures += Array(repeating: $0.figures[0], count: 5_000)
        },
        FindingCase(.findingsOmitted, "", severity: .error, says: "101 more") {
            $0.figures += Array(repeating: Figure(indicator: "x", value: .unstated), count: 601)
        },
    ]

    static let texts: [FindingCase] = [
        FindingCase(.unknownSection, "narratives[0].section", says: "results, evaluation") {
            $0.narratives[0].section = "result"
        },
        FindingCase(.duplicateSection, "narratives[3].section", says: "narratives[1]") {
            $0.narratives.append(Narrative(section: "results", pillars: ["party", "people"], text: "x"))
        },
        FindingCase(.missingSection, "narratives") { $0.narratives.removeFirst(2) },
        FindingCase(.missingSection, "narratives", severity: .warning) {
            $0.office = "vn-20-dong-dang"
            $0.narratives.removeFirst(2)
        },
        FindingCase(.textTooLong, "narratives[2].text", says: "21 characters") {
            $0.narratives[2].text = String(repeating: "ế", count: 21)
        },
        FindingCase(.textTooLong, "author") { $0.author = String(repeating: "a", count: 2_001) },
        FindingCase(.textTooLong, "figures[0].note") { $0.figures[0].note = String(repeating: "a", count: 2_001) },
        FindingCase(.emptyText, "narratives[0].text") { $0.narratives[0].text = "\u{3000} " },
        FindingCase(.emptyText, "difficulties[0].text") { $0.difficulties[0].text = "" },
        FindingCase(
            .textSameAsPrevious, "narratives[1].text", severity: .warning, says: "report for 2023-H2",
            previous: [Narrative(section: "results", text: "Đối ngoại nhân dân.")]
        ) { _ in },
        FindingCase(.unknownPillar, "narratives[0].pillars[1]", says: "party, state, people") {
            $0.narratives[0].pillars = ["state", "stat"]
        },
        FindingCase(.tooManyEntries, "narratives[0].pillars") {
            $0.narratives[0].pillars = Array(repeating: "state", count: 17)
        },
    ]

    static let entries: [FindingCase] = [
        FindingCase(.missingIdentifier, "proposals[0].id") { $0.proposals[0].id = "" },
        FindingCase(.missingIdentifier, "events[0].id") { $0.events[0].id = " " },
        FindingCase(.duplicateIdentifier, "proposals[1].id", says: "proposals[0]") { $0.proposals[1].id = "p1" },
        FindingCase(.duplicateIdentifier, "agreements[1].id") { $0.agreements[1].id = "a1" },
        FindingCase(.addresseeMissing, "proposals[1].addressee") { $0.proposals[1].addressee = "" },
        FindingCase(.replyMissing, "proposals[0].reply") { $0.proposals[0].reply = "" },
        FindingCase(.unknownPartner, "agreements[0].partner", says: "Did you mean CN?") {
            $0.agreements[0].partner = "CHN"
        },
        FindingCase(.unknownPartner, "delegations[0].partner", says: "does not name") {
            $0.delegations[0].partner = ""
        },
        FindingCase(.negativeCount, "delegations[0].persons") { $0.delegations[0].persons = -1 },
        FindingCase(.negativeCount, "events[0].ordinal") { $0.events[0].ordinal = .min },
        FindingCase(.dateOutsideWindow, "agreements[0].date") { $0.agreements[0].date = day("2024-06-15") },
        FindingCase(.dateOutsideWindow, "delegations[0].dates") {
            $0.delegations[0].dates = days("2023-12-13", "2023-12-14")
        },
        FindingCase(.unknownTargetIndicator, "plan_items[0].target_indicator", says: "delegations.inbound") {
            $0.planItems[0].targetIndicator = "delegation.inbound"
        },
        FindingCase(.malformedTarget, "plan_items[0].target_decimal") { $0.planItems[0].targetDecimal = "400 đoàn" },
        FindingCase(.malformedTarget, "plan_items[0].target_decimal") { $0.planItems[0].targetDecimal = "0.5" },
        FindingCase(.malformedTarget, "plan_items[1].target_decimal") { $0.planItems[1].targetDecimal = "3" },
        FindingCase(.unknownCode, "agreements[0].instrument") { $0.agreements[0].instrument = "letter" },
        FindingCase(.unknownCode, "aid[0].currency", says: "USD") { $0.aid[0].currency = "US" },
        FindingCase(.currencyMissing, "aid[0].currency") { $0.aid[0].currency = "" },
        FindingCase(.notANumber, "aid[0].amount") { $0.aid[0].amount = "1,6" },
        FindingCase(.negativeNotAllowed, "aid[0].amount") { $0.aid[0].amount = "-1" },
        FindingCase(.emptyText, "aid[0].title") { $0.aid[0].title = "" },
        FindingCase(.missingIdentifier, "cases[0].id") { $0.cases[0].id = "" },
        FindingCase(.unknownCode, "cases[0].case_type", says: "protection") { $0.cases[0].caseType = "protecting" },
        FindingCase(.unknownPartner, "cases[0].partner") { $0.cases[0].partner = "XX" },
        FindingCase(.negativeCount, "cases[0].persons") { $0.cases[0].persons = -1 },
        FindingCase(.dateOutsideWindow, "cases[0].dates") { $0.cases[0].dates = days("2023-03-03", "2023-03-09") },
        FindingCase(.textTooLong, "cases[0].note") { $0.cases[0].note = String(repeating: "a", count: 2_001) },
        FindingCase(.tooManyEntries, "cases") {
            $0.cases = (0..<5_001).map { CaseEntry(id: "\($0)", title: "t", caseType: "protection", status: .open) }
        },
        FindingCase(.tooManyEntries, "proposals") {
            $0.proposals = (0..<1_001).map { Proposal(id: "\($0)", addressee: "a", text: "t") }
        },
    ]

    static let rules: [FindingCase] = [
        FindingCase(
            .lessThanRequired, figure: "delegations.outbound.persons", "decimal",
            says: "A whole number of 173 or more."
        ) { $0.value = .decimal("149") },
        FindingCase(.sumDiffers, figure: "trade.turnover", "decimal", says: "52400000000, or other parts") {
            $0.qualifier = .exact
            $0.base = nil
            $0.value = .decimal("52400000001")
        },
        FindingCase(.sumDiffers, figure: "trade.turnover", "decimal") {
            $0.qualifier = .moreThan
            $0.base = nil
        },
        FindingCase(
            .outsideRange, figure: "grdp.growth", "decimal", severity: .warning, says: "A number of -20.00 to 40.00."
        ) { $0.value = .decimal("40.01") },
        FindingCase(.outsideRange, figure: "ngo.committed", "decimal", severity: .warning, says: "200000000 or less") {
            $0.value = .decimal("200000001")
        },
        FindingCase(
            .countDiffersFromEntries, figure: "protection.cases", "decimal", says: "the register cases give 1."
        ) { $0.value = .decimal("2") },
        FindingCase(
            .countDiffersFromEntries, figure: "protection.persons", "decimal", says: "is 4, but"
        ) { $0.value = .decimal("4") },
        FindingCase(
            .countDiffersFromEntries, figure: "agreements.in-force", "decimal", says: "give 0."
        ) { $0.dimensions[0].value = "CN" },
        FindingCase(
            .companionMissing, "figures[1]", severity: .warning, says: "A figure of delegations.inbound too"
        ) { $0.figures.removeAll { $0.indicator == "delegations.inbound" } },
    ]
}
