// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// Whether the daemon takes calls, for whoever asks: grpc.health.v1, the pages of the metrics port, the metrics.
public final class HealthBoard: Sendable {
    public enum Phase: String, CaseIterable, Hashable, Sendable, Comparable {
        /// The store is open and the listeners are not.
        case starting
        case ready
        /// The daemon is stopping. It never becomes ready again.
        case draining

        /// Phases come in the order of their cases, and none comes twice.
        private var place: Int {
            switch self {
            case .starting: 0
            case .ready: 1
            case .draining: 2
            }
        }

        public static func < (left: Phase, right: Phase) -> Bool { left.place < right.place }
    }

    /// Told of every change, on the thread that makes it. It may come before `add` has returned.
    typealias Listener = @Sendable (Phase) -> Void

    private struct State {
        var phase = Phase.starting
        var listeners: [Int: Listener] = [:]
        var nextKey = 0
    }

    private let state = Mutex(State())

    init() {}

    public var phase: Phase { state.withLock { $0.phase } }

    /// Calls are taken from now on.
    public func becomeReady() { change(to: .ready, from: [.starting]) }

    func beginDrain() { change(to: .draining, from: [.starting, .ready]) }

    /// - Returns: the phase at the moment of adding, and the key to remove the listener by; `nil` when there are
    ///   `countMax` listeners already.
    func add(countMax: Int, _ listener: @escaping Listener) -> (phase: Phase, key: Int)? {
        state.withLock { state in
            guard state.listeners.count < countMax else { return nil }
            state.nextKey += 1
            state.listeners[state.nextKey] = listener
            return (state.phase, state.nextKey)
        }
    }

    func remove(_ key: Int) {
        state.withLock { $0.listeners[key] = nil }
    }

    private func change(to phase: Phase, from: Set<Phase>) {
        let listeners = state.withLock { state -> [Listener] in
            guard from.contains(state.phase) else { return [] }
            state.phase = phase
            return Array(state.listeners.values)
        }
        for listener in listeners { listener(phase) }
    }
}
