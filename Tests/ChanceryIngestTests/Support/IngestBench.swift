// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization

typealias IngestOutcome = Result<IngestAnswer, CallFailure>

/// A pipeline over a store whose commits can be held up.
struct IngestBench {
    let store: GatedStore
    let pipeline: IngestPipeline
    let notices = Recorder<CommitNotice>()
    let failures = Recorder<String>()

    init(
        configuration: IngestConfiguration = IngestConfiguration(laneArenaBytes: 1 << 20),
        base: (any ReportStore)? = nil, clock: WallClock = .fixed(at: Sample.now)
    ) throws {
        store = GatedStore(try base ?? Sample.store())
        let notices = notices
        let failures = failures
        pipeline = try IngestPipeline(
            configuration: configuration, store: store, library: CatalogueLibrary(store: store), clock: clock,
            onCommit: { notices.record($0) }, onFailure: { failures.record($0.kind.rawValue) })
    }

    func submit(_ payload: [UInt8], number: Int = 0, task: IngestTask = .submit, to sink: RecordingSink) {
        pipeline.submit(
            IngestSubmission(
                task: task, payload: payload, identity: .unrestricted, deadlineUptimeNanoseconds: nil,
                ticket: NumberedTicket(number),
                sink: sink, refusal: { _ in nil }))
    }

    /// Submits and waits for what became of it.
    func outcome(
        of payload: [UInt8], task: IngestTask = .submit, deadline: UInt64? = nil, cancelled: Bool = false
    ) async throws -> IngestOutcome {
        let sink = RecordingSink()
        let ticket = NumberedTicket(0)
        if cancelled { ticket.cancel() }
        pipeline.submit(
            IngestSubmission(
                task: task, payload: payload, identity: .unrestricted, deadlineUptimeNanoseconds: deadline,
                ticket: ticket, sink: sink, refusal: { _ in nil }))
        try await eventually("an outcome") { sink.count > 0 }
        return sink.outcomes(of: 0)[0]
    }

    /// Waits until everything that was submitted before has left the one lane.
    func settle() async throws {
        _ = try await outcome(of: ValidateReportRequest(report: []).encoded(), task: .examine)
    }

    func stored(_ key: ReportKey) throws -> StoredReport? { try store.read { try $0.current(key, asOf: nil) } }

    /// The receipt of the current report with the head that seals it.
    func receipt(of key: ReportKey) throws -> Receipt? {
        try store.read { snapshot in
            guard var receipt = try snapshot.current(key, asOf: nil)?.receipt else { return nil }
            receipt.treeHead = try snapshot.treeHead(sealing: receipt.sequence)
            return receipt
        }
    }
}

final class NumberedTicket: IngestTicket {
    let number: Int
    private let cancelled = Atomic(false)

    init(_ number: Int) { self.number = number }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    func cancel() { cancelled.store(true, ordering: .relaxed) }
}

/// Keeps every outcome under the number of its ticket.
final class RecordingSink: IngestSink {
    private struct State {
        var outcomes: [Int: [IngestOutcome]] = [:]
        var order: [Int] = []
        var deliveryCount = 0
    }

    private let state = Mutex(State())

    func deliver(_ completions: [IngestCompletion]) {
        state.withLock { state in
            state.deliveryCount += 1
            for completion in completions {
                let number = (completion.ticket as? NumberedTicket)?.number ?? -1
                state.outcomes[number, default: []].append(completion.outcome)
                state.order.append(number)
            }
        }
    }

    var count: Int { state.withLock { $0.order.count } }
    /// Numbers of the tickets, as their outcomes came.
    var order: [Int] { state.withLock { $0.order } }
    var deliveryCount: Int { state.withLock { $0.deliveryCount } }
    func outcomes(of number: Int) -> [IngestOutcome] { state.withLock { $0.outcomes[number] ?? [] } }
    var all: [Int: [IngestOutcome]] { state.withLock { $0.outcomes } }
}

extension Result where Success == IngestAnswer, Failure == CallFailure {
    var response: SubmitReportResponse? {
        if case .success(.stored(let response)) = self { response } else { nil }
    }
    var examination: ValidateReportResponse? {
        if case .success(.examined(let response)) = self { response } else { nil }
    }
    var failure: CallFailure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
