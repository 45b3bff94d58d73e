// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import Testing

@Suite("grpc.health.v1")
struct HealthMethodsTests {
    private static func status(_ outcome: CallOutcome) throws -> HealthCheckResponse.Status {
        try Sample.decoder().healthCheckResponse(try outcome.get()).status
    }

    private static func check(_ bench: ServiceBench, _ service: String = "") async throws -> CallOutcome {
        try await bench.call(MethodNames.checkHealth, HealthCheckRequest(service: service).encoded())
    }

    @Test("a daemon serves between becoming ready and its drain")
    func check() async throws {
        let bench = try ServiceBench()
        #expect(bench.services.health.phase == .starting)
        #expect(try Self.status(await Self.check(bench)) == .notServing)
        bench.services.health.becomeReady()
        #expect(try Self.status(await Self.check(bench)) == .serving)
        #expect(try Self.status(await Self.check(bench, "chancery.v1.ReportService")) == .serving)
        #expect(try Self.status(await Self.check(bench, "grpc.health.v1.Health")) == .serving)
        bench.services.beginDrain()
        #expect(try Self.status(await Self.check(bench)) == .notServing)
        bench.services.health.becomeReady()
        #expect(bench.services.health.phase == .draining)
    }

    @Test("a service that is not there is not found, and a watch of it says so")
    func unknown() async throws {
        let bench = try ServiceBench()
        guard case .failure(let failure) = try await Self.check(bench, "chancery.v1.NoService") else {
            Issue.record("it was found")
            return
        }
        #expect(failure.reason == .noSuchService && failure.reason.code == .notFound)
        let stream = ScriptedResponseStream()
        try Self.watch(bench, stream, "chancery.v1.NoService")
        try await eventually("an answer") { stream.messages.count == 1 }
        #expect(try Self.statuses(stream) == [.serviceUnknown])
    }

    private static func watch(
        _ bench: ServiceBench, _ stream: ScriptedResponseStream, _ service: String = ""
    ) throws {
        guard case .serverStreaming(let open) = try bench.handler(of: MethodNames.watchHealth) else {
            Issue.record("Watch is no stream of responses")
            return
        }
        _ = open(stream, HealthCheckRequest(service: service).encoded())
    }

    private static func statuses(_ stream: ScriptedResponseStream) throws -> [HealthCheckResponse.Status] {
        try stream.messages.all.map { try Sample.decoder().healthCheckResponse($0).status }
    }

    @Test("a watch is told how it is and every change, and a drain ends it after saying so")
    func watch() async throws {
        let bench = try ServiceBench()
        let stream = ScriptedResponseStream()
        try Self.watch(bench, stream)
        try await eventually("the first answer") { stream.messages.count == 1 }
        bench.services.health.becomeReady()
        bench.services.health.becomeReady()
        #expect(try Self.statuses(stream) == [.notServing, .serving])
        #expect(stream.failures.count == 0)
        bench.services.beginDrain()
        #expect(try Self.statuses(stream) == [.notServing, .serving, .notServing])
        #expect(stream.failures.all.map(\.reason) == [.draining])
    }

    @Test("watches are bounded, and one that ends makes room")
    func bounded() async throws {
        let bench = try ServiceBench()
        guard case .serverStreaming(let open) = try bench.handler(of: MethodNames.watchHealth) else { return }
        let streams = (0...256).map { _ in ScriptedResponseStream() }
        var observers: [any ResponseStreamObserver] = []
        for stream in streams { observers.append(open(stream, [])) }
        try await eventually("all are answered") { streams.allSatisfy { $0.messages.count + $0.failures.count == 1 } }
        #expect(streams.flatMap(\.failures.all).map(\.reason) == [.tooManyWatchers])
        observers.first?.wasCancelled()
        observers.last?.wasCancelled()
        let late = ScriptedResponseStream()
        _ = open(late, [])
        try await eventually("an answer") { late.messages.count + late.failures.count == 1 }
        #expect(late.failures.count == 0)
    }
}
