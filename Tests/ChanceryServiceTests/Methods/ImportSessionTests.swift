// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryService

@Suite struct ImportSessionTests {
    private struct Import {
        let bench: ServiceBench
        let stream = ScriptedRequestStream()
        let handler: any RequestStreamHandler

        init(_ bench: ServiceBench) throws {
            self.bench = bench
            guard case .clientStreaming(let open) = try bench.handler(of: MethodNames.importReports) else {
                throw ServiceBench.NoSuchMethod(name: MethodNames.importReports)
            }
            handler = open(stream)
        }

        func response() async throws -> ImportReportsResponse {
            try await eventually("the answer") { stream.outcomes.count > 0 }
            return try Sample.decoder().importReportsResponse(try #require(stream.outcomes.all[0].bytes))
        }
    }

    private static func report(_ number: Int) -> Report {
        Sample.report(period: Period(form: .month, year: 1990 + number / 12, index: number % 12 + 1)?.code ?? "")
    }

    @Test("Results come in the order of the requests, each under its id")
    func order() async throws {
        let running = try Import(try ServiceBench())
        let payloads: [[UInt8]] = [
            Sample.submission(Self.report(1), request: 1), [0xFF],
            Sample.submission(Sample.report(office: "nowhere"), request: 2),
            Sample.submission(Self.report(1), request: 1), Sample.submission(Self.report(2), request: 3),
            Sample.submission(Self.report(2), request: 4),
        ]
        for payload in payloads { running.handler.received(payload) }
        running.handler.ended()
        let response = try await running.response()
        #expect(response.results.map(\.requestID) == [1, nil, 2, 1, 3, 4].map { $0.map(Sample.requestID) })
        let outcomes = response.results.map { result -> String in
            switch result.outcome {
            case .accepted(let receipt): "accepted \(receipt.key.period)"
            case .acceptedBefore(let receipt): "before \(receipt.key.period)"
            case .refused(let failure): failure.reason.name
            }
        }
        #expect(
            outcomes == [
                "accepted 1990-02", "MALFORMED_REQUEST", "REPORT_REFUSED", "before 1990-02", "accepted 1990-03",
                "ALREADY_REPORTED",
            ])
        #expect(response.acceptedCount == 2)
        #expect(response.repeatedCount == 1)
        #expect(response.refusedCount == 3)
        #expect(running.stream.outcomes.count == 1)
    }

    @Test("An import of nothing has an empty answer")
    func empty() async throws {
        let running = try Import(try ServiceBench())
        running.handler.ended()
        #expect(try await running.response().results.isEmpty)
    }

    @Test("Reading pauses when a window is under way and goes on when half of it is done")
    func window() async throws {
        let bench = try ServiceBench()
        let running = try Import(bench)
        bench.store.shut()
        for number in 0..<ImportSession.windowCountMax {
            #expect(running.stream.readings.count == 0)
            running.handler.received(Sample.submission(Self.report(number), request: number))
        }
        #expect(running.stream.readings.all == ["pause"])
        try await eventually("the commit waits") { bench.store.isHolding }
        #expect(running.stream.readings.all == ["pause"])
        bench.store.open()
        try await eventually("reading goes on") { running.stream.readings.all == ["pause", "resume"] }
        running.handler.ended()
        let response = try await running.response()
        #expect(response.acceptedCount == Int32(ImportSession.windowCountMax))
        #expect(running.stream.readings.all == ["pause", "resume"])
    }

    @Test("The end is answered only when everything under way has its outcome")
    func endWaits() async throws {
        let bench = try ServiceBench()
        let running = try Import(bench)
        bench.store.shut()
        running.handler.received(Sample.submission(request: 1))
        running.handler.ended()
        try await eventually("the commit waits") { bench.store.isHolding }
        #expect(running.stream.outcomes.count == 0)
        bench.store.open()
        #expect(try await running.response().acceptedCount == 1)
    }

    @Test("What was under way when the client gave up is committed, and not answered")
    func cancelled() async throws {
        let bench = try ServiceBench()
        let running = try Import(bench)
        bench.store.shut()
        running.handler.received(Sample.submission(request: 1))
        running.handler.wasCancelled()
        running.handler.received(Sample.submission(Self.report(2), request: 2))
        bench.store.open()
        try await eventually("the commit") { bench.services.pipeline.statistics.acceptedCount == 1 }
        try await eventually("nothing is under way") { bench.services.pipeline.statistics.inFlightCount == 0 }
        #expect(running.stream.outcomes.count == 0)
        #expect(bench.services.pipeline.statistics.acceptedCount == 1)
    }

    @Test("One report too many ends the import with the bound")
    func tooLong() async throws {
        let running = try Import(try ServiceBench())
        for _ in 0..<ImportSession.reportCountMax { running.handler.received([0xFF]) }
        #expect(running.stream.outcomes.count == 0)
        running.handler.received([0xFF])
        let failure = try #require(running.stream.outcomes.all.first?.failure)
        #expect(failure.reason == .importTooLong)
        #expect(failure.metadata == [FailureDetail("import_reports_max", "10000")])
        running.handler.received([0xFF])
        running.handler.ended()
        try await eventually("nothing is under way") {
            running.bench.services.pipeline.statistics.inFlightCount == 0
        }
        #expect(running.stream.outcomes.count == 1)
    }

    @Test("Findings are left out of an answer that would grow too large, and said to be")
    func findingsLeftOut() async throws {
        let running = try Import(try ServiceBench(ingest: IngestConfiguration(laneArenaBytes: 16 << 20)))
        var report = Sample.report(office: "nowhere")
        report.figures = (0..<400).map { Figure(indicator: "unknown.\($0)", value: .decimal("1")) }
        let payload = Sample.submission(report, request: 1)
        let count = 60
        for _ in 0..<count { running.handler.received(payload) }
        running.handler.ended()
        try await eventually("the answer") { running.stream.outcomes.count > 0 }
        let bytes = try #require(running.stream.outcomes.all[0].bytes)
        #expect(bytes.count < ImportSession.answerBytesMax + count * 512)
        let decoder = try #require(WireDecoder(arenaBytes: 64 << 20, unknownFields: .refused))
        let failures = try decoder.importReportsResponse(bytes).results.compactMap { result -> CallFailure? in
            if case .refused(let failure) = result.outcome { failure } else { nil }
        }
        #expect(failures.count == count)
        let whole = failures.prefix { !$0.findings.isEmpty }
        #expect(whole.count > 1)
        #expect(whole.count < count)
        for failure in failures.dropFirst(whole.count) {
            #expect(failure.reason == .reportRefused)
            #expect(failure.findings.isEmpty)
            #expect(
                failure.metadata.contains(FailureDetail("findings_left_out", String(whole[0].findings.count))))
        }
    }
}
