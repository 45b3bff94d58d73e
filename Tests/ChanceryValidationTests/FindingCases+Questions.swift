// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation

extension FindingCase {
    /// A figure of an earlier report.
    private static func said(_ indicator: String, _ value: String, _ qualifier: Qualifier = .exact) -> Figure {
        Figure(indicator: indicator, value: .decimal(value), qualifier: qualifier)
    }

    private static func total(_ value: String, _ qualifier: Qualifier = .exact) -> Figure {
        Figure(
            indicator: "delegations.cumulative", value: .decimal(value), qualifier: qualifier,
            since: day("2020-01-01"))
    }

    private static let outbound = "figures[\(SampleReport.index(of: "delegations.outbound"))].decimal"
    private static let cumulative = "figures[\(SampleReport.index(of: "delegations.cumulative"))].decimal"
    private static let added = "figures[\(SampleReport.figures.count)].decimal"
    private static let narratives = SampleReport.honest.narratives

    static let questions: [FindingCase] = [
        FindingCase(
            .cumulativeFell, cumulative, says: "was 901 in the report for 2023-H2, revision 2",
            earlier: [SampleReport.earlier("2023-H2", [total("901")])]
        ) { _ in },
        FindingCase(
            .cumulativeMayHaveFallen, cumulative, says: "was about 901",
            earlier: [SampleReport.earlier("2022-H1", [total("901", .about)])]
        ) { _ in },
        FindingCase(
            .stockFell, figure("fdi.projects"), says: "What ended or was counted otherwise?",
            earlier: [SampleReport.earlier("2023-H2", [said("fdi.projects", "552")])]
        ) { _ in },
        FindingCase(
            .stockFell, figure("fdi.countries"), says: "was more than 2",
            earlier: [SampleReport.earlier("2023-H2", [said("fdi.countries", "2", .moreThan)])]
        ) { _ in },
        FindingCase(
            .changeQuestioned, outbound, says: "the median of 3 earlier (2022-H2 … 2023-H2) is 20",
            earlier: [("2022-H2", "20"), ("2023-H1", "10"), ("2023-H2", "30")].map {
                SampleReport.earlier($0.0, [said("delegations.outbound", $0.1)])
            }
        ) { _ in },
        FindingCase(
            .peersQuestioned, "figures[\(SampleReport.index(of: "delegations.inbound"))].decimal",
            says: "the median of 3 members of the same kind in 2023-H2 is 20",
            earlier: [("vn-01", "10"), ("vn-24", "20"), ("vn-99", "30")].map {
                SampleReport.earlier("2023-H2", [said("delegations.inbound", $0.1)], office: $0.0)
            }
        ) { _ in },
        FindingCase(
            .perItemQuestioned, "figures[\(SampleReport.index(of: "ngo.committed"))].decimal",
            says: "of 1040000 for 98 of “Figure ngo.projects” is about 10612 each"
        ) {
            $0.figures[SampleReport.index(of: "ngo.committed")].value = .decimal("1040000")
            $0.figures.append(said("ngo.projects", "98"))
        },
        FindingCase(
            .stockArithmeticQuestioned, added, says: "from 2023-H2 on it should be 14 + 2 = 16",
            earlier: [SampleReport.earlier("2023-H2", [said("relationships", "14")])]
        ) {
            $0.figures.append(said("relationships", "17"))
            $0.figures[$0.figures.count - 1].asOf = day("2024-06-14")
            $0.figures.append(said("relationships.new", "2"))
        },
        FindingCase(
            .growthHistoryQuestioned, "figures[\(SampleReport.index(of: "trade.turnover"))].base.change_percent",
            says: "does not fit 43000000000, which the report for 2023-H1, revision 2, states",
            earlier: [SampleReport.earlier("2023-H1", [said("trade.turnover", "43000000000")])]
        ) { $0.figures[SampleReport.index(of: "trade.turnover")].base?.reference = "2023-H1" },
        FindingCase(
            .staleCopy, "", says: "100 percent of the text and 100 percent of its figures",
            earlier: [SampleReport.earlier("2023-H2", SampleReport.figures, narratives: narratives)]
        ) { _ in },
        FindingCase(
            .lessThanPredecessors, figure("delegations.cumulative"),
            says: "less than the 1001 that vn-24, vn-27 stated",
            now: moment("2026-06-20T00:00:00Z"),
            earlier: [
                SampleReport.earlier("2025-H2", [total("600")], office: "vn-24"),
                SampleReport.earlier("2025-H1", [total("401")], office: "vn-27"),
            ]
        ) {
            $0.office = "vn-24-2025"
            $0.period = "2026-H1"
        },
        FindingCase(
            .moreThanLater, figure("delegations.cumulative"),
            says: "more than the 1 that the report for the later 2024-H2, revision 2, states",
            earlier: [SampleReport.earlier("2024-H2", [total("1")])]
        ) { _ in },
        FindingCase(.answerWithoutQuestion, "answers[0]", says: "is not the number or name of a question") {
            $0.answers = [FindingAnswer(code: "204", text: "There were none.")]
        },
        FindingCase(.answerWithoutQuestion, "answers[0]", says: "Nothing open is asked under STALE_COPY") {
            $0.answers = [FindingAnswer(code: "STALE_COPY", text: "A quiet half-year.")]
        },
        FindingCase(.emptyText, "answers[0].text") { $0.answers = [FindingAnswer(code: "511", text: " ")] },
        FindingCase(.textTooLong, "answers[0].text") {
            $0.answers = [FindingAnswer(code: "511", text: String(repeating: "ế", count: 2_001))]
        },
        FindingCase(.tooManyEntries, "answers") {
            $0.answers = Array(repeating: FindingAnswer(code: "511", text: "x"), count: 1_001)
        },
        FindingCase(.secretMarking, "narratives[1].text", says: "send what is secret by the way prescribed") {
            $0.narratives[1].text = "Đối ngoại nhân dân.\n[ TỐI MẬT ]\nNội dung"
        },
    ]

    private static func figure(_ indicator: String) -> String {
        "figures[\(SampleReport.index(of: indicator))].decimal"
    }
}
