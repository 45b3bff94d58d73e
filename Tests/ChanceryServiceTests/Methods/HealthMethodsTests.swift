// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
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
        #expect(try Self.statuses(stream) == [.serviceUnknown])
        bench.services.health.becomeReady()
        #expect(try Self.statuses(stream) == [.serviceUnknown])
        bench.services.beginDrain()
        #expect(try Self.statuses(stream) == [.serviceUnknown])
        #expect(stream.failures.all.map(\.reason) == [.draining])
    }

    @Test("watches of services that are not there count like the others")
    func unknownBounded() throws {
        let bench = try ServiceBench()
        let streams = (0...256).map { _ in ScriptedResponseStream() }
        for stream in streams { try Self.watch(bench, stream, "chancery.v1.NoService") }
        #expect(streams.flatMap(\.failures.all).map(\.reason) == [.tooManyWatchers])
    }

    @Test("while every query lane is held up, health is answered")
    func laneHeldUp() async throws {
        let bench = try ServiceBench(query: QueryConfiguration(laneCount: 1, laneArenaBytes: 1 << 20))
        bench.services.health.becomeReady()
        let ticket = GatedTicket()
        try bench.begin(MethodNames.getServerInfo, [], number: 7, ticket: ticket)
        try await eventually("the lane is held up") { ticket.gate.waitingCount == 1 }
        try bench.begin(MethodNames.checkHealth, HealthCheckRequest().encoded(), number: 1)
        #expect(try bench.port.outcomes(of: 1).map(Self.status) == [.serving])
        let stream = ScriptedResponseStream()
        try Self.watch(bench, stream)
        #expect(try Self.statuses(stream) == [.serving])
        ticket.gate.open()
    }

    @Test("what is no request about health is refused, and so is a long one")
    func refused() async throws {
        let bench = try ServiceBench()
        let cases: [([UInt8], ErrorReason)] = [
            ([0xFF], .malformedRequest),
            (HealthCheckRequest(service: String(repeating: "a", count: 2000)).encoded(), .requestTooBig),
        ]
        for (payload, reason) in cases {
            #expect(try await bench.call(MethodNames.checkHealth, payload).failure?.reason == reason)
            let stream = ScriptedResponseStream()
            guard case .serverStreaming(let open) = try bench.handler(of: MethodNames.watchHealth) else { return }
            _ = open(stream, payload)
            #expect(stream.failures.all.map(\.reason) == [reason])
        }
    }

    @Test("whatever threads change it, a watch hears phases in their order and ends at the last one")
    func order() async throws {
        for _ in 0..<200 {
            let bench = try ServiceBench()
            let stream = ScriptedResponseStream()
            await withTaskGroup(of: Void.self) { tasks in
                tasks.addTask { bench.services.health.becomeReady() }
                tasks.addTask {
                    do { try Self.watch(bench, stream) } catch { Issue.record(error) }
                }
            }
            #expect(try Self.statuses(stream).last == .serving)
            bench.services.beginDrain()
            #expect(try Self.statuses(stream).last == .notServing)
            #expect(stream.failures.all.map(\.reason) == [.draining])
        }
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
