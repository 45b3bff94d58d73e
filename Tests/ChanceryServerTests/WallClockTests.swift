// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryServer
internal import Testing

@Suite struct WallClockTests {
    @Test("The system's clock is of this century and does not stand still")
    func system() async throws {
        let first = WallClock.system.now()
        #expect(first > Sample.moment("2024-01-01T00:00:00Z"))
        try await Task.sleep(for: .milliseconds(5))
        #expect(WallClock.system.now() > first)
    }

    @Test("A rehearsal's clock begins where it is told and runs on")
    func running() async throws {
        let began = ContinuousClock.now
        let clock = WallClock.running(from: Sample.now)
        let first = clock.now()
        #expect(first >= Sample.now)
        try await Task.sleep(for: .milliseconds(20))
        let passed = clock.now().microsecondsSinceEpoch - first.microsecondsSinceEpoch
        // As much as really went by, however busy the machine is.
        let real = began.duration(to: .now)
        #expect(passed >= 20_000)
        #expect(Duration.microseconds(passed) < real + .seconds(1))
    }
}
