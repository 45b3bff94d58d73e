// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Pages of an answer")
struct EncodedConsolidationTests {
    private func request(pageSize: Int32 = 0) throws -> GetConsolidationRequest {
        GetConsolidationRequest(
            scope: .group("g2"), regime: "FA-D09", period: try Sample.period("2024-H1"), pageSize: pageSize)
    }

    /// An answer with figures that each take about `figureBytes`.
    private func answer(figureCount: Int, figureBytes: Int, memberCount: Int = 2) throws -> Consolidation {
        var answer = try Sample.consolidation()
        answer.members = (0..<memberCount).map {
            ConsolidationMember(office: "vn-\($0)", name: Label(english: String(repeating: "n", count: 90)), kind: nil)
        }
        let figure = try #require(answer.figures.last)
        answer.figures = (0..<figureCount).map { index in
            var numbered = figure
            numbered.event = "event-\(index)"
            numbered.words = Label(english: String(repeating: "w", count: figureBytes))
            return numbered
        }
        return answer
    }

    private func pages(
        of encoded: EncodedConsolidation, _ first: GetConsolidationRequest
    ) throws -> [(bytes: Int, answer: Consolidation)] {
        let decoder = try Codec.decoder(.dropped, arenaBytes: 64 << 20)
        var pages: [(bytes: Int, answer: Consolidation)] = []
        var request = first
        repeat {
            let bytes = try encoded.page(for: request)
            let page = try decoder.consolidation(bytes)
            pages.append((bytes.count, page))
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty && pages.count < 1000
        return pages
    }

    /// Puts pages together again and holds them to the whole answer.
    private func expectWhole(_ pages: [Consolidation], _ answer: Consolidation) throws {
        var joined = try #require(pages.first)
        for page in pages.dropFirst() {
            #expect(page.members.isEmpty && page.unread.isEmpty)
            #expect(page.digest == joined.digest && page.completeness.total == joined.completeness.total)
            #expect(page.completeness.byKind == joined.completeness.byKind && page.completeness.byPeriod.isEmpty)
            #expect(page.periods == joined.periods && page.sequence == joined.sequence)
            joined.figures += page.figures
        }
        joined.nextPageToken = ""
        joined.digest = nil
        var plain = answer
        plain.nextPageToken = ""
        plain.digest = nil
        #expect(joined == plain)
        #expect(pages.first?.digest == Digest.sha256(of: plain.encoded()))
    }

    @Test("a short answer is one page, equal to the whole answer")
    func onePage() throws {
        let answer = try Sample.consolidation()
        let encoded = EncodedConsolidation(answer)
        var expected = answer
        expected.nextPageToken = ""
        expected.digest = encoded.digest
        #expect(encoded.whole() == expected.encoded())
        #expect(try encoded.page(for: request()) == encoded.whole())
        #expect(encoded.figureCount == 2 && encoded.sequence == answer.sequence)
        expected.digest = nil
        #expect(encoded.byteCount == expected.encoded().count)
        #expect(encoded.digest == Digest.sha256(of: expected.encoded()))
    }

    @Test("the page size cuts, and the digest stays the same", arguments: [1, 2, 3, 7, 8] as [Int32])
    func pageSize(count: Int32) throws {
        let answer = try answer(figureCount: 7, figureBytes: 10)
        let pages = try pages(of: EncodedConsolidation(answer), request(pageSize: count)).map(\.answer)
        #expect(pages.count == (7 + Int(count) - 1) / Int(count))
        try expectWhole(pages, answer)
    }

    @Test("pages stay below a mebibyte and are filled")
    func pageBytes() throws {
        let answer = try answer(figureCount: 60, figureBytes: 100_000)
        let pages = try pages(of: EncodedConsolidation(answer), request())
        try expectWhole(pages.map(\.answer), answer)
        #expect(pages.allSatisfy { $0.bytes <= EncodedConsolidation.pageBytesMax })
        #expect(pages.dropLast().allSatisfy { $0.bytes > EncodedConsolidation.pageBytesMax - 110_000 })
    }

    @Test("a figure that is too long for a page has one of its own")
    func longFigure() throws {
        var answer = try answer(figureCount: 3, figureBytes: 10)
        answer.figures[1].words = Label(english: String(repeating: "w", count: 2 << 20))
        let encoded = EncodedConsolidation(answer)
        let pages = try pages(of: encoded, request())
        #expect(pages.map(\.answer.figures.count) == [1, 1, 1])
        #expect(pages[1].bytes > 2 << 20)
        #expect(encoded.longestPageBytes >= pages[1].bytes)
        #expect(encoded.longestPageBytes < pages[1].bytes + 100)
        try expectWhole(pages.map(\.answer), answer)
    }

    @Test("a list of members that is too long for a page has the first one")
    func manyMembers() throws {
        let answer = try answer(figureCount: 3, figureBytes: 10, memberCount: 12_000)
        let encoded = EncodedConsolidation(answer)
        let pages = try pages(of: encoded, request())
        #expect(pages.map(\.answer.figures.count) == [0, 3])
        #expect(encoded.longestPageBytes >= pages[0].bytes)
        try expectWhole(pages.map(\.answer), answer)
    }

    @Test("an answer without figures is one page")
    func noFigures() throws {
        let answer = try answer(figureCount: 0, figureBytes: 0)
        let pages = try pages(of: EncodedConsolidation(answer), request(pageSize: 5)).map(\.answer)
        #expect(pages.count == 1)
        try expectWhole(pages, answer)
    }

    @Test("tokens of other requests, other sequences and behind the end are refused")
    func foreignTokens() throws {
        let encoded = EncodedConsolidation(try answer(figureCount: 3, figureBytes: 1))
        let asked = try request(pageSize: 1)
        func refuses(_ token: String, _ request: GetConsolidationRequest) -> Bool {
            var request = request
            request.pageToken = token
            do {
                _ = try encoded.page(for: request)
                return false
            } catch {
                return error.reason == .badPageToken
            }
        }
        #expect(!refuses(asked.nextPageToken(sequence: encoded.sequence, position: 2), asked))
        #expect(refuses(asked.nextPageToken(sequence: encoded.sequence, position: 3), asked))
        #expect(refuses(asked.nextPageToken(sequence: encoded.sequence - 1, position: 2), asked))
        #expect(refuses(asked.nextPageToken(sequence: encoded.sequence, position: 2), try request(pageSize: 2)))
        #expect(refuses("nonsense", asked))
    }

    @Test("an answer about ten thousand offices can be decoded")
    func tenThousandOffices() throws {
        var answer = try answer(figureCount: 1, figureBytes: 1, memberCount: 0)
        let ids = (0..<10_000).map { "vn-\($0)" }
        answer.figures[0].coverage = FigureCoverage(included: ids, isComplete: true)
        let period = try Sample.period("2024-H1")
        answer.figures[0].contributions = ids.map {
            Contribution(office: $0, period: period, revision: 1, quantity: Sample.quantity(5, scale: 0))
        }
        let bytes = EncodedConsolidation(answer).whole()
        #expect(try Codec.decoder(.dropped, arenaBytes: 16 << 20).consolidation(bytes).figures == answer.figures)
    }
}
