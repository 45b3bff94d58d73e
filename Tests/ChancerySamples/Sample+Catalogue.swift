// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package import ChanceryModel

extension Sample {
    /// Offices of provinces: four members of the group, then one that no regime of the group asks.
    package static let members = ["vn-01", "vn-02", "vn-03", "vn-20"]
    package static let offices = members + ["vn-48"]

    /// A small catalogue under Decree 09. `vn-20-border` is a sub-unit of `vn-20`; `vn-26-2025` begins on 1 July 2025.
    ///
    /// - Parameters:
    ///   - mandatory: indicators that every report must have.
    package static func catalogue(
        edition: String = "sample", mandatory: Set<String> = ["delegations.outbound"]
    ) -> Catalogue {
        Catalogue(
            edition: edition,
            offices: offices.map { office($0) } + [
                office("vn-20-border", parent: "vn-20"), office("vn-26-2025", from: day("2025-07-01")),
            ],
            groups: [
                Group(
                    id: "emulation-2", label: Label(english: "Emulation Group No. 2"),
                    members: (members + ["vn-26-2025"]).map { Membership(office: $0, kind: .department) }, leaders: [])
            ],
            windowFamilies: [WindowFamily(code: "decree-09", label: label("Decree 09"), startDay: 15, monthShift: -1)]
                .compactMap(\.self),
            regimes: [memberRegime(mandatory), openRegime],
            measureUnits: [MeasureUnit(code: "item", label: label("items"))],
            indicators: indicators.map { Indicator(code: $0, label: label($0), kind: .flowCount, unit: "item") },
            scoreSheets: [scoreSheet])
    }

    /// 10 points for delegations going out, 20 judged, 5 for a report on time, at most 9 off.
    package static let scoreSheet = ScoreSheet(
        code: "s", label: label("SAMPLE score sheet"), regime: regime, isSample: true,
        criteria: [
            criterion("outbound", 10, .resultShare(indicator: "delegations.outbound")), criterion("work", 20, .judged),
            criterion("on-time", 5, .bonus(event: .onTime)),
            criterion("late", 5, .deduction(event: .late, pointsEach: FixedPoint(units: 5_00, scale: 2))),
            criterion("corrected", 2, .deduction(event: .corrected, pointsEach: FixedPoint(units: 1_00, scale: 2))),
            criterion("returned", 2, .deduction(event: .returned, pointsEach: FixedPoint(units: 1_00, scale: 2))),
        ], tieBreak: ["outbound"])

    private static func criterion(_ code: String, _ points: Int64, _ form: ScoreForm) -> ScoreCriterion {
        ScoreCriterion(
            code: code, label: label(code), pointsMax: FixedPoint(units: points * 100, scale: 2), form: form)
    }

    private static let indicators = ["delegations.outbound", "delegations.inbound", "abtc.requests"]

    private static func memberRegime(_ mandatory: Set<String>) -> Regime {
        Regime(
            code: regime, title: label("Report"), content: label("Figures"), reporters: ["emulation-2"],
            receiver: label("The leader"), sending: label("Electronically"),
            dues: [DueRule(level: .member, daysAfterCutOff: 3), DueRule(level: .subUnit, daysAfterCutOff: 1)],
            forms: [.month, .half, .year], windowFamily: "decree-09", sections: [],
            figures: indicators.map { FigureRule(indicator: $0, isMandatory: mandatory.contains($0)) })
    }

    /// Asks every office, once a year, without a due time.
    private static let openRegime = Regime(
        code: "FA-OPEN", title: label("Open"), content: label("Figures"), receiver: label("The ministry"),
        sending: label("Electronically"), dues: [], forms: [.year], windowFamily: "decree-09", sections: [],
        figures: [])

    private static func office(_ id: String, parent: String? = nil, from: CivilDate? = nil) -> Office {
        Office(
            id: id, names: [OfficeName(code: parent == nil ? String(id.dropFirst(3).prefix(2)) : "", label: label(id))],
            parent: parent, validity: Validity(from: from, to: nil) ?? .always)
    }

    private static func label(_ english: String) -> Label { Label(english: english) }
}
