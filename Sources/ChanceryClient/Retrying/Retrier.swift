// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Makes a call again while that can help and there is time.
public struct Retrier: Sendable {
    /// That an attempt failed and another will follow.
    public struct Notice: Sendable {
        /// Of the attempt that failed, from 1.
        public let attempt: Int
        public let error: any Error
        public let delay: Duration
    }

    public let policy: RetryPolicy
    public let environment: ClientEnvironment

    public init(policy: RetryPolicy = RetryPolicy(), environment: ClientEnvironment = .system()) {
        self.policy = policy
        self.environment = environment
    }

    /// The moment that lies `duration` ahead, for `run`.
    public func deadline(in duration: Duration) -> Duration { environment.now() + duration }

    /// How long to wait before a retry, by its number from 1.
    public func delay(ofRetry number: Int, atLeast least: Duration) -> Duration {
        max(least, policy.delay(ofRetry: number, random: environment.random()))
    }

    /// Runs `attempt` at least once and again until it succeeds, fails for good, or the next try would begin after
    /// `deadline`. It is handed the time that is left.
    ///
    /// - Throws: what `attempt` threw, if it cannot be helped; `DeadlineReached`; `CancellationError`.
    public func run<Value: Sendable>(
        until deadline: Duration, onRetry: @Sendable (Notice) -> Void = { _ in },
        _ attempt: @Sendable (Duration) async throws -> Value
    ) async throws -> Value {
        var number = 1
        while true {
            do {
                return try await attempt(max(deadline - environment.now(), .milliseconds(1)))
            } catch {
                guard let least = RetryPolicy.leastDelay(after: error) else { throw error }
                let delay = delay(ofRetry: number, atLeast: least)
                guard environment.now() + delay < deadline else {
                    throw DeadlineReached(attemptCount: number, lastError: error)
                }
                onRetry(Notice(attempt: number, error: error, delay: delay))
                try await environment.sleep(delay)
                number += 1
            }
        }
    }
}
