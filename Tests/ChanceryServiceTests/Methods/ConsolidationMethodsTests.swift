// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryQuery
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import Synchronization
internal import Testing

@Suite struct ConsolidationMethodsTests {
    private static let request = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half
    ).encoded()

    private static func watch(
        _ bench: ServiceBench, _ stream: ScriptedResponseStream, payload: [UInt8] = request
    ) throws -> any ResponseStreamObserver {
        guard case .serverStreaming(let open) = try bench.handler(of: MethodNames.watchConsolidation) else {
            throw ServiceBench.NoSuchMethod(name: MethodNames.watchConsolidation)
        }
        return open(stream, payload)
    }

    @Test("A watch sends the answer of now and one after each change")
    func changes() async throws {
        let bench = try ServiceBench()
        let stream = ScriptedResponseStream()
        let observer = try Self.watch(bench, stream)
        try await eventually("the first answer") { stream.messages.count == 1 }
        _ = try await bench.call(MethodNames.submitReport, Sample.submission(request: 1))
        try await eventually("the second answer") { stream.messages.count == 2 }
        let now = try await bench.call(MethodNames.getConsolidation, Self.request, number: 1).bytes
        #expect(stream.messages.all.last == now)
        #expect(stream.failures.count == 0)
        observer.wasCancelled()
        _ = try await bench.call(
            MethodNames.submitReport, Sample.submission(Sample.report(office: "vn-02"), request: 2), number: 2)
        try await Task.sleep(for: .milliseconds(250))
        #expect(stream.messages.count == 2)
    }

    @Test("A peer that is slow gets the newest answer when it takes messages again")
    func slow() async throws {
        let bench = try ServiceBench()
        let stream = ScriptedResponseStream()
        let observer = try Self.watch(bench, stream)
        try await eventually("the first answer") { stream.messages.count == 1 }
        stream.setWritable(false)
        for (number, office) in Sample.members.enumerated() {
            _ = try await bench.call(
                MethodNames.submitReport, Sample.submission(Sample.report(office: office), request: number),
                number: number)
        }
        try await Task.sleep(for: .milliseconds(250))
        #expect(stream.messages.count == 1)
        stream.setWritable(true)
        observer.becameWritable()
        try await eventually("the second answer") { stream.messages.count == 2 }
        let last = try Sample.decoder().consolidation(try #require(stream.messages.all.last))
        #expect(last.sequence == StoreSequence(Sample.members.count + 1))
    }

    @Test("A new catalogue has watches answered anew, and ends those that are not the caller's by it")
    func newCatalogue() async throws {
        let bench = try ServiceBench(catalogue: try RightsSample.catalogue())
        let leader = PeerIdentity(role: .leader, name: "vn-20")
        let payload = RightsSample.figures(.group("south"), Sample.half).encoded()
        let (leading, ministry) = (
            ScriptedResponseStream(as: leader),
            ScriptedResponseStream(as: PeerIdentity(role: .ministry, name: "desk"))
        )
        for stream in [leading, ministry] { _ = try Self.watch(bench, stream, payload: payload) }
        try await eventually("the first answers") { leading.messages.count + ministry.messages.count == 2 }
        let changed = try RightsSample.catalogue(leaderOfSouth: "vn-48", membersOfSouth: ["vn-48"])
        _ = try await bench.call(
            MethodNames.installCatalogue, InstallCatalogueRequest(catalogue: changed.encoded()).encoded()
        ).get()
        try await eventually("the end of the watch") { leading.failures.count == 1 }
        #expect(leading.failures.all.map(\.reason) == [.permissionDenied] && leading.messages.count == 1)
        try await eventually("an answer by the new catalogue") { ministry.messages.count == 2 }
        let last = try Sample.decoder().consolidation(try #require(ministry.messages.all.last))
        #expect(last.completeness.total.expected == 1 && ministry.failures.count == 0)
        let lines = try await bench.audited(MethodNames.watchConsolidation.description, count: 1)
        #expect(lines.map(\.actor) == [leader.description] && lines.map(\.outcome) == [.refused])
    }

    @Test("A watch ends with the leader's term, at the next change")
    func termEnds() async throws {
        let time = Mutex(Sample.now)
        let bench = try ServiceBench(
            catalogue: try RightsSample.catalogue(
                for: RightsSample.term("2024-06-01", "2024-06-16"), membersOfSouth: ["vn-48"]),
            clock: WallClock { time.withLock { $0 } })
        let stream = ScriptedResponseStream(as: PeerIdentity(role: .leader, name: "vn-20"))
        let month = Sample.period("2024-05")
        _ = try Self.watch(bench, stream, payload: RightsSample.figures(.group("south"), month).encoded())
        try await eventually("the first answer") { stream.messages.count == 1 }
        time.withLock { $0 = Sample.moment("2024-07-16T08:00:00+07:00") }
        let report = Sample.report(office: "vn-48", period: "2024-05")
        _ = try await bench.call(MethodNames.submitReport, Sample.submission(report, request: 1)).get()
        try await eventually("the end of the watch") { stream.failures.count == 1 }
        #expect(stream.failures.all.map(\.reason) == [.permissionDenied] && stream.messages.count == 1)
        let lines = try await bench.audited(MethodNames.watchConsolidation.description, count: 1)
        #expect(lines.map(\.outcome) == [.refused])
    }

    @Test("An answer that cannot be sent ends the watch with the reason")
    func notTaken() async throws {
        let bench = try ServiceBench()
        let stream = ScriptedResponseStream()
        stream.setTaking(false)
        _ = try Self.watch(bench, stream)
        try await eventually("the end") { stream.failures.count == 1 }
        #expect(stream.failures.all.map(\.reason) == [.requestTooBig])
    }

    @Test(
        "What is no watch is refused",
        arguments: [([UInt8]([0xFF]), ErrorReason.malformedRequest), ([], .invalidField)])
    func refused(payload: [UInt8], reason: ErrorReason) async throws {
        let stream = ScriptedResponseStream()
        _ = try Self.watch(try ServiceBench(), stream, payload: payload)
        try await eventually("the refusal") { stream.failures.count == 1 }
        #expect(stream.failures.all.map(\.reason) == [reason])
        #expect(stream.messages.count == 0)
    }

    @Test("A drain ends every watch")
    func drain() async throws {
        let bench = try ServiceBench()
        let stream = ScriptedResponseStream()
        _ = try Self.watch(bench, stream)
        try await eventually("the first answer") { stream.messages.count == 1 }
        bench.services.beginDrain()
        #expect(stream.failures.all.map(\.reason) == [.draining])
        let later = ScriptedResponseStream()
        _ = try Self.watch(bench, later)
        try await eventually("the refusal") { later.failures.count == 1 }
        #expect(later.failures.all.map(\.reason) == [.draining])
    }
}
