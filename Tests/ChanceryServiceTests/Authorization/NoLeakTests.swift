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

    /// Numbers of the half-year and of the one before, by office; no sum of some of them is another one's.
    private static let numbers: [(office: String, now: Int, before: Int)] = [
        ("vn-01", 7_000_003, 5_000_011), ("vn-02", 90_000_017, 60_000_043), ("vn-03", 400_000_063, 300_000_101),
    ]

    /// Whether the bytes of an answer hold a number as protobuf writes integers, plain or in zigzag, or as text.
    private static func holds(_ answer: [UInt8], _ number: Int) -> Bool {
        [varint(number), varint(number * 2), Array(String(number).utf8)].contains { answer.firstRange(of: $0) != nil }
    }

    private static func varint(_ number: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = UInt64(number)
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }

    /// Every question about the group that a member may ask.
    private static let questions: [(name: MethodName, payload: [UInt8])] = {
        let half = RightsSample.figures(.group("north"), Sample.half)
        var byUnits = half
        byUnits.bordersOn = Sample.day("2024-06-01")
        let predicate = MemberPredicate(
            indicator: "delegations.outbound", comparator: .above, threshold: .decimal(FixedPoint(units: 0, scale: 0)))
        let chosen = ComparisonAgainst.period(Sample.period("2023-H2"))
        return [
            (MethodNames.getConsolidation, half.encoded()), (MethodNames.getConsolidation, byUnits.encoded()),
            (
                MethodNames.getComparison,
                GetComparisonRequest(query: half, against: .previousPeriod, predicates: [predicate]).encoded()
            ),
            (MethodNames.getComparison, GetComparisonRequest(query: half, against: chosen).encoded()),
            (MethodNames.getComparison, GetComparisonRequest(query: byUnits, against: .previousPeriod).encoded()),
        ]
    }()

    @Test("A member sees its group's figures and not what the others gave", arguments: questions.indices)
    func contributions(question: Int) async throws {
        let bench = try ServiceBench(catalogue: try RightsSample.catalogue())
        var number = 0
        for (office, now, before) in Self.numbers {
            for (period, value) in [("2023-H2", before), ("2024-H1", now)] {
                number += 1
                let report = Sample.report(office: office, period: period, outbound: value)
                let payload = Sample.submission(report, request: number)
                #expect(try await bench.call(MethodNames.submitReport, payload, number: number).bytes != nil)
            }
        }
        let (name, payload) = Self.questions[question]
        let shared = try #require(try await bench.call(name, payload, number: 80, as: office).bytes)
        let led = try #require(try await bench.call(name, payload, number: 81, as: leader).bytes)
        let sum = Self.numbers.map(\.now).reduce(0, +)
        #expect(Self.holds(shared, sum) && Self.holds(led, sum))
        for (_, now, before) in Self.numbers {
            #expect(!Self.holds(shared, now) && !Self.holds(shared, before))
            // The same search finds them where they are shown.
            #expect(Self.holds(led, now))
        }
    }

    @Test("A member sees who was late and not why a report was returned")
    func returns() async throws {
        let bench = try await bench()
        let act = Act(
            key: RightsSample.key("vn-02", Sample.half), kind: .giveBack, actor: "A", authority: "B",
            reason: "counted twice", revision: 1)
        let acted = try await bench.call(
            MethodNames.recordAct, RecordActRequest(act: act, requestID: Sample.requestID(90)).encoded(), number: 90,
            as: leader)
        #expect(acted.bytes != nil)
        let request = RightsSample.figures(.group("north"), Sample.half).encoded()
        let member = try #require(
            try await bench.call(MethodNames.getConsolidation, request, number: 91, as: office).bytes)
        let whole = try #require(
            try await bench.call(MethodNames.getConsolidation, request, number: 92, as: leader).bytes)
        let reason = Array("counted twice".utf8)
        #expect(member.firstRange(of: reason) == nil && whole.firstRange(of: reason) != nil)
        let reports = try Sample.decoder().consolidation(member).members.flatMap(\.reports)
        #expect(!reports.isEmpty && reports.allSatisfy { $0.sequence == 0 && $0.returnedSequence == 0 })
        #expect(reports.contains { $0.returnedRevision == 1 })
    }

    @Test("A page token that was made up does not open the past")
    func tokens() async throws {
        let bench = try await bench()
        var request = RightsSample.figures(.group("north"), Sample.half)
        request.sumsOnly = true
        request.pageToken = request.nextPageToken(sequence: 3, position: 0)
        let forged = try await bench.call(MethodNames.getConsolidation, request.encoded(), number: 93, as: office)
        #expect(forged.failure?.reason == .badPageToken)
        let allowed = try await bench.call(MethodNames.getConsolidation, request.encoded(), number: 94, as: leader)
        #expect(allowed.failure?.reason == .badPageToken)
    }
}
