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

    @Test("A closed report is refused after repeats and the catalogue, before the revision rules")
    func closedThird() {
        let acts = [
            RecordedFact(fact: ActFact(kind: .close), committedAt: Samples.start),
            RecordedFact(
                fact: ActFact(kind: .reopen, until: Samples.start.adding(seconds: 9)),
                committedAt: Samples.start.adding(seconds: 1)),
        ]
        func decide(_ submission: ReportSubmission, same: Receipt? = nil) -> CommitRule.Decision {
            CommitRule.decide(
                submission, sameRequest: same, current: receipt(1, request: 1, text: "a"), newestCatalogue: 1,
                acts: acts)
        }
        let late = Samples.start.adding(seconds: 9)
        let first = receipt(1, request: 1, text: "a")
        let again = Samples.submission(request: 1, text: "a", receivedAt: late)
        #expect(decide(again, same: first) == .answer(.repeated(first)))
        let unknown = Samples.submission(request: 2, replaces: 1, receivedAt: late, catalogue: 2)
        #expect(decide(unknown) == .answer(.refused(.unknownCatalogueVersion)))
        let standing = ReportStanding(revision: 1, acts: acts.map(\.fact))
        let stale = Samples.submission(request: 2, replaces: 7, receivedAt: late)
        #expect(decide(stale) == .answer(.refused(.closed(standing: standing, since: Samples.start))))
        let inTime = Samples.submission(request: 2, replaces: 1, receivedAt: late.adding(seconds: -1))
        #expect(decide(inTime) == .store(revision: 2))
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
