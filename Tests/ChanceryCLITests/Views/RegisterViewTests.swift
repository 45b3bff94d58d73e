// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Testing

@testable internal import chancery

struct RegisterViewTests {
    /// An event that two offices report with different numbers in its series.
    private static func answer() throws -> ListRegisterEntriesResponse {
        let period = try #require(Period(code: "2025"))
        let first = try #require(CivilDate(iso: "2025-01-01"))
        let last = try #require(CivilDate(iso: "2025-12-31"))
        let conflict = ConsolidationFinding(
            .entryOrdinalDiffers, subject: "joint-committee-conference", field: "ordinal",
            statements: [
                OfficeStatement(office: "vn-20", period: period, revision: 1, value: "16"),
                OfficeStatement(office: "vn-31-2025", period: period, revision: 1, value: "15"),
            ], message: Label(english: "The offices number it differently."))
        let event = EventEntry(
            id: "joint-committee-conference", title: "Conference of the joint committees", partner: "CN-GUANGXI",
            ordinal: 16, dates: nil, note: "")
        let row = RegisterRow(
            entry: .event(event),
            reporters: [
                EntryReporter(office: "vn-20", period: period, revision: 1),
                EntryReporter(office: "vn-31-2025", period: period, revision: 1),
            ], conflicts: [conflict])
        let count = RegisterCount(
            indicator: "events.hosted", label: Label(english: "Events hosted"), unit: "event",
            stated: Quantity(value: FixedPoint(units: 2, scale: 0)),
            listed: Quantity(value: FixedPoint(units: 1, scale: 0)), entryCount: 1,
            joint: [JointEntry(id: event.id, reporters: row.reporters)])
        return ListRegisterEntriesResponse(
            sequence: 8, catalogueVersion: 1, register: .events,
            periods: [PeriodWindow(period: period, window: try #require(DateRange(first: first, last: last)))],
            rowCount: 1, rows: [row], counts: [count], findings: [conflict],
            offices: [
                NamedOffice(office: "vn-20", name: Label(english: "Lang Son"), code: "20"),
                NamedOffice(office: "vn-31-2025", name: Label(english: "Hai Phong"), code: "31"),
            ])
    }

    @Test func `a conflict shows both statements once`() throws {
        let text = try RegisterView(answer: Self.answer()).text(TextStyle())
        #expect(text.contains("reported by Lang Son (20), 2025, revision 1\n"))
        #expect(text.contains("! The offices number it differently. [904 ENTRY_ORDINAL_DIFFERS]"))
        #expect(text.contains("      Lang Son (20), 2025, revision 1: ordinal 16\n"))
        #expect(text.contains("      Hai Phong (31), 2025, revision 1: ordinal 15\n"))
        #expect(!text.contains("To be looked at"))
        #expect(text.contains("1 entry.\n"))
    }

    @Test func `figures stand beside the entries that they count`() throws {
        let view = try RegisterView(answer: Self.answer())
        let line = view.text(TextStyle()).split(separator: "\n").last { $0.hasPrefix("Events hosted") }
        #expect(line?.split(separator: " ").suffix(5) == ["2", "1", "event", "1", "1"])
        #expect(view.json.line.contains("\"event\":{\"id\":\"joint-committee-conference\""))
        #expect(view.csv.map(\.count) == [11, 11])
        #expect(view.csv[1].last == "ENTRY_ORDINAL_DIFFERS")
    }
}
