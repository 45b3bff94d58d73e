// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire
internal import Dispatch
internal import Synchronization

/// Collects validated reports and commits them in batches: one transaction and one sync for all that came meanwhile.
///
/// The queue is bounded by admission. A receipt leaves only after the commit returned.
final class CommitQueue: Sendable {
    private struct State {
        var waiting: [ValidatedSubmission] = []
        var isScheduled = false
        var statistics = CommitStatistics()
    }

    private let queue: DispatchQueue
    let heartbeat: Heartbeat
    private let state = Mutex(State())
    private let store: any ReportStore
    private let clock: WallClock
    private let batchCountMax: Int
    private let onFinished: @Sendable ([FinishedSubmission]) -> Void
    private let onCommit: @Sendable (CommitNotice) -> Void
    private let onFailure: @Sendable (StoreError) -> Void
    private let onMeasured: @Sendable (CommitMeasure) -> Void

    init(
        store: any ReportStore, clock: WallClock, batchCountMax: Int,
        onFinished: @escaping @Sendable ([FinishedSubmission]) -> Void,
        onCommit: @escaping @Sendable (CommitNotice) -> Void,
        onFailure: @escaping @Sendable (StoreError) -> Void,
        onMeasured: @escaping @Sendable (CommitMeasure) -> Void = { _ in }
    ) {
        let queue = DispatchQueue(label: "chancery.writer")
        self.queue = queue
        heartbeat = Heartbeat(name: "writer") { queue.async(execute: $0) }
        self.store = store
        self.clock = clock
        self.batchCountMax = batchCountMax
        self.onFinished = onFinished
        self.onCommit = onCommit
        self.onFailure = onFailure
        self.onMeasured = onMeasured
    }

    /// How many wait for a commit.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    var statistics: CommitStatistics { state.withLock { $0.statistics } }

    func append(_ submissions: [ValidatedSubmission]) {
        let mustSchedule = state.withLock { state in
            state.waiting.append(contentsOf: submissions)
            if state.isScheduled { return false }
            state.isScheduled = true
            return true
        }
        if mustSchedule { queue.async { self.drain() } }
    }

    /// Runs `body` on the writer's queue, after everything that waits now was committed.
    func onWriter(_ body: @escaping @Sendable () -> Void) {
        queue.async(execute: body)
    }

    private func drain() {
        dispatchPrecondition(condition: .onQueue(queue))
        while true {
            let batch = state.withLock { state -> [ValidatedSubmission] in
                if state.waiting.isEmpty {
                    state.isScheduled = false
                    return []
                }
                let count = batchCount(state.waiting)
                let first = Array(state.waiting.prefix(count))
                state.waiting.removeFirst(count)
                return first
            }
            if batch.isEmpty { return }
            commit(batch)
            heartbeat.beat()
        }
    }

    /// How many of those that wait go into the next commit, which has a bound of bytes too.
    private func batchCount(_ waiting: [ValidatedSubmission]) -> Int {
        var bytes = 0
        for (count, submission) in waiting.prefix(batchCountMax).enumerated() {
            bytes += submission.report.bytes.count
            if bytes > StoreLimits.batchBytesMax, count > 0 { return count }
        }
        return min(waiting.count, batchCountMax)
    }

    private func commit(_ batch: [ValidatedSubmission]) {
        let started = DispatchTime.now().uptimeNanoseconds
        do throws(StoreError) {
            let outcomes = try store.writer.commit(batch.map(\.report), at: clock.now())
            let nanoseconds = DispatchTime.now().uptimeNanoseconds - started
            let notice = CommitNotice(outcomes)
            state.withLock { $0.statistics.record(outcomes, notice: notice, nanoseconds: nanoseconds) }
            let head = store.writer.treeHead
            onFinished(zip(batch, outcomes).map { $0.finished(with: $1, head: head, of: store) })
            if !notice.keys.isEmpty { onCommit(notice) }
            onMeasured(CommitMeasure(reportCount: batch.count, nanoseconds: nanoseconds))
            store.writer.checkpoint()
        } catch {
            state.withLock { $0.statistics.failedCommits += 1 }
            onFailure(error)
            if error.kind == .diskFull, batch.count > 1 {
                // Repeats of what is stored need no room: each alone gets its receipt.
                for submission in batch { commit([submission]) }
                return
            }
            let failure = CallFailure(commitError: error)
            onFinished(batch.map { $0.admitted.completion(.failure(failure)) })
        }
    }
}

extension ValidatedSubmission {
    /// - Parameter head: of the commit; a repeat carries the head of then, which the store knows.
    fileprivate func finished(
        with outcome: CommitOutcome, head: SignedTreeHead?, of store: any ReportStore
    ) -> FinishedSubmission {
        switch outcome {
        case .accepted(var receipt):
            receipt.treeHead = head
            return admitted.completion(.success(.stored(SubmitReportResponse(receipt: receipt, findings: findings))))
        case .repeated(var receipt):
            do throws(StoreError) {
                receipt.treeHead = try store.treeHead(sealing: receipt.sequence)
            } catch {
                return admitted.completion(.failure(CallFailure(readError: error)))
            }
            return admitted.completion(.success(.stored(SubmitReportResponse(receipt: receipt, isRepeated: true))))
        case .refused(let refusal):
            return admitted.completion(.failure(CallFailure(refusal).sealed(by: store)))
        }
    }
}
