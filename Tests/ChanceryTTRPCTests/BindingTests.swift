// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryTTRPC
internal import ChanceryWire
internal import TTRPC
internal import Testing

@Suite struct BindingTests {
    @Test("A report goes in and comes out as it was sent, with the receipt that was given")
    func submit() async throws {
        try await LoopbackDaemon.run { daemon in
            let payload = Sample.submission(request: 1)
            let response = try Sample.decoder().submitReportResponse(
                try await daemon.call(MethodNames.submitReport, payload))
            #expect(response.receipt.key == Sample.key())
            #expect(response.receipt.digest == Digest.sha256(of: Sample.report().encoded()))
            #expect(!response.isRepeated)
            let again = try Sample.decoder().submitReportResponse(
                try await daemon.call(MethodNames.submitReport, payload))
            #expect(again == SubmitReportResponse(receipt: response.receipt, isRepeated: true))
            let stored = try Sample.decoder().storedReport(
                try await daemon.call(MethodNames.getReport, GetReportRequest(key: Sample.key()).encoded()))
            #expect(stored.report == Sample.report().encoded())
            #expect(stored.receipt == response.receipt)
        }
    }

    @Test("A refusal carries its reason, every finding, and what stands in the way")
    func refusal() async throws {
        try await LoopbackDaemon.run { daemon in
            var report = Sample.report(office: "nowhere")
            report.figures = [Figure(indicator: "no.such", value: .decimal("x"))]
            let refusal = try await daemon.failure(
                of: MethodNames.submitReport, Sample.submission(report, request: 1))
            #expect(refusal?.reason == .reportRefused)
            #expect(refusal?.findings.map(\.code).contains(.unknownOffice) == true)
            #expect(refusal?.findings.map(\.code).contains(.unknownIndicator) == true)
            #expect(refusal?.findings.allSatisfy { !$0.message.english.isEmpty } == true)

            let first = try Sample.decoder().submitReportResponse(
                try await daemon.call(MethodNames.submitReport, Sample.submission(request: 2)))
            let conflict = try await daemon.failure(of: MethodNames.submitReport, Sample.submission(request: 3))
            #expect(conflict?.reason == .alreadyReported)
            #expect(conflict?.current == first.receipt)

            daemon.services.pipeline.drain {}
            let draining = try await daemon.failure(of: MethodNames.submitReport, Sample.submission(request: 2))
            #expect(draining?.reason == .draining)
            #expect(draining?.retryDelayMilliseconds == 1000)
        }
    }

    @Test(
        "Bytes that are no request are INVALID_ARGUMENT with the reason, for every method that takes one",
        arguments: MethodNames.all.filter { !$0.requestsStream && !$0.responsesStream })
    func malformed(name: MethodName) async throws {
        try await LoopbackDaemon.run { daemon in
            let status = try #require(try await daemon.status(of: name, [0xFF, 0xFF]))
            #expect(status.code == .invalidArgument)
            #expect(try status.callFailure()?.reason == .malformedRequest)
        }
    }

    @Test("What the contract does not have is UNIMPLEMENTED, which ttrpc says by itself and without details")
    func unknownMethod() async throws {
        try await LoopbackDaemon.run { daemon in
            for (service, method) in [
                ("chancery.v1.ReportService", "ForgetReport"), ("chancery.v2.ReportService", "SubmitReport"), ("", ""),
            ] {
                do {
                    _ = try await daemon.client.unary(service: service, method: method, payload: [])
                    Issue.record("\(service)/\(method) was answered")
                } catch let error as TTRPCStatusError {
                    #expect(error.code == .unimplemented)
                    #expect(error.details.isEmpty)
                }
            }
            #expect(ErrorReason.unknownMethod.code.rawValue == TTRPCCode.unimplemented.rawValue)
        }
    }

    @Test("A consolidation counts what was submitted, and its pages join")
    func consolidation() async throws {
        try await LoopbackDaemon.run { daemon in
            for (number, office) in Sample.members.enumerated() {
                let report = Sample.report(office: office, outbound: 10 + number)
                _ = try await daemon.call(MethodNames.submitReport, Sample.submission(report, request: number))
            }
            let request = GetConsolidationRequest(
                scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)
            let answer = try Sample.decoder().consolidation(
                try await daemon.call(MethodNames.getConsolidation, request.encoded()))
            #expect(answer.sequence == 5)
            #expect(answer.completeness.total == CompletenessCounts(expected: 4, reported: 4, onTime: 4))
            let figure = try #require(answer.figures.first { $0.indicator == "delegations.outbound" })
            #expect(figure.outcome == .sum(Quantity(value: FixedPoint(units: 46, scale: 0))))
            #expect(figure.contributions.map(\.office) == Sample.members)
        }
    }

    @Test("Many calls at once are each answered with their own answer")
    func concurrent() async throws {
        try await LoopbackDaemon.run { daemon in
            let answers = try await withThrowingTaskGroup(of: (String, Receipt).self) { group in
                for number in 0..<200 {
                    let period = Period(form: .month, year: 2000 + number / 12, index: number % 12 + 1)?.code ?? ""
                    let payload = Sample.submission(Sample.report(period: period), request: number)
                    group.addTask {
                        let bytes = try await daemon.call(MethodNames.submitReport, payload)
                        return (period, try Sample.decoder().submitReportResponse(bytes).receipt)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 200)
            #expect(answers.allSatisfy { $0.0 == $0.1.key.period.code })
            #expect(Set(answers.map(\.1.sequence)).count == 200)
        }
    }
}
