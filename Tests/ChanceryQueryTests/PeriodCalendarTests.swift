// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

/// The first half of 2024 under Decree 09 ends with 14 June 2024 in Indochina Time; members owe it by 17 June.
@Suite struct PeriodCalendarTests {
    private static let index = CatalogueIndex(Sample.catalogue(), version: 1)

    private static func entries(
        _ office: String, _ now: String, regime: String = Sample.regime
    ) throws -> [PeriodCalendar.Entry] {
        try PeriodCalendar(index: index, now: Sample.moment(now)).periods(office: office, regime: regime)
    }

    private static func half(of office: String, at now: String, firstReceivedAt: String? = nil) throws -> PeriodStatus {
        let entry = try #require(try entries(office, now).first { $0.period == Sample.half })
        return entry.status(of: try firstReceivedAt.map(stored), now: Sample.moment(now))
    }

    private static func stored(_ receivedAt: String) throws -> StoredReport {
        let store = try Sample.store()
        let submission = Sample.validated(request: 1, receivedAt: Sample.moment(receivedAt))
        _ = try store.writer.commit([submission], at: Sample.now)
        return try #require(try store.read { try $0.current(Sample.key(), asOf: nil) })
    }

    @Test(
        "A window runs, falls due and becomes overdue at the moments of its zone",
        arguments: [
            ("2023-12-15T00:00:00+07:00", PeriodState.running), ("2024-06-14T23:59:59+07:00", .running),
            ("2024-06-14T17:00:00Z", .due), ("2024-06-15T00:00:00+07:00", .due), ("2024-06-17T23:59:59+07:00", .due),
            ("2024-06-18T00:00:00+07:00", .overdue), ("2030-01-01T00:00:00Z", .overdue),
        ])
    func states(now: String, state: PeriodState) throws {
        let status = try Self.half(of: "vn-01", at: now)
        #expect(status.state == state)
        #expect(status.window.description == "2023-12-15..2024-06-14")
        #expect(status.opensAt == Sample.moment("2024-06-15T00:00:00+07:00"))
        #expect(status.lateFrom == Sample.moment("2024-06-18T00:00:00+07:00"))
        #expect(status.receipt == nil)
    }

    @Test("What came first decides whether it came late, whenever one asks")
    func reported() throws {
        let onTime = try Self.half(
            of: "vn-01", at: "2030-01-01T00:00:00Z", firstReceivedAt: "2024-06-17T23:59:59+07:00")
        #expect(onTime.state == .reported)
        #expect(onTime.receipt?.revision == 1)
        let late = try Self.half(of: "vn-01", at: "2030-01-01T00:00:00Z", firstReceivedAt: "2024-06-18T00:00:00+07:00")
        #expect(late.state == .reportedLate)
    }

    @Test("A sub-unit reports where its office does, with its own due time")
    func subUnit() throws {
        let status = try Self.half(of: "vn-20-border", at: "2024-06-16T00:00:00+07:00")
        #expect(status.lateFrom == Sample.moment("2024-06-16T00:00:00+07:00"))
        #expect(status.state == .overdue)
    }

    @Test("A window that has not begun is not listed")
    func notBegun() throws {
        #expect(!(try Self.entries("vn-01", "2023-12-14T23:59:59+07:00")).contains { $0.period == Sample.half })
        #expect(try Self.entries("vn-01", "2023-12-14T17:00:00Z").contains { $0.period == Sample.half })
    }

    @Test("Nothing is owed for windows that ended before the office existed")
    func founded() throws {
        #expect(try Self.entries("vn-26-2025", "2024-12-14T12:00:00+07:00").isEmpty)
        // Only the year that its life will begin in has begun by then.
        let before = try Self.entries("vn-26-2025", "2025-06-14T12:00:00+07:00")
        #expect(before.map(\.period.code) == ["2025"])
        #expect(before.first?.status(of: nil, now: Sample.moment("2025-06-14T12:00:00+07:00")).state == .running)
        let periods = try Self.entries("vn-26-2025", "2025-09-01T12:00:00+07:00").map(\.period.code)
        #expect(Set(periods) == ["2025-09", "2025-08", "2025-07", "2025-H2", "2025"])
    }

    @Test("An office that no group of the regime holds owes nothing under it")
    func notAReporter() throws {
        #expect(try Self.entries("vn-48", "2024-06-16T00:00:00Z").isEmpty)
        let open = try Self.entries("vn-48", "2024-06-16T00:00:00Z", regime: "")
        #expect(!open.isEmpty)
        #expect(open.allSatisfy { $0.regime == "FA-OPEN" && $0.lateFrom == nil })
    }

    @Test("Newest windows come first, shorter before longer, and the list ends")
    func order() throws {
        let entries = try Self.entries("vn-01", "2024-06-16T00:00:00+07:00")
        #expect(entries.prefix(5).map(\.period.code) == ["2024-H2", "2024", "2024-07", "2024-06", "2024-H1"])
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.window.last >= $1.window.last })
        #expect(entries.allSatisfy { $0.window.first <= Sample.day("2024-06-16") })
        #expect(entries.last?.period.year == 2024 - PeriodCalendar.yearsBackMax + 1)
        #expect(Set(entries.map(\.period)).count == entries.count)
    }

    @Test("An unknown office and an unknown regime are refused under their reasons")
    func unknown() {
        #expect(failure { _ = try Self.entries("vn-99", "2024-06-16T00:00:00Z") }?.reason == .noSuchOffice)
        #expect(
            failure { _ = try Self.entries("vn-01", "2024-06-16T00:00:00Z", regime: "FA-X") }?.reason == .noSuchRegime)
    }
}
