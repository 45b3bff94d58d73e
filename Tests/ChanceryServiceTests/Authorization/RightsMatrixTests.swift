// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import Testing

@Suite struct RightsMatrixTests {
    /// A store with reports of every unit in both periods and a pack of each group, told by a peer without limits.
    private static func bench() async throws -> ServiceBench {
        let bench = try ServiceBench(catalogue: try RightsSample.catalogue())
        var number = 9000
        for (office, period) in [
            ("vn-01", "2024-H1"), ("vn-02", "2024-H1"), ("vn-03", "2024-H1"), ("vn-20", "2024-H1"),
            ("vn-48", "2024-H1"),
            ("vn-02", "2023"), ("vn-97", "2023"), ("vn-03", "2023"),
        ] {
            number += 1
            let payload = Sample.submission(Sample.report(office: office, period: period), request: number)
            let outcome = try await bench.call(MethodNames.submitReport, payload, number: number)
            #expect(outcome.bytes != nil, "\(office) \(period): \(String(describing: outcome.failure))")
        }
        for office in ["vn-01", "vn-20"] {
            number += 1
            let act = Act(
                key: RightsSample.key(office, Sample.half), kind: .extend, actor: "A", authority: "B", reason: "C",
                until: Sample.now.adding(seconds: 48 * 3600))
            let request = RecordActRequest(act: act, requestID: Sample.requestID(number))
            _ = try await bench.call(MethodNames.recordAct, request.encoded(), number: number)
        }
        return bench
    }

    @Test("Every method is in the table of expectations, and every line of it has a mark for every caller")
    func complete() {
        #expect(Set(RightsExpectation.all.map(\.rpc)) == Set(RPC.allCases))
        #expect(RightsExpectation.all.allSatisfy { $0.marks.count == RightsSample.callers.count })
        #expect(Set(RPC.allCases.map(\.name)) == Set(MethodNames.all))
    }

    @Test("Every caller may do what was written down by hand, and nothing else", arguments: RightsExpectation.all)
    func cell(expectation: RightsExpectation) async throws {
        let bench = try await Self.bench()
        let all = try await answer(bench, expectation, .unrestricted, number: 1)
        for (column, (caller, mark)) in zip(RightsSample.callers, expectation.marks).enumerated() {
            let before = bench.refusals.count
            let outcome = try await answer(bench, expectation, caller, number: 100 + column)
            let isRefused = outcome.failure?.reason == .permissionDenied
            #expect(isRefused == (mark == "-"), "\(caller): \(String(describing: outcome.failure))")
            // Each refusal goes to the audit trail, and nothing else does.
            #expect(bench.refusals.count - before == (mark == "-" ? 1 : 0), "\(caller)")
            if isRefused { check(outcome, expectation, caller, bench) }
            if isStable(expectation.rpc), mark != "-" {
                #expect(
                    (outcome == all) == (mark == "+"), "\(caller) got \(mark == "+" ? "another" : "the whole") answer")
            }
        }
    }

    /// Answers that are the same whoever asks and however often.
    private func isStable(_ rpc: RPC) -> Bool {
        switch rpc {
        // The refusals of the test itself come into the trail.
        case .submitReport, .importReports, .recordAct, .freezePack, .getServerInfo, .listAuditEvents: false
        default: true
        }
    }

    private func check(
        _ outcome: CallOutcome, _ expectation: RightsExpectation, _ caller: PeerIdentity, _ bench: ServiceBench
    ) {
        let values = Dictionary(
            (outcome.failure?.metadata ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        #expect(values["identity"] == caller.description)
        #expect(values["method"] == expectation.rpc.name.description)
        #expect(values["rule"] == RightsTable.row(of: expectation.rpc).rule(of: caller.role).rawValue)
        #expect(values["subject"]?.isEmpty == false)
        let refusal = bench.refusals.all.last
        #expect(refusal?.identity == caller && refusal?.subject == values["subject"] && refusal?.requestID == "test-1")
    }

    private func answer(
        _ bench: ServiceBench, _ expectation: RightsExpectation, _ caller: PeerIdentity, number: Int
    ) async throws -> CallOutcome {
        let payload = expectation.payload(number)
        switch try bench.handler(of: expectation.rpc.name) {
        case .unary:
            return try await bench.call(expectation.rpc.name, payload, number: number, as: caller)
        case .clientStreaming(let open):
            let stream = ScriptedRequestStream(as: caller)
            let session = open(stream)
            session.received(payload)
            session.ended()
            try await eventually("the end of the import") { stream.outcomes.count > 0 }
            return try importOutcome(stream.outcomes.all[0])
        case .serverStreaming(let open):
            let stream = ScriptedResponseStream(as: caller)
            let watch = open(stream, payload)
            try await eventually("an answer") { stream.messages.count + stream.failures.count > 0 }
            watch.wasCancelled()
            if let failure = stream.failures.all.first { return .failure(failure) }
            return .success(stream.messages.all[0])
        }
    }

    /// What became of the one report of an import.
    private func importOutcome(_ outcome: CallOutcome) throws -> CallOutcome {
        guard let bytes = outcome.bytes else { return outcome }
        let response = try Sample.decoder().importReportsResponse(bytes)
        if case .refused(let failure) = response.results.first?.outcome { return .failure(failure) }
        return outcome
    }
}
