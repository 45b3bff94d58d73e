// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryIngest

@Suite struct CommitQueueTests {
    private static let wide = IngestConfiguration(
        laneArenaBytes: 1 << 20, inFlightPerOfficeMax: 1024, commitBatchCountMax: 128)

    @Test("A receipt leaves only after the commit returned, and is the one that is stored")
    func afterCommit() async throws {
        let bench = try IngestBench()
        let sink = RecordingSink()
        bench.store.shut()
        bench.submit(Sample.submission(request: 1), to: sink)
        try await eventually("the commit waits") { bench.store.isHolding }
        try await Task.sleep(for: .milliseconds(50))
        #expect(sink.count == 0)
        #expect(bench.pipeline.statistics.inFlightCount == 1)
        #expect(try bench.stored(Sample.key()) == nil)
        bench.store.open()
        try await eventually("the receipt") { sink.count == 1 }
        let response = try #require(sink.outcomes(of: 0)[0].response)
        #expect(response.receipt == (try bench.receipt(of: Sample.key())))
        #expect(response.receipt.receivedAt == Sample.now)
        #expect(response.receipt.requestID == Sample.requestID(1))
        #expect(!response.isRepeated)
        try await eventually("the housekeeping") { bench.store.checkpointCount == 1 }
    }

    @Test(
        "When the commit fails, every submission of the batch is told so and nothing counts as accepted",
        arguments: [(StoreError.Kind.diskFull, Int64(30_000)), (.inputOutput, 5000), (.busy, 5000)])
    func failing(kind: StoreError.Kind, delay: Int64) async throws {
        let bench = try IngestBench()
        let sink = RecordingSink()
        bench.store.shut()
        bench.store.fail(with: StoreError(kind, "no room in /srv/secret"))
        let payloads = Sample.members.enumerated().map { Sample.submission(Sample.report(office: $1), request: $0) }
        for (number, payload) in payloads.enumerated() { bench.submit(payload, number: number, to: sink) }
        try await bench.settle()
        bench.store.open()
        try await eventually("every outcome") { sink.count == payloads.count }
        for number in payloads.indices {
            let failures = sink.outcomes(of: number).compactMap(\.failure)
            #expect(failures.map(\.reason) == [kind == .diskFull ? .storeFull : .storeUnavailable])
            #expect(failures.map(\.retryDelayMilliseconds) == [delay])
            #expect(failures.allSatisfy { !$0.message.contains("secret") })
        }
        #expect(bench.failures.all.allSatisfy { $0 == kind.rawValue })
        #expect(bench.failures.count == bench.store.batchCounts.count)
        let failed = bench.pipeline.statistics
        #expect(failed.acceptedCount == 0)
        #expect(failed.commitCount == 0)
        #expect(failed.failedCommitCount == bench.store.batchCounts.count)
        #expect(bench.notices.count == 0)
        #expect(try bench.store.read { $0.sequence } == 1)

        bench.store.fail(with: nil)
        for payload in payloads {
            let response = try #require(try await bench.outcome(of: payload).response)
            #expect(!response.isRepeated)
        }
        #expect(bench.pipeline.statistics.acceptedCount == payloads.count)
    }

    @Test("What comes while a commit is under way goes into as few commits as the bound allows, in order")
    func batches() async throws {
        let bench = try IngestBench(configuration: Self.wide)
        let sink = RecordingSink()
        bench.store.shut()
        bench.submit(Sample.submission(request: 0), number: 0, to: sink)
        try await eventually("the first commit waits") { bench.store.isHolding }
        let periods = (0..<75).map { Period(form: .month, year: 2010 + $0 / 12, index: $0 % 12 + 1)?.code ?? "" }
        var number = 0
        for period in periods {
            for office in Sample.members {
                number += 1
                let report = Sample.report(office: office, period: period)
                bench.submit(Sample.submission(report, request: number), number: number, to: sink)
            }
        }
        try await bench.settle()
        #expect(sink.count == 0)
        bench.store.open()
        try await eventually("every outcome") { sink.count == 301 }
        #expect(bench.store.batchCounts == [1, 128, 128, 44])
        #expect(sink.order == Array(0...300))
        let sequences = (0...300).compactMap { sink.outcomes(of: $0).first?.response?.receipt.sequence }
        #expect(sequences == Array(2...302))
        #expect(bench.pipeline.statistics.largestBatchCount == 128)
        #expect(bench.pipeline.statistics.commitCount == 4)
        try await eventually("every notice") { bench.notices.count == 4 }
        #expect(bench.notices.all.map(\.sequence) == [2, 130, 258, 302])
        #expect(bench.notices.all.map(\.keys.count) == [1, 128, 128, 44])
    }

    @Test("Each sink gets its outcomes of a commit in one piece")
    func sinks() async throws {
        let bench = try IngestBench(configuration: Self.wide)
        let (first, second) = (RecordingSink(), RecordingSink())
        bench.store.shut()
        bench.submit(Sample.submission(request: 0), to: RecordingSink())
        try await eventually("the first commit waits") { bench.store.isHolding }
        for number in 1...40 {
            let period = Period(form: .month, year: 2010 + number / 12, index: number % 12 + 1)?.code ?? ""
            let payload = Sample.submission(Sample.report(period: period), request: number)
            bench.submit(payload, number: number, to: number.isMultiple(of: 3) ? first : second)
        }
        try await bench.settle()
        bench.store.open()
        try await eventually("every outcome") { first.count + second.count == 40 }
        #expect(first.order == (1...40).filter { $0.isMultiple(of: 3) })
        #expect(second.order == (1...40).filter { !$0.isMultiple(of: 3) })
        #expect(first.deliveryCount == 1)
        #expect(second.deliveryCount == 1)
    }

    @Test("A commit takes no more bytes than a store takes in one batch")
    func batchBytes() async throws {
        let store = GatedStore(try Sample.store())
        let finished = Recorder<IngestOutcome>()
        let queue = CommitQueue(
            store: store, clock: .fixed(at: Sample.now), batchCountMax: 100,
            onFinished: { finished.record(contentsOf: $0.map(\.completion.outcome)) }, onCommit: { _ in },
            onFailure: { Issue.record($0) })
        let bytes = [UInt8](repeating: 0, count: StoreLimits.reportBytesMax)
        let submissions = (0..<10).map { Self.validated(bytes, year: 2000 + $0) }
        store.shut()
        queue.append([submissions[0]])
        try await eventually("the first commit waits") { store.isHolding }
        queue.append(Array(submissions.dropFirst()))
        store.open()
        try await eventually("every outcome") { finished.count == submissions.count }
        #expect(finished.all.allSatisfy { $0.response != nil })
        #expect(store.batchCounts == [1, 4, 4, 1])
    }

    private static func validated(_ bytes: [UInt8], year: Int) -> ValidatedSubmission {
        let report = Sample.validated(Sample.report(period: String(year)), request: year)
        let submission = IngestSubmission(
            task: .submit, payload: [], identity: .unrestricted, deadlineUptimeNanoseconds: nil,
            ticket: NumberedTicket(year),
            sink: RecordingSink(), refusal: { _ in nil })
        return ValidatedSubmission(
            admitted: AdmittedSubmission(
                submission: submission, share: AdmittedShare(office: report.key.office, bytes: 0),
                receivedAt: Sample.now),
            report: ReportSubmission(
                key: report.key, requestID: report.requestID, digest: report.digest, bytes: bytes,
                receivedAt: Sample.now, catalogueVersion: 1, submittedBy: ""),
            findings: [])
    }
}
