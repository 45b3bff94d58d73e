// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

@Suite("Whose duties, at which level")
struct DutyScopeTests {
    /// Two groups, one with a leader that changes, and a zone board below one member.
    private static let catalogue: CatalogueIndex = {
        let base = Sample.catalogue.catalogue
        let label = Label(english: "two groups")
        func office(_ id: String, parent: String? = nil) -> Office {
            Office(id: id, names: [OfficeName(code: "", label: Label(english: id))], parent: parent)
        }
        return CatalogueIndex(
            Catalogue(
                edition: "duties",
                offices: [office("n-1"), office("n-2"), office("s-1"), office("n-1-border", parent: "n-1")],
                groups: [
                    Group(
                        id: "north", label: label,
                        members: [
                            Membership(office: "n-1", kind: .department), Membership(office: "n-2", kind: .officeUnit),
                        ],
                        leaders: [
                            Leadership(office: "n-1", validity: validity(nil, "2024-06-30")),
                            Leadership(office: "n-2", validity: validity("2024-07-01", nil)),
                        ]),
                    Group(
                        id: "south", label: label, members: [Membership(office: "s-1", kind: .department)], leaders: []),
                ],
                windowFamilies: [Sample.family],
                regimes: [
                    Regime(
                        code: Sample.regime, title: label, content: label, reporters: ["north", "south"],
                        receiver: label, sending: label,
                        dues: [
                            DueRule(level: .subUnit, daysAfterCutOff: 1), DueRule(level: .member, daysAfterCutOff: 3),
                            DueRule(level: .leader, daysAfterCutOff: 6),
                        ], forms: [.half, .year], windowFamily: "d09", sections: [], figures: [])
                ], measureUnits: base.measureUnits, indicators: base.indicators), version: 1)
    }()

    private func roll(
        _ scope: DutyScope, _ level: ReportingLevel? = nil, from: String = "2024-H1", through: String? = nil,
        at moment: String = "2024-06-16T00:00:00+07:00", packs: [DutyPack] = []
    ) throws -> DutyRoll {
        try Deadline.roll(
            [], scope: scope, from: period(from), through: through.map(period), level: level, at: moment,
            catalogue: Self.catalogue, packs: packs)
    }

    private func names(_ roll: DutyRoll) -> [String] {
        roll.duties.map { "\($0.group)/\($0.office.office)/\($0.period)/\($0.state.rawValue)" }
    }

    @Test("Everybody is every group that reports under the regime, each counted by itself")
    func everybody() throws {
        let roll = try roll(.all)
        #expect(names(roll) == ["north/n-1/2024-H1/due", "north/n-2/2024-H1/due", "south/s-1/2024-H1/due"])
        #expect(
            roll.timeliness.map { "\($0.group)\($0.kind?.rawValue ?? "") \($0.counts.due)" } == [
                " 3", "north 2", "northA 1", "northB 1", "south 1", "southA 1",
            ])
    }

    @Test("A sub-unit owes by its own level's due time where its office reports")
    func subUnits() throws {
        let roll = try roll(.group("north"), .subUnit, at: "2024-06-16T00:00:00+07:00")
        #expect(names(roll) == ["north/n-1-border/2024-H1/overdue"])
        #expect(roll.duties[0].lateFrom == instant("2024-06-16T00:00:00+07:00"))
        #expect(try self.roll(.group("south"), .subUnit).duties.isEmpty)
        #expect(names(try self.roll(.offices(["n-1-border", "n-1"]))).count == 2)
    }

    @Test("The leader of the window's last day owes the group's pack; groups without a leader owe none")
    func leaders() throws {
        let packs = [
            DutyPack(
                group: "north", period: period("2024-H1"), number: 2, firstFrozenAt: instant("2024-06-20T16:59:59Z")),
            DutyPack(
                group: "north", period: period("2024-H1"), number: 1, firstFrozenAt: instant("2024-06-20T16:59:59Z")),
        ]
        let roll = try roll(
            .all, .leader, from: "2024-H1", through: "2024-H2", at: "2024-12-21T00:00:00+07:00", packs: packs)
        #expect(names(roll) == ["north/n-1/2024-H1/on-time", "north/n-2/2024-H2/overdue"])
        #expect(roll.duties[0].standing.standing.revision == 2)
        #expect(
            roll.duties[1].sentence.english
                == "n-2: the group's pack for second half of 2024 was due by the end of 20 December 2024; 1 day overdue"
        )
    }

    @Test("Periods that are not finished are future duties with their due date, and count for nothing yet")
    func future() throws {
        let roll = try roll(.group("south"), from: "2024-H1", through: "2024-H2")
        #expect(names(roll) == ["south/s-1/2024-H1/due", "south/s-1/2024-H2/future"])
        #expect(
            roll.duties[1].sentence.english
                == "s-1: second half of 2024 runs until 14 December 2024 and is due by the end of 17 December 2024")
        #expect(roll.timeliness[0].counts.future == 1 && roll.timeliness[0].counts.expected == 1)
        #expect(roll.owed.map(\.period) == [period("2024-H1")])
        #expect(
            roll.timeliness.map { "\($0.group) \($0.kind?.rawValue ?? "-") \($0.period?.code ?? "-")" } == [
                " - -", "south - -", "south A -", "south - 2024-H1", "south A 2024-H1", "south - 2024-H2",
                "south A 2024-H2",
            ])
    }

    @Test("What a query cannot mean is refused like a consolidation")
    func refusals() throws {
        func code(_ body: () throws -> DutyRoll) -> ConsolidationRefusalCode? {
            do {
                _ = try body()
                return nil
            } catch {
                return (error as? ConsolidationRefusal)?.code
            }
        }
        #expect(code { try roll(.group("none")) } == .unknownGroup)
        #expect(code { try roll(.offices(["none"])) } == .unknownOffice)
        #expect(code { try roll(.all, from: "2024-06") } == .formNotInRegime)
        #expect(code { try roll(.all, from: "2024-H2", through: "2024-H1") } == .rangeReversed)
    }
}
