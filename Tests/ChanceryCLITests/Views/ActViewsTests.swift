// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Testing

@testable internal import chancery

struct ActViewsTests {
    private static func recorded() throws -> RecordedAct {
        let period = try #require(Period(code: "2024-H1"))
        let until = try #require(Instant(rfc3339: "2024-06-19T17:00:00Z"))
        return RecordedAct(
            act: Act(
                key: ReportKey(office: "vn-34", regime: "FA-D09", period: period), kind: .extend, actor: "Lan",
                authority: "leader", reason: "flood", until: until),
            sequence: 17, committedAt: until, requestID: try #require(RequestID(bytes: Array(repeating: 1, count: 16))),
            digest: try #require(Digest(bytes: Array(repeating: 2, count: 32))))
    }

    @Test func `an act is told with where the report stands`() throws {
        let recorded = try Self.recorded()
        let fact = ActFact(kind: .extend, until: recorded.act.until)
        let response = RecordActResponse(
            recorded: recorded,
            standing: StandingAnswer(standing: ReportStanding(revision: 0, acts: [fact]), openQuestionCount: 2))
        let text = ActView(response: response).text(TextStyle())
        #expect(text.contains("extend of vn-34/FA-D09/2024-H1: recorded"))
        #expect(text.contains("missing, late only from 2024-06-20 00:00:00+07:00, with 2 unanswered questions"))
    }

    @Test func `a list names who did what and why`() throws {
        let view = ActListView(acts: [try Self.recorded()])
        for word in ["Lan (leader)", "flood", "vn-34/FA-D09/2024-H1", "extend"] {
            #expect(view.text(TextStyle()).contains(word), "\(word)")
        }
        #expect(view.csv.allSatisfy { $0.count == ActListView.csvHeader.count })
        #expect(ActListView(acts: []).text(TextStyle()) == "No acts.\n")
    }
}
