// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What a client takes from the world around it, so that tests can set it.
public struct ClientEnvironment: Sendable {
    /// Time that only goes forward, from any origin.
    public var now: @Sendable () -> Duration
    public var sleep: @Sendable (Duration) async throws -> Void
    /// 64 random bits.
    public var random: @Sendable () -> UInt64

    public init(
        now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
    }

    /// The system's clock and randomness.
    public static func system() -> ClientEnvironment {
        let origin = ContinuousClock.now
        return ClientEnvironment(
            now: { origin.duration(to: .now) }, sleep: { try await Task.sleep(for: $0) },
            random: { UInt64.random(in: .min ... .max) })
    }

    /// A fresh id for a submission.
    public func makeRequestID() -> RequestID {
        var generator = Generator(random: random)
        return RequestID.random(using: &generator)
    }

    private struct Generator: RandomNumberGenerator {
        let random: @Sendable () -> UInt64
        mutating func next() -> UInt64 { random() }
    }
}
