// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Synchronization

/// Lets so many lines through in a time, and counts the others: what strangers can cause must not fill a disk.
final class LogBudget: Sendable {
    private struct State {
        var windowStart = Instant(microsecondsSinceEpoch: 0)
        var spent = 0
        var withheld = 0
    }

    private let linesMax: Int
    private let seconds: Int64
    private let clock: WallClock
    private let state = Mutex(State())

    init(linesMax: Int, perSeconds seconds: Int64, clock: WallClock) {
        self.linesMax = linesMax
        self.seconds = seconds
        self.clock = clock
    }

    /// How many lines were withheld before this one; `nil` when this one is withheld too.
    func spend() -> Int? {
        let now = clock.now()
        return state.withLock { state in
            if now < state.windowStart || now >= state.windowStart.adding(seconds: seconds) {
                state.windowStart = now
                state.spent = 0
            }
            guard state.spent < linesMax else {
                state.withheld += 1
                return nil
            }
            state.spent += 1
            defer { state.withheld = 0 }
            return state.withheld
        }
    }
}
