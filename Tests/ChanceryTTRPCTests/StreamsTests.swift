// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import TTRPC
internal import Testing

@Suite struct StreamsTests {
    private static let watchRequest = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)

    private static func openImport(_ daemon: LoopbackDaemon) -> TTRPCClientStream {
        let name = MethodNames.importReports
        return daemon.client.openStream(service: name.service, method: name.method, kind: .clientStreaming)
    }

    private static func openWatch(_ daemon: LoopbackDaemon, _ request: GetConsolidationRequest = watchRequest)
        -> TTRPCClientStream
    {
        let name = MethodNames.watchConsolidation
        return daemon.client.openStream(
            service: name.service, method: name.method, kind: .serverStreaming, payload: request.encoded())
    }

    @Test("An import of many more reports than its window takes each, in order, from one office")
    func importMany() async throws {
        try await LoopbackDaemon.run { daemon in
            let stream = Self.openImport(daemon)
            let count = 1200
            for number in 0..<count {
                let period = Period(form: .month, year: 1901 + number / 12, index: number % 12 + 1)?.code ?? ""
                try await stream.send(Sample.submission(Sample.report(period: period), request: number))
            }
            stream.closeSend()
            let decoder = try #require(WireDecoder(arenaBytes: 64 << 20, unknownFields: .refused))
            let response = try decoder.importReportsResponse(try await stream.response())
            #expect(response.acceptedCount == Int32(count))
            #expect(response.results.map(\.requestID) == (0..<count).map { Sample.requestID($0) })
            let info = try Sample.decoder().serverInfo(try await daemon.call(MethodNames.getServerInfo, []))
            #expect(info.storeSequence == StoreSequence(count + 1))
        }
    }

    @Test("An import answers refusals in their places")
    func importRefusals() async throws {
        try await LoopbackDaemon.run { daemon in
            let stream = Self.openImport(daemon)
            try await stream.send(Sample.submission(request: 1))
            try await stream.send([0xFF])
            try await stream.send(Sample.submission(Sample.report(office: "nowhere"), request: 2))
            stream.closeSend()
            let response = try Sample.decoder().importReportsResponse(try await stream.response())
            let reasons = response.results.map { result -> ErrorReason? in
                if case .refused(let failure) = result.outcome { failure.reason } else { nil }
            }
            #expect(reasons == [nil, .malformedRequest, .reportRefused])
        }
    }

    @Test("A watch sends the answer of now, then one after each change, until it is drained")
    func watch() async throws {
        try await LoopbackDaemon.run { daemon in
            let stream = Self.openWatch(daemon)
            var messages = stream.messages.makeAsyncIterator()
            let first = try Sample.decoder().consolidation(try #require(try await messages.next()))
            #expect(first.sequence == 1)
            #expect(first.completeness.total.reported == 0)
            _ = try await daemon.call(MethodNames.submitReport, Sample.submission(request: 1))
            let bytes = try #require(try await messages.next())
            let second = try Sample.decoder().consolidation(bytes)
            #expect(second.sequence == 2)
            #expect(second.completeness.total.reported == 1)
            #expect(bytes == (try await daemon.call(MethodNames.getConsolidation, Self.watchRequest.encoded())))
            daemon.services.beginDrain()
            do {
                _ = try await messages.next()
                Issue.record("the watch went on")
            } catch let error as TTRPCStatusError {
                #expect(error.code == .unavailable)
                #expect(try error.status.callFailure()?.reason == .draining)
            }
        }
    }

    @Test("A watch of what is not there ends with the reason")
    func watchRefused() async throws {
        try await LoopbackDaemon.run { daemon in
            var request = Self.watchRequest
            request.scope = .group("none")
            let stream = Self.openWatch(daemon, request)
            do {
                _ = try await stream.response()
                Issue.record("the watch was answered")
            } catch let error as TTRPCStatusError {
                #expect(error.code == .notFound)
                #expect(try error.status.callFailure()?.reason == .noSuchGroup)
            }
        }
    }

    @Test("However a stream ends, its end is told once")
    func toldOnce() async throws {
        let ends = Recorder<String>()
        try await LoopbackDaemon.run(ends: ends) { daemon in
            var request = Self.watchRequest
            request.scope = .group("none")
            for number in 1...20 {
                let stream = Self.openWatch(daemon, request)
                await #expect(throws: TTRPCStatusError.self) { _ = try await stream.response() }
                let importing = Self.openImport(daemon)
                importing.closeSend()
                _ = try await importing.response()
                try await eventually("both ends") { ends.count == number * 2 }
            }
            // A stream that is open when its connection goes.
            let open = Self.openWatch(daemon)
            var messages = open.messages.makeAsyncIterator()
            _ = try await messages.next()
            try await daemon.client.close()
            try await eventually("the last end") { ends.count == 41 }
            daemon.services.beginDrain()
        }
        #expect(ends.count == 41)
        #expect(ends.all.last == "chancery.v1.ConsolidationService/WatchConsolidation cancelled")
    }

    @Test("A watch whose connection is gone is forgotten")
    func watchEnds() async throws {
        try await LoopbackDaemon.run { daemon in
            let stream = Self.openWatch(daemon)
            var messages = stream.messages.makeAsyncIterator()
            _ = try await messages.next()
            let other = try await TTRPCClient.connect(to: .tcp(host: "127.0.0.1", port: daemon.port))
            #expect(try await Self.watchesOpen(other) == 1)
            try await daemon.client.close()
            var open = try await Self.watchesOpen(other)
            for _ in 0..<1000 where open != 0 {
                try await Task.sleep(for: .milliseconds(5))
                open = try await Self.watchesOpen(other)
            }
            #expect(open == 0)
            try await other.close()
        }
    }

    private static func watchesOpen(_ client: TTRPCClient) async throws -> Int64? {
        let name = MethodNames.getServerInfo
        let bytes = try await client.unary(service: name.service, method: name.method, payload: [])
        return try Sample.decoder().serverInfo(bytes).counters.first { $0.name == "watches_open" }?.value
    }
}
