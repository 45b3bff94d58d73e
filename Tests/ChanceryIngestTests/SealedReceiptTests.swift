// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

/// Receipts carry the signed head of their commit, and repeats the head of then.
@Suite struct SealedReceiptTests {
    @Test("A receipt has the head of its commit, and every repeat has the same bytes")
    func repeats() async throws {
        let bench = try IngestBench()
        let first = try #require(try await bench.outcome(of: Sample.submission(request: 1)).response)
        let head = try #require(first.receipt.treeHead)
        #expect(head.head.size == first.receipt.sequence)
        #expect(head == bench.store.writer.treeHead)
        let bytes = SubmitReportResponse(receipt: first.receipt).encoded()
        for number in 2...4 {
            let other = Sample.submission(Sample.report(period: String(2000 + number)), request: number)
            #expect(try await bench.outcome(of: other).response?.receipt.treeHead != head)
            let again = try #require(try await bench.outcome(of: Sample.submission(request: 1)).response)
            #expect(again.isRepeated)
            #expect(SubmitReportResponse(receipt: again.receipt).encoded() == bytes)
        }
    }

    @Test("All receipts of one commit carry one head, a repeat among them its own")
    func batch() async throws {
        let bench = try IngestBench()
        let old = try #require(try await bench.outcome(of: Sample.submission(request: 1)).response).receipt
        let sink = RecordingSink()
        bench.store.shut()
        for number in 2...5 {
            bench.submit(
                Sample.submission(Sample.report(period: String(2000 + number)), request: number), number: number,
                to: sink)
        }
        bench.submit(Sample.submission(request: 1), number: 1, to: sink)
        try await bench.settle()
        bench.store.open()
        try await eventually("all receipts") { sink.count == 5 }
        let heads = try (2...5).map { try #require(sink.outcomes(of: $0)[0].response).receipt.treeHead }
        #expect(heads.last == bench.store.writer.treeHead)
        #expect(heads.allSatisfy { $0 != nil && $0 != old.treeHead })
        #expect(try #require(sink.outcomes(of: 1)[0].response).receipt == old)
    }
}
