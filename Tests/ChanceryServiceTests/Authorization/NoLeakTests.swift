// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import Testing

/// What is cut down holds nothing of others.
@Suite struct NoLeakTests {
    private let office = PeerIdentity(role: .office, name: "vn-03")
    private let leader = PeerIdentity(role: .leader, name: "vn-01")

    private func bench() async throws -> ServiceBench {
        let bench = try ServiceBench(catalogue: try RightsSample.catalogue())
        for (number, office) in ["vn-01", "vn-02", "vn-03", "vn-20", "vn-48"].enumerated() {
            let payload = Sample.submission(Sample.report(office: office), request: number)
            _ = try await bench.call(MethodNames.submitReport, payload, number: number)
        }
        let merged = Sample.submission(Sample.report(office: "vn-97", period: "2023"), request: 50)
        _ = try await bench.call(MethodNames.submitReport, merged, number: 50)
        return bench
    }

    private func offices(_ bench: ServiceBench, _ caller: PeerIdentity) async throws -> [String] {
        let outcome = try await bench.call(
            MethodNames.listReports, ListReportsRequest().encoded(), number: 60, as: caller)
        return try Sample.decoder().listReportsResponse(try #require(outcome.bytes)).reports.map(\.receipt.key.office)
    }

    @Test("A list without a filter has the reports of one's own units, and for a leader those of the group")
    func lists() async throws {
        let bench = try await bench()
        #expect(try await offices(bench, office) == ["vn-03", "vn-97"])
        #expect(try await offices(bench, leader) == ["vn-01", "vn-02", "vn-03"])
        #expect(try await offices(bench, PeerIdentity(role: .auditor, name: "x")).count == 6)
    }

    @Test("The pages of a list that was cut down go on where they ended")
    func pages() async throws {
        let bench = try await bench()
        var request = ListReportsRequest(pageSize: 1)
        var seen: [String] = []
        for page in 0..<3 {
            let outcome = try await bench.call(
                MethodNames.listReports, request.encoded(), number: 70 + page, as: office)
            let response = try Sample.decoder().listReportsResponse(try #require(outcome.bytes))
            seen += response.reports.map(\.receipt.key.office)
            request.pageToken = response.nextPageToken
            if request.pageToken.isEmpty { break }
        }
        #expect(seen == ["vn-03", "vn-97"])
    }

    @Test("A member sees its group's figures and not what the others gave")
    func contributions() async throws {
        let bench = try await bench()
        let request = RightsSample.figures(.group("north"), Sample.half).encoded()
        let shared = try await bench.call(MethodNames.getConsolidation, request, number: 80, as: office)
        let led = try await bench.call(MethodNames.getConsolidation, request, number: 81, as: leader)
        let member = try Sample.decoder().consolidation(try #require(shared.bytes))
        let whole = try Sample.decoder().consolidation(try #require(led.bytes))
        #expect(member.figures.count == whole.figures.count && !member.figures.isEmpty)
        #expect(member.figures.allSatisfy { $0.contributions.isEmpty })
        #expect(whole.figures.contains { !$0.contributions.isEmpty })
    }
}
