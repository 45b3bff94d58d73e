// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Page tokens")
struct PageTokenTests {
    private let request = ListPeriodsRequest(office: "vn-01", regime: "FA-D09", pageSize: 10)

    private func continued(_ token: String) -> ListPeriodsRequest {
        var next = request
        next.pageToken = token
        return next
    }

    @Test("a token carries sequence and position to the next request")
    func carries() throws {
        #expect(try request.continuation() == nil)
        let token = request.nextPageToken(sequence: 77, position: 12)
        let page = try #require(try continued(token).continuation())
        #expect(page.sequence == 77 && page.position == 12)
        // The next page's request gives the page after it.
        let after = continued(token).nextPageToken(sequence: 77, position: 24)
        #expect(try continued(after).continuation()?.position == 24)
        #expect(after.utf8.count <= PageToken.textBytesMax)
    }

    @Test("the largest token is no longer than it may be")
    func largest() throws {
        let token = request.nextPageToken(sequence: .max, position: .max)
        #expect(token.utf8.count <= PageToken.textBytesMax)
        #expect(try continued(token).continuation()?.position == .max)
    }

    @Test("a token of another request is refused")
    func foreign() {
        let token = request.nextPageToken(sequence: 77, position: 12)
        for other in [
            ListPeriodsRequest(office: "vn-04", regime: "FA-D09", pageSize: 10, pageToken: token),
            ListPeriodsRequest(office: "vn-01", regime: "FA-D10", pageSize: 10, pageToken: token),
            ListPeriodsRequest(office: "vn-01", regime: "FA-D09", pageSize: 11, pageToken: token),
        ] {
            #expect { try other.continuation() } throws: { ($0 as? CallFailure)?.reason == .badPageToken }
        }
    }

    @Test("texts that are no tokens are refused")
    func malformed() throws {
        let token = request.nextPageToken(sequence: 77, position: 12)
        let hash = try #require(token.split(separator: "-").last)
        for text in [
            "x", "1", "----", "2-4d-c-\(hash)", "1-4D-c-\(hash)", "1-04d-c-\(hash)", "1-+4d-c-\(hash)",
            "1--4d-c-\(hash)", "1-4d-c", "1-4d-c-\(hash)-", "1-4d-c-\(hash)0", token + " ",
            "1-ffffffffffffffffffff-c-\(hash)", String(repeating: "1", count: 10_000),
        ] {
            #expect { try continued(text).continuation() } throws: { ($0 as? CallFailure)?.reason == .badPageToken }
        }
        #expect(try continued("1-4d-c-\(hash)").continuation()?.position == 12)
    }

    @Test("page sizes are held to their limits")
    func pageSizes() {
        #expect(ListPeriodsRequest(office: "o").pageCountMax == 12)
        #expect(ListPeriodsRequest(office: "o", pageSize: 200).pageCountMax == 200)
        #expect(ListPeriodsRequest(office: "o", pageSize: .max).pageCountMax == 200)
        #expect(ListReportsRequest().pageCountMax == 100)
        #expect(ListReportsRequest(pageSize: 7).pageCountMax == 7)
        #expect(ListReportsRequest(pageSize: 1001).pageCountMax == 1000)
    }
}
