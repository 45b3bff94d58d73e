// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire
internal import Testing

@testable internal import chancery

@Suite struct TerritoryTextTests {
    @Test func `Units are shown with their parts and with who is outside`() throws {
        var answer = try CLISamples.answer()
        answer.bordersOn = CivilDate(iso: "2025-07-01")
        answer.units = [
            TerritoryUnit(
                office: "vn-08-2025", name: Label(english: "Tuyen Quang"), code: "08", parts: ["vn-08"],
                outsiders: [NamedOffice(office: "vn-02", name: Label(english: "Ha Giang"), code: "02")])
        ]
        answer.figures[0].unitFigures = [
            UnitFigure(
                office: "vn-08-2025", outcome: .sum(Quantity(value: FixedPoint(units: 12, scale: 0))))
        ]
        let lines = TerritoryText(answer: answer).units(TextStyle()).split(separator: "\n")
        #expect(lines.first == "By the units of 2025-07-01:")
        #expect(lines.count == 3)
        for word in ["Tuyen Quang (08)", "12", "vn-08", "Ha Giang"] { #expect(lines[2].contains(word), "\(word)") }
    }

    @Test func `Without borders there are no units and no notes`() throws {
        let text = TerritoryText(answer: try CLISamples.answer())
        #expect(text.units(TextStyle()).isEmpty)
        #expect(text.notes(TextStyle()).isEmpty)
    }

    @Test func `A returned report and uncovered days are told`() throws {
        var answer = try CLISamples.answer()
        answer.members[0].reports[0].returnedRevision = 2
        answer.members[0].reports[0].returnReason = "persons are missing"
        let period = try #require(Period(code: "2024"))
        let first = try #require(CivilDate(iso: "2023-12-15"))
        let last = try #require(CivilDate(iso: "2024-12-14"))
        answer.asked = AskedWindow(
            from: period, through: period, window: try #require(DateRange(first: first, last: last)), until: last,
            uncovered: DateRange(first: last, last: last))
        let notes = TerritoryText(answer: answer).notes(TextStyle())
        #expect(notes.contains("revision 2 was returned"))
        #expect(notes.contains("persons are missing"))
        #expect(notes.contains("no period covers 2024-12-14"))
    }
}
