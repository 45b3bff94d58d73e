// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire

/// Who asks about what in the tests of rights. It is 16 June 2024.
///
/// `north` shares its figures with its members `vn-01`, `vn-02` and `vn-03`; `vn-02` led it in the reporting year 2023,
/// `vn-01` leads it in 2024. `vn-97`, once a member, merged into `vn-03` on 1 February 2024. `south` keeps its figures to
/// its leader `vn-20`; `vn-48` is its other member.
enum RightsSample {
    static let callers = [
        caller(.office, "vn-03"), caller(.office, "vn-48"), caller(.leader, "vn-01"), caller(.leader, "vn-02"),
        caller(.leader, "vn-20"), caller(.ministry, "desk"), caller(.auditor, "audit"), caller(.operator, "root"),
        PeerIdentity.unrestricted,
    ]

    static let year = Sample.period("2023")

    private static func caller(_ role: PeerRole, _ name: String) -> PeerIdentity {
        PeerIdentity(role: role, name: name)
    }

    static func catalogue(
        leaderOfSouth: String = "vn-20", for validity: Validity = .always,
        membersOfSouth: [String] = ["vn-20", "vn-48"]
    ) throws -> Catalogue {
        let base = Sample.catalogue()
        let day = Sample.day
        let until = Validity(from: nil, to: day("2024-01-31")) ?? .always
        return Catalogue(
            edition: "rights",
            offices: ["vn-01", "vn-02", "vn-03", "vn-20", "vn-48"].map { office($0) } + [office("vn-97", until)],
            mergers: [
                Merger(date: day("2024-02-01"), predecessors: ["vn-97"], successor: "vn-03", source: "Resolution 1")
            ],
            groups: [
                Group(
                    id: "north", label: Label(english: "North"),
                    members: ["vn-01", "vn-02", "vn-03"].map { Membership(office: $0, kind: .department) }
                        + [Membership(office: "vn-97", kind: .department, validity: until)],
                    leaders: [
                        Leadership(office: "vn-02", validity: term("2022-12-15", "2023-12-14")),
                        Leadership(office: "vn-01", validity: term("2023-12-15", "2024-12-14")),
                    ]),
                Group(
                    id: "south", label: Label(english: "South"),
                    members: membersOfSouth.map { Membership(office: $0, kind: .department) },
                    leaders: [Leadership(office: leaderOfSouth, validity: validity)], sharesFigures: .leader),
            ], windowFamilies: base.windowFamilies, regimes: base.regimes.map(forEverybody),
            measureUnits: base.measureUnits,
            indicators: base.indicators, scoreSheets: base.scoreSheets)
    }

    static func term(_ first: String, _ last: String) -> Validity {
        Validity(from: Sample.day(first), to: Sample.day(last)) ?? .always
    }

    private static func office(_ id: String, _ validity: Validity = .always) -> Office {
        Office(
            id: id, names: [OfficeName(code: String(id.dropFirst(3)), label: Label(english: id))], validity: validity)
    }

    /// The same regime for every office.
    private static func forEverybody(_ regime: Regime) -> Regime {
        Regime(
            code: regime.code, title: regime.title, content: regime.content, receiver: regime.receiver,
            sending: regime.sending, dues: regime.dues, forms: regime.forms, windowFamily: regime.windowFamily,
            sections: regime.sections, figures: regime.figures)
    }

    // MARK: Requests

    static func key(_ office: String, _ period: Period) -> ReportKey {
        ReportKey(office: office, regime: Sample.regime, period: period)
    }

    static func figures(_ scope: RequestedScope, _ period: Period) -> GetConsolidationRequest {
        GetConsolidationRequest(scope: scope, regime: Sample.regime, period: period)
    }

    static func act(_ kind: ActKind, _ office: String, _ period: Period, scorer: String = "") -> Act {
        Act(
            key: key(office, period), kind: kind, actor: "A", authority: "B", reason: "C", revision: 1,
            score: kind == .score ? ScoreStatement(sheet: "s", scorer: scorer, points: []) : nil)
    }
}
