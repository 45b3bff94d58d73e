// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct PeerWatchTests {
    private func watch(idle: Duration? = nil, frame: Duration? = nil, stall: Duration? = nil) -> PeerWatch {
        var limits = TTRPCLimits()
        limits.idleTimeMax = idle
        limits.frameTimeMax = frame
        limits.outboundStallTimeMax = stall
        return PeerWatch(limits: limits, now: self.at(0))
    }

    private func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    @Test func idleNeedsSilenceAndNoCall() {
        var watch = self.watch(idle: .seconds(10))
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(9)) == .healthy)
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(10)) == .idle)
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(10)) == .healthy)
        watch.active(at: self.at(8))
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(17)) == .healthy)
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(18)) == .idle)
    }

    @Test func aFrameMustEnd() {
        var watch = self.watch(frame: .seconds(5))
        watch.frameProgress(insideFrame: true, finishedFrames: false, isReading: true, at: self.at(1))
        watch.frameProgress(insideFrame: true, finishedFrames: false, isReading: true, at: self.at(5))
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(5)) == .healthy)
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(6)) == .frameTooSlow)
        watch.frameProgress(insideFrame: true, finishedFrames: true, isReading: true, at: self.at(6))
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(10)) == .healthy)
        watch.frameProgress(insideFrame: false, finishedFrames: true, isReading: true, at: self.at(10))
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(99)) == .healthy)
    }

    @Test func aFrameIsNotThePeersFaultWhileNothingIsRead() {
        var watch = self.watch(frame: .seconds(5))
        watch.frameProgress(insideFrame: true, finishedFrames: false, isReading: true, at: self.at(1))
        watch.frameProgress(insideFrame: true, finishedFrames: false, isReading: false, at: self.at(2))
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(99)) == .healthy)
        watch.frameProgress(insideFrame: true, finishedFrames: false, isReading: true, at: self.at(100))
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(105)) == .frameTooSlow)
    }

    @Test func aPeerMustDrain() {
        var watch = self.watch(idle: .seconds(1), stall: .seconds(5))
        watch.outbound(waitingBytes: 100, drained: false, at: self.at(1))
        watch.outbound(waitingBytes: 200, drained: false, at: self.at(4))
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(5)) == .healthy)
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(6)) == .notDraining)
        watch.outbound(waitingBytes: 150, drained: true, at: self.at(6))
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(10)) == .healthy)
        watch.outbound(waitingBytes: 0, drained: true, at: self.at(10))
        #expect(watch.verdict(hasOpenCalls: true, at: self.at(99)) == .healthy)
        #expect(watch.verdict(hasOpenCalls: false, at: self.at(99)) == .idle)
    }

    @Test func checksOftenEnough() {
        #expect(self.watch().checkInterval == nil)
        #expect(self.watch(idle: .seconds(8), frame: .seconds(2)).checkInterval == .milliseconds(500))
        #expect(self.watch(idle: .seconds(3000)).checkInterval == .seconds(5))
        #expect(self.watch(stall: .milliseconds(1)).checkInterval == .milliseconds(5))
    }

    @Test func durationsAreBounded() {
        #expect(TimeAmount(bounded: .milliseconds(1500)) == .milliseconds(1500))
        #expect(TimeAmount(bounded: .seconds(-1)) == .zero)
        #expect(TimeAmount(bounded: .milliseconds(-1)) == .zero)
        #expect(TimeAmount(bounded: .seconds(Int64.max)) == .seconds(100 * 366 * 86_400))
    }
}
