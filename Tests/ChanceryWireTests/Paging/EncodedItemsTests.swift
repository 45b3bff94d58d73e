// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Pages of items")
struct EncodedItemsTests {
    private let decoder: WireDecoder

    init() throws { decoder = try Codec.decoder(arenaBytes: 64 << 20) }

    private func difference(figureCount: Int, reasonBytes: Int = 10) throws -> ConsolidationDifference {
        var difference = try Sample.difference()
        let first = difference.figures[0]
        difference.figures = (0..<figureCount).map { number in
            var figure = first
            figure.figure.event = "e\(number)"
            figure.causes[0].steps[0].reason = String(repeating: "x", count: reasonBytes)
            return figure
        }
        return difference
    }

    private func request(_ pageSize: Int32 = 0, token: String = "") throws -> DiffConsolidationsRequest {
        DiffConsolidationsRequest(
            query: try Sample.groupQuestion(), from: .sequence(1), pageSize: pageSize, pageToken: token)
    }

    /// All pages, in order.
    private func pages(of encoded: EncodedItems, size: Int32) throws -> [DifferencePage] {
        var pages: [DifferencePage] = []
        var token = ""
        repeat {
            let bytes = try encoded.page(for: request(size, token: token), countMax: size)
            let page = try decoder.consolidationDifference(bytes)
            pages.append(page)
            token = page.nextPageToken
        } while !token.isEmpty
        return pages
    }

    @Test("pages of any size hold every item once, in order, under one digest", arguments: [0, 1, 3, 7, 8] as [Int32])
    func everyItemOnce(size: Int32) throws {
        let whole = try difference(figureCount: 7)
        let encoded = whole.encodedItems()
        let pages = try pages(of: encoded, size: size)
        #expect(pages.flatMap(\.difference.figures) == whole.figures)
        #expect(pages.first?.difference.reports == whole.reports)
        #expect(pages.dropFirst().allSatisfy { $0.difference.reports.isEmpty && $0.difference.from == whole.from })
        #expect(Set(pages.map(\.digest)) == [encoded.digest])
        #expect(encoded.digest == Digest.sha256(of: DifferencePage(difference: whole).encoded()))
    }

    @Test("a page is at most 1 MiB, unless one item is longer")
    func pageBytes() throws {
        let encoded = try difference(figureCount: 40, reasonBytes: 60_000).encodedItems()
        let pages = try pages(of: encoded, size: 0)
        #expect(pages.count == 3)
        let first = try encoded.page(for: request(), countMax: 0)
        #expect(first.count <= EncodedItems.pageBytesMax && first.count > EncodedItems.pageBytesMax / 2)
        let long = try difference(figureCount: 2, reasonBytes: 2 << 20).encodedItems()
        #expect(long.longestPageBytes > 2 << 20)
        #expect(try self.pages(of: long, size: 0).map(\.difference.figures.count) == [0, 1, 1])
    }

    @Test("an answer without items has one page")
    func empty() throws {
        let encoded = try difference(figureCount: 0).encodedItems()
        #expect(try pages(of: encoded, size: 0).map(\.difference.figures.count) == [0])
    }

    @Test("a token of another sequence, another request or behind the end is refused")
    func foreignTokens() throws {
        let encoded = try difference(figureCount: 3).encodedItems()
        let first = try decoder.consolidationDifference(encoded.page(for: request(1), countMax: 1))
        var other = try difference(figureCount: 3)
        other.to.sequence += 1
        #expect(throws: PageToken.refusal) {
            _ = try other.encodedItems().page(for: request(1, token: first.nextPageToken), countMax: 1)
        }
        #expect(throws: PageToken.refusal) {
            _ = try encoded.page(for: request(2, token: first.nextPageToken), countMax: 2)
        }
        let behind = try request(1).nextPageToken(sequence: encoded.sequence, position: 3)
        #expect(throws: PageToken.refusal) { _ = try encoded.page(for: request(1, token: behind), countMax: 1) }
    }
}
