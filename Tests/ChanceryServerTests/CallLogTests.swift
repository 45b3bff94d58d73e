// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryServer

@Suite("The log of refused calls")
struct CallLogTests {
    private static func ended(_ reason: ErrorReason, _ identity: PeerIdentity? = .unrestricted) -> EndedCall {
        EndedCall(
            method: 0, peer: "test", identity: identity, requestID: "test-1",
            ending: .failed(CallFailure(reason, "why")), nanoseconds: 1)
    }

    @Test("a flood of what clients hear every day hides neither errors nor refusals for lack of rights")
    func levels() {
        let log = LogLines()
        let calls = CallLog(logger: log.logger, names: ["s/m"], clock: .fixed(at: Sample.now))
        for _ in 0..<1000 { calls.ended([Self.ended(.noSuchReport)]) }
        let flood = log.lines.count
        #expect(flood < 1000 && flood > 0)
        calls.ended([Self.ended(.permissionDenied)])
        calls.ended([Self.ended(.internalError)])
        #expect(log.lines.count == flood + 2)
        for _ in 0..<1000 { calls.ended([Self.ended(.permissionDenied)]) }
        let more = log.lines.count
        #expect(more < 2 * flood + 2)
        calls.ended([Self.ended(.internalError)])
        #expect(log.lines.count == more + 1)
    }

    @Test("a call of a peer of whom nothing was proved has a line too")
    func unidentified() throws {
        let log = LogLines()
        CallLog(logger: log.logger, names: ["s/m"]).ended([Self.ended(.unauthenticated, nil)])
        let line = try #require(log.lines.all.first)
        #expect(line.contains("UNAUTHENTICATED") && line.contains("none"))
    }
}
