// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryIngest

/// What the pipeline says to one submission after another.
@Suite struct ExaminerTests {
    @Test("A repeat gets the receipt of the first time, without findings")
    func repeated() async throws {
        let bench = try IngestBench()
        let payload = Sample.submission(request: 1)
        let first = try #require(try await bench.outcome(of: payload).response)
        for _ in 0..<3 {
            let again = try #require(try await bench.outcome(of: payload).response)
            #expect(again == SubmitReportResponse(receipt: first.receipt, isRepeated: true))
        }
        #expect(try bench.store.read { $0.sequence } == first.receipt.sequence)
    }

    @Test("A repeat is answered also when the catalogue of today would refuse the report")
    func repeatedUnderNewCatalogue() async throws {
        let store = try Sample.store()
        let payload = Sample.submission(request: 1)
        let first = try #require(try await IngestBench(base: store).outcome(of: payload).response)

        try Sample.install(Sample.catalogue(edition: "strict", mandatory: ["abtc.requests"]), in: store)
        let bench = try IngestBench(base: store)
        let fresh = try await bench.outcome(of: Sample.submission(Sample.report(office: "vn-02"), request: 2))
        #expect(fresh.failure?.reason == .reportRefused)
        let again = try #require(try await bench.outcome(of: payload).response)
        #expect(again == SubmitReportResponse(receipt: first.receipt, isRepeated: true))
        let other = try await bench.outcome(of: Sample.submission(Sample.report(outbound: 7), request: 1))
        #expect(other.failure?.reason == .requestIDReused)
        #expect(other.failure?.current == first.receipt)
        // The same id of another office is another submission.
        let elsewhere = try await bench.outcome(of: Sample.submission(Sample.report(office: "vn-03"), request: 1))
        #expect(elsewhere.failure?.reason == .reportRefused)
        #expect(try bench.store.read { $0.sequence } == 3)
    }

    @Test("The same id with other bytes is refused and changes nothing")
    func reusedID() async throws {
        let bench = try IngestBench()
        let first = try #require(try await bench.outcome(of: Sample.submission(request: 1)).response)
        let other = try await bench.outcome(of: Sample.submission(Sample.report(outbound: 119), request: 1))
        #expect(other.failure?.reason == .requestIDReused)
        #expect(other.failure?.current == first.receipt)
        #expect(try bench.receipt(of: Sample.key()) == first.receipt)
    }

    @Test("Revisions follow each other without gaps, and only from the current one")
    func revisions() async throws {
        let bench = try IngestBench()
        func send(_ outbound: Int, replacing revision: Int32?, request: Int) async throws -> IngestOutcome {
            try await bench.outcome(
                of: Sample.submission(Sample.report(outbound: outbound, replacing: revision), request: request))
        }
        let early = try await send(1, replacing: 1, request: 1)
        #expect(early.failure?.reason == .nothingToCorrect)
        #expect(try await send(1, replacing: nil, request: 2).response?.receipt.revision == 1)
        let second = try #require(try await send(2, replacing: 1, request: 3).response)
        #expect(second.receipt.revision == 2)
        let stale = try await send(3, replacing: 1, request: 4).failure
        #expect(stale?.reason == .staleRevision)
        #expect(stale?.metadata == [FailureDetail("current_revision", "2")])
        #expect(stale?.current == second.receipt)
        let twice = try await send(3, replacing: nil, request: 5).failure
        #expect(twice?.reason == .alreadyReported)
        #expect(twice?.current == second.receipt)
        let stored = try #require(try bench.stored(Sample.key()))
        #expect(try bench.receipt(of: Sample.key()) == second.receipt)
        #expect(stored.reason == "counted again")
        #expect(bench.pipeline.statistics.conflictCount == 3)
    }

    @Test("A closed report takes no revision, says since when, and still gives the receipt of what it took")
    func closed() async throws {
        let bench = try IngestBench()
        let first = try #require(try await bench.outcome(of: Sample.submission(request: 1)).response)
        func act(_ kind: ActKind, request: Int, until: Instant? = nil) throws {
            let act = ActSubmission(
                key: Sample.key(), requestID: Sample.requestID(request), fact: ActFact(kind: kind, until: until),
                digest: Digest.sha256(of: []), bytes: [], submittedBy: "")
            let outcomes = try bench.store.writer.commit(acts: [act], at: Sample.now)
            if case .recorded = outcomes[0] { return }
            Issue.record("\(kind) was not recorded: \(outcomes)")
        }
        func correct() async throws -> CallFailure? {
            let correction = Sample.submission(Sample.report(outbound: 119, replacing: 1), request: 2)
            return try await bench.outcome(of: correction).failure
        }
        try act(.close, request: 1)
        let failure = try await correct()
        #expect(failure?.reason == .reportClosed)
        #expect(failure?.metadata == [FailureDetail("closed_at", "2024-06-16T01:00:00Z")])
        #expect(try await bench.outcome(of: Sample.submission(request: 1)).response?.receipt == first.receipt)
        let other = try await bench.outcome(of: Sample.submission(Sample.report(office: "vn-02"), request: 1))
        #expect(other.response != nil)
        #expect(bench.pipeline.statistics.conflictCount == 1)
        try act(.reopen, request: 2, until: Sample.now.adding(seconds: 1))
        #expect(try await correct() == nil)
    }

    @Test("A reopening that is past is named in the refusal")
    func reopenedInThePast() throws {
        let until = Sample.now.adding(seconds: 3600)
        let standing = ReportStanding(
            revision: 1, acts: [ActFact(kind: .close), ActFact(kind: .reopen, until: until)])
        let failure = CallFailure(.closed(standing: standing, since: Sample.now))
        #expect(
            failure.metadata == [
                FailureDetail("closed_at", "2024-06-16T01:00:00Z"),
                FailureDetail("reopened_until", "2024-06-16T02:00:00Z"),
            ])
        #expect(failure.message.contains("2024-06-16T02:00:00Z"))
    }

    @Test("A refusal lists every finding and stores nothing")
    func findings() async throws {
        let bench = try IngestBench()
        var report = Sample.report(office: "vn-48", period: "2030-H1")
        report.figures = [
            Figure(indicator: "delegations.inbound", value: .decimal("many")),
            Figure(indicator: "abtc.requests", value: .decimal("-3")),
            Figure(indicator: "no.such", value: .decimal("1")),
        ]
        let failure = try #require(try await bench.outcome(of: Sample.submission(report, request: 1)).failure)
        #expect(failure.reason == .reportRefused)
        let codes = Set(failure.findings.map(\.code))
        #expect(
            codes.isSuperset(of: [
                .officeNotInRegime, .periodNotFinished, .notANumber, .negativeNotAllowed, .unknownIndicator,
                .missingFigure,
            ]))
        let errors = failure.findings.count { $0.severity == .error }
        #expect(failure.metadata == [FailureDetail("errors", String(errors))])
        #expect(bench.store.batchCounts.isEmpty)
    }

    @Test("An examination says what a submission would meet, and stores nothing")
    func examine() async throws {
        let bench = try IngestBench()
        func examine(_ report: Report) async throws -> ValidateReportResponse? {
            let request = ValidateReportRequest(report: report.encoded()).encoded()
            return try await bench.outcome(of: request, task: .examine).examination
        }
        let good = try #require(try await examine(Sample.report()))
        #expect(good == ValidateReportResponse(findings: [], isAcceptable: true, catalogueVersion: 1))
        let bad = try #require(try await examine(Sample.report(office: "nowhere")))
        #expect(!bad.isAcceptable)
        #expect(bad.findings.contains { $0.code == .unknownOffice })
        #expect(bench.store.batchCounts.isEmpty)
    }

    @Test(
        "Bytes that are no submission are refused by what is wrong with them",
        arguments: [
            ([0xFF], ErrorReason.malformedRequest),
            ([], .invalidField),
            (SubmitReportRequest(report: [0xFF], requestID: Sample.requestID(1)).encoded(), .malformedRequest),
            (Sample.submission(request: 1) + [0xF8, 0x07, 0x01], .unknownField),
            (Sample.submission(request: 1).dropLast(3) + [], .malformedRequest),
        ])
    func malformed(payload: [UInt8], reason: ErrorReason) async throws {
        let bench = try IngestBench()
        #expect(try await bench.outcome(of: payload).failure?.reason == reason)
        #expect(bench.store.batchCounts.isEmpty)
        #expect(bench.pipeline.statistics.refusedCount == 1)
    }

    @Test("A report that needs more memory than a lane has is too big, and the lane goes on")
    func tooBig() async throws {
        let bench = try IngestBench()
        var report = Sample.report()
        report.figures = (0..<5000).map { _ in Figure(indicator: "delegations.inbound", value: .decimal("1")) }
        #expect(try await bench.outcome(of: Sample.submission(report, request: 1)).failure?.reason == .requestTooBig)
        #expect(try await bench.outcome(of: Sample.submission(request: 2)).response != nil)
    }
}
