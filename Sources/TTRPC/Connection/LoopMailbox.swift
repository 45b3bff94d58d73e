// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// Carries work from any thread to one event loop. However many letters arrive before the loop gets to them, the loop
/// is woken once and sees them together, in the order in which they were posted.
///
/// The mailbox has no bound of its own: every letter belongs to a call or a reserved byte count, and those are bounded.
final class LoopMailbox<Letter: Sendable>: Sendable {
    private struct State {
        var letters: [Letter] = []
        var isLoopWoken = false

        /// Whether the loop is still to be woken for these letters.
        mutating func wakeOnce() -> Bool {
            if self.isLoopWoken { return false }
            self.isLoopWoken = true
            return true
        }
    }

    let eventLoop: any EventLoop
    private let state = Mutex(State())
    private let deliver: @Sendable ([Letter]) -> Void

    /// - Parameter deliver: runs on the event loop, never with an empty list.
    init(eventLoop: any EventLoop, deliver: @escaping @Sendable ([Letter]) -> Void) {
        self.eventLoop = eventLoop
        self.deliver = deliver
    }

    func post(_ letter: Letter) {
        let mustWake = self.state.withLock { state in
            state.letters.append(letter)
            return state.wakeOnce()
        }
        if mustWake { self.wake() }
    }

    func post(contentsOf letters: [Letter]) {
        guard !letters.isEmpty else { return }
        let mustWake = self.state.withLock { state in
            if state.letters.isEmpty { state.letters = letters } else { state.letters.append(contentsOf: letters) }
            return state.wakeOnce()
        }
        if mustWake { self.wake() }
    }

    private func wake() {
        self.eventLoop.execute {
            let letters = self.state.withLock { state in
                state.isLoopWoken = false
                var letters: [Letter] = []
                swap(&letters, &state.letters)
                return letters
            }
            if !letters.isEmpty { self.deliver(letters) }
        }
    }
}
