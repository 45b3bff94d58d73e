// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func textCodecs() throws -> [Codec] {
        [
            Codec(
                "GetConsolidatedTextsRequest",
                [
                    GetConsolidatedTextsRequest(
                        query: GetConsolidationRequest(
                            scope: .offices(["vn-01"]), regime: "FA-D09", period: try Sample.period("2024-H1"),
                            throughPeriod: try Sample.period("2024-H2"), moment: .sequence(3), omitContributions: true),
                        pillars: ["party", "state"], endedBy: try Sample.date("2024-12-31"), checksAgainstScope: true,
                        pageSize: 4, pageToken: "t"),
                    GetConsolidatedTextsRequest(
                        query: GetConsolidationRequest(
                            scope: .group("g2"), regime: "FA-D09", period: try Sample.period("2024"))),
                ], { $0.encoded() }, { try $0.getConsolidatedTextsRequest($1) }),
            Codec(
                "ConsolidatedTexts",
                [try Sample.texts(), ConsolidatedTexts(sequence: 0, catalogueVersion: 0)], { $0.encoded() },
                { try $0.consolidatedTexts($1) }),
        ]
    }
}

extension Sample {
    static func texts() throws -> ConsolidatedTexts {
        let office = NamedOffice(office: "vn-46", name: label("Hue"), code: "46")
        let origin = TextOrigin(office: office, period: try period("2024-H1"), revision: 2, language: "vi")
        let item = PlanItem(
            text: "five agreements\nor more", pillars: ["state"], owner: "department",
            window: try range("2023-12-15", "2024-12-14"), targetIndicator: "agreements.signed", targetDecimal: "5")
        return ConsolidatedTexts(
            sequence: 71, catalogueVersion: 2,
            narratives: [
                MergedNarrative(
                    origin: origin, heading: "party", pillars: ["state", "party"], section: "results",
                    title: label("Results"), text: "first line\nsecond line")
            ],
            difficulties: [
                MergedDifficulty(
                    origin: origin, heading: "people",
                    difficulty: Difficulty(text: "floods", cause: "rain", pillars: ["people"]))
            ],
            proposals: [
                CarriedProposal(
                    origin: origin,
                    proposal: Proposal(
                        id: "p-1", addressee: "ministry", text: "more posts", status: .withdrawn, reply: "no need"),
                    status: .answered,
                    replies: [
                        ProposalReply(
                            sequence: 70, committedAt: try instant("2024-07-01T00:00:00Z"), actor: "ministry",
                            authority: "Decision 1", text: "agreed\nin part")
                    ], firstPeriod: try period("2023-H1"), agePeriods: 2, isCarriedForward: true)
            ],
            planItems: [
                CheckedPlanItem(
                    origin: origin, item: item, isEarlier: true,
                    check: PlanCheck(
                        outcome: .notComparable, target: FixedPoint(units: 50, scale: 1),
                        result: Quantity(
                            value: FixedPoint(units: 4, scale: 0), qualifier: .moreThan, status: .estimate),
                        from: try period("2024-H1"), through: try period("2024-H2"), reason: label("reason"))),
                CheckedPlanItem(origin: origin, item: item, isEarlier: false, check: PlanCheck(outcome: .noTarget)),
            ],
            gaps: [
                TextGap(office: office, period: try period("2024-H1"), isReturned: true),
                TextGap(office: office, period: try period("2024-H2"), isReturned: false),
            ], nextPageToken: "more")
    }
}

@Suite("Pages of texts")
struct TextPageTests {
    private func texts(count: Int, characters: Int) throws -> ConsolidatedTexts {
        var texts = try Sample.texts()
        texts.nextPageToken = ""
        texts.narratives = (0..<count).map { index in
            var narrative = texts.narratives[0]
            narrative.section = "s-\(index)"
            narrative.text = String(repeating: "ạ", count: characters)
            return narrative
        }
        return texts
    }

    private func request(pageSize: Int32 = 0) throws -> GetConsolidatedTextsRequest {
        GetConsolidatedTextsRequest(
            query: GetConsolidationRequest(scope: .group("g2"), regime: "FA-D09", period: try Sample.period("2024")),
            pageSize: pageSize)
    }

    private func pages(_ texts: ConsolidatedTexts, _ first: GetConsolidatedTextsRequest) throws -> [ConsolidatedTexts] {
        let decoder = try Codec.decoder(arenaBytes: 64 << 20)
        var request = first
        var pages: [ConsolidatedTexts] = []
        repeat {
            let bytes = try texts.page(for: request)
            #expect(bytes.count <= ConsolidatedTexts.pageBytesMax)
            let page = try decoder.consolidatedTexts(bytes)
            pages.append(page)
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty && pages.count < 100
        return pages
    }

    @Test("Pages put together are the whole answer, whatever their size", arguments: [0, 1, 2, 3, 1000])
    func wholeAnswer(pageSize: Int32) throws {
        let texts = try texts(count: 5, characters: 100)
        let pages = try pages(texts, request(pageSize: pageSize))
        var whole = pages[0]
        whole.nextPageToken = ""
        for page in pages.dropFirst() {
            #expect(page.gaps.isEmpty && page.sequence == texts.sequence)
            whole.narratives += page.narratives
            whole.difficulties += page.difficulties
            whole.proposals += page.proposals
            whole.planItems += page.planItems
        }
        #expect(whole == texts)
    }

    @Test("No page has more than a mebibyte")
    func bytes() throws {
        let pages = try pages(try texts(count: 80, characters: 20_000), request())
        #expect(pages.count == 5)
        #expect(pages.map(\.narratives.count).reduce(0, +) == 80)
    }

    @Test("A token of another request or another sequence is refused")
    func foreignTokens() throws {
        let texts = try texts(count: 5, characters: 10)
        var other = try request(pageSize: 1)
        other.pageToken = try request(pageSize: 2).nextPageToken(sequence: 71, position: 1)
        #expect(throws: PageToken.refusal) { _ = try texts.page(for: other) }
        other.pageToken = try request(pageSize: 1).nextPageToken(sequence: 70, position: 1)
        #expect(throws: PageToken.refusal) { _ = try texts.page(for: other) }
        other.pageToken = try request(pageSize: 1).nextPageToken(sequence: 71, position: 99)
        #expect(throws: PageToken.refusal) { _ = try texts.page(for: other) }
    }

    @Test("A query inside has no pages and no indicators of its own")
    func nestedQuery() throws {
        let decoder = try Codec.decoder()
        var paged = try request()
        paged.query.pageSize = 3
        #expect(throws: WireError.self) { _ = try decoder.getConsolidatedTextsRequest(paged.encoded()) }
        var narrowed = try request()
        narrowed.query.indicators = ["fdi"]
        #expect(
            throws: WireError.invalidFields([
                FieldProblem(path: "query.indicators", rule: "words are not asked for by indicators")
            ])
        ) { _ = try decoder.getConsolidatedTextsRequest(narrowed.encoded()) }
        #expect(throws: WireError.self) { _ = try decoder.getConsolidatedTextsRequest([]) }
    }
}
