// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import TTRPC

@Suite struct TTRPCLimitsTests {
    @Test func defaultsAreValid() throws {
        try TTRPCLimits().validate()
        #expect(TTRPCLimits().bytesPerConnectionMax < 64 << 20)
    }

    @Test func namesTheLimitThatIsWrong() {
        self.expectInvalid("frameDataBytesMax") { $0.frameDataBytesMax = 16 << 20 }
        self.expectInvalid("frameDataBytesMax") { $0.frameDataBytesMax = 100 }
        self.expectInvalid("outboundBytesMax") { $0.outboundBytesMax = $0.outboundBytesMark }
        self.expectInvalid("callsPerConnectionMax") { $0.callsPerConnectionMax = 0 }
        self.expectInvalid("connectionsMax") { $0.connectionsMax = -1 }
        self.expectInvalid("idleTimeMax") { $0.idleTimeMax = .zero }
        self.expectInvalid("outboundStallTimeMax") { $0.outboundStallTimeMax = .seconds(-1) }
    }

    private func expectInvalid(_ name: String, _ change: (inout TTRPCLimits) -> Void) {
        var limits = TTRPCLimits()
        change(&limits)
        let error = #expect(throws: TTRPCLimits.InvalidLimits.self) { try limits.validate() }
        #expect(error?.name == name)
    }

    @Test func timesCanBeTurnedOff() throws {
        var limits = TTRPCLimits()
        limits.idleTimeMax = nil
        limits.frameTimeMax = nil
        limits.outboundStallTimeMax = nil
        try limits.validate()
    }
}
