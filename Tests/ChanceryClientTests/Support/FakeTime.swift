// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import Synchronization

/// Time that passes only while somebody sleeps.
final class FakeTime: Sendable {
    private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func advance(by duration: Duration) { state.withLock { $0.now += duration } }

    /// Counting up, so that ids differ and jitter is known.
    func environment() -> ClientEnvironment {
        let counter = Mutex(UInt64(0))
        return ClientEnvironment(
            now: { self.state.withLock { $0.now } },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.now += duration
                    state.sleeps.append(duration)
                }
            },
            random: {
                counter.withLock { value in
                    value += 1
                    return value
                }
            })
    }

    var retrier: Retrier { Retrier(environment: environment()) }
}
