// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Foundation
internal import Testing

@Suite("What an explanation says of rules and refusals") struct ExplanationTests {
    private func rule(_ kind: IndicatorKind, _ figures: (String, Figure)...) throws -> CombiningRule {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(
                scope: .offices(["stays", "turns"]), regime: "FREE", period: period("2024-02"),
                indicators: [kind.rawValue]),
            reports: figures.map { accepted($0.0, "2024-02", [$0.1]) })
        return Sample.consolidator.rule(of: try #require(answer.figures.first), in: answer)
    }

    @Test(
        "each kind has its rule over members, over time and at a merger",
        arguments: [
            (IndicatorKind.flowCount, "SUM", "SUM_OF_PERIODS", "SUM_OF_PREDECESSORS"),
            (.stockCount, "SUM_AT_ONE_DATE", "LAST_PERIOD", "LAST_VALUES_OF_PREDECESSORS"),
            (.pipeline, "SUM_AT_ONE_DATE", "LAST_PERIOD", "LAST_VALUES_OF_PREDECESSORS"),
            (.cumulativeAmount, "SUM_SINCE_ONE_START", "LAST_PERIOD", "LAST_VALUES_OF_PREDECESSORS"),
            (.distinctCount, "UNION_OF_LISTS", "LAST_PERIOD", "UNION_OF_LISTS"),
            (.ordinal, "ONE_FACT", "LATEST_STATEMENT", "ONE_FACT"),
            (.rank, "NOT_COMBINED", "NOT_COMBINED", "NOT_COMBINED"),
        ]) func rules(kind: IndicatorKind, members: String, time: String, merger: String) throws
    {
        let rule = try rule(kind)
        #expect(rule.kind == kind.rawValue)
        #expect([rule.overMembers.code, rule.overTime.code, rule.atMerger.code] == [members, time, merger])
    }

    @Test("a flow of an event, or with a window of its own, is one fact") func oneFact() throws {
        let event = Figure(indicator: "flow-count", value: .decimal("3"), event: "abac-3")
        #expect(try rule(.flowCount, ("stays", event)).overMembers.code == "ONE_FACT")
        let own = Figure(
            indicator: "flow-count", value: .decimal("3"), window: range("2024-01-01", "2024-01-31"))
        #expect(try rule(.flowCount, ("stays", own)).overTime.code == "LATEST_STATEMENT")
    }

    @Test("every refusal has a remedy in three languages, and the reference names every rule") func remedies() throws {
        for reason in RefusalReason.allCases {
            let remedy = reason.remedy
            #expect(!remedy.english.isEmpty && !remedy.vietnamese.isEmpty && !remedy.arabic.isEmpty, "\(reason)")
        }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let explain = try String(contentsOf: root.appending(path: "docs/reference/explain.md"), encoding: .utf8)
        for code in [
            "SUM", "SUM_AT_ONE_DATE", "SUM_SINCE_ONE_START", "UNION_OF_LISTS", "ONE_FACT", "NOT_COMBINED", "FROM_PARTS",
            "UNCHANGED", "SUM_OF_PERIODS", "LAST_PERIOD", "LATEST_STATEMENT", "SUM_OF_PREDECESSORS",
            "LAST_VALUES_OF_PREDECESSORS",
        ] {
            #expect(explain.contains("`\(code)`"), "\(code)")
        }
        let registers = try String(contentsOf: root.appending(path: "docs/reference/registers.md"), encoding: .utf8)
        for code in ConsolidationFindingCode.allCases {
            #expect(registers.contains("| \(code.rawValue) | `\(code.name)` |"), "\(code)")
        }
    }

    @Test("near figures: of the indicator first, by the words that ask for them") func near() throws {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: .offices(["stays"]), regime: "FREE", period: period("2024-02")),
            reports: [
                accepted(
                    "stays", "2024-02",
                    [
                        figure("flow-count", "3", partner: "CN"),
                        figure("cumulative-count", "9", since: "2020-01-01"),
                        figure("flow-count", "4", status: .plan),
                    ])
            ])
        #expect(
            answer.near(FigureReference(indicator: "flow-count"), by: Sample.catalogue)
                == ["flow-count plan", "flow-count partner=CN"])
        #expect(
            answer.near(FigureReference(indicator: "cumulative-count"), by: Sample.catalogue)
                == ["cumulative-count since=2020-01-01"])
        #expect(
            answer.near(FigureReference(indicator: "flow-counts"), by: Sample.catalogue).prefix(2)
                == ["flow-count", "flow-amount"])
        #expect(answer.near(FigureReference(indicator: "zzz"), by: Sample.catalogue).isEmpty)
    }

    @Test("a generated number is a statement of the report, marked as such") func generated() throws {
        let accepted = RegisterSample.report(
            "vn-46", "2025-H1", agreements: [RegisterSample.agreement("a"), RegisterSample.agreement("b")])
        let said = RegisterSample.consolidator.statements(
            of: FigureReference(indicator: "agreements.signed"), in: accepted)
        #expect(said.map(\.flags) == [.generated] && said[0].quantity?.value.units == 2)
        let cell = FigureReference(
            indicator: "agreements.signed", dimensions: [DimensionChoice(dimension: "partner", value: "CN")])
        #expect(RegisterSample.consolidator.statements(of: cell, in: accepted).isEmpty)
    }
}
