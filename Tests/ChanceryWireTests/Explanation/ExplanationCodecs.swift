// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func explanationCodecs() throws -> [Codec] {
        let query = GetConsolidationRequest(scope: .group("g2"), regime: "r", period: try Sample.period("2024"))
        return [
            Codec(
                "ExplainFigureRequest",
                [
                    ExplainFigureRequest(
                        query: query,
                        figure: FigureReference(
                            indicator: "ngo.committed",
                            dimensions: [DimensionChoice(dimension: "partner", value: "LA")],
                            unit: "USD", isPlan: true, event: "fair-16", since: try Sample.date("2020-01-01"),
                            window: try Sample.range("2024-01-01", "2024-02-02"))),
                    ExplainFigureRequest(query: query, figure: FigureReference(indicator: "x")),
                ], { $0.encoded() }, { try $0.explainFigureRequest($1) }),
            Codec(
                "ExplainFigureResponse", [try Sample.explanation(), try Sample.shortExplanation()], { $0.encoded() },
                { try $0.explainFigureResponse($1) }),
        ]
    }
}

extension Sample {
    private static func rule(_ code: String) -> RuleText { RuleText(code: code, text: label("rule " + code)) }

    static func shortExplanation() throws -> ExplainFigureResponse {
        ExplainFigureResponse(
            sequence: 1, catalogueVersion: 1, figure: try consolidation().figures[1],
            rule: CombiningRule(kind: "rate", overMembers: rule("A"), overTime: rule("B"), atMerger: rule("C")))
    }

    static func explanation() throws -> ExplainFigureResponse {
        let answer = try consolidation()
        let register = try register()
        return ExplainFigureResponse(
            sequence: 77, catalogueVersion: 3, periods: answer.periods, figure: answer.figures[0],
            definition: label("definition"),
            rule: CombiningRule(
                kind: "flow-count", overMembers: rule("SUM"), overTime: rule("SUM_OF_PERIODS"),
                atMerger: rule("SUM_OF_PREDECESSORS")),
            parts: [answer.figures[1]], remedy: label("lists"),
            reports: [
                ExplainedReport(
                    office: "vn-01", period: try period("2024-05"), state: .returned,
                    revisions: [
                        ExplainedRevision(
                            revision: 1, sequence: 5, receivedAt: try instant("2024-05-20T01:02:03Z"),
                            reason: "counted\nagain", author: "An", submittedBy: "office:vn-01", isCounted: true,
                            statements: [
                                ReportedStatement(
                                    subUnit: "vn-01-a", inclusion: .included, quantity: quantity(7, scale: 1, .about),
                                    unavailable: "no\ncount", asOf: try date("2024-05-14"), flags: [.note, .generated],
                                    source: "customs", note: "rounded\nup"),
                                ReportedStatement(quantity: nil),
                            ]),
                        ExplainedRevision(
                            revision: 2, sequence: 6, receivedAt: Instant(microsecondsSinceEpoch: 0), reason: "",
                            author: "", isCounted: false, statements: []),
                    ])
            ],
            gaps: FigureGapKind.allCases.map {
                FigureGap(office: "vn-34", period: answer.periods[0].period, kind: $0, reason: "why \($0)")
            }, entries: register.rows, entryCount: 600, count: register.counts[0],
            offices: [NamedOffice(office: "vn-01", name: label("Hanoi"), code: "01")])
    }
}
