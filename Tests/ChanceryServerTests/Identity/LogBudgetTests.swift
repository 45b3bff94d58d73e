// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import Synchronization
internal import Testing

@testable internal import ChanceryServer

@Suite struct LogBudgetTests {
    /// A clock that a test sets.
    private final class Hands: Sendable {
        private let time = Mutex(Sample.now)

        var clock: WallClock { WallClock { self.time.withLock { $0 } } }

        func move(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    @Test("So many lines go through in a time; the next one after it tells how many were withheld")
    func withheld() {
        let hands = Hands()
        let budget = LogBudget(linesMax: 2, perSeconds: 10, clock: hands.clock)
        #expect([budget.spend(), budget.spend(), budget.spend(), budget.spend()] == [0, 0, nil, nil])
        hands.move(seconds: 9)
        #expect(budget.spend() == nil)
        hands.move(seconds: 1)
        #expect([budget.spend(), budget.spend(), budget.spend()] == [3, 0, nil])
    }

    @Test("A clock that was set back does not silence the log")
    func clockSetBack() {
        let hands = Hands()
        let budget = LogBudget(linesMax: 1, perSeconds: 10, clock: hands.clock)
        #expect([budget.spend(), budget.spend()] == [0, nil])
        hands.move(seconds: -86_400)
        #expect([budget.spend(), budget.spend()] == [1, nil])
    }
}
