// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Dispatch
internal import Testing

@Suite struct IngestPipelineTests {
    @Test("A deadline that has passed ends a submission before the commit")
    func deadline() async throws {
        let bench = try IngestBench()
        let payload = Sample.submission(request: 1)
        let late = try await bench.outcome(of: payload, deadline: DispatchTime.now().uptimeNanoseconds)
        #expect(late.failure?.reason == .deadlinePassed)
        #expect(bench.store.batchCounts.isEmpty)
        let early = try await bench.outcome(
            of: payload, deadline: DispatchTime.now().uptimeNanoseconds + 60_000_000_000)
        #expect(early.response?.isRepeated == false)
    }

    @Test("A call that was given up before its turn is dropped")
    func cancelled() async throws {
        let bench = try IngestBench()
        let outcome = try await bench.outcome(of: Sample.submission(request: 1), cancelled: true)
        #expect(outcome.failure?.reason == .deadlinePassed)
        #expect(bench.store.batchCounts.isEmpty)
    }

    @Test("The reports of one office keep their order, however many lanes and offices there are")
    func order() async throws {
        let bench = try IngestBench(
            configuration: IngestConfiguration(laneCount: 4, laneArenaBytes: 1 << 20, commitBatchCountMax: 7))
        let sink = RecordingSink()
        let revisionCount: Int32 = 40
        var number = 0
        for revision in 1...revisionCount {
            for office in Sample.members {
                let report = Sample.report(
                    office: office, outbound: Int(revision), replacing: revision == 1 ? nil : revision - 1)
                bench.submit(Sample.submission(report, request: number), number: number, to: sink)
                number += 1
            }
        }
        try await eventually("every outcome") { sink.count == number }
        let revisions = (0..<number).compactMap { sink.outcomes(of: $0).first?.response?.receipt.revision }
        #expect(revisions == (1...revisionCount).flatMap { Array(repeating: $0, count: Sample.members.count) })
    }

    @Test("A drain refuses what is new and completes when everything has its outcome")
    func drain() async throws {
        let bench = try IngestBench()
        let sink = RecordingSink()
        bench.store.shut()
        for (number, office) in Sample.members.enumerated() {
            bench.submit(
                Sample.submission(Sample.report(office: office), request: number), number: number, to: sink)
        }
        try await eventually("the commit waits") { bench.store.isHolding }
        let drained = Recorder<Int>()
        bench.pipeline.drain { drained.record(sink.count) }
        let refusal = try await bench.outcome(of: Sample.submission(request: 9)).failure
        #expect(refusal?.reason == .draining)
        #expect(refusal?.retryDelayMilliseconds == 1000)
        #expect(drained.count == 0)
        bench.store.open()
        try await eventually("the drain completes") { drained.count == 1 }
        #expect(drained.all == [Sample.members.count])
        #expect(sink.all.values.allSatisfy { $0.count == 1 && $0[0].response != nil })
        bench.pipeline.drain { drained.record(-1) }
        #expect(drained.all == [Sample.members.count, -1])
        let statistics = bench.pipeline.statistics
        #expect(statistics.inFlightCount == 0)
        #expect(statistics.drainingCount == 1)
    }

    @Test("Work on the writer's queue meets no commit")
    func onWriter() async throws {
        let bench = try IngestBench()
        let sink = RecordingSink()
        bench.store.shut()
        bench.submit(Sample.submission(request: 1), to: sink)
        try await eventually("the commit waits") { bench.store.isHolding }
        let ran = Recorder<Int>()
        bench.pipeline.onWriter { ran.record(sink.count) }
        try await Task.sleep(for: .milliseconds(20))
        #expect(ran.count == 0)
        bench.store.open()
        try await eventually("the work ran") { ran.count == 1 }
        #expect(ran.all == [1])
    }

    @Test("Statistics count every end of a submission under its name")
    func statistics() async throws {
        let bench = try IngestBench(
            configuration: IngestConfiguration(
                laneArenaBytes: 1 << 20, inFlightCountMax: 2, inFlightPerOfficeMax: 1))
        let payload = Sample.submission(request: 1)
        for _ in 0..<3 { _ = try await bench.outcome(of: payload) }
        _ = try await bench.outcome(of: Sample.submission(request: 2))
        _ = try await bench.outcome(of: [0xFF])
        _ = try await bench.outcome(of: Sample.submission(Sample.report(office: "nowhere"), request: 3))
        bench.store.shut()
        let sink = RecordingSink()
        bench.submit(Sample.submission(Sample.report(office: "vn-02"), request: 4), to: sink)
        #expect(
            try await bench.outcome(of: Sample.submission(Sample.report(office: "vn-02"), request: 5)).failure?.reason
                == .officeBusy)
        bench.submit(Sample.submission(Sample.report(office: "vn-03"), request: 6), to: sink)
        let refusal = try await bench.outcome(of: Sample.submission(Sample.report(office: "vn-20"), request: 7)).failure
        #expect(refusal?.reason == .serverBusy)
        #expect((50...5000).contains(refusal?.retryDelayMilliseconds ?? 0))
        bench.store.open()
        try await eventually("every outcome") { sink.count == 2 }
        try await eventually("the tickets come back") { bench.pipeline.statistics.inFlightCount == 0 }
        let statistics = bench.pipeline.statistics
        #expect(statistics.acceptedCount == 3)
        #expect(statistics.repeatedCount == 2)
        #expect(statistics.conflictCount == 1)
        #expect(statistics.refusedCount == 2)
        #expect(statistics.officeBusyCount == 1)
        #expect(statistics.serverBusyCount == 1)
        #expect(statistics.drainingCount == 0)
        #expect(statistics.failedCommitCount == 0)
        #expect((1...2).contains(statistics.largestBatchCount))
        #expect((5...6).contains(statistics.commitCount))
    }
}
