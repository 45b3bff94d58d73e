// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

@Suite struct ScoreRankingTests {
    /// Hai Phong 8 + 2, Phu Tho and Thai Nguyen 5 + 5: ten points each.
    private func round(tieBreak: [String]) -> EmulationRound {
        var round = EmulationRound()
        round.sheet = ScoreSheet(
            code: "sample-2024", label: Label(english: "s"), regime: Sample.regime,
            criteria: [
                EmulationRound.criterion(
                    "agreements", 10,
                    .resultThreshold(
                        indicator: "agreements.signed", steps: [EmulationRound.step(1, 5), EmulationRound.step(2, 8)])),
                EmulationRound.criterion("work", 20, .judged),
            ], tieBreak: tieBreak)
        round.acts = [
            EmulationRound.score("vn-31", by: "vn-31", ["work": "2"], 1),
            EmulationRound.score("vn-25", by: "vn-25", ["work": "5"], 2),
            EmulationRound.score("vn-19", by: "vn-19", ["work": "5"], 3),
        ]
        return round
    }

    private func places(_ members: [MemberScore]) -> [String] {
        members.prefix(4).map { "\($0.rank) \($0.office.office) \($0.tie?.rule.rawValue ?? "-")" }
    }

    @Test(
        "Points for the criteria of the tie break decide; what is still equal shares the rank, and the next is left out"
    )
    func byCriterion() throws {
        let members = try round(tieBreak: ["agreements"]).members()
        #expect(places(members) == ["1 vn-31 criterion", "2 vn-25 criterion", "2 vn-19 shared", "4 vn-01 shared"])
        let first = try #require(members["vn-31"]?.tie)
        #expect(first.others == ["vn-25", "vn-19"] && first.criterion == "agreements")
        #expect(first.reason.english == "10.00 like Phu Tho; ahead by agreements: 8.00 beside 5.00")
        #expect(members["vn-25"]?.tie?.reason.english == "10.00 like Hai Phong; behind by agreements: 5.00 beside 8.00")
        #expect(
            members["vn-19"]?.tie?.reason.english
                == "10.00 like Phu Tho; nothing tells them apart, so they share the rank")
    }

    @Test("The criteria decide in the order of the tie break")
    func inOrder() throws {
        let members = try round(tieBreak: ["work", "agreements"]).members()
        #expect(places(members).prefix(3) == ["1 vn-25 shared", "1 vn-19 shared", "3 vn-31 criterion"])
    }

    @Test("Then the earlier first report decides, also between those that the criteria leave equal")
    func byReport() throws {
        var round = round(tieBreak: ["agreements"])
        round.arrivals["vn-19"] = ["2024-06-16T08:59:59.999999+07:00", "2024-06-17T09:00:00+07:00"]
        let members = try round.members()
        #expect(
            places(members).prefix(3) == ["1 vn-31 criterion", "2 vn-19 criterion", "3 vn-25 earlier-report"])
        #expect(members["vn-25"]?.tie?.reason.english == "10.00 like Thai Nguyen; behind by the earlier first report")
        var late = round
        late.sheet = self.round(tieBreak: []).sheet
        late.arrivals["vn-31"] = []
        late.acts[0] = EmulationRound.score("vn-31", by: "vn-31", ["work": "10"], 1)
        // Who never reported comes after all who did.
        #expect(
            places(try late.members()).prefix(3)
                == ["1 vn-19 earlier-report", "2 vn-25 earlier-report", "3 vn-31 earlier-report"])
    }
}
