// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import Testing

@Suite struct CommitRuleTests {
    private func receipt(_ revision: Int32, request: UInt64, text: String) -> Receipt {
        Receipt(
            key: Samples.key(), revision: revision, sequence: 9, receivedAt: Samples.start,
            digest: Samples.digest(of: Array(text.utf8)), requestID: Samples.requestID(request), catalogueVersion: 1)
    }

    private func decide(
        _ submission: ReportSubmission, same: Receipt? = nil, current: Receipt? = nil
    ) -> CommitRule.Decision {
        CommitRule.decide(submission, sameRequest: same, current: current, newestCatalogue: 1)
    }

    @Test("A request that came before is decided first, whatever else is wrong")
    func repeatsFirst() {
        let first = receipt(1, request: 1, text: "a")
        let current = receipt(3, request: 3, text: "c")
        let again = Samples.submission(request: 1, replaces: 2, text: "a", catalogue: 99)
        #expect(decide(again, same: first, current: current) == .answer(.repeated(first)))
        let other = Samples.submission(request: 1, replaces: 2, text: "b", catalogue: 99)
        #expect(decide(other, same: first, current: current) == .answer(.refused(.requestIDReused(first: first))))
    }

    @Test("The catalogue version comes before the revision rules")
    func catalogueSecond() {
        let current = receipt(3, request: 3, text: "c")
        let submission = Samples.submission(request: 4, replaces: 1, catalogue: 2)
        #expect(decide(submission, current: current) == .answer(.refused(.unknownCatalogueVersion)))
    }

    @Test("The last revision that a key may have is accepted, the next is not")
    func limit() {
        let max = StoreLimits.revisionMax
        let correction = { (base: Int32) in Samples.submission(request: 4, replaces: base, text: "d") }
        #expect(
            decide(correction(max - 1), current: receipt(max - 1, request: 3, text: "c")) == .store(revision: max))
        #expect(
            decide(correction(max), current: receipt(max, request: 3, text: "c"))
                == .answer(.refused(.revisionLimit(max: max))))
        let current = receipt(max, request: 3, text: "c")
        #expect(decide(correction(1), current: current) == .answer(.refused(.staleRevision(current: current))))
    }
}
