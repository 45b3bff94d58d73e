// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Dispatch
internal import SeededRandom
internal import Testing

/// Whatever happens to a submission, it ends once, and what was promised is stored.
@Suite struct ExactlyOnceTests {
    private static let senderCount = 4
    private static let perSender = 1000

    @Test("Every submission of several senders gets one completion", arguments: [UInt64(1), 2, 3])
    func oneCompletion(seed: UInt64) async throws {
        let bench = try IngestBench(
            configuration: IngestConfiguration(
                laneCount: 3, laneArenaBytes: 1 << 20, inFlightCountMax: 300, inFlightPerOfficeMax: 100,
                commitBatchCountMax: 32))
        let sink = RecordingSink()
        await withTaskGroup { group in
            for sender in 0..<Self.senderCount {
                group.addTask { await Self.send(sender, seed: seed, through: bench.pipeline, to: sink) }
            }
        }
        let total = Self.senderCount * Self.perSender
        try await eventually("every completion") { sink.count >= total }
        try await eventually("every ticket is back") { bench.pipeline.statistics.inFlightCount == 0 }
        let all = sink.all
        #expect(sink.count == total)
        #expect(all.count == total)
        #expect(all.values.allSatisfy { $0.count == 1 })
        try Self.check(all.values.map { $0[0] }, bench)
    }

    /// Some submissions are repeats, some are cancelled, late or broken.
    private static func send(
        _ sender: Int, seed: UInt64, through pipeline: IngestPipeline, to sink: RecordingSink
    ) async {
        var generator = SeededGenerator(seed: seed &* 1000 &+ UInt64(sender))
        for index in 0..<perSender {
            let number = sender * perSender + index
            let ticket = NumberedTicket(number)
            var payload = Sample.submission(randomReport(using: &generator), request: generator.below(400))
            var deadline: UInt64?
            switch generator.below(12) {
            case 0: ticket.cancel()
            case 1: deadline = DispatchTime.now().uptimeNanoseconds
            case 2: deadline = DispatchTime.now().uptimeNanoseconds + UInt64(generator.below(3_000_000))
            case 3: payload = Array(payload.dropLast(1 + generator.below(20)))
            default: break
            }
            pipeline.submit(
                IngestSubmission(
                    task: .submit, payload: payload, identity: .unrestricted, deadlineUptimeNanoseconds: deadline,
                    ticket: ticket, sink: sink, refusal: { _ in nil }))
            if generator.below(8) == 0 { ticket.cancel() }
            if generator.below(4) == 0 { await Task.yield() }
        }
    }

    private static func randomReport(using generator: inout SeededGenerator) -> Report {
        let year = 2000 + generator.below(20)
        let month = Period(form: .month, year: year, index: 1 + generator.below(12))?.code ?? ""
        let office = Sample.offices[generator.below(Sample.offices.count)]
        let revision = generator.below(4)
        return Sample.report(
            office: office, period: month, outbound: generator.below(5),
            replacing: revision > 1 ? Int32(revision - 1) : nil)
    }

    private static func check(_ outcomes: [IngestOutcome], _ bench: IngestBench) throws {
        let responses = outcomes.compactMap(\.response)
        let accepted = responses.filter { !$0.isRepeated }.map(\.receipt)
        let reasons = Dictionary(grouping: outcomes.compactMap(\.failure), by: \.reason).mapValues(\.count)
        let statistics = bench.pipeline.statistics
        #expect(accepted.count > 100)
        #expect(Set(accepted.map(\.sequence)).count == accepted.count)
        #expect(statistics.acceptedCount == accepted.count)
        #expect(statistics.repeatedCount == responses.count - accepted.count)
        #expect(statistics.officeBusyCount == reasons[.officeBusy] ?? 0)
        #expect(statistics.serverBusyCount == reasons[.serverBusy] ?? 0)
        let conflicts: [ErrorReason] = [.requestIDReused, .alreadyReported, .staleRevision, .nothingToCorrect]
        #expect(statistics.conflictCount == conflicts.reduce(0) { $0 + (reasons[$1] ?? 0) })
        let contents: [ErrorReason] = [.reportRefused, .malformedRequest, .invalidField]
        #expect(statistics.refusedCount == contents.reduce(0) { $0 + (reasons[$1] ?? 0) })
        try bench.store.read { snapshot in
            #expect(snapshot.sequence == StoreSequence(accepted.count + 1))
            for receipt in responses.map(\.receipt) {
                var stored = try #require(try snapshot.revision(receipt.revision, of: receipt.key)).receipt
                stored.treeHead = try snapshot.treeHead(sealing: stored.sequence)
                #expect(stored == receipt)
            }
        }
    }
}
