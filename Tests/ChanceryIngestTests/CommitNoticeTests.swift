// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import Testing

@testable internal import ChanceryIngest

@Suite struct CommitNoticeTests {
    private static func receipt(_ office: String, _ sequence: StoreSequence) -> Receipt {
        let report = Sample.validated(Sample.report(office: office), request: 1)
        return Receipt(
            key: report.key, revision: 1, sequence: sequence, receivedAt: Sample.now, digest: report.digest,
            requestID: report.requestID, catalogueVersion: 1)
    }

    @Test("A notice names what was stored, each key once, in the order of the commit")
    func keys() {
        let notice = CommitNotice([
            .accepted(Self.receipt("vn-02", 7)), .repeated(Self.receipt("vn-03", 3)),
            .accepted(Self.receipt("vn-01", 8)), .refused(.nothingToCorrect), .accepted(Self.receipt("vn-02", 9)),
        ])
        #expect(notice.sequence == 9)
        #expect(notice.keys == [Sample.key("vn-02"), Sample.key("vn-01")])
    }

    @Test("A commit that stored nothing has nothing to tell")
    func nothing() {
        let notice = CommitNotice([.repeated(Self.receipt("vn-03", 3)), .refused(.nothingToCorrect)])
        #expect(notice.sequence == 0)
        #expect(notice.keys.isEmpty)
    }

    @Test("The cost of a report is smoothed and never divides by nothing")
    func cost() {
        var statistics = CommitStatistics()
        statistics.record([], notice: CommitNotice([]), nanoseconds: 50_000)
        #expect(statistics.nanosecondsPerReport == 50_000)
        let outcomes = [CommitOutcome](repeating: .refused(.nothingToCorrect), count: 10)
        for _ in 0..<200 { statistics.record(outcomes, notice: CommitNotice(outcomes), nanoseconds: 1_000_000) }
        #expect((99_000...100_000).contains(statistics.nanosecondsPerReport))
        #expect(statistics.refused == 2000)
        #expect(statistics.commits == 201)
        #expect(statistics.largestBatch == 10)
    }
}
