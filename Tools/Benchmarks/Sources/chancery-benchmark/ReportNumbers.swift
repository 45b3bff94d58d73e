// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// Hands out the numbers of reports and counts the answers.
final class ReportNumbers: Sendable {
    private struct State {
        var next: Int
        let end: Int
        var answered = 0
        var failure: String?
    }

    private let state: Mutex<State>

    init(_ range: Range<Int>) {
        state = Mutex(State(next: range.lowerBound, end: range.upperBound))
    }

    /// `nil` when none is left, or after a failure.
    func next() -> Int? {
        state.withLock { state in
            guard state.next < state.end, state.failure == nil else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func answered() { state.withLock { $0.answered += 1 } }

    func failed(_ reason: String) {
        state.withLock { state in
            if state.failure == nil { state.failure = reason }
        }
    }

    var result: (answered: Int, failure: String?) { state.withLock { ($0.answered, $0.failure) } }
}

/// How long it took until every report had its answer.
struct LoadOutcome: Sendable {
    let perSecond: Double

    /// - Throws: when not every number of `range` was answered.
    init(_ numbers: ReportNumbers, range: Range<Int>, elapsed: Duration) throws {
        let (answered, failure) = numbers.result
        if let failure { throw BenchmarkError(failure) }
        guard answered == range.count else {
            throw BenchmarkError("\(answered) of \(range.count) reports were answered")
        }
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        perSecond = Double(answered) / seconds
    }
}
