// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore
internal import Synchronization

/// Takes what belongs into the audit trail and has it stored, in bounded batches, on the writer's queue.
///
/// Equal refusals within a minute (actor, method and subject) become one line at once and one with the count of the rest
/// when the minute is over, so that the trail grows with time and not with the zeal of an attacker. What waits is bounded;
/// what is beyond is counted, and a line says how many were left out.
public final class AuditTrail: Sendable {
    /// Runs its argument on the writer's queue.
    public typealias WriterQueue = @Sendable (_ body: @escaping @Sendable () -> Void) -> Void

    /// Different events that wait for the writer or for their minute to end.
    public static let waitingCountMax = 1024
    /// Different refusals of one actor within a minute that have lines of their own. What goes beyond is one line and a
    /// count: the actor chooses the subjects, and must not crowd out the refusals of others.
    public static let subjectsPerActorMax = 32
    /// Stands for the subjects beyond that.
    public static let otherSubjects = "other subjects"
    public static let otherSubjectsMethod = "audit.other-subjects"
    /// How long equal events are gathered into one line.
    public static let gatheringSeconds: Int64 = 60

    private struct Kind: Hashable {
        let actor: String
        let method: String
        let subject: String
    }

    private struct State {
        /// Events that were not handed to the store, in their order.
        var waiting: [AuditEvent] = []
        /// When the line of a kind was begun that stands for what comes within its minute.
        var begun: [Kind: Instant] = [:]
        /// How many kinds of each actor these are.
        var begunByActor: [String: Int] = [:]
        /// Repeats since, which become a line when the minute is over.
        var repeats: [Kind: AuditEvent] = [:]
        var leftOutCount: Int64 = 0
        var isScheduled = false
        /// Until when nothing is tried again, after a failure.
        var pausedUntil: ContinuousClock.Instant?
    }

    private let store: any ReportStore
    private let clock: WallClock
    private let onWriter: WriterQueue
    private let onFailure: @Sendable (StoreError) -> Void
    private let pause: Duration
    private let state = Mutex(State())

    /// - Parameters:
    ///   - pause: how long nothing is tried after lines could not be stored.
    ///   - onFailure: told on the writer's queue when lines could not be stored; they are tried again with the first
    ///     event after the pause.
    public init(
        store: any ReportStore, clock: WallClock, pause: Duration = .seconds(5), onWriter: @escaping WriterQueue,
        onFailure: @escaping @Sendable (StoreError) -> Void
    ) {
        self.store = store
        self.clock = clock
        self.pause = pause
        self.onWriter = onWriter
        self.onFailure = onFailure
    }

    /// May be called on any thread; never blocks. Texts that are too long are cut.
    public func record(_ event: AuditEvent) {
        let event = event.bounded
        schedule { state in take(event, &state) }
    }

    /// Has the counts of minutes that are over stored. To be called from time to time: without it they would wait for the
    /// next event.
    public func tick() {
        let now = clock.now()
        schedule { state in endMinutes(before: now, &state) }
    }

    private func schedule(after change: (inout State) -> Void) {
        let mustSchedule = state.withLock { state in
            change(&state)
            if state.waiting.isEmpty || state.isScheduled { return false }
            if let end = state.pausedUntil, ContinuousClock.now < end { return false }
            state.isScheduled = true
            return true
        }
        if mustSchedule { onWriter { self.storeWaiting() } }
    }

    /// Records what the daemon did by itself, or an operator through it: `daemon.start`, `backup.take`.
    public func record(
        deed: String, by actor: String = "daemon", requestID: String = "", subject: String = "", detail: String = ""
    ) {
        record(
            AuditEvent(
                at: clock.now(), actor: actor, requestID: requestID, method: deed, subject: subject, outcome: .done,
                detail: detail))
    }

    /// Stores everything that waits, the repeats of minutes that are not over included. Call it on the writer's queue,
    /// before the store is closed.
    ///
    /// - Returns: how many lines could not be stored and still wait.
    @discardableResult
    public func flush() -> Int {
        state.withLock { state in
            for event in state.repeats.values.sorted(by: { $0.at < $1.at }) { state.waiting.append(event) }
            state.repeats = [:]
            state.begun = [:]
            state.begunByActor = [:]
        }
        storeWaiting()
        return state.withLock { $0.waiting.count }
    }

    private func take(_ event: AuditEvent, _ state: inout State) {
        endMinutes(before: event.at, &state)
        guard event.outcome == .refused else {
            // Refusals, which anybody can cause, leave as much room again for what was done.
            if !add(event, &state, countMax: AuditTrail.waitingCountMax * 2) { state.leftOutCount += event.count }
            return
        }
        var event = event
        var kind = Kind(actor: event.actor, method: event.method, subject: event.subject)
        if state.begun[kind] == nil, state.begunByActor[event.actor, default: 0] >= AuditTrail.subjectsPerActorMax {
            event.subject = AuditTrail.otherSubjects
            event.method = AuditTrail.otherSubjectsMethod
            event.requestID = ""
            event.detail = "more than \(AuditTrail.subjectsPerActorMax) different refusals within a minute"
            kind = Kind(actor: event.actor, method: event.method, subject: event.subject)
        }
        if state.begun[kind] == nil {
            if add(event, &state, countMax: AuditTrail.waitingCountMax) {
                state.begun[kind] = event.at
                state.begunByActor[event.actor, default: 0] += 1
            } else {
                state.leftOutCount += event.count
            }
        } else if state.repeats[kind] == nil {
            state.repeats[kind] = event
        } else {
            state.repeats[kind]?.count += event.count
        }
    }

    /// Whether there was room.
    private func add(_ event: AuditEvent, _ state: inout State, countMax: Int) -> Bool {
        guard state.waiting.count + state.begun.count < countMax else { return false }
        state.waiting.append(event)
        return true
    }

    /// Turns the repeats of minutes that are over into lines.
    private func endMinutes(before time: Instant, _ state: inout State) {
        let end = time.adding(seconds: -AuditTrail.gatheringSeconds)
        // A clock that went back ends every minute.
        let over = state.begun.filter { $0.value <= end || $0.value > time }.map(\.key)
        for kind in over {
            state.begun[kind] = nil
            let left = (state.begunByActor[kind.actor] ?? 1) - 1
            state.begunByActor[kind.actor] = left > 0 ? left : nil
            if let event = state.repeats.removeValue(forKey: kind) { state.waiting.append(event) }
        }
    }

    /// Puts the line first that counts what was left out; one that still waits counts on.
    private func addLeftOut(_ time: Instant, _ state: inout State) {
        guard state.leftOutCount > 0 else { return }
        let method = "audit.left-out"
        if state.waiting.first?.method == method {
            state.waiting[0].count += state.leftOutCount
        } else {
            state.waiting.insert(
                AuditEvent(
                    at: time, actor: "daemon", method: method, outcome: .done,
                    detail: "more events came than the trail takes; these have no line", count: state.leftOutCount),
                at: 0)
        }
        state.leftOutCount = 0
    }

    /// Runs on the writer's queue.
    private func storeWaiting() {
        let time = clock.now()
        while true {
            let batch = state.withLock { state -> [AuditEvent] in
                if state.waiting.isEmpty {
                    state.isScheduled = false
                    state.pausedUntil = nil
                    return []
                }
                addLeftOut(time, &state)
                let count = min(state.waiting.count, StoreLimits.auditBatchCountMax)
                let batch = Array(state.waiting.prefix(count))
                state.waiting.removeFirst(count)
                return batch
            }
            if batch.isEmpty { return }
            do throws(StoreError) {
                try store.writer.append(audit: batch, at: time)
            } catch {
                state.withLock { state in
                    state.waiting.insert(contentsOf: batch, at: 0)
                    state.isScheduled = false
                    state.pausedUntil = ContinuousClock.now + pause
                }
                onFailure(error)
                return
            }
        }
    }
}
