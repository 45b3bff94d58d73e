// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Sample {
    /// An answer that uses every field.
    static func consolidation() throws -> Consolidation {
        Consolidation(
            sequence: 5_000_000_001, catalogueVersion: 8, digest: Digest.sha256(of: [1]), group: "g2",
            groupLabel: label("Group No. 2"), regime: "FA-D09", windowFamily: "d09",
            periods: [
                PeriodWindow(period: try period("2024-05"), window: try range("2024-04-15", "2024-05-14")),
                PeriodWindow(period: try period("2024-06"), window: try range("2024-05-15", "2024-06-14")),
            ],
            members: try members(),
            completeness: try completeness(),
            figures: [try summedFigure(), try refusedFigure()], nextPageToken: "1-2-3-4",
            unread: [
                UnreadFigure(
                    office: "vn-33", period: try period("2024-06"), revision: 6, indicator: "gone",
                    reason: "unknown-indicator")
            ], bordersOn: try date("2025-07-02"), units: territory(),
            asked: AskedWindow(
                from: try period("2024-H1"), through: try period("2024-H2"),
                window: try range("2023-12-15", "2024-12-14"), until: try date("2024-06-20"),
                uncovered: try range("2024-06-15", "2024-06-20")))
    }

    private static func completeness() throws -> Completeness {
        Completeness(
            total: CompletenessCounts(expected: 34, reported: 21, onTime: 13, late: 5, notDue: 3, missing: 14),
            byKind: [
                KindCompleteness(
                    kind: .department,
                    counts: CompletenessCounts(expected: 10, reported: 9, onTime: 8, late: 1, missing: 2)),
                KindCompleteness(kind: .officeUnit, counts: CompletenessCounts()),
            ],
            byPeriod: [
                PeriodCompleteness(
                    period: try period("2024-05"),
                    counts: CompletenessCounts(expected: 17, missing: 6, returned: 2, extended: 4)),
                PeriodCompleteness(period: try period("2024-06"), counts: CompletenessCounts()),
            ])
    }

    private static func territory() -> [TerritoryUnit] {
        [
            TerritoryUnit(
                office: "vn-08-2025", name: label("Tuyen Quang"), code: "08", parts: ["vn-08"],
                outsiders: [
                    NamedOffice(office: "vn-02", name: label("Ha Giang"), code: "02"),
                    NamedOffice(office: "vn-02-port", name: label("Port")),
                ]),
            TerritoryUnit(office: "vn-01", name: label("Ha Noi"), code: "", parts: []),
        ]
    }

    private static func members() throws -> [ConsolidationMember] {
        [
            ConsolidationMember(
                office: "vn-01", name: label("Ha Noi"), code: "01", kind: .department,
                reports: [
                    MemberReport(
                        period: try period("2024-05"), kind: .officeUnit, timeliness: .late, revision: 2, sequence: 77,
                        receivedAt: try instant("2024-05-20T01:02:03Z"),
                        firstReceivedAt: try instant("2024-05-19T04:05:06.000001Z"),
                        lateFrom: try instant("2024-05-18T00:00:00+07:00"), state: .accepted,
                        extendedUntil: try instant("2024-05-17T00:00:00+07:00"), isExtended: true),
                    MemberReport(
                        period: try period("2024-06"), kind: .department, timeliness: .missing, state: .returned,
                        returnedRevision: 5, returnedSequence: 78, returnReason: "not 62,\nbut 64"),
                ]),
            ConsolidationMember(
                office: "vn-34", name: label("Thai Binh"), kind: nil,
                reports: [
                    MemberReport(period: try period("2024-05"), kind: nil, timeliness: .onTime),
                    MemberReport(period: try period("2024-06"), kind: nil, timeliness: .notDue),
                ]),
        ]
    }

    private static func summedFigure() throws -> ConsolidatedFigure {
        ConsolidatedFigure(
            indicator: "delegations.outbound", label: label("delegations"), kind: "flow-count", unit: "delegation",
            dimensions: [DimensionChoice(dimension: "partner", value: "LA")], isPlan: true, event: "fair-16",
            since: try date("2020-02-03"), window: try range("2024-01-04", "2024-05-06"),
            outcome: .sum(quantity(39_800, scale: 2, .atLeast, .provisional)),
            bounds: QuantityBounds(
                lower: Bound(value: FixedPoint(units: 39_800, scale: 2), isInclusive: true),
                upper: Bound(value: FixedPoint(units: 45_000, scale: 2), isInclusive: true)),
            coverage: FigureCoverage(
                included: ["vn-01", "vn-04"], partial: ["vn-06"],
                missing: [
                    CoverageGap(office: "vn-34", periods: [try period("2024-05"), try period("2024-06")])
                ],
                notAvailable: [
                    UnavailableFigure(office: "vn-22", period: try period("2024-06"), reason: "flood")
                ],
                silent: [CoverageGap(office: "vn-31", periods: [])], isComplete: true),
            contributions: try contributions(), beside: try beside(), words: label("some hundreds"),
            carriedOver: [
                CarriedOver(successor: "vn-24-2025", date: try date("2025-07-01"), predecessors: ["vn-24", "vn-27"])
            ],
            unitFigures: [
                UnitFigure(
                    office: "vn-31-2025", outcome: .sum(quantity(7_900, scale: 2, .nearly, .estimate)),
                    bounds: QuantityBounds(
                        lower: nil, upper: Bound(value: FixedPoint(units: 7_900, scale: 2), isInclusive: false)),
                    missing: ["vn-30"]),
                UnitFigure(
                    office: "vn-01",
                    outcome: .refused(FigureRefusal(code: 716, name: "NO_NUMBER", message: label("none")))),
            ],
            recomputedFrom: RateParts(
                numerator: "persons", denominator: "delegations", factor: FixedPoint(units: 100, scale: 0)),
            joint: [try jointEntry()],
            findings: [try registerFinding()])
    }

    private static func contributions() throws -> [Contribution] {
        [
            Contribution(
                office: "vn-01", period: try period("2024-05"), revision: 2, subUnit: "vn-01-a",
                quantity: quantity(7, scale: 0, .about, .estimate), asOf: try date("2024-05-14"), use: .sameFact,
                flags: [.note, .source, .words, .record, .base, .ranking, .members, .generated]),
            Contribution(
                office: "vn-04", period: try period("2024-06"), revision: 1, quantity: quantity(0, scale: 0),
                use: .restated, flags: .members),
            Contribution(
                office: "vn-04", period: try period("2024-06"), revision: 1, quantity: quantity(-1, scale: 1),
                use: .refused),
            Contribution(
                office: "vn-24", period: try period("2024-06"), revision: 1, quantity: quantity(2, scale: 0),
                use: .succeeded),
            Contribution(
                office: "vn-24", period: try period("2024-06"), revision: 1, quantity: quantity(3, scale: 0),
                use: .recomputed),
            Contribution(
                office: "vn-06", period: try period("2024-06"), revision: 4, quantity: quantity(5, scale: 0),
                use: .joint),
        ]
    }

    private static func beside() throws -> [BesideFigure] {
        [
            BesideFigure(
                office: "vn-01", period: try period("2024-06"), revision: 3, subUnit: "vn-01-b", inclusion: .included,
                quantity: quantity(11, scale: 0), asOf: try date("2024-06-13"), reason: "unsure", flags: [.base]),
            BesideFigure(
                office: "vn-01", period: try period("2024-06"), revision: 3, subUnit: "vn-01-c", quantity: nil),
        ]
    }

    private static func refusedFigure() throws -> ConsolidatedFigure {
        ConsolidatedFigure(
            indicator: "countries", label: label("countries"), kind: "distinct-count", unit: "country",
            outcome: .refused(
                FigureRefusal(code: 701, name: "DISTINCT_COUNTS_DO_NOT_ADD", message: label("no sum"))),
            bounds: QuantityBounds(
                lower: Bound(value: FixedPoint(units: 0, scale: 0), isInclusive: false), upper: nil))
    }
}
