// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials
internal import Testing

@testable internal import chancery

struct ConsolidationViewTests {
    @Test func `the table says whose, of when, how complete, and what does not combine`() throws {
        let text = ConsolidationView(answer: try CLISamples.answer()).text(TextStyle())
        #expect(
            text == """
                Emulation Group No. 2 · FA-D09 · 2024-H1 (2023-12-15..2024-06-14)
                Sequence 17 · catalogue 1 · digest \(Digest.sha256(of: [17]))
                Reports: 1 of 2, missing Thai Binh (B)
                On time: A 1/1, B 0/1

                FIGURE                VALUE  UNIT        IN WORDS    COVERAGE
                Outbound delegations    392  delegation  nearly 400  1 of 2; missing Thai Binh
                Partner countries         —  country                 1 of 2; missing Thai Binh

                Not combined (--contributions shows the parts):
                  Partner countries: They share. Known: at least 44, less than 70. [DISTINCT_COUNTS_DO_NOT_ADD]

                Shown beside, not added:
                  Partner countries: Hanoi vn-01-zone, 2024-H1: 39, not said whether inside the office's figure

                """)
    }

    @Test func `names, words and numbers follow the language`() throws {
        let text = ConsolidationView(answer: try CLISamples.answer(outbound: 1040)).text(
            TextStyle(language: .vietnamese))
        #expect(text.contains("Cụm thi đua số 2"))
        #expect(text.contains("missing Thái Bình (B)"))
        #expect(text.contains("Đoàn ra            1.040  delegation  gần 400"))
    }

    @Test func `JSON has stable keys and amounts as strings`() throws {
        struct Figure: Decodable {
            struct Refusal: Decodable { let name: String }
            let indicator: String
            let value: String?
            let refusal: Refusal?
        }
        struct Answer: Decodable {
            let sequence: Int
            let group: String
            let figures: [Figure]
            let completenessByKind: [String: [String: Int]]
        }
        let json = ConsolidationView(answer: try CLISamples.answer()).json
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let answer = try decoder.decode(Answer.self, from: Data(json.text.utf8))
        #expect(answer.sequence == 17)
        #expect(answer.figures.map(\.value) == ["392", nil])
        #expect(answer.figures[1].refusal?.name == "DISTINCT_COUNTS_DO_NOT_ADD")
        #expect(answer.completenessByKind["B"]?["on_time"] == 0)
        guard case .object(let members) = json else {
            Issue.record("an answer is an object")
            return
        }
        #expect(
            members.map(\.name) == [
                "group", "group_label", "regime", "window_family", "periods", "sequence", "catalogue_version", "digest",
                "completeness", "completeness_by_kind", "members", "figures", "unread", "completeness_by_period",
                "borders_on", "units", "asked",
            ])
    }

    @Test func `CSV rows are as long as the header`() throws {
        let csv = ConsolidationView(answer: try CLISamples.answer()).csv
        #expect(csv.count == 3)
        #expect(csv.allSatisfy { $0.count == csv[0].count })
        #expect(csv[1][csv[0].firstIndex(of: "missing") ?? 0] == "vn-34")
        #expect(csv[2][csv[0].firstIndex(of: "refusal") ?? 0] == "DISTINCT_COUNTS_DO_NOT_ADD")
    }

    @Test func `a difference names who reported and what moved`() throws {
        let text = AnswerDifference(
            old: try CLISamples.answer(), new: try CLISamples.answer(outbound: 398, sequence: 18, isComplete: true)
        ).text(TextStyle())
        #expect(
            text == """
                Sequence 17 → 18, 2 of 2 reports
                  reported: Thai Binh 2024-H1 (late)
                  Outbound delegations: 392 → 398

                """)
    }

    @Test func `a group's status tells due from overdue by the server's clock`() throws {
        let answer = try CLISamples.answer()
        for (moment, state) in [
            ("2024-06-10T00:00:00Z", "running"), ("2024-06-16T00:00:00Z", "due"), ("2024-06-17T17:00:00Z", "overdue"),
        ] {
            let now = try #require(Instant(rfc3339: moment))
            let csv = GroupStatusView(answer: answer, now: now).csv
            #expect(csv[2][5] == state)
            #expect(csv[1][5] == "on-time")
            #expect(csv.allSatisfy { $0.count == csv[0].count })
        }
    }
}
