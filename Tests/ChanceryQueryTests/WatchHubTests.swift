// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire
internal import Synchronization
internal import Testing

@testable internal import ChanceryQuery

@Suite struct WatchHubTests {
    private struct Bench {
        let lanes: QueryLanes
        let queries: QueryBench
        let hub: WatchHub

        init(watchCountMax: Int = 10, laneCount: Int = 1) throws {
            queries = try QueryBench()
            lanes = try #require(
                QueryLanes(configuration: QueryConfiguration(laneCount: laneCount, laneArenaBytes: 1 << 20)))
            hub = WatchHub(lanes: lanes, reader: queries.reader, watchCountMax: watchCountMax)
        }

        func commit(_ report: Report) throws {
            try queries.accept(report)
            hub.committed([Sample.key(report.office, report.period)])
        }

        /// Waits until no evaluation is under way or waits for its pause.
        func settle(_ watch: Watch) async throws {
            try await eventually("the watch is current") { !watch.isDirty }
            let ran = Recorder<Bool>()
            #expect(lanes.run { _ in ran.record(true) } == nil)
            try await eventually("the lane is free") { ran.count == 1 }
        }
    }

    @Test("The first answer comes at once, and another after a commit that concerns it")
    func first() async throws {
        let bench = try Bench()
        let receiver = RecordingReceiver()
        try bench.commit(Sample.report())
        let watch = try bench.hub.add(QueryBench.groupQuery, receiver)
        try await eventually("the first answer") { receiver.sequences == [2] }
        try bench.commit(Sample.report(office: "vn-02"))
        try await eventually("the second answer") { receiver.sequences == [2, 3] }
        try bench.commit(Sample.report(office: "vn-03", period: "2024-01"))
        try await Task.sleep(for: .milliseconds(WatchHub.spacingMilliseconds * 2))
        try await bench.settle(watch)
        #expect(receiver.sequences == [2, 3])
        #expect(receiver.failures.count == 0)
    }

    @Test("Commits that come while the reader is slow are taken together into the newest answer")
    func coalescing() async throws {
        let bench = try Bench()
        let receiver = RecordingReceiver()
        let watch = try bench.hub.add(QueryBench.groupQuery, receiver)
        try await eventually("the first answer") { receiver.sequences == [1] }
        receiver.setReady(false)
        try bench.commit(Sample.report(outbound: 1))
        for revision in 1..<30 {
            try bench.commit(Sample.report(outbound: revision + 1, replacing: Int32(revision)))
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(receiver.sequences == [1])
        receiver.setReady(true)
        bench.hub.becameReady(watch)
        try await eventually("the newest answer") { receiver.sequences.last == 31 }
        try await bench.settle(watch)
        #expect(receiver.sequences == [1, 31])
    }

    @Test("A reader that keeps up is not sent more than one answer in each pause, and gets the newest at the end")
    func spacing() async throws {
        let bench = try Bench()
        let receiver = RecordingReceiver()
        _ = try bench.hub.add(QueryBench.groupQuery, receiver)
        try await eventually("the first answer") { receiver.sequences == [1] }
        let started = ContinuousClock().now
        try bench.commit(Sample.report(outbound: 1))
        for revision in 1..<200 { try bench.commit(Sample.report(outbound: revision + 1, replacing: Int32(revision))) }
        try await eventually("the newest answer") { receiver.sequences.last == 201 }
        let pauses = (ContinuousClock().now - started) / .milliseconds(WatchHub.spacingMilliseconds)
        #expect(Double(receiver.sequences.count - 1) <= pauses + 1)
        #expect(receiver.sequences == receiver.sequences.sorted())
    }

    @Test("An answer that says nothing new is not sent")
    func unchanged() async throws {
        let bench = try Bench()
        let receiver = RecordingReceiver()
        let watch = try bench.hub.add(QueryBench.groupQuery, receiver)
        try await eventually("the first answer") { receiver.sequences == [1] }
        for _ in 0..<3 {
            // A report of an office that the group does not hold moves the sequence and no figure of the answer.
            bench.hub.committed([Sample.key("vn-48")])
            try await bench.settle(watch)
        }
        #expect(receiver.sequences == [1])
        try bench.commit(Sample.report())
        try await eventually("the second answer") { receiver.sequences == [1, 2] }
    }

    @Test("A touch of all has every watch decided again, also where nothing was committed")
    func touchAll() async throws {
        let bench = try Bench()
        let receiver = RecordingReceiver()
        let watch = try bench.hub.add(QueryBench.groupQuery, receiver)
        try await eventually("the first answer") { receiver.sequences == [1] }
        bench.hub.touchAll()
        try await bench.settle(watch)
        #expect(receiver.sequences == [1] && receiver.failures.count == 0)
        receiver.refuse(CallFailure(.permissionDenied, "not any more"))
        bench.hub.touchAll()
        try await eventually("the end") { receiver.failures.count == 1 }
        #expect(bench.hub.watchCount == 0)
    }

    @Test("Beyond the bound a watch is refused, and taken again when one has ended")
    func limit() async throws {
        let bench = try Bench(watchCountMax: 2)
        let receiver = RecordingReceiver()
        let first = try bench.hub.add(QueryBench.groupQuery, receiver)
        _ = try bench.hub.add(QueryBench.groupQuery, receiver)
        #expect(bench.hub.watchCount == 2)
        let refusal = failure { _ = try bench.hub.add(QueryBench.groupQuery, receiver) }
        #expect(refusal?.reason == .tooManyWatchers)
        #expect(refusal?.metadata == [FailureDetail("watches_max", "2")])
        bench.hub.remove(first)
        #expect(bench.hub.watchCount == 1)
        _ = try bench.hub.add(QueryBench.groupQuery, receiver)
    }

    @Test("Closing ends every watch once and refuses new ones")
    func close() async throws {
        let bench = try Bench()
        let receivers = [RecordingReceiver(), RecordingReceiver()]
        for receiver in receivers { _ = try bench.hub.add(QueryBench.groupQuery, receiver) }
        try await eventually("the first answers") { receivers.allSatisfy { $0.sequences == [1] } }
        bench.hub.close(.draining)
        bench.hub.close(.draining)
        #expect(receivers.allSatisfy { $0.failures.all.map(\.reason) == [.draining] })
        #expect(bench.hub.watchCount == 0)
        #expect(failure { _ = try bench.hub.add(QueryBench.groupQuery, receivers[0]) }?.reason == .draining)
        try bench.commit(Sample.report())
        try await Task.sleep(for: .milliseconds(WatchHub.spacingMilliseconds * 2))
        #expect(receivers.allSatisfy { $0.sequences == [1] })
    }

    @Test("A query that cannot be answered ends its watch with the reason")
    func refused() async throws {
        let bench = try Bench()
        let receiver = RecordingReceiver()
        _ = try bench.hub.add(
            ConsolidationQuery(scope: .group("none"), regime: Sample.regime, period: Sample.half), receiver)
        try await eventually("the refusal") { receiver.failures.count == 1 }
        #expect(receiver.failures.all.map(\.reason) == [.noSuchGroup])
        #expect(bench.hub.watchCount == 0)
    }

    @Test("A watch concerns the keys of its regime, form, range and offices")
    func concerns() {
        let receiver = RecordingReceiver()
        let query = ConsolidationQuery(
            scope: .offices(["vn-01"]), regime: Sample.regime, from: Sample.period("2024-02"),
            through: Sample.period("2024-04"))
        let watch = Watch(query: query, receiver: receiver)
        let inside = ["2024-02", "2024-03", "2024-04"].map { Sample.key("vn-01", $0) }
        #expect(inside.allSatisfy { watch.concerns($0) })
        let outside = [
            Sample.key("vn-01", "2024-01"), Sample.key("vn-01", "2024-05"), Sample.key("vn-01", "2024-Q1"),
            Sample.key("vn-02", "2024-03"),
            ReportKey(office: "vn-01", regime: "FA-OPEN", period: Sample.period("2024-03")),
        ]
        #expect(!outside.contains { watch.concerns($0) })
        let group = Watch(query: QueryBench.groupQuery, receiver: receiver)
        #expect(group.concerns(Sample.key("vn-02")))
        let parts = Watch(
            query: ConsolidationQuery(
                scope: .offices(["vn-01"]), regime: Sample.regime, period: Sample.half, parts: .month),
            receiver: receiver)
        #expect(parts.concerns(Sample.key("vn-01", "2024-05")))
        #expect(!parts.concerns(Sample.key("vn-01", "2024-H1")))
        for (scope, borders) in [("26", nil), ("vn-26-2025", Sample.day("2025-07-01"))] {
            let open = Watch(
                query: ConsolidationQuery(
                    scope: .offices([scope]), regime: Sample.regime, period: Sample.half, bordersOn: borders),
                receiver: receiver)
            #expect(open.concerns(Sample.key("vn-20")), "whom \(scope) stands for is for the catalogue to say")
        }
    }
}

private final class RecordingReceiver: WatchReceiver {
    private let answers = Recorder<StoreSequence>()
    private let ready = Atomic(true)
    let failures = Recorder<CallFailure>()

    var sequences: [StoreSequence] { answers.all }
    var isReady: Bool { ready.load(ordering: .relaxed) }
    func setReady(_ value: Bool) { ready.store(value, ordering: .relaxed) }
    private let refusal = Mutex<CallFailure?>(nil)
    /// What the next decision says.
    func refuse(_ failure: CallFailure) { refusal.withLock { $0 = failure } }
    func prepare(_ decoder: WireDecoder) throws {
        if let failure = refusal.withLock({ $0 }) { throw failure }
    }
    func receive(_ answer: SequencedConsolidation) { answers.record(answer.sequence) }
    func failed(_ failure: CallFailure) { failures.record(failure) }
}
