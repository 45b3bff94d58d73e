// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization
internal import Testing

@Suite struct AuditTrailTests {
    /// A trail over a store in memory; the writer's queue is this thread, or waits to be run.
    private final class Bench: Sendable {
        let store: GatedStore
        let held: Box
        let failures = Recorder<String>()
        let trail: AuditTrail

        init(isHeld: Bool = false, pause: Duration = .zero) throws {
            store = GatedStore(try Sample.store())
            let waiting = Box()
            let failures = failures
            trail = AuditTrail(
                store: store, clock: .fixed(at: Sample.now), pause: pause,
                onWriter: { body in
                    if isHeld { waiting.add(body) } else { body() }
                }, onFailure: { failures.record($0.kind.rawValue) })
            held = waiting
        }

        var lines: [AuditEvent] {
            get throws {
                try store.read { try $0.auditEvents(after: 0, limit: 10_000, filter: AuditFilter()) }.map(\.event)
            }
        }
    }

    private final class Box: Sendable {
        private let bodies = Mutex<[@Sendable () -> Void]>([])
        func add(_ body: @escaping @Sendable () -> Void) { bodies.withLock { $0.append(body) } }
        var count: Int { bodies.withLock { $0.count } }
        func run() {
            let all = bodies.withLock { bodies in
                defer { bodies = [] }
                return bodies
            }
            for body in all { body() }
        }
    }

    private func refusal(_ actor: String = "office:vn-01", subject: String = "vn-02", after seconds: Int64 = 0)
        -> AuditEvent
    {
        AuditEvent(
            at: Sample.now.adding(seconds: seconds), actor: actor, method: "m", subject: subject, outcome: .refused,
            detail: "why")
    }

    @Test("What is done has a line at once, each time")
    func done() throws {
        let bench = try Bench()
        for _ in 0..<3 { bench.trail.record(deed: "daemon.start", detail: "version") }
        let lines = try bench.lines
        #expect(lines.count == 3)
        #expect(lines[0].actor == "daemon" && lines[0].method == "daemon.start" && lines[0].outcome == .done)
        #expect(lines[0].at == Sample.now)
    }

    @Test("A flood of equal refusals is two lines a minute, which count them all")
    func flood() throws {
        let bench = try Bench()
        for number in 0..<180 { bench.trail.record(refusal(after: Int64(number))) }
        bench.trail.flush()
        let lines = try bench.lines
        #expect(lines.map(\.count).reduce(0, +) == 180)
        #expect(lines.count == 6)
        #expect(lines.filter { $0.count == 1 }.count == 3)
    }

    @Test("Refusals of different actors or subjects have lines of their own")
    func kinds() throws {
        let bench = try Bench()
        for actor in ["a", "b"] {
            for subject in ["x", "y"] { bench.trail.record(refusal(actor, subject: subject)) }
        }
        #expect(Set(try bench.lines.map { $0.actor + $0.subject }) == ["ax", "ay", "bx", "by"])
    }

    @Test("What is beyond the bound is counted, and what was done still has room")
    func bound() throws {
        let bench = try Bench(isHeld: true)
        let extra = 50
        for number in 0..<AuditTrail.waitingCountMax + extra {
            bench.trail.record(refusal("office:\(number)"))
        }
        bench.trail.record(deed: "daemon.stop")
        #expect(bench.held.count == 1)
        bench.held.run()
        let lines = try bench.lines
        #expect(lines.contains { $0.method == "daemon.stop" })
        let leftOut = lines.first { $0.method == "audit.left-out" }
        let refusals = lines.count { $0.outcome == .refused }
        #expect(refusals + Int(leftOut?.count ?? 0) == AuditTrail.waitingCountMax + extra)
        #expect(refusals <= AuditTrail.waitingCountMax)
    }

    @Test("Whoever asks for many subjects gets few lines and a count, and does not crowd out the refusal of another")
    func quota() throws {
        let bench = try Bench(isHeld: true)
        let asked = AuditTrail.waitingCountMax * 3
        for number in 0..<asked { bench.trail.record(refusal("office:vn-99", subject: "\(number)")) }
        bench.trail.record(refusal("office:vn-01", subject: "vn-02"))
        bench.held.run()
        bench.trail.flush()
        let lines = try bench.lines
        #expect(lines.contains { $0.actor == "office:vn-01" && $0.subject == "vn-02" })
        let greedy = lines.filter { $0.actor == "office:vn-99" }
        #expect(greedy.map(\.count).reduce(0, +) == Int64(asked))
        #expect(greedy.count == AuditTrail.subjectsPerActorMax + 2)
        #expect(greedy.suffix(2).allSatisfy { $0.subject == AuditTrail.otherSubjects })
        #expect(!lines.contains { $0.method == "audit.left-out" })
    }

    @Test("An actor has its lines again when the minute is over")
    func quotaEnds() throws {
        let bench = try Bench()
        for minute in Int64(0)...1 {
            for number in 0..<AuditTrail.subjectsPerActorMax {
                bench.trail.record(refusal(subject: "\(number)", after: minute * AuditTrail.gatheringSeconds))
            }
        }
        let lines = try bench.lines
        #expect(lines.count == AuditTrail.subjectsPerActorMax * 2)
        #expect(!lines.contains { $0.subject == AuditTrail.otherSubjects })
    }

    @Test("Counts are written when their minute is over, without another event")
    func tick() throws {
        let clock = Mutex(Sample.now)
        let store = GatedStore(try Sample.store())
        let trail = AuditTrail(
            store: store, clock: WallClock { clock.withLock { $0 } }, onWriter: { $0() }, onFailure: { _ in })
        func lines() throws -> [AuditEvent] {
            try store.read { try $0.auditEvents(after: 0, limit: 100, filter: AuditFilter()) }.map(\.event)
        }
        for second in Int64(0)..<5 { trail.record(refusal(after: second)) }
        for (second, count) in [(Int64(10), 1), (59, 1), (60, 2), (90, 2)] {
            clock.withLock { $0 = Sample.now.adding(seconds: second) }
            trail.tick()
            #expect(try lines().count == count)
        }
        #expect(try lines().last?.count == 4)
    }

    @Test("Texts that are too long are cut at a character")
    func cut() throws {
        let bench = try Bench()
        let long = String(repeating: "ữ", count: 5000)
        var event = refusal()
        event.subject = long
        event.detail = long
        bench.trail.record(event)
        let line = try #require(try bench.lines.first)
        #expect(line.subject.utf8.count <= AuditEvent.textBytesMax && long.hasPrefix(line.subject))
        #expect(line.detail.utf8.count <= AuditEvent.detailBytesMax && long.hasPrefix(line.detail))
        #expect(!line.subject.isEmpty)
    }

    @Test("After a failure nothing is tried for a while, nothing is lost, and what was left out is one line")
    func pause() throws {
        let bench = try Bench(pause: .seconds(600))
        bench.store.fail(with: StoreError(.diskFull, "no room"))
        for number in 0..<AuditTrail.waitingCountMax * 2 + 5 { bench.trail.record(deed: "deed.\(number)") }
        #expect(bench.failures.all == ["diskFull"])
        #expect(bench.trail.flush() == AuditTrail.waitingCountMax * 2 + 1)
        bench.trail.record(deed: "too.late")
        #expect(bench.trail.flush() == AuditTrail.waitingCountMax * 2 + 1)
        #expect(bench.failures.count == 3)
        bench.store.fail(with: nil)
        #expect(bench.trail.flush() == 0)
        let lines = try bench.lines
        #expect(lines.count == AuditTrail.waitingCountMax * 2 + 1)
        #expect(lines.filter { $0.method == "audit.left-out" }.map(\.count) == [6])
        bench.trail.record(deed: "daemon.stop")
        #expect(try bench.lines.last?.method == "daemon.stop")
    }

    @Test("When the pause is over, the next event brings what waits")
    func afterPause() throws {
        let bench = try Bench()
        bench.store.fail(with: StoreError(.diskFull, "no room"))
        bench.trail.record(deed: "first")
        bench.store.fail(with: nil)
        bench.trail.record(deed: "second")
        #expect(try bench.lines.map(\.method) == ["first", "second"])
    }

    @Test("Acts have lines with who did them")
    func deeds() async throws {
        let bench = try ServiceBench()
        let act = Act(
            key: Sample.key(), kind: .extend, actor: "leader", authority: "Decision 12", reason: "flood",
            until: Sample.now.adding(seconds: 48 * 3600))
        _ = try await bench.call(
            MethodNames.recordAct, RecordActRequest(act: act, requestID: Sample.requestID(1)).encoded(), number: 1)
        try await eventually("the first is written") {
            try bench.store.read { try $0.auditEvents(after: 0, limit: 9, filter: AuditFilter()) }.count == 1
        }
        let closing = Act(key: Sample.key(), kind: .close, actor: "leader")
        _ = try await bench.call(
            MethodNames.recordAct, RecordActRequest(act: closing, requestID: Sample.requestID(2)).encoded(), number: 2)
        let flushed = Recorder<Bool>()
        bench.services.pipeline.onWriter { flushed.record(true) }
        try await eventually("the writer is done") { flushed.count == 1 }
        let lines = try bench.store.read { try $0.auditEvents(after: 0, limit: 9, filter: AuditFilter()) }
        #expect(lines.map(\.event.subject) == [Sample.key().description, Sample.key().description])
        #expect(lines[0].event.actor == PeerIdentity.unrestricted.description)
        #expect(lines[0].event.detail == "extend, sequence 2")
    }
}
