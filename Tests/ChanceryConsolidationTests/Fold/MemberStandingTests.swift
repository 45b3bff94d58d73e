// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Cut-off 14 June, due by the end of 17 June in UTC+7.
struct MemberStandingTests {
    private func submission(_ first: String, corrected: String? = nil) throws -> Submission? {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: .offices(["stays"]), regime: "FREE", period: period("2024-H1")),
            reports: [
                accepted(
                    "stays", "2024-H1", [], revision: corrected == nil ? 1 : 2, firstReceivedAt: first,
                    receivedAt: corrected)
            ])
        #expect(answer.members[0].periods[0].lateFrom == instant("2024-06-17T17:00:00Z"))
        return answer.members[0].periods[0].submission
    }

    @Test(arguments: [
        ("2024-06-17T23:59:59.9+07:00", Timeliness.onTime), ("2024-06-17T23:59:59.999999+07:00", .onTime),
        ("2024-06-18T00:00:00+07:00", .late), ("2024-06-17T17:00:00Z", .late), ("2024-06-17T16:59:59Z", .onTime),
    ])
    func theDueDayEndsInTheZoneOfTheRegime(_ text: String, _ timeliness: Timeliness) throws {
        #expect(try submission(text)?.timeliness == timeliness)
    }

    @Test func aCorrectionDoesNotMakeAReportLate() throws {
        let submission = try submission("2024-06-17T10:00:00+07:00", corrected: "2024-07-01T10:00:00+07:00")
        #expect(submission?.timeliness == .onTime)
        #expect(submission?.receivedAt == instant("2024-07-01T03:00:00Z"))
        #expect(submission?.firstReceivedAt == instant("2024-06-17T03:00:00Z"))
    }

    @Test func aLevelWithoutADueTimeIsNotDue() throws {
        let sample = Sample.catalogue.catalogue
        let board = Office(id: "board", names: [], parent: "stays")
        let catalogue = CatalogueIndex(
            Catalogue(
                edition: "board", offices: sample.offices + [board], windowFamilies: sample.windowFamilies,
                regimes: sample.regimes, measureUnits: sample.measureUnits, indicators: sample.indicators), version: 2)
        let answer = try Consolidator(catalogue: catalogue).consolidate(
            ConsolidationQuery(scope: .offices(["board"]), regime: "FREE", period: period("2024-H1")),
            reports: [accepted("board", "2024-H1", [])])
        #expect(answer.members[0].periods[0].lateFrom == nil)
        #expect(answer.members[0].periods[0].submission?.timeliness == .notDue)
        #expect(answer.completeness.total.notDue == 1)
        #expect(answer.members[0].name.english == "board")
    }
}
