// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

struct QueryFrameTests {
    private func refusal(
        _ scope: ConsolidationScope = .offices(["stays"]), regime: String = "FREE", from: String = "2024-02",
        through: String = "2024-02", indicators: [String] = []
    ) -> ConsolidationRefusalCode? {
        do {
            _ = try Sample.consolidator.consolidate(
                ConsolidationQuery(
                    scope: scope, regime: regime, from: period(from), through: period(through),
                    indicators: indicators), reports: [])
            return nil
        } catch {
            #expect(!error.message.english.isEmpty && !error.message.vietnamese.isEmpty)
            return error.code
        }
    }

    @Test func unknownNamesAreRefused() {
        #expect(refusal(.group("no-such")) == .unknownGroup)
        #expect(refusal(.offices(["stays", "no-such"])) == .unknownOffice)
        #expect(refusal(regime: "no-such") == .unknownRegime)
        #expect(refusal(indicators: ["no-such"]) == .unknownIndicator)
    }

    @Test func emptyScopesAreRefused() {
        #expect(refusal(.offices([])) == .noOffices)
        #expect(refusal(.group("past")) == .noMembersInWindow)
        #expect(refusal(.offices(["ends"]), from: "2024-06", through: "2024-06") == .noMembersInWindow)
    }

    @Test func rangesAreCheckedAndBounded() {
        #expect(refusal(from: "2024-02", through: "2024-H1") == .rangeAcrossForms)
        #expect(refusal(from: "2024-Q1", through: "2024-Q1") == .formNotInRegime)
        #expect(refusal(from: "2024-03", through: "2024-02") == .rangeReversed)
        #expect(refusal(from: "2014-01", through: "2023-12") == nil, "120 months")
        #expect(refusal(from: "2014-01", through: "2024-01") == .rangeTooLong)
    }

    @Test func indicatorsAreBounded() {
        let many = Array(repeating: "flow-count", count: ConsolidationLimits.indicatorsMax + 1)
        #expect(refusal(indicators: many) == .tooManyIndicators)
    }

    @Test func membersAreBounded() throws {
        let offices = (0...ConsolidationLimits.membersMax).map { Office(id: "o\($0)", names: []) }
        let sample = Sample.catalogue.catalogue
        let catalogue = CatalogueIndex(
            Catalogue(
                edition: "many", offices: offices, windowFamilies: sample.windowFamilies, regimes: sample.regimes,
                measureUnits: sample.measureUnits, indicators: sample.indicators), version: 2)
        let consolidator = Consolidator(catalogue: catalogue)
        var query = ConsolidationQuery(
            scope: .offices(offices.map(\.id)), regime: "FREE", period: period("2024-02"))
        do {
            _ = try consolidator.consolidate(query, reports: [])
            Issue.record("one member too many was accepted")
        } catch {
            #expect(error.code == .tooManyMembers)
        }
        query.scope = .offices(offices.dropLast().map(\.id))
        #expect(try consolidator.consolidate(query, reports: []).members.count == ConsolidationLimits.membersMax)
    }

    @Test func askedIndicatorsAppearOnceInCatalogueOrder() throws {
        let answer = try consolidate([], indicators: ["rate", "flow-count", "rate"])
        #expect(answer.figures.map(\.indicator) == ["flow-count", "rate"])
    }

    @Test func listedOfficesKeepTheirOrderAndCountOnce() throws {
        let answer = try consolidate([], offices: ["turns", "stays", "turns"])
        #expect(answer.members.map(\.office) == ["turns", "stays"])
        #expect(answer.group.isEmpty && answer.groupLabel == Label(english: ""))
        #expect(answer.completeness.byKind.isEmpty)
        #expect(answer.completeness.total.expected == 2)
    }

    @Test func figuresTimesExpectedReportsAreBounded() throws {
        let sample = Sample.catalogue.catalogue
        let indicators = (0..<ConsolidationLimits.indicatorsMax).map {
            Indicator(code: "i\($0)", label: Label(english: ""), kind: .flowCount, unit: "item")
        }
        let catalogue = CatalogueIndex(
            Catalogue(
                edition: "wide", offices: (0..<100).map { Office(id: "o\($0)", names: []) },
                windowFamilies: sample.windowFamilies, regimes: sample.regimes, measureUnits: sample.measureUnits,
                indicators: indicators), version: 2)
        let query = ConsolidationQuery(
            scope: .offices(catalogue.catalogue.offices.map(\.id)), regime: "FREE", from: period("2020-01"),
            through: period("2023-05"), indicators: indicators.map(\.code))
        expectTooLarge(catalogue, query, [])
    }

    @Test func reportedNumbersAreBounded() throws {
        let sample = Sample.catalogue.catalogue
        let catalogue = CatalogueIndex(
            Catalogue(
                edition: "long", offices: (0...1_000).map { Office(id: "o\($0)", names: []) },
                windowFamilies: sample.windowFamilies, regimes: sample.regimes, measureUnits: sample.measureUnits,
                indicators: sample.indicators), version: 2)
        let figures = Array(repeating: figure("gone", "1"), count: ConsolidationLimits.contributionsMax / 1_000)
        let offices = catalogue.catalogue.offices.map(\.id)
        let query = ConsolidationQuery(scope: .offices(offices), regime: "FREE", period: period("2024-02"))
        expectTooLarge(catalogue, query, offices.map { accepted($0, "2024-02", figures) })
    }

    private func expectTooLarge(_ catalogue: CatalogueIndex, _ query: ConsolidationQuery, _ reports: [AcceptedReport]) {
        do {
            _ = try Consolidator(catalogue: catalogue).consolidate(query, reports: reports)
            Issue.record("an answer beyond the bound was given")
        } catch {
            #expect(error.code == .answerTooLarge)
        }
    }
}
