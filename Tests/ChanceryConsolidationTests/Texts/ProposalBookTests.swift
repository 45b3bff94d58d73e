// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom
internal import Testing

@Suite("Proposals that nobody answered come back")
struct ProposalBookTests {
    private func report(
        _ code: String, day: String = "2023-06-16", office: String = "hue", _ proposals: Proposal...
    ) -> AcceptedReport {
        Words.report(office, code, day: day) { $0.proposals = proposals }
    }

    private func proposal(_ id: String, _ status: ProposalStatus = .open, text: String = "more posts") -> Proposal {
        Proposal(id: id, addressee: "ministry", text: text, status: status, reply: status == .answered ? "yes" : "")
    }

    private func carried(
        _ code: String, _ reports: [AcceptedReport], _ acts: [RecordedAct] = []
    ) throws -> [CarriedProposal] {
        TextMerge(try Words.frame(from: code), reports: reports, acts: acts).proposals
    }

    private func told(_ proposals: [CarriedProposal]) -> [String] {
        proposals.map {
            "\($0.origin.office.office)/\($0.proposal.id) \($0.status.rawValue) since \($0.firstPeriod) age \($0.agePeriods)"
                + ($0.isCarriedForward ? " carried" : "")
        }
    }

    @Test("Over three periods: open, carried, carried, answered, gone")
    func threePeriods() throws {
        let reports = [
            report("2022-H2", proposal("p-1")), report("2023-H1"), report("2023-H2"), report("2024-H1"),
        ]
        #expect(try told(carried("2022-H2", reports)) == ["hue/p-1 open since 2022-H2 age 0"])
        #expect(try told(carried("2023-H1", reports)) == ["hue/p-1 open since 2022-H2 age 1 carried"])
        #expect(try told(carried("2023-H2", reports)) == ["hue/p-1 open since 2022-H2 age 2 carried"])
        #expect(try told(carried("2024-H1", reports)) == ["hue/p-1 open since 2022-H2 age 3 carried"])
        let reply = Words.act(.reply, "hue", "2022-H2", 50, reason: "agreed", proposal: "p-1", day: "2024-01-10")
        #expect(try carried("2024-H1", reports, [reply]).isEmpty)
        let first = try #require(try carried("2022-H2", reports, [reply]).first)
        #expect(first.status == .answered && first.proposal.status == .open)
        #expect(first.replies.map(\.text) == ["agreed"] && first.replies.first?.actor == "ministry")
        #expect(first.replies.first?.committedAt == instant("2024-01-10T00:00:00Z"))
    }

    @Test("It comes back also where the later report never came, and eight periods at most")
    func lookBack() throws {
        let reports = [report("2020-H1", proposal("p-1"))]
        #expect(try told(carried("2024-H1", reports)) == ["hue/p-1 open since 2020-H1 age 8 carried"])
        #expect(try carried("2024-H2", reports).isEmpty)
    }

    @Test(
        "The latest statement wins", arguments: [ProposalStatus.withdrawn, .answered])
    func latestStatement(status: ProposalStatus) throws {
        let reports = [report("2023-H1", proposal("p-1")), report("2023-H2", proposal("p-1", status))]
        #expect(try told(carried("2023-H2", reports)) == ["hue/p-1 \(status.rawValue) since 2023-H1 age 1"])
        #expect(try carried("2024-H1", reports).isEmpty)
        #expect(try told(carried("2023-H1", reports)) == ["hue/p-1 open since 2023-H1 age 0"])
    }

    @Test("A restated proposal is shown once, with its first period and its newest words")
    func restated() throws {
        let reports = [
            report("2023-H1", proposal("p-1")), report("2023-H2", proposal("p-1", text: "ten more posts")),
        ]
        let found = try carried("2023-H2", reports)
        #expect(told(found) == ["hue/p-1 open since 2023-H1 age 1"])
        #expect(found[0].proposal.text == "ten more posts" && found[0].origin.period == period("2023-H2"))
    }

    @Test("A reply to an earlier period answers what was copied before it, not what is asked again after it")
    func repliesAndRestatements() throws {
        let reply = Words.act(.reply, "hue", "2023-H1", 50, reason: "agreed", proposal: "p-1", day: "2023-12-20")
        let copied = [
            report("2023-H1", proposal("p-1")), report("2023-H2", day: "2023-12-16", proposal("p-1")),
        ]
        #expect(try told(carried("2023-H2", copied, [reply])) == ["hue/p-1 answered since 2023-H1 age 1"])
        let askedAgain = [
            report("2023-H1", proposal("p-1")), report("2023-H2", day: "2023-12-22", proposal("p-1")),
        ]
        #expect(try told(carried("2023-H2", askedAgain, [reply])) == ["hue/p-1 open since 2023-H1 age 1"])
        #expect(try carried("2023-H2", askedAgain, [reply])[0].replies.count == 1)
    }

    @Test("Ids belong to an office and a form of period; a returned report proposes nothing")
    func identity() throws {
        let reports = [
            report("2023-H1", proposal("p-1")), report("2023-H1", office: "hanoi", proposal("p-1")),
            report("2023-06", proposal("p-9")), report("2023", proposal("p-8")),
        ]
        #expect(
            try told(carried("2023-H2", reports)) == [
                "hue/p-1 open since 2023-H1 age 1 carried", "hanoi/p-1 open since 2023-H1 age 1 carried",
            ])
        let returned = Words.act(.giveBack, "hue", "2023-H1", 9, revision: 1, reason: "again")
        #expect(try told(carried("2023-H2", reports, [returned])) == ["hanoi/p-1 open since 2023-H1 age 1 carried"])
        #expect(try told(carried("2023-07", reports)) == ["hue/p-9 open since 2023-06 age 1 carried"])
    }

    @Test("Any order of reports and acts gives the same answer")
    func orderInvariance() throws {
        var reports: [AcceptedReport] = []
        for (index, code) in ["2021-H1", "2021-H2", "2022-H1", "2022-H2", "2023-H1", "2023-H2"].enumerated() {
            for office in Words.offices {
                reports.append(
                    Words.report(office, code, day: "202\(index / 2 + 1)-07-01") { report in
                        report.proposals = (0...index).map {
                            proposal("p-\($0)", [.open, .open, .withdrawn, .open, .answered, .open][($0 + index) % 6])
                        }
                    })
            }
        }
        let acts = (0..<6).map { index in
            Words.act(
                .reply, "hue", ["2021-H1", "2022-H1", "2023-H1"][index % 3], StoreSequence(100 + index), reason: "r",
                proposal: "p-\(index)", day: "2022-0\(index + 1)-01")
        }
        let expected = try carried("2023-H2", reports, acts)
        #expect(expected.contains { $0.isCarriedForward } || expected.contains { $0.status == .answered })
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let shuffled = try carried(
                "2023-H2", reports.shuffled(using: &generator), acts.shuffled(using: &generator))
            #expect(shuffled == expected)
        }
    }
}
