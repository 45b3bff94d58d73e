// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import Synchronization

/// Hands outcomes to their sinks, many at a time, and gives their tickets back.
final class Finisher: Sendable {
    private struct State {
        var refusedCount = 0
        var waitingForIdle: [@Sendable () -> Void] = []
    }

    private let admission: Admission
    private let state = Mutex(State())

    init(admission: Admission) {
        self.admission = admission
    }

    var refusedCount: Int { state.withLock { $0.refusedCount } }

    func finish(_ finished: [FinishedSubmission]) {
        deliver(finished)
        admission.release(finished.lazy.map(\.share))
        let refused = finished.count { submission in
            if case .failure(let failure) = submission.completion.outcome { return failure.isRefusalOfContent }
            return false
        }
        let idle = state.withLock { state -> [@Sendable () -> Void] in
            state.refusedCount += refused
            guard !state.waitingForIdle.isEmpty, admission.inFlightCount == 0 else { return [] }
            let waiting = state.waitingForIdle
            state.waitingForIdle = []
            return waiting
        }
        for completion in idle { completion() }
    }

    /// Calls `completion` when nothing is under way; at once when that is so now.
    func whenIdle(_ completion: @escaping @Sendable () -> Void) {
        let isIdle = state.withLock { state in
            if admission.inFlightCount == 0 { return true }
            state.waitingForIdle.append(completion)
            return false
        }
        if isIdle { completion() }
    }

    private func deliver(_ finished: [FinishedSubmission]) {
        guard let first = finished.first else { return }
        if finished.allSatisfy({ $0.sink === first.sink }) {
            first.sink.deliver(finished.map(\.completion))
            return
        }
        var sinks: [any IngestSink] = []
        var groups: [ObjectIdentifier: [IngestCompletion]] = [:]
        for submission in finished {
            if groups[ObjectIdentifier(submission.sink)] == nil { sinks.append(submission.sink) }
            groups[ObjectIdentifier(submission.sink), default: []].append(submission.completion)
        }
        for sink in sinks { sink.deliver(groups[ObjectIdentifier(sink), default: []]) }
    }
}

extension CallFailure {
    /// Whether the report itself was refused, and not the moment.
    fileprivate var isRefusalOfContent: Bool {
        switch reason {
        case .reportRefused, .malformedRequest, .requestTooBig, .unknownField, .invalidField: true
        default: false
        }
    }
}
