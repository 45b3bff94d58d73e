// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire
internal import Dispatch
internal import Synchronization

/// A fixed set of serial queues that may wait for the store: every read of the daemon runs on one of them.
///
/// `@unchecked Sendable`: each decoder is touched only on the queue that it belongs to, in `run`; the rest is immutable
/// or behind the mutex.
public final class QueryLanes: @unchecked Sendable {
    private struct State {
        var waitingCount = 0
        var refusedCount = 0
        var nextLane = 0
    }

    private let queues: [DispatchQueue]
    private let decoders: [WireDecoder]
    /// Signs of life of the lanes.
    public let heartbeats: [Heartbeat]
    private let waitingCountMax: Int
    private let state = Mutex(State())

    /// `nil` when there is no memory for the arenas.
    public init?(configuration: QueryConfiguration) {
        var queues: [DispatchQueue] = []
        var decoders: [WireDecoder] = []
        for index in 0..<configuration.laneCount {
            guard let decoder = WireDecoder(arenaBytes: configuration.laneArenaBytes, unknownFields: .refused) else {
                return nil
            }
            queues.append(DispatchQueue(label: "chancery.query.\(index)"))
            decoders.append(decoder)
        }
        self.queues = queues
        heartbeats = queues.enumerated().map { index, queue in
            Heartbeat(name: "query lane \(index)") { queue.async(execute: $0) }
        }
        self.decoders = decoders
        waitingCountMax = configuration.waitingCountMax
    }

    /// Runs `body` on one of the lanes with its decoder, or refuses when too much waits. Never blocks.
    ///
    /// - Returns: the refusal; `nil` when `body` will run.
    public func run(
        afterMilliseconds delay: Int = 0, _ body: @escaping @Sendable (WireDecoder) -> Void
    ) -> CallFailure? {
        let lane = state.withLock { state -> Int? in
            guard state.waitingCount < waitingCountMax else {
                state.refusedCount += 1
                return nil
            }
            state.waitingCount += 1
            state.nextLane = (state.nextLane + 1) % queues.count
            return state.nextLane
        }
        guard let lane else {
            return CallFailure(
                .serverBusy, "the server has \(waitingCountMax) queries waiting, as many as it may",
                metadata: [FailureDetail("queries_waiting_max", String(waitingCountMax))],
                retryDelayMilliseconds: 500)
        }
        let work: @Sendable () -> Void = {
            body(self.decoders[lane])
            self.heartbeats[lane].beat()
            self.state.withLock { $0.waitingCount -= 1 }
        }
        if delay > 0 {
            queues[lane].asyncAfter(deadline: .now() + .milliseconds(delay), execute: work)
        } else {
            queues[lane].async(execute: work)
        }
        return nil
    }

    /// Calls `completion` once everything that waits now has run.
    public func whenIdle(_ completion: @escaping @Sendable () -> Void) {
        let group = DispatchGroup()
        for queue in queues { queue.async(group: group) {} }
        group.notify(queue: queues[0], execute: completion)
    }

    /// How many queries wait or run.
    public var waitingCount: Int { state.withLock { $0.waitingCount } }

    /// How many queries were refused since the start.
    public var refusedCount: Int { state.withLock { $0.refusedCount } }
}
