// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// The messages of one stream that nobody has taken yet, and its outcome: filled by the event loop, emptied by one
/// task. The connection stops reading while too many bytes lie in its inboxes, which bounds this one.
final class ClientStreamInbox: Sendable {
    typealias NextWaiter = CheckedContinuation<ByteBuffer?, any Error>
    typealias OutcomeWaiter = CheckedContinuation<ByteBuffer, any Error>

    private struct State {
        var messages: [ByteBuffer] = []
        var taken = 0
        var outcome: Result<ByteBuffer, any Error>?
        var nextWaiter: NextWaiter?
        var outcomeWaiters: [OutcomeWaiter] = []

        mutating func take() -> ByteBuffer? {
            guard self.taken < self.messages.count else { return nil }
            defer {
                self.taken += 1
                if self.taken == self.messages.count {
                    self.messages.removeAll(keepingCapacity: true)
                    self.taken = 0
                }
            }
            return self.messages[self.taken]
        }
    }

    private let state = Mutex(State())
    private let unread: ClientUnreadBytes

    init(unread: ClientUnreadBytes) {
        self.unread = unread
    }

    deinit {
        let left = self.state.withLock { state in
            state.messages[state.taken...].reduce(0) { $0 + $1.readableBytes }
        }
        self.unread.subtract(left)
    }

    // MARK: The event loop's side

    func append(_ message: ByteBuffer) {
        let waiter = self.state.withLock { state -> NextWaiter? in
            if let waiter = state.nextWaiter {
                state.nextWaiter = nil
                return waiter
            }
            state.messages.append(message)
            self.unread.add(message.readableBytes)
            return nil
        }
        waiter?.resume(returning: message)
    }

    func finish(_ outcome: Result<ByteBuffer, any Error>) {
        let (next, waiters) = self.state.withLock { state -> (NextWaiter?, [OutcomeWaiter]) in
            state.outcome = outcome
            defer {
                state.nextWaiter = nil
                state.outcomeWaiters.removeAll()
            }
            return (state.nextWaiter, state.outcomeWaiters)
        }
        next?.resume(with: outcome.map { _ in nil })
        for waiter in waiters { waiter.resume(with: outcome) }
    }

    // MARK: The task's side

    /// How the stream ended; nil while it has not.
    var currentOutcome: Result<ByteBuffer, any Error>? { self.state.withLock { $0.outcome } }

    /// The next message; nil once the stream has ended well. After the last message an error is thrown if it did not.
    func next() async throws -> ByteBuffer? {
        try await withCheckedThrowingContinuation { (waiter: NextWaiter) in
            enum Answer {
                case message(ByteBuffer)
                case ended(Result<ByteBuffer, any Error>)
                case busy, wait
            }
            let answer = self.state.withLock { state -> Answer in
                if let message = state.take() { return .message(message) }
                if let outcome = state.outcome { return .ended(outcome) }
                if state.nextWaiter != nil { return .busy }
                state.nextWaiter = waiter
                return .wait
            }
            switch answer {
            case .message(let message):
                self.unread.subtract(message.readableBytes)
                waiter.resume(returning: message)
            case .ended(let outcome):
                waiter.resume(with: outcome.map { _ in nil })
            case .busy:
                waiter.resume(
                    throwing: TTRPCStatusError(.failedPrecondition, "another task is taking this stream's messages"))
            case .wait:
                break
            }
        }
    }

    /// The payload of the response that ended the stream; empty if it ended with a data frame.
    func outcome() async throws -> ByteBuffer {
        try await withCheckedThrowingContinuation { (waiter: OutcomeWaiter) in
            let outcome = self.state.withLock { state in
                if state.outcome == nil { state.outcomeWaiters.append(waiter) }
                return state.outcome
            }
            if let outcome { waiter.resume(with: outcome) }
        }
    }
}

/// The message bytes in all inboxes of a connection. When they fall below the mark it lets a connection that stopped
/// reading go on.
final class ClientUnreadBytes: Sendable {
    private let mark: Int
    private let bytes = Atomic<Int>(0)
    private let isEnded = Atomic<Bool>(false)
    private let resume: @Sendable () -> Void

    init(mark: Int, resume: @escaping @Sendable () -> Void) {
        self.mark = mark
        self.resume = resume
    }

    var isBelowMark: Bool { self.bytes.load(ordering: .sequentiallyConsistent) < self.mark }

    func add(_ count: Int) {
        self.bytes.add(count, ordering: .sequentiallyConsistent)
    }

    func subtract(_ count: Int) {
        guard count > 0 else { return }
        let (before, after) = self.bytes.subtract(count, ordering: .sequentiallyConsistent)
        guard before >= self.mark, after < self.mark, !self.isEnded.load(ordering: .acquiring) else { return }
        self.resume()
    }

    /// The connection is gone; there is nothing to read on.
    func end() {
        self.isEnded.store(true, ordering: .releasing)
    }
}
