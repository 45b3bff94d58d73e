// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom
internal import Testing

@Suite("Words of reports put together")
struct TextMergeTests {
    private static let reports = [
        Words.report("hanoi", "2024-H1") {
            $0.narratives = [
                Narrative(section: "outlook", pillars: ["state"], text: "Hanoi looks ahead"),
                Narrative(section: "results", pillars: ["people", "party"], text: "Hanoi, two pillars"),
                Narrative(section: "annex", text: "Hanoi, no pillar"),
            ]
            $0.difficulties = [Difficulty(text: "few posts", cause: "budget", pillars: ["state"])]
        },
        Words.report("hue", "2024-H1", revision: 2) {
            $0.narratives = [
                Narrative(section: "results", pillars: ["state"], text: "Hue results"),
                Narrative(section: "results", pillars: ["party"], text: "Hue and the Party"),
            ]
            $0.difficulties = [Difficulty(text: "floods", pillars: ["people"]), Difficulty(text: "untagged")]
        },
        Words.report("hue", "2024-H1", revision: 1) {
            $0.narratives = [Narrative(section: "results", pillars: ["state"], text: "Hue, replaced")]
        },
        Words.report("lang-son", "2024-H1") {
            $0.narratives = [Narrative(section: "results", pillars: ["state"], text: "Lang Son, returned")]
        },
    ]
    private static let acts = [
        Words.act(.giveBack, "lang-son", "2024-H1", 9, revision: 1, reason: "again"),
        Words.act(.giveBack, "hue", "2024-H1", 8, revision: 1, reason: "before the correction"),
    ]

    private func merge(pillars: [String] = [], reports: [AcceptedReport] = reports, acts: [RecordedAct] = acts) throws
        -> TextMerge
    {
        TextMerge(try Words.frame(pillars: pillars), reports: reports, acts: acts)
    }

    @Test("Narratives stand by pillar, section and member, each once, with all its pillars and its origin")
    func narratives() throws {
        let merged = try merge().narratives
        #expect(
            merged.map { "\($0.heading)/\($0.section)/\($0.text)" } == [
                "party/results/Hue and the Party", "party/results/Hanoi, two pillars", "state/results/Hue results",
                "state/outlook/Hanoi looks ahead", "/annex/Hanoi, no pillar",
            ])
        #expect(merged[1].pillars == ["people", "party"])
        #expect(merged[0].origin.revision == 2 && merged[0].origin.language == "vi")
        #expect(merged[0].origin.office.office == "hue" && merged[0].title.vietnamese == "Results (vi)")
        #expect(merged[4].title.english == "annex")
    }

    @Test("A pillar filter keeps what is tagged with it, under it")
    func pillarFilter() throws {
        let merged = try merge(pillars: ["people"])
        #expect(merged.narratives.map { "\($0.heading)/\($0.text)" } == ["people/Hanoi, two pillars"])
        #expect(merged.difficulties.map(\.difficulty.text) == ["floods"])
        #expect(throws: ConsolidationRefusal.self) { _ = try Words.frame(pillars: ["none"]) }
    }

    @Test("Difficulties keep cause and pillars; untagged ones come last")
    func difficulties() throws {
        let merged = try merge().difficulties
        #expect(
            merged.map { "\($0.heading)/\($0.difficulty.text)" } == ["state/few posts", "people/floods", "/untagged"])
        #expect(merged[0].difficulty.cause == "budget")
    }

    @Test("A returned report has no words here and is named, as one that never came is")
    func gaps() throws {
        #expect(try merge().gaps.map { "\($0.office.office) \($0.isReturned)" } == ["lang-son true"])
        #expect(try merge(acts: []).gaps.isEmpty)
        #expect(try merge(acts: []).narratives.contains { $0.text == "Lang Son, returned" })
        let none = try merge(reports: [], acts: [])
        #expect(none.gaps.map(\.office.office) == Words.offices && none.gaps.allSatisfy { !$0.isReturned })
    }

    @Test("Any order of reports, revisions and acts gives the same answer")
    func orderInvariance() throws {
        let expected = try merge()
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let shuffled = try merge(
                reports: Self.reports.shuffled(using: &generator), acts: Self.acts.shuffled(using: &generator))
            #expect(shuffled.narratives == expected.narratives && shuffled.difficulties == expected.difficulties)
            #expect(shuffled.gaps == expected.gaps && shuffled.proposals == expected.proposals)
        }
    }

    @Test("More reports than an answer reads are refused before anything is read")
    func bounds() throws {
        #expect(throws: Never.self) { _ = try Words.frame(from: "2000-H1", through: "2024-H1") }
        #expect(throws: ConsolidationRefusal.self) { _ = try Words.frame(from: "2024-02", through: "2034-02") }
    }
}
