// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Offices that merge while the random cases report, and the mergers of 1 July 2025 as far as they concern Emulation
/// Group No. 2.
extension Sample {
    /// `east` and `west` become `joined` on 1 March 2024, and that one with `north` becomes `whole` on 10 March: twice
    /// in one window. `south` and `port` become `harbour` on 1 February 2024. Code 81 changes hands.
    static let mergingOffices: [Office] = [
        dated("east", "81", to: "2024-02-29"), dated("west", "82", to: "2024-02-29"),
        dated("joined", "81", from: "2024-03-01", to: "2024-03-09"), dated("north", "84", to: "2024-03-09"),
        dated("whole", "83", from: "2024-03-10"), dated("south", "85", to: "2024-01-31"),
        dated("port", "86", to: "2024-01-31"), dated("harbour", "85", from: "2024-02-01"),
    ]

    /// Without `north` and `port`.
    static let mergingGroup = Group(
        id: "merging", label: Label(english: "Merging group"),
        members: [
            Membership(office: "whole", kind: .department), Membership(office: "east", kind: .department),
            Membership(office: "stays", kind: .officeUnit), Membership(office: "west", kind: .officeUnit),
            Membership(office: "joined", kind: .officeUnit), Membership(office: "south", kind: .department),
            Membership(office: "harbour", kind: .department),
        ], leaders: [])

    static let mergers: [Merger] =
        [
            merger("2024-03-01", ["east", "west"], "joined"), merger("2024-03-10", ["joined", "north"], "whole"),
            merger("2024-02-01", ["south", "port"], "harbour"),
        ] + newUnits.map { merger("2025-07-01", $0.predecessors, $0.id) }

    struct NewUnit {
        let id: String
        let name: String
        let predecessors: [String]

        var code: String { String(id.dropFirst(3).prefix(2)) }
    }

    /// What the members of the group became, and two of other groups that came in with them.
    static let newUnits: [NewUnit] = [
        NewUnit(id: "vn-31-2025", name: "Hai Phong", predecessors: ["vn-30", "vn-31"]),
        NewUnit(id: "vn-24-2025", name: "Bac Ninh", predecessors: ["vn-24", "vn-27"]),
        NewUnit(id: "vn-25-2025", name: "Phu Tho", predecessors: ["vn-17", "vn-25", "vn-26"]),
        NewUnit(id: "vn-19-2025", name: "Thai Nguyen", predecessors: ["vn-06", "vn-19"]),
        NewUnit(id: "vn-08-2025", name: "Tuyen Quang", predecessors: ["vn-02", "vn-08"]),
        NewUnit(id: "vn-33-2025", name: "Hung Yen", predecessors: ["vn-33", "vn-34"]),
        NewUnit(id: "vn-37-2025", name: "Ninh Binh", predecessors: ["vn-35", "vn-36", "vn-37"]),
        NewUnit(id: "vn-15-2025", name: "Lao Cai", predecessors: ["vn-10", "vn-15"]),
    ]

    static let unitOffices: [Office] =
        [
            dated("vn-02", "02", "Ha Giang", to: "2025-06-30"), dated("vn-10", "10", "Lao Cai", to: "2025-06-30"),
        ] + newUnits.map { dated($0.id, $0.code, $0.name, from: "2025-07-01") }

    /// The 17 members, and the nine units that they became.
    static let lastingGroup = Group(
        id: "emulation-2-on", label: Label(english: "Emulation Group No. 2"),
        members: groupTwo.map { Membership(office: $0.office.id, kind: $0.kind) }
            + newUnits.map { Membership(office: $0.id, kind: .department) }, leaders: [])

    private static func merger(_ day: String, _ predecessors: [String], _ successor: String) -> Merger {
        Merger(date: date(day), predecessors: predecessors, successor: successor, source: "test")
    }

    private static func dated(
        _ id: String, _ code: String, _ name: String? = nil, from: String? = nil, to: String? = nil
    ) -> Office {
        Office(
            id: id, names: [OfficeName(code: code, label: Label(english: name ?? id))], validity: validity(from, to))
    }
}
