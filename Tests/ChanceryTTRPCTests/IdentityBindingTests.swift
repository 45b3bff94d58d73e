// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryTTRPC
internal import ChanceryWire
internal import TTRPC
internal import Testing

@Suite struct IdentityBindingTests {
    @Test("A connection that proved nothing is refused in every method, whatever its shape", arguments: MethodNames.all)
    func nothingProved(name: MethodName) async throws {
        let failures = Recorder<String>()
        defer {
            #expect(failures.count == 1 && failures.all.allSatisfy { $0.hasSuffix("UNAUTHENTICATED") })
        }
        try await LoopbackDaemon.run(as: nil, failures: failures) { daemon in
            guard name.requestsStream || name.responsesStream else {
                #expect(try await daemon.failure(of: name, [])?.reason == .unauthenticated)
                return
            }
            let kind: StreamingKind = name.requestsStream ? .clientStreaming : .serverStreaming
            let stream = daemon.client.openStream(
                service: name.service, method: name.method, kind: kind,
                payload: name.requestsStream ? nil : [])
            do {
                if name.requestsStream {
                    stream.closeSend()
                    _ = try await stream.response()
                } else {
                    for try await _ in stream.messages {}
                }
                Issue.record("\(name) was answered")
            } catch let error as TTRPCStatusError {
                #expect(try error.status.callFailure()?.reason == .unauthenticated)
            }
        }
    }

    @Test("A failure leads back to its call: the client's own id, or one that the daemon made")
    func requestIDs() async throws {
        let failures = Recorder<String>()
        let office = AuthenticatedPeer(PeerIdentity(role: .unrestricted, name: "bench"))
        try await LoopbackDaemon.run(as: office, failures: failures) { daemon in
            let named = try await daemon.status(
                of: MethodNames.getReport, [0xFF], metadata: ["request-id": "desk-7.a"])
            let id = FailureDetail("request_id", "desk-7.a")
            #expect(try named?.callFailure()?.metadata.contains(id) == true)
            #expect(
                failures.all == ["chancery.v1.ReportService/GetReport unrestricted:bench desk-7.a MALFORMED_REQUEST"])

            let forged = try await daemon.status(
                of: MethodNames.getReport, [0xFF], metadata: ["request-id": "a\nnotice forged=1"])
            let made = try forged?.callFailure()?.metadata.last
            #expect(made?.name == "request_id")
            #expect(made?.value.utf8.count == 13)
        }
    }
}
