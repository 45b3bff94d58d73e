// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryService

@Suite struct ActRecorderTests {
    private static let extension48h = Act(
        key: Sample.key(), kind: .extend, actor: "leader", authority: "Decision 12", reason: "flood",
        until: Sample.now.adding(seconds: 48 * 3600))

    private func request(_ act: Act, _ number: Int) -> [UInt8] {
        RecordActRequest(act: act, requestID: Sample.requestID(number)).encoded()
    }

    private func record(_ bench: ServiceBench, _ act: Act, _ number: Int) async throws -> RecordActResponse {
        let outcome = try await bench.call(MethodNames.recordAct, request(act, number), number: number)
        return try Sample.decoder().recordActResponse(try #require(outcome.bytes))
    }

    private func refusal(_ bench: ServiceBench, _ act: Act, _ number: Int) async throws -> CallFailure {
        try #require(try await bench.call(MethodNames.recordAct, request(act, number), number: number).failure)
    }

    private func value(_ failure: CallFailure, _ name: String) -> String? {
        failure.metadata.first { $0.name == name }?.value
    }

    @Test("An act is answered as it was recorded, with where the report stands after it")
    func recorded() async throws {
        let bench = try ServiceBench()
        let answer = try await record(bench, Self.extension48h, 1)
        #expect(answer.recorded.act == Self.extension48h)
        #expect(answer.recorded.sequence == 2 && answer.recorded.committedAt == Sample.now)
        #expect(answer.recorded.digest == Digest.sha256(of: Self.extension48h.encoded()))
        #expect(
            answer.standing.standing
                == ReportStanding(state: .missing, revision: 0, extendedUntil: Self.extension48h.until))
        #expect(!answer.isRepeated)
    }

    @Test("A repeat gets the first answer for ever, whatever came since; another act under its id changes nothing")
    func repeats() async throws {
        let bench = try ServiceBench()
        let first = try await record(bench, Self.extension48h, 1)
        _ = try bench.store.base.writer.commit([Sample.validated(request: 1)], at: Sample.now)
        _ = try await record(bench, Act(key: Sample.key(), kind: .close, actor: "leader"), 2)
        var expected = first
        expected.isRepeated = true
        for _ in 0..<3 { #expect(try await record(bench, Self.extension48h, 1) == expected) }
        #expect(bench.store.base.statistics().sequence == 4)
        var other = Self.extension48h
        other.reason = "storm"
        let reused = try await refusal(bench, other, 1)
        #expect(reused.reason == .requestIDReused && value(reused, "first_sequence") == "2")
        #expect(bench.store.base.statistics().sequence == 4)
    }

    @Test("Copies that arrive together are recorded once and answered alike")
    func parallelCopies() async throws {
        let bench = try ServiceBench()
        bench.store.shut()
        for number in 0..<20 { try bench.begin(MethodNames.recordAct, request(Self.extension48h, 7), number: number) }
        bench.store.open()
        try await eventually("every answer") { (0..<20).allSatisfy { bench.port.outcomes(of: $0).count == 1 } }
        let answers = try (0..<20).map {
            try Sample.decoder().recordActResponse(try #require(bench.port.outcomes(of: $0)[0].bytes))
        }
        #expect(Set(answers.map(\.recorded)).count == 1)
        #expect(answers.count { !$0.isRepeated } == 1)
        #expect(bench.store.base.statistics().sequence == 2)
    }

    @Test("Every finding is in one refusal, and nothing is recorded")
    func findings() async throws {
        let bench = try ServiceBench()
        let act = Act(key: Sample.key("vn-99"), kind: .giveBack, actor: "", until: Sample.now)
        let failure = try await refusal(bench, act, 1)
        #expect(failure.reason == .actRefused && value(failure, "refusal") == "INVALID_ACT")
        #expect(
            failure.findings.map(\.path) == [
                "act.key.office", "act.actor", "act.reason", "act.revision", "act.until",
            ])
        #expect(value(failure, "errors") == "5")
        #expect(bench.store.base.statistics().sequence == 1)
    }

    @Test("What the store refuses is told by name, with what would pass")
    func refusalsOfTheStore() async throws {
        let bench = try ServiceBench()
        let accept = Act(key: Sample.key(), kind: .accept, actor: "leader", revision: 1)
        #expect(value(try await refusal(bench, accept, 1), "refusal") == "NOTHING_TO_ACT_ON")
        _ = try bench.store.base.writer.commit([Sample.validated(request: 1)], at: Sample.now)
        var stale = accept
        stale.revision = 2
        let staleRefusal = try await refusal(bench, stale, 2)
        #expect(value(staleRefusal, "refusal") == "STALE_REVISION")
        #expect(value(staleRefusal, "current_revision") == "1" && staleRefusal.current?.revision == 1)
        #expect(try await record(bench, accept, 3).standing.standing.state == .accepted)
        let again = try await refusal(bench, accept, 4)
        #expect(again.reason == .actRefused && value(again, "refusal") == "ALREADY_IN_STATE")
        #expect(again.message.contains("accepted already") && again.message.hasSuffix("nothing was recorded"))
        let reopen = Act(
            key: Sample.key(), kind: .reopen, actor: "leader", authority: "a", reason: "r",
            until: Sample.now.adding(seconds: 60))
        #expect(value(try await refusal(bench, reopen, 5), "refusal") == "ALREADY_IN_STATE")
        #expect(try await record(bench, Act(key: Sample.key(), kind: .close, actor: "x"), 6).standing.standing.isClosed)
        let giveBack = Act(key: Sample.key(), kind: .giveBack, actor: "leader", reason: "wrong", revision: 1)
        #expect(value(try await refusal(bench, giveBack, 7), "refusal") == "CLOSED")
        var past = Self.extension48h
        past.until = Sample.now
        #expect(value(try await refusal(bench, past, 8), "refusal") == "UNTIL_NOT_LATER")
        #expect(try await record(bench, reopen, 9).standing.standing.reopenedUntil == reopen.until)
    }

    @Test("A reply names a proposal of the current revision")
    func reply() async throws {
        let bench = try ServiceBench()
        var report = Sample.report()
        report.proposals = [Proposal(id: "p-1", addressee: "ministry", text: "more posts")]
        _ = try bench.store.base.writer.commit([Sample.validated(report, request: 1)], at: Sample.now)
        var act = Act(key: Sample.key(), kind: .reply, actor: "ministry", reason: "agreed", proposal: "p-2")
        #expect(try await refusal(bench, act, 1).findings.map(\.code) == [.unknownProposal])
        act.proposal = "p-1"
        #expect(try await record(bench, act, 2).recorded.act.reason == "agreed")
    }

    @Test("Beyond the bound of what waits for the writer an act is refused at once, and every other is recorded")
    func bounded() async throws {
        let bench = try ServiceBench()
        bench.store.shut()
        try bench.begin(MethodNames.recordAct, request(Self.extension48h, 9999), number: -2)
        try await eventually("a commit that is held up") { bench.store.isHolding }
        let count = ActRecorder.waitingCountMax + 40
        for number in 0..<count {
            let act = Act(
                key: Sample.key(Sample.members[number % 4], "2024-0\(number % 9 + 1)"), kind: .score, actor: "m",
                score: ScoreStatement(
                    sheet: "s", scorer: "vn-01", points: [CriterionPoints(criterion: "work", decimal: "1")]))
            try bench.begin(MethodNames.recordAct, request(act, number), number: number)
        }
        // Until then a commit that is let go makes room for those that come after it.
        try await eventually("all refusals beyond the bound") {
            (0..<count).filter { bench.port.outcomes(of: $0).first?.failure?.reason == .serverBusy }.count == 40
        }
        bench.store.open()
        try await eventually("every answer") {
            (0..<count).allSatisfy { bench.port.outcomes(of: $0).count == 1 }
        }
        let outcomes = (0..<count).map { bench.port.outcomes(of: $0)[0] }
        let refused = outcomes.compactMap(\.failure)
        #expect(refused.allSatisfy { $0.reason == .serverBusy && $0.retryDelayMilliseconds == 500 })
        #expect(refused.count == 40)
        #expect(bench.store.base.statistics().sequence == StoreSequence(2 + count - refused.count))
    }

    @Test("A watch of the consolidation is told of a return, and shows it")
    func watches() async throws {
        let bench = try ServiceBench()
        _ = try bench.store.base.writer.commit([Sample.validated(request: 1)], at: Sample.now)
        guard case .serverStreaming(let open) = try bench.handler(of: MethodNames.watchConsolidation) else {
            throw ServiceBench.NoSuchMethod(name: MethodNames.watchConsolidation)
        }
        let stream = ScriptedResponseStream()
        let query = GetConsolidationRequest(scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)
        let observer = open(stream, query.encoded())
        try await eventually("the first answer") { stream.messages.count == 1 }
        let giveBack = Act(key: Sample.key(), kind: .giveBack, actor: "leader", reason: "118, not 119", revision: 1)
        _ = try await record(bench, giveBack, 2)
        try await eventually("the second answer") { stream.messages.count == 2 }
        let answers = try stream.messages.all.map { try Sample.decoder().consolidation($0) }
        #expect(answers.map(\.completeness.total.reported) == [1, 0])
        #expect(answers[1].sequence == 3)
        observer.wasCancelled()
    }

    @Test("A commit that fails tells the operator and lets the client try again under the same id")
    func failure() async throws {
        let bench = try ServiceBench()
        bench.store.fail(with: StoreError(.diskFull, "no space on /srv"))
        let failure = try await refusal(bench, Self.extension48h, 1)
        #expect(failure.reason == .storeFull && !failure.message.contains("/srv"))
        #expect(bench.storeFailures.all == ["diskFull"])
        bench.store.fail(with: nil)
        #expect(try await !record(bench, Self.extension48h, 1).isRepeated)
        bench.services.beginDrain()
        #expect(try await refusal(bench, Self.extension48h, 1).reason == .draining)
    }
}
