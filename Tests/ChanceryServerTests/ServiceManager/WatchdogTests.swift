// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryServer

@Suite struct WatchdogTests {
    @Test("Idle and busy queues make progress; a stuck one is named until it moves again")
    func stuck() {
        // An idle queue runs what it gets at once, a stuck one never.
        let idle = Heartbeat(name: "idle") { $0() }
        let busy = Heartbeat(name: "busy") { _ in }
        let stuck = Heartbeat(name: "stuck") { _ in }
        var watchdog = Watchdog([idle, busy, stuck])
        for _ in 0..<3 {
            busy.beat()
            #expect(watchdog.look() == ["stuck"])
        }
        stuck.beat()
        #expect(watchdog.look() == ["busy"])
        #expect(watchdog.look() == ["busy", "stuck"])
    }
}
