// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryWire
internal import Synchronization

/// Where a watch sends its answers. Called on query lanes, one call at a time.
protocol WatchReceiver: AnyObject, Sendable {
    /// Whether the reader keeps up.
    var isReady: Bool { get }
    /// Decides whether the reader may have the next answer, and how much of it. What it throws ends the watch.
    func prepare(_ decoder: WireDecoder) throws
    func receive(_ answer: SequencedConsolidation)
    func failed(_ failure: CallFailure)
}

/// Keeps answers current: evaluates a watched query again when a commit touched it, and passes on what changed.
///
/// Commits that come while an answer is made, or while the reader is slow, are taken together: the reader gets the
/// newest answer and never a queue of old ones. A query is evaluated at most once in `spacingMilliseconds`.
final class WatchHub: Sendable {
    static let spacingMilliseconds = 100

    private struct State {
        var watches: [ObjectIdentifier: Watch] = [:]
        var isClosed = false
    }

    private let lanes: QueryLanes
    private let reader: ConsolidationReader
    private let watchCountMax: Int
    private let state = Mutex(State())

    init(lanes: QueryLanes, reader: ConsolidationReader, watchCountMax: Int) {
        self.lanes = lanes
        self.reader = reader
        self.watchCountMax = watchCountMax
    }

    var watchCount: Int { state.withLock { $0.watches.count } }

    /// Begins a watch; its first answer comes as soon as a lane is free.
    func add(_ query: ConsolidationQuery, _ receiver: any WatchReceiver) throws(CallFailure) -> Watch {
        let watch = Watch(query: query, receiver: receiver)
        let refusal = state.withLock { state -> CallFailure? in
            if state.isClosed { return .draining }
            guard state.watches.count < watchCountMax else {
                return CallFailure(
                    .tooManyWatchers, "the server has \(watchCountMax) watches, as many as it may",
                    metadata: [FailureDetail("watches_max", String(watchCountMax))], retryDelayMilliseconds: 30_000)
            }
            state.watches[ObjectIdentifier(watch)] = watch
            return nil
        }
        if let refusal { throw refusal }
        touch(watch)
        return watch
    }

    func remove(_ watch: Watch) {
        watch.end()
        state.withLock { $0.watches[ObjectIdentifier(watch)] = nil }
    }

    /// Marks the watches that a commit touched. Cheap: it compares regime and period and schedules at most one
    /// evaluation for each watch.
    func committed(_ keys: [ReportKey]) {
        for watch in state.withLock({ Array($0.watches.values) }) where keys.contains(where: { watch.concerns($0) }) {
            touch(watch)
        }
    }

    /// Marks every watch: what they ask may have another answer, or may not be theirs any more, without a commit of
    /// reports.
    func touchAll() {
        for watch in state.withLock({ Array($0.watches.values) }) { touch(watch) }
    }

    /// The reader of a watch takes messages again.
    func becameReady(_ watch: Watch) {
        if watch.isDirty { touch(watch) }
    }

    /// Ends every watch with `failure` and refuses new ones.
    func close(_ failure: CallFailure) {
        let watches = state.withLock { state in
            state.isClosed = true
            defer { state.watches = [:] }
            return Array(state.watches.values)
        }
        for watch in watches {
            watch.end()
            watch.receiver.failed(failure)
        }
    }

    private func touch(_ watch: Watch) {
        guard watch.markDirty() else { return }
        let refusal = lanes.run(afterMilliseconds: watch.delayMilliseconds) { decoder in
            self.evaluate(watch, decoder)
        }
        if let refusal {
            remove(watch)
            watch.receiver.failed(refusal)
        }
    }

    private func evaluate(_ watch: Watch, _ decoder: WireDecoder) {
        guard watch.beginEvaluation() else {
            // The reader may have become ready while the evaluation was given up; nobody else would notice.
            if watch.isDirty, watch.receiver.isReady { touch(watch) }
            return
        }
        do {
            try watch.receiver.prepare(decoder)
            let answer = try reader.answer(to: watch.query, asOf: nil, decoder: decoder)
            if watch.isNews(answer.consolidation) { watch.receiver.receive(answer) }
        } catch {
            remove(watch)
            watch.receiver.failed(CallFailure(queryError: error))
            return
        }
        if watch.finishEvaluation() { touch(watch) }
    }
}

/// One watched query.
final class Watch: Sendable {
    private struct State {
        /// A commit came that no answer has shown yet.
        var isDirty = false
        var isScheduled = false
        var isEnded = false
        var hasAnswered = false
        var last: Consolidation?
    }

    let query: ConsolidationQuery
    let receiver: any WatchReceiver
    private let state = Mutex(State())

    init(query: ConsolidationQuery, receiver: any WatchReceiver) {
        self.query = query
        self.receiver = receiver
    }

    var isDirty: Bool { state.withLock { $0.isDirty } }

    /// The first answer comes at once, later ones after a pause in which further commits are taken together.
    var delayMilliseconds: Int { state.withLock { $0.hasAnswered } ? WatchHub.spacingMilliseconds : 0 }

    /// Whether the answer may change with the report. What a code or a unit of other borders stands for is for the
    /// catalogue to say, so any office may be behind it.
    func concerns(_ key: ReportKey) -> Bool {
        guard key.regime == query.regime, key.period.form == query.parts ?? query.from.form,
            (query.from.year...max(query.from.year, query.through.year)).contains(key.period.year)
        else { return false }
        if query.parts == nil, key.period < query.from || query.through < key.period { return false }
        guard case .offices(let offices) = query.scope, query.bordersOn == nil else { return true }
        return offices.contains(key.office) || offices.contains { $0.utf8.count == 2 }
    }

    /// Whether an evaluation must be scheduled.
    func markDirty() -> Bool {
        state.withLock { state in
            state.isDirty = true
            guard !state.isScheduled, !state.isEnded else { return false }
            state.isScheduled = true
            return true
        }
    }

    /// Whether to evaluate now. With a slow reader the watch stays dirty until the reader is ready.
    func beginEvaluation() -> Bool {
        let isReady = receiver.isReady
        return state.withLock { state in
            guard !state.isEnded, isReady else {
                state.isScheduled = false
                return false
            }
            state.isDirty = false
            return true
        }
    }

    /// Whether a commit came meanwhile, so that the watch must be touched again.
    func finishEvaluation() -> Bool {
        state.withLock { state in
            state.isScheduled = false
            return state.isDirty && !state.isEnded
        }
    }

    /// Whether the answer differs from the one before in more than its sequence.
    func isNews(_ consolidation: Consolidation) -> Bool {
        state.withLock { state in
            guard !state.isEnded, state.last != consolidation else { return false }
            state.last = consolidation
            state.hasAnswered = true
            return true
        }
    }

    func end() {
        state.withLock { state in
            state.isEnded = true
            state.last = nil
        }
    }
}

extension CallFailure {
    static let draining = CallFailure(.draining, "the server is stopping", retryDelayMilliseconds: 1000)
}
