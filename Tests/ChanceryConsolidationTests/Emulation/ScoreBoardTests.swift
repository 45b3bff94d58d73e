// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom
internal import Testing

@Suite struct ScoreBoardTests {
    /// Points of the computed criteria of one member, as text; zeros left out.
    private func computed(_ member: MemberScore?) -> [String: String] {
        let criteria = (member?.criteria ?? []).filter { $0.basis == .computed && $0.points?.isZero == false }
        return Dictionary(
            criteria.map { ($0.criterion, $0.points?.description ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    @Test("The worked example of the reference, to the last digit")
    func workedExample() throws {
        let members = try EmulationRound.worked.members()
        let rows = members.map { "\($0.rank) \($0.office.office) \($0.total) \($0.computedTotal)" }
        #expect(
            rows == [
                "1 vn-31 75.70 31.20", "2 vn-01 40.00 40.00", "3 vn-27 39.00 39.00", "4 vn-30 27.87 27.87",
                "5 vn-37 27.44 27.44", "6 vn-24 26.27 26.27", "7 vn-17 25.55 25.55", "8 vn-36 23.02 23.02",
                "9 vn-19 22.60 22.60", "10 vn-26 21.35 21.35", "11 vn-06 20.02 20.02", "12 vn-15 19.87 19.87",
                "13 vn-33 19.29 19.29", "14 vn-35 18.55 18.55", "15 vn-08 14.57 14.57", "16 vn-25 11.24 11.24",
                "17 vn-34 -10.00 -10.00",
            ])
        #expect(members.allSatisfy { $0.tie == nil && $0.criteria.count == 13 })
        #expect(
            computed(members["vn-31"]) == [
                "outbound": "5.25", "inbound": "3.66", "agreements": "8.00", "ngo": "4.29", "on-time": "5.00",
                "complete": "5.00",
            ])
        #expect(
            computed(members["vn-01"]) == [
                "outbound": "10.00", "inbound": "10.00", "agreements": "10.00", "ngo": "10.00", "complete": "5.00",
                "late": "-5.00",
            ])
        #expect(computed(members["vn-34"]) == ["missing": "-10.00"])
        let outbound = try #require(members["vn-31"]?["outbound"])
        #expect(outbound.reason.english == "62 beside 118, the best of kind A (Hanoi): 10.00 × 62 / 118 = 5.25")
        #expect(
            outbound.reason.vietnamese
                == "62 so với 118, cao nhất loại A (Hanoi (vi)): 10,00 × 62 / 118 = 5,25")
    }

    @Test("Late is what came at the first late moment or after; an extension moves that moment")
    func timeliness() throws {
        let members = try EmulationRound.worked.members()
        func reason(_ office: String, _ criterion: String) -> String? {
            members[office]?[criterion]?.reason.english
        }
        #expect(reason("vn-31", "late") == "on time" && reason("vn-31", "on-time") == "on time")
        #expect(reason("vn-01", "late") == "late by less than a minute: -5.00")
        #expect(reason("vn-25", "late") == "late by 9 hours: -5.00")
        #expect(members["vn-25"]?["late"]?.reason.vietnamese == "muộn 9 giờ: -5,00")
        #expect(reason("vn-24", "late") == "within the extended time")
        let extended = try #require(members["vn-24"])
        #expect(extended.isExtended && computed(extended)["on-time"] == "5.00" && computed(extended)["late"] == nil)
        #expect(extended.lateFrom == instant("2024-06-19T00:00:00+07:00"))
        #expect(reason("vn-34", "missing") == "no report came: -10.00" && members["vn-34"]?.state == .missing)
        #expect(reason("vn-34", "outbound") == "no report came")
    }

    @Test("Corrections count that came when the report was due already, returns count each time, both up to the most")
    func corrections() throws {
        let members = try EmulationRound.worked.members()
        #expect(members["vn-27"]?["corrected"]?.reason.english == "1 correction after the due time: -1.00")
        #expect(members["vn-30"]?["corrected"]?.reason.english == "no correction after the due time")
        #expect(members["vn-30"]?["returned"]?.reason.english == "returned 1 time: -2.00")
        var round = EmulationRound()
        round.arrivals["vn-27"] = ["2024-06-16T09:00:00+07:00"] + (20...28).map { "2024-06-\($0)T09:00:00+07:00" }
        round.acts = (1...3).map { revision in
            Deadline.recorded(
                Act(
                    key: Deadline.key("vn-27"), kind: .giveBack, actor: "leader", reason: "again",
                    revision: Int32(revision)), StoreSequence(100 + revision))
        }
        let capped = try #require(try round.members()["vn-27"])
        #expect(
            capped["corrected"]?.reason.english == "9 corrections after the due time, 1.00 each, at most 3.00: -3.00")
        #expect(capped["returned"]?.reason.english == "returned 3 times, 2.00 each, at most 4.00: -4.00")
        #expect(capped.state == .submitted)
    }

    @Test("A returned report gives no results and no completeness, and is not missing")
    func returned() throws {
        var round = EmulationRound()
        round.acts = [
            Deadline.recorded(
                Act(key: Deadline.key("vn-01"), kind: .giveBack, actor: "leader", reason: "again", revision: 1), 9)
        ]
        let members = try round.members()
        let hanoi = try #require(members["vn-01"])
        #expect(hanoi.state == .returned && computed(hanoi) == ["on-time": "5.00", "returned": "-2.00"])
        #expect(hanoi["outbound"]?.reason.english == "the report was returned and counts nowhere")
        // The best of kind A is Hai Phong now.
        #expect(computed(members["vn-31"])["outbound"] == "10.00")
    }

    @Test(
        "Judged points are the mean of the cross-checks, else the office's own; the latest statement holds as a whole")
    func judged() throws {
        let haiPhong = try #require(try EmulationRound.worked.members()["vn-31"])
        let work = try #require(haiPhong["work"])
        #expect(work.points?.description == "16.50" && work.basis == .crossChecked)
        #expect(work.own?.points.description == "18.00" && work.own?.difference?.description == "1.50")
        #expect(work.crossChecks.map(\.scorer) == ["vn-01", "vn-24"])
        #expect(work.crossChecks.map { $0.difference?.description } == ["-0.50", "0.50"])
        #expect(haiPhong["policy"]?.points?.description == "14.00")
        #expect(haiPhong["movement"]?.basis == .own && haiPhong["movement"]?.points?.description == "14.00")
        // What is computed stays computed, whatever is stated beside it.
        let outbound = try #require(haiPhong["outbound"])
        #expect(outbound.points?.description == "5.25" && outbound.own?.difference?.description == "0.25")
        #expect(haiPhong.sources.map(\.scorer) == ["vn-31", "vn-01", "vn-24"])
        #expect(haiPhong.sources.map(\.sequence) == [106, 105, 104])
        #expect(haiPhong.sources.map(\.total.description) == ["52.50", "30.00", "17.00"])
        let other = try #require(try EmulationRound.worked.members()["vn-19"])
        #expect(other["work"]?.basis == ScoreBasis.none && other["work"]?.points == nil)
    }

    @Test("Statements of others, for other sheets and of points that the sheet does not take are left aside")
    func leftAside() throws {
        var round = EmulationRound()
        round.acts = [
            EmulationRound.score("vn-31", by: "outsider", ["work": "20"], 1),
            EmulationRound.score("vn-31", by: "vn-24", ["work": "20"], 2, sheet: "other"),
            EmulationRound.score(
                "vn-31", by: "vn-01", ["work": "20.01", "play": "1", "policy": "x", "movement": "1"], 3),
        ]
        let haiPhong = try #require(try round.members()["vn-31"])
        #expect(haiPhong["work"]?.basis == ScoreBasis.none && haiPhong["movement"]?.points?.description == "1.00")
        #expect(haiPhong.sources.map(\.scorer) == ["vn-01"] && haiPhong.sources[0].setAsideCount == 3)
    }

    @Test("The mean of cross-checks is exact and rounded half up")
    func mean() throws {
        var round = EmulationRound()
        round.acts = zip(["vn-01", "vn-24", "vn-25"], ["10", "10", "10.01"]).enumerated().map {
            EmulationRound.score("vn-31", by: $0.element.0, ["work": $0.element.1], StoreSequence($0.offset + 1))
        }
        #expect(try round.members()["vn-31"]?["work"]?.points?.description == "10.00")
        round.acts.removeLast()
        round.acts[0] = EmulationRound.score("vn-31", by: "vn-01", ["work": "10.01"], 9)
        #expect(try round.members()["vn-31"]?["work"]?.points?.description == "10.01")
    }

    @Test("A result that is not exactly known counts as the least that it can be, and says so")
    func lowerBounds() throws {
        var round = EmulationRound()
        let rest = GroupTwo.indicators.dropFirst(3).map { figure($0, "1") }
        round.figures["vn-31"] =
            [figure("delegations.outbound", "59", .moreThan), figure("delegations.inbound", "48", .nearly)]
            + [figure("agreements.signed", "2", .atLeast)] + rest
        round.figures["vn-34"] = rest
        let members = try round.members()
        let outbound = try #require(members["vn-31"]?["outbound"])
        #expect(outbound.points?.description == "5.00" && outbound.takesLowerBound)
        #expect(outbound.reason.english.hasPrefix("59 (certain of “more than 59”) beside 118"))
        let inbound = try #require(members["vn-31"]?["inbound"])
        #expect(inbound.points?.isZero == true && inbound.takesLowerBound)
        #expect(inbound.reason.english == "0 (certain of “nearly 48”): no points")
        #expect(members["vn-31"]?["agreements"]?.points?.description == "8.00")
        let silent = try #require(members["vn-34"])
        #expect(silent["outbound"]?.reason.english == "the report gives no number of its own")
        #expect(
            silent["complete"]?.reason.english
                == "3 of 8 mandatory figures have no number: delegations.outbound, delegations.inbound, "
                + "agreements.signed")
    }

    @Test("The order in which reports and acts come changes nothing", arguments: [1, 2, 3, 4])
    func order(seed: UInt64) throws {
        let worked = EmulationRound.worked
        var generator = SeededGenerator(seed: seed)
        let acts = worked.acts.shuffled(using: &generator)
        let revisions = worked.revisions.shuffled(using: &generator)
        let shuffled = try ScoreBoard(worked.round(reordered: (acts, revisions)), catalogue: Sample.catalogue)
        #expect(shuffled.members == (try worked.members()))
    }
}
