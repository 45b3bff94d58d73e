// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// A catalogue with one indicator of every kind, a small group that changes, and Emulation Group No. 2 of 2024.
enum Sample {
    static let regime = "D09"

    static let catalogue = CatalogueIndex(
        Catalogue(
            edition: "test",
            offices: groupTwo.map(\.office) + changingOffices + mergingOffices + unitOffices,
            mergers: mergers,
            groups: [groupTwoGroup, changingGroup, emptyGroup, mergingGroup, lastingGroup],
            windowFamilies: [family, calendar],
            regimes: [
                makeRegime(regime, mandatory: GroupTwo.indicators), makeRegime("FREE", mandatory: []),
                makeRegime("ALL", mandatory: [], forms: PeriodForm.allCases),
                makeRegime("CAL", mandatory: [], forms: PeriodForm.allCases, family: "calendar"),
            ],
            measureUnits: [
                MeasureUnit(code: "item", label: Label(english: "items")),
                MeasureUnit(code: "USD", label: Label(english: "US dollars"), isCurrency: true),
            ],
            dimensions: [
                Dimension(
                    code: "partner", label: Label(english: "Partner"),
                    values: ["CN", "KR"].map { DimensionValue(code: $0, label: Label(english: $0)) })
            ],
            indicators: indicators), version: 1)

    static let consolidator = Consolidator(catalogue: catalogue)

    static let family = makeFamily("d09", startDay: 15, monthShift: -1)
    static let calendar = makeFamily("calendar", startDay: 1, monthShift: 0)

    private static func makeFamily(_ code: String, startDay: Int, monthShift: Int) -> WindowFamily {
        guard
            let family = WindowFamily(
                code: code, label: Label(english: code), startDay: startDay, monthShift: monthShift)
        else { preconditionFailure("the days and shifts of the sample are in range") }
        return family
    }

    private static func makeRegime(
        _ code: String, mandatory: [String], forms: [PeriodForm] = [.month, .half, .year], family: String = "d09"
    ) -> Regime {
        let label = Label(english: code)
        return Regime(
            code: code, title: label, content: label, receiver: label, sending: label,
            dues: [DueRule(level: .member, daysAfterCutOff: 3)], forms: forms, windowFamily: family, sections: [],
            figures: mandatory.map { FigureRule(indicator: $0, isMandatory: true) })
    }

    private static let indicators: [Indicator] =
        GroupTwo.indicators.map {
            Indicator(
                code: $0, label: Label(english: $0), kind: $0 == "ngo.committed" ? .flowAmount : .flowCount,
                unit: $0 == "ngo.committed" ? "USD" : "item")
        }
        + IndicatorKind.allCases.map {
            Indicator(
                code: $0.rawValue, label: Label(english: $0.rawValue), kind: $0, unit: "item",
                scale: $0 == .rate || $0 == .stockAmount ? 2 : 0,
                dimensions: [DimensionUse(dimension: "partner")], allowsNegative: true)
        }
        + [
            Indicator(code: "persons", label: Label(english: "Persons"), kind: .flowCount, unit: "item"),
            Indicator(code: "trips", label: Label(english: "Trips"), kind: .flowCount, unit: "item"),
            Indicator(
                code: "persons-per-trip", label: Label(english: "Persons per trip"), kind: .ratio, unit: "item",
                scale: 2, parts: RateParts(numerator: "persons", denominator: "trips")),
            Indicator(code: "people", label: Label(english: "People"), kind: .cumulativeCount, unit: "item"),
            Indicator(code: "journeys", label: Label(english: "Journeys"), kind: .cumulativeCount, unit: "item"),
            Indicator(
                code: "people-share", label: Label(english: "People of journeys"), kind: .rate, unit: "item", scale: 1,
                parts: RateParts(
                    numerator: "people", denominator: "journeys", factor: FixedPoint(units: 100, scale: 0))),
        ]

    static let groupTwo: [(office: Office, kind: MemberKind)] = GroupTwo.rows.map { row in
        let office = Office(
            id: "vn-" + row.code,
            names: [OfficeName(code: row.code, label: Label(english: row.name, vietnamese: row.name + " (vi)"))],
            validity: row.name == "Hanoi" ? .always : validity(nil, "2025-06-30"))
        return (office, row.kind)
    }

    private static let groupTwoGroup = Group(
        id: "emulation-2", label: Label(english: "Emulation Group No. 2"),
        members: groupTwo.map { Membership(office: $0.office.id, kind: $0.kind) }, leaders: [])

    /// `stays` throughout; `turns` from kind B to A on 1 March 2024; `leaves` on 20 February 2024; `joins` on
    /// 20 January 2024; `ends` with its office on 10 March 2024.
    static let changingOffices: [Office] = [
        named("stays"), named("turns"), named("leaves"), named("joins"),
        Office(
            id: "ends", names: [OfficeName(code: "", label: Label(english: "Ends"))],
            validity: validity(nil, "2024-03-10")),
        named("outsider"),
    ]

    private static let changingGroup = Group(
        id: "changing", label: Label(english: "Changing group"),
        members: [
            Membership(office: "stays", kind: .department),
            Membership(office: "turns", kind: .officeUnit, validity: validity(nil, "2024-02-29")),
            Membership(office: "leaves", kind: .officeUnit, validity: validity(nil, "2024-02-20")),
            Membership(office: "joins", kind: .department, validity: validity("2024-01-20", nil)),
            Membership(office: "turns", kind: .department, validity: validity("2024-03-01", nil)),
            Membership(office: "ends", kind: .officeUnit),
        ], leaders: [])

    private static let emptyGroup = Group(
        id: "past", label: Label(english: "Past group"),
        members: [Membership(office: "stays", kind: .department, validity: validity(nil, "2019-12-31"))], leaders: [])

    private static func named(_ id: String) -> Office {
        Office(
            id: id,
            names: [
                OfficeName(code: "90", label: Label(english: "Old " + id), validity: validity(nil, "2024-02-14")),
                OfficeName(code: "91", label: Label(english: "New " + id), validity: validity("2024-02-15", nil)),
            ])
    }
}

func date(_ text: String) -> CivilDate {
    guard let date = CivilDate(iso: text) else { preconditionFailure("not a date: \(text)") }
    return date
}

func period(_ code: String) -> Period {
    guard let period = Period(code: code) else { preconditionFailure("not a period: \(code)") }
    return period
}

func instant(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("not an instant: \(text)") }
    return instant
}

func range(_ first: String, _ last: String) -> DateRange {
    guard let range = DateRange(first: date(first), last: date(last)) else { preconditionFailure("reversed range") }
    return range
}

func validity(_ from: String?, _ to: String?) -> Validity {
    guard let validity = Validity(from: from.map(date), to: to.map(date)) else {
        preconditionFailure("reversed validity")
    }
    return validity
}
