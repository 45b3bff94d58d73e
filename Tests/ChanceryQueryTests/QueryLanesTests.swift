// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct QueryLanesTests {
    @Test("Beyond the bound a query is refused at once, and taken again when there is room")
    func bound() async throws {
        let lanes = try #require(
            QueryLanes(configuration: QueryConfiguration(laneCount: 2, laneArenaBytes: 1 << 20, waitingCountMax: 3)))
        let gate = Gate()
        let ran = Recorder<Int>()
        gate.shut()
        for number in 0..<3 {
            #expect(
                lanes.run { _ in
                    gate.pass()
                    ran.record(number)
                } == nil)
        }
        let refusal = lanes.run { _ in ran.record(99) }
        #expect(refusal?.reason == .serverBusy)
        #expect(refusal?.metadata == [FailureDetail("queries_waiting_max", "3")])
        #expect(refusal?.retryDelayMilliseconds == 500)
        #expect(lanes.refusedCount == 1)
        gate.open()
        try await eventually("three ran") { ran.count == 3 }
        try await eventually("there is room") { lanes.run { _ in ran.record(4) } == nil }
        try await eventually("the fourth ran") { ran.all.contains(4) }
        #expect(!ran.all.contains(99))
    }

    @Test("Idle is when everything that waited has run")
    func idle() async throws {
        let lanes = try #require(
            QueryLanes(configuration: QueryConfiguration(laneCount: 3, laneArenaBytes: 1 << 20)))
        let ran = Recorder<Int>()
        let countAtIdle = Recorder<Int>()
        for number in 0..<30 { #expect(lanes.run { _ in ran.record(number) } == nil) }
        lanes.whenIdle { countAtIdle.record(ran.count) }
        try await eventually("it is idle") { countAtIdle.count == 1 }
        #expect(countAtIdle.all == [30])
    }

    @Test(
        "Each figure out of its range is a problem",
        arguments: [
            QueryConfiguration(laneCount: 0), QueryConfiguration(laneCount: 65),
            QueryConfiguration(laneArenaBytes: 1), QueryConfiguration(waitingCountMax: 0),
            QueryConfiguration(heldReportsMax: -1), QueryConfiguration(answersHeldBytesMax: -1),
            QueryConfiguration(foldsHeldBytesMax: -1), QueryConfiguration(watchCountMax: -1),
        ])
    func problems(_ configuration: QueryConfiguration) {
        #expect(QueryConfiguration().problem == nil)
        #expect(configuration.problem != nil)
    }
}
