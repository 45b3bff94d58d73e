// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Agreements and events that two offices count.
@Suite("Figures that count shared entries") struct JointFigureTests {
    private let conference = EventEntry(
        id: "joint-committee-conference-16", title: "16th conference of the joint working committee",
        partner: "CN-GUANGXI", ordinal: 16)

    private func attended(_ reports: [AcceptedReport], _ query: ConsolidationQuery? = nil) throws -> ConsolidatedFigure
    {
        let answer = try RegisterSample.consolidator.consolidate(
            query ?? RegisterSample.query("2025-H1", indicators: ["events.attended"]), reports: reports)
        return try #require(answer.figures.first { $0.indicator == "events.attended" })
    }

    private func report(
        _ office: String, _ number: String?, _ events: [String], qualifier: Qualifier = .exact, code: String = "2025-H1"
    ) -> AcceptedReport {
        RegisterSample.report(
            office, code,
            figures: number.map {
                [Figure(indicator: "events.attended", value: .decimal($0), qualifier: qualifier)]
            } ?? [], events: [conference] + events.map { EventEntry(id: $0, title: $0) })
    }

    @Test("the 16th conference from two provinces counts once") func conferenceCountsOnce() throws {
        let figure = try attended([report("vn-20", "2", ["spring"]), report("vn-31", "3", ["abac", "forum"])])
        #expect(figure.outcome.quantity == Quantity(value: FixedPoint(units: 4, scale: 0)))
        #expect(figure.contributions.map(\.use) == [.joint, .joint])
        #expect(figure.joint.map(\.id) == ["joint-committee-conference-16"])
        #expect(figure.joint[0].reporters.map(\.office) == ["vn-20", "vn-31"])
        #expect(figure.findings.isEmpty)
        #expect(figure.bounds == QuantityBounds(Quantity(value: FixedPoint(units: 4, scale: 0))))
    }

    @Test("three provinces: two repeats") func three() throws {
        let figure = try attended([
            report("vn-20", "1", []), report("vn-31", "2", ["abac"]), report("vn-46", "1", []),
        ])
        #expect(figure.outcome.quantity?.value.units == 2)
    }

    @Test("a number that is not its list leaves the sum, and a finding names the office") func unsettled() throws {
        let figure = try attended([report("vn-20", "9", ["spring"]), report("vn-31", "2", ["abac"])])
        #expect(figure.outcome.quantity?.value.units == 11)
        #expect(figure.contributions.map(\.use) == [.used, .used])
        let finding = try #require(figure.findings.first)
        #expect(finding.code == 907 && finding.name == "JOINT_ENTRIES_COUNTED_TWICE")
        #expect(finding.statements.map(\.office) == ["vn-20"])
        #expect(finding.message.english.contains("Lang Son (9)"))
        #expect(finding.message.vietnamese.contains("Lang Son (vi) (9)"))
        #expect(figure.joint.count == 1)
    }

    @Test("a floor is not its list, but others need not follow theirs") func qualifiers() throws {
        #expect(
            try attended([report("vn-20", "2", ["a"], qualifier: .atLeast), report("vn-31", "1", [])]).findings.count
                == 1)
        // Hue shares nothing, so how it counts does not matter; its qualifier stays in the sum.
        let hue = RegisterSample.report(
            "vn-46", "2025-H1",
            figures: [Figure(indicator: "events.attended", value: .decimal("5"), qualifier: .moreThan)])
        let figure = try attended([report("vn-20", "2", ["a"]), report("vn-31", "1", []), hue])
        #expect(figure.outcome.quantity == Quantity(value: FixedPoint(units: 7, scale: 0), qualifier: .moreThan))
        #expect(figure.bounds.lower == Bound(value: FixedPoint(units: 7, scale: 0), isInclusive: false))
    }

    @Test("an event that an office lists in two windows counts once over the range") func overTime() throws {
        let query = RegisterSample.query("2025-02", through: "2025-03", indicators: ["events.attended"])
        let figure = try attended(
            [report("vn-20", "1", [], code: "2025-02"), report("vn-20", "2", ["spring"], code: "2025-03")], query)
        #expect(figure.outcome.quantity?.value.units == 2)
        #expect(figure.joint[0].reporters.map(\.period) == [period("2025-02"), period("2025-03")])
    }

    @Test("cells count by themselves") func cells() throws {
        func cell(_ office: String, _ number: String) -> AcceptedReport {
            RegisterSample.report(
                office, "2025-H1",
                figures: [
                    Figure(
                        indicator: "events.attended", value: .decimal(number),
                        dimensions: [DimensionChoice(dimension: "partner", value: "CN-GUANGXI")])
                ], events: [conference, EventEntry(id: "abac", title: "ABAC", partner: "ORG-ABAC")])
        }
        #expect(try attended([cell("vn-20", "1"), cell("vn-31", "1")]).outcome.quantity?.value.units == 1)
    }

    @Test("the figures of units count what is shared inside them once") func units() throws {
        let query = RegisterSample.query("2025-H1", bordersOn: date("2026-01-01"), indicators: ["events.attended"])
        let figure = try attended(
            [report("vn-20", "1", []), report("vn-30", "1", []), report("vn-31", "2", ["abac"])], query)
        #expect(figure.outcome.quantity?.value.units == 2)
        #expect(figure.unitFigures.map { $0.outcome.quantity?.value.units } == [1, 2])
    }
}

/// Numbers that follow from complete lists.
@Suite("Counts from entries") struct GeneratedCountTests {
    private func signed(_ reports: [AcceptedReport]) throws -> ConsolidatedFigure {
        let answer = try RegisterSample.consolidator.consolidate(
            RegisterSample.query("2025-H1", indicators: ["agreements.signed"]), reports: reports)
        return try #require(answer.figures.first)
    }

    private let hue = ["JP-NARA", "KR-CHUNGCHEONGNAM", "ORG-VIETNAM-SWITZERLAND-FORUM"].map {
        RegisterSample.agreement("hue-\($0)", partner: $0)
    }

    @Test("Hue lists three agreements and states no number: three, marked as generated") func generated() throws {
        let figure = try signed([RegisterSample.report("vn-46", "2025-H1", agreements: hue)])
        #expect(figure.outcome.quantity == Quantity(value: FixedPoint(units: 3, scale: 0)))
        #expect(figure.contributions.map(\.flags) == [.generated])
        #expect(figure.coverage.included == ["vn-46"])
    }

    @Test("what the office says goes before what it lists") func stated() throws {
        let said = [
            Figure(indicator: "agreements.signed", value: .decimal("4")),
            Figure(indicator: "agreements.signed", value: .notAvailable(reason: "not counted")),
            Figure(
                indicator: "agreements.signed", value: .decimal("1"),
                dimensions: [DimensionChoice(dimension: "partner", value: "JP-NARA")]),
        ]
        for figure in said {
            let answer = try RegisterSample.consolidator.consolidate(
                RegisterSample.query("2025-H1"),
                reports: [RegisterSample.report("vn-46", "2025-H1", figures: [figure], agreements: hue)])
            #expect(!answer.figures.flatMap(\.contributions).contains { $0.flags.contains(.generated) })
        }
    }

    @Test("a plan or a sub-unit's number says nothing of the office's own") func others() throws {
        for figure in [
            Figure(indicator: "agreements.signed", value: .decimal("9"), status: .plan),
            Figure(indicator: "agreements.signed", value: .decimal("9"), subUnit: "board"),
        ] {
            let result = try signed([RegisterSample.report("vn-46", "2025-H1", figures: [figure], agreements: hue)])
            #expect(result.outcome.quantity?.value.units == 3)
        }
    }

    @Test("a list without such an entry gives no zero, and a list that may be partial gives nothing") func noZero()
        throws
    {
        let none = [RegisterSample.agreement("old", .inForce)]
        #expect(try signed([RegisterSample.report("vn-46", "2025-H1", agreements: none)]).contributions.isEmpty)
        let out = DelegationEntry(id: "d", title: "d", direction: .outbound, partner: "CN", persons: 3)
        let answer = try RegisterSample.consolidator.consolidate(
            RegisterSample.query("2025-H1"),
            reports: [RegisterSample.report("vn-46", "2025-H1", delegations: [out])])
        #expect(answer.figures.flatMap(\.contributions).isEmpty)
    }

    @Test("a generated count takes part in joint counting") func joint() throws {
        let shared = RegisterSample.agreement("shared")
        let figure = try signed([
            RegisterSample.report("vn-46", "2025-H1", agreements: hue + [shared]),
            RegisterSample.report(
                "vn-20", "2025-H1", figures: [Figure(indicator: "agreements.signed", value: .decimal("1"))],
                agreements: [shared]),
        ])
        #expect(figure.outcome.quantity?.value.units == 4)
        #expect(figure.contributions.map(\.use) == [.joint, .joint])
    }
}
