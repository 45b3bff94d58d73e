// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryWire
internal import Synchronization
internal import Testing

struct RetrierTests {
    private static let lost = ConnectionLost(address: .standard, problem: "gone")

    @Test func `waits twice as long each time, with jitter, up to the bound`() async throws {
        let time = FakeTime()
        let retrier = Retrier(
            policy: RetryPolicy(firstDelay: .milliseconds(100), delayMax: .milliseconds(400)),
            environment: time.environment())
        await #expect(throws: DeadlineReached.self) {
            try await retrier.run(until: .seconds(2)) { _ in throw Self.lost }
        }
        let fulls: [Duration] =
            [.milliseconds(100), .milliseconds(200)] + Array(repeating: .milliseconds(400), count: 20)
        #expect(time.sleeps.count >= 5)
        for (sleep, full) in zip(time.sleeps, fulls) { #expect(sleep >= full / 2 && sleep <= full) }
        #expect(time.sleeps.reduce(.zero, +) < .seconds(2))
    }

    @Test func `never waits less than the server asks for`() async throws {
        let time = FakeTime()
        let calls = Mutex(0)
        let result = try await time.retrier.run(until: .seconds(60)) { _ -> Int in
            let call = calls.withLock { value in
                value += 1
                return value
            }
            if call == 1 { throw CallFailure(.serverBusy, "busy", retryDelayMilliseconds: 7000) }
            return call
        }
        #expect(result == 2)
        #expect(time.sleeps == [.seconds(7)])
    }

    @Test(arguments: [
        CallFailure(.reportRefused, "no"), CallFailure(.requestIDReused, "no"), CallFailure(.staleRevision, "no"),
        // Without a delay there is no hope: the message is too big, today and tomorrow.
        CallFailure(.requestTooBig, "no"), CallFailure(.internalError, "no"),
    ])
    func `a refusal of content is never tried again`(failure: CallFailure) async throws {
        let time = FakeTime()
        await #expect(throws: failure) { try await time.retrier.run(until: .seconds(60)) { _ in throw failure } }
        #expect(time.sleeps.isEmpty)
    }

    @Test func `tries once even when there is no time, and says what went wrong`() async throws {
        let time = FakeTime()
        time.advance(by: .seconds(9))
        let error = await #expect(throws: DeadlineReached.self) {
            try await time.retrier.run(until: .seconds(1)) { left in
                #expect(left == .milliseconds(1))
                throw Self.lost
            }
        }
        #expect(error?.attemptCount == 1)
        #expect(error?.lastError as? ConnectionLost == Self.lost)
    }

    @Test func `cancellation ends it`() async throws {
        let time = FakeTime()
        await #expect(throws: CancellationError.self) {
            try await time.retrier.run(until: .seconds(60)) { _ in throw CancellationError() }
        }
    }
}
