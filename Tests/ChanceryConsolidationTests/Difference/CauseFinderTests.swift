// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryConsolidation

@Suite("Causes of changed figures")
struct CauseFinderTests {
    private static let february = ConsolidationQuery(
        scope: .offices(["stays", "turns"]), regime: "FREE", period: period("2024-02"))
    private static let flow = IndicatorKind.flowCount.rawValue

    private func history(_ stays: [Figure], _ turns: [Figure]) -> ReportHistory {
        var history = ReportHistory()
        history.send("stays", "2024-02", stays)
        history.send("turns", "2024-02", turns)
        return history
    }

    @Test("a corrected as-of date turns a sum into a refusal; only the office that moved its date is named")
    func becameRefused() throws {
        let stock = IndicatorKind.stockCount.rawValue
        var history = history(
            [figure(stock, "3", asOf: "2024-02-14")], [figure(stock, "4", asOf: "2024-02-14")])
        history.send("turns", "2024-02", [figure(stock, "4", asOf: "2024-02-10")], reason: "the list is of the 10th")
        let change = try #require(try history.difference(Self.february, from: 2).figures.first)
        #expect(change.kind == .becameRefused)
        #expect(change.difference == nil)
        #expect(change.before?.quantity == quantity(7))
        guard case .refused(let code, let name, _)? = change.after else {
            Issue.record("not refused: \(change)")
            return
        }
        #expect(code == 709 && name == "DIFFERENT_AS_OF_DATES")
        #expect(change.causes.map(\.office) == ["turns"])
        #expect(change.causes[0].contribution == nil)
        #expect(change.causes[0].steps.map(\.reason) == ["the list is of the 10th"])
        var back = history
        back.send("turns", "2024-02", [figure(stock, "4", asOf: "2024-02-14")], reason: "counted again")
        #expect(try back.difference(Self.february, from: 3).figures.map(\.kind) == [.becameNumber])
    }

    @Test("a distinct count with the same number and another list is traced to the list")
    func lists() throws {
        let countries = IndicatorKind.distinctCount.rawValue
        func listed(_ codes: String...) -> Figure {
            figure(countries, String(codes.count), asOf: "2024-02-14", members: codes)
        }
        var history = history([listed("CN", "KR")], [listed("CN", "KR")])
        history.send("stays", "2024-02", [listed("CN", "KR")], reason: "a text")
        history.send("turns", "2024-02", [listed("CN", "JP")], reason: "Japan, not Korea")
        let change = try #require(try history.difference(Self.february, from: 2).figures.first)
        #expect(change.difference == quantity(1))
        #expect(change.causes.map(\.office) == ["turns"])
        #expect(change.causes[0].before == quantity(2) && change.causes[0].after == quantity(2))
        #expect(change.causes[0].steps.map(\.reason) == ["Japan, not Korea"])
    }

    @Test("the same total of other parts is said")
    func partsOnly() throws {
        var history = history([figure(Self.flow, "3")], [figure(Self.flow, "4")])
        history.send("stays", "2024-02", [figure(Self.flow, "4")], reason: "one more")
        history.send("turns", "2024-02", [figure(Self.flow, "3")], reason: "one less")
        let change = try #require(try history.difference(Self.february, from: 2).figures.first)
        #expect(change.kind == .partsOnly && change.difference == quantity(0))
        #expect(change.causes.map { $0.contribution?.units } == [1, -1])
    }

    @Test("a figure appears and vanishes with the last office that states it")
    func appearsAndVanishes() throws {
        let cumulative = IndicatorKind.cumulativeCount.rawValue
        var history = history([figure(Self.flow, "3")], [])
        history.send(
            "turns", "2024-02", [figure(cumulative, "173", since: "2020-01-01")], reason: "was forgotten")
        let appeared = try #require(try history.difference(Self.february, from: 2).figures.first)
        #expect(appeared.kind == .appeared && appeared.before == nil && appeared.difference == nil)
        #expect(appeared.causes.map { $0.contribution?.units } == [173])
        history.send("turns", "2024-02", [], reason: "not ours")
        let vanished = try #require(try history.difference(Self.february, from: 3).figures.first)
        #expect(vanished.kind == .vanished && vanished.after == nil)
        #expect(vanished.causes.map(\.kind) == [.correction])
        #expect(vanished.causes[0].steps.map(\.value) == [nil])
    }

    @Test("a later statement of a flow over its own window replaces the earlier one: both are named, for what they add")
    func restatement() throws {
        let window = range("2024-01-01", "2024-01-31")
        var history = ReportHistory()
        history.send("stays", "2024-01", [figure(Self.flow, "5", window: window)])
        history.send("stays", "2024-02", [figure(Self.flow, "7", window: window)])
        let query = ConsolidationQuery(
            scope: .offices(["stays", "turns"]), regime: "FREE", from: period("2024-01"), through: period("2024-02"))
        let change = try #require(try history.difference(query, from: 1).figures.first)
        #expect(change.difference == quantity(2))
        #expect(change.causes.map(\.kind) == [.restatement, .arrival])
        #expect(change.causes.map { $0.contribution?.units } == [-5, 7])
    }

    @Test("what another catalogue reads otherwise is laid to the catalogue, not to the office")
    func catalogue() throws {
        let stock = IndicatorKind.stockCount.rawValue
        let indicators = Sample.catalogue.catalogue.indicators.map { indicator in
            guard indicator.code == Self.flow else { return indicator }
            return Indicator(
                code: indicator.code, label: indicator.label, kind: indicator.kind, unit: indicator.unit, scale: 1,
                dimensions: indicator.dimensions, allowsNegative: true)
        }.filter { $0.code != stock }
        let next = Sample.catalogue.catalogue.next(indicators: indicators)
        let history = history(
            [figure(Self.flow, "3"), figure(stock, "2", asOf: "2024-02-14")], [figure(Self.flow, "4")])
        let difference = try history.difference(
            Self.february, from: 2, to: 2, catalogues: (Sample.catalogue, next))
        #expect(difference.from.catalogueVersion == 1 && difference.to.catalogueVersion == 2)
        #expect(difference.reports.isEmpty)
        let flow = try #require(difference.figures.first { $0.figure.indicator == Self.flow })
        #expect(flow.difference == nil, "the scales differ")
        #expect(flow.causes.map(\.kind) == [.catalogue, .catalogue])
        #expect(flow.causes.allSatisfy { $0.steps.isEmpty && $0.contribution == nil })
        let vanished = try #require(difference.figures.first { $0.figure.indicator == stock })
        #expect(vanished.kind == .vanished && vanished.causes.map(\.kind) == [.catalogue])
    }

    @Test("an office that the next catalogue expects is laid to the catalogue when its report had come before")
    func membership() throws {
        let groups = Sample.catalogue.catalogue.groups.map { group in
            guard group.id == "changing" else { return group }
            return Group(
                id: group.id, label: group.label,
                members: group.members + [Membership(office: "outsider", kind: .department)], leaders: [])
        }
        var history = history([figure(Self.flow, "3")], [])
        history.send("outsider", "2024-02", [figure(Self.flow, "9")])
        let next = Sample.catalogue.catalogue.next(groups: groups)
        let query = ConsolidationQuery(scope: .group("changing"), regime: "FREE", period: period("2024-02"))
        let difference = try history.difference(
            query, from: 3, catalogues: (Sample.catalogue, next))
        #expect(difference.reports.map(\.before) == [.notExpected])
        #expect(difference.figures.map { $0.causes.map(\.kind) } == [[.catalogue]])
        #expect(difference.figures[0].difference == quantity(9))
        // Had it come later, its coming would be the cause.
        let earlier = try history.difference(
            query, from: 2, catalogues: (Sample.catalogue, next))
        #expect(earlier.figures.map { $0.causes.map(\.kind) } == [[.arrival]])
    }

    @Test("of many revisions the last fifty are looked at, and how many came before is said")
    func manyRevisions() throws {
        var history = history([figure(Self.flow, "0")], [])
        for number in 1...60 {
            history.send("stays", "2024-02", [figure(Self.flow, String(number))], reason: "reason \(number)")
        }
        let change = try #require(try history.difference(Self.february, from: 2).figures.first)
        let cause = try #require(change.causes.first)
        #expect(cause.revisionBefore == 1 && cause.revisionAfter == 61)
        #expect(cause.stepsLeftOut == 10)
        // What the first of the fifty changed is not known without the one before it.
        #expect(cause.steps.map(\.reason) == (12...60).map { "reason \($0)" })
        #expect(change.difference == quantity(60))
    }

    @Test("that a figure is not available, or a sub-unit's only, is laid to the report that says so")
    func mentions() throws {
        var history = history([], [])
        let unavailable = Figure(indicator: Self.flow, value: .notAvailable(reason: "not counted"))
        history.send("turns", "2024-02", [unavailable], reason: "was left out")
        let change = try #require(try history.difference(Self.february, from: 2).figures.first)
        #expect(change.kind == .appeared && change.after?.quantity == nil)
        #expect(change.causes.map(\.office) == ["turns"] && change.causes.map(\.kind) == [.correction])
        #expect(change.causes[0].steps.map(\.reason) == ["was left out"])
        history.act(.giveBack, on: "turns", "2024-02", reason: "count it")
        let vanished = try history.difference(Self.february, from: 3)
        #expect(vanished.figures.map(\.kind) == [.vanished])
        #expect(vanished.figures[0].causes.map(\.kind) == [.act])
    }

    @Test("a line that only says that nothing came goes without a word when another form of the figure comes")
    func emptyLines() throws {
        var history = ReportHistory()
        let code = IndicatorKind.eventCount.rawValue
        history.send("stays", "2024-02", [])
        history.send("stays", "2024-02", [figure(code, "3", event: "abac")], reason: "was left out")
        var query = Self.february
        query.indicators = [code]
        let difference = try history.difference(query, from: 1)
        #expect(difference.figures.map(\.figure.event) == ["abac"])
    }

    @Test("a rate that is worked out is laid to the reports whose parts of it changed, by the indicator of the part")
    func rates() throws {
        var history = history(
            [figure("persons", "20"), figure("trips", "4")], [figure("persons", "10"), figure("trips", "2")])
        history.send(
            "turns", "2024-02", [figure("persons", "16"), figure("trips", "2")], reason: "the drivers were left out")
        history.send("stays", "2024-02", [figure("persons", "20"), figure("trips", "4")], reason: "a text")
        var query = Self.february
        query.indicators = ["persons-per-trip"]
        let difference = try history.difference(query, from: 2)
        let change = try #require(difference.figures.first)
        #expect(difference.figures.count == 1)
        #expect(change.before?.quantity == quantity(500, scale: 2) && change.after?.quantity == quantity(600, scale: 2))
        #expect(change.difference == quantity(100, scale: 2))
        let cause = try #require(change.causes.first)
        #expect(change.causes.count == 1)
        #expect(cause.kind == .correction && cause.indicator == "persons" && cause.office == "turns")
        #expect(cause.before == quantity(10) && cause.after == quantity(16) && cause.contribution == nil)
        #expect(cause.steps.map(\.reason) == ["the drivers were left out"])
        history.act(.giveBack, on: "turns", "2024-02", reason: "which drivers?")
        let returned = try #require(try history.difference(query, from: 4).figures.first)
        #expect(returned.causes.map(\.kind) == [.act, .act])
        #expect(returned.causes.map(\.indicator) == ["persons", "trips"])
    }

    @Test("qualifiers go into the difference")
    func qualifiers() throws {
        var history = history([figure(Self.flow, "200", .moreThan)], [figure(Self.flow, "0")])
        history.send("stays", "2024-02", [figure(Self.flow, "422")], reason: "counted")
        let change = try #require(try history.difference(Self.february, from: 2).figures.first)
        // 422 less "more than 200" is at most 222.
        #expect(change.difference == quantity(222, .atMost))
    }
}

extension Catalogue {
    /// The same as version 2, with other groups or indicators.
    fileprivate func next(groups: [Group]? = nil, indicators: [Indicator]? = nil) -> CatalogueIndex {
        CatalogueIndex(
            Catalogue(
                edition: edition, offices: offices, mergers: mergers, groups: groups ?? self.groups,
                windowFamilies: windowFamilies, regimes: regimes, measureUnits: measureUnits, dimensions: dimensions,
                indicators: indicators ?? self.indicators, rules: rules), version: 2)
    }
}
