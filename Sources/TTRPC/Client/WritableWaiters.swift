// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// Tasks that wait until a connection takes messages again. A wake-up is a reason to look again, not a promise.
final class WritableWaiters: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        var nextKey: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
    }

    private let state = Mutex(State())

    /// Waits for `wakeAll` or the cancellation of the task, unless `mayGoOn` holds once the wait is registered.
    func wait(unless mayGoOn: () -> Bool) async {
        let key = self.state.withLock { state in
            state.nextKey += 1
            return state.nextKey
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                self.state.withLock { state in state.waiters[key] = waiter }
                if mayGoOn() || Task.isCancelled { self.wake(key) }
            }
        } onCancel: {
            self.wake(key)
        }
    }

    func wakeAll() {
        let waiters = self.state.withLock { state in
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in waiters.values { waiter.resume() }
    }

    private func wake(_ key: UInt64) {
        self.state.withLock { state in state.waiters.removeValue(forKey: key) }?.resume()
    }
}
