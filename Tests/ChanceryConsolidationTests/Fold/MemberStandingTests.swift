// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Cut-off 14 June, due by the end of 17 June in UTC+7.
struct MemberStandingTests {
    private func report(_ first: String, corrected: String? = nil) throws -> MemberReport {
        let answer = try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: .offices(["stays"]), regime: "FREE", period: period("2024-H1")),
            reports: [
                accepted(
                    "stays", "2024-H1", [], revision: corrected == nil ? 1 : 2, firstReceivedAt: first,
                    receivedAt: corrected)
            ])
        #expect(answer.members[0].reports[0].lateFrom == instant("2024-06-17T17:00:00Z"))
        return answer.members[0].reports[0]
    }

    @Test(arguments: [
        ("2024-06-17T23:59:59.9+07:00", ReportTimeliness.onTime), ("2024-06-17T23:59:59.999999+07:00", .onTime),
        ("2024-06-18T00:00:00+07:00", .late), ("2024-06-17T17:00:00Z", .late), ("2024-06-17T16:59:59Z", .onTime),
    ])
    func theDueDayEndsInTheZoneOfTheRegime(_ text: String, _ timeliness: ReportTimeliness) throws {
        #expect(try report(text).timeliness == timeliness)
    }

    @Test func aCorrectionDoesNotMakeAReportLate() throws {
        let report = try report("2024-06-17T10:00:00+07:00", corrected: "2024-07-01T10:00:00+07:00")
        #expect(report.timeliness == .onTime)
        #expect(report.receivedAt == instant("2024-07-01T03:00:00Z"))
        #expect(report.firstReceivedAt == instant("2024-06-17T03:00:00Z"))
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
        #expect(answer.members[0].reports[0].lateFrom == nil)
        #expect(answer.members[0].reports[0].timeliness == .notDue)
        #expect(answer.completeness.total.notDue == 1)
        #expect(answer.members[0].name.english == "board")
    }

    // MARK: - Acts

    private static let half = period("2024-H1")

    private func act(
        _ office: String, _ kind: ActKind, revision: Int32 = 0, until: String? = nil, reason: String = "",
        sequence: StoreSequence
    ) -> ActRecord {
        ActRecord(
            key: ReportKey(office: office, regime: Sample.regime, period: MemberStandingTests.half),
            fact: ActFact(kind: kind, revision: revision, until: until.map(instant)), reason: reason,
            sequence: sequence)
    }

    private func groupTwo(
        _ acts: [ActRecord], late: [String: String] = [:], revisions: [String: Int32] = [:]
    ) throws -> Consolidation {
        let reports = GroupTwo.reports().map { report in
            let office = report.report.office
            return accepted(
                office, "2024-H1", report.report.figures, regime: Sample.regime, revision: revisions[office] ?? 1,
                firstReceivedAt: late[office] ?? "2024-06-16T10:00:00+07:00")
        }
        return try Sample.consolidator.consolidate(
            ConsolidationQuery(scope: .group("emulation-2"), regime: Sample.regime, period: MemberStandingTests.half),
            reports: reports, acts: acts)
    }

    /// One at the last moment, one at the first late one, one a day late by an extension, one a day late without.
    @Test func fifteenOfSeventeenAreOnTimeOneOfThemExtended() throws {
        let answer = try groupTwo(
            [act("vn-30", .extend, until: "2024-06-19T00:00:00+07:00", reason: "flood", sequence: 40)],
            late: [
                "vn-31": "2024-06-17T23:59:59.9+07:00", "vn-01": "2024-06-18T00:00:00.0+07:00",
                "vn-30": "2024-06-18T12:00:00+07:00", "vn-24": "2024-06-18T12:00:00+07:00",
            ])
        #expect(
            answer.completeness.total
                == CompletenessCounts(
                    expected: 17, reported: 17, onTime: 15, late: 2, notDue: 0, missing: 0, returned: 0, extended: 1))
        #expect(answer.completeness.byKind.map(\.counts.extended) == [0, 1])
        #expect(answer.completeness.byPeriod.map(\.counts) == [answer.completeness.total])
        let extended = try #require(answer.members.first { $0.office == "vn-30" }?.reports.first)
        #expect(extended.lateFrom == instant("2024-06-19T00:00:00+07:00"))
        #expect(extended.extendedUntil == extended.lateFrom)
        #expect(extended.isExtended && extended.timeliness == .onTime)
        #expect(extended.state == .submitted)
    }

    @Test func anExtensionEndsAtItsMomentAndNeverShortens() throws {
        let late = try groupTwo(
            [act("vn-30", .extend, until: "2024-06-19T00:00:00+07:00", sequence: 40)],
            late: ["vn-30": "2024-06-19T00:00:00+07:00"])
        #expect(late.completeness.total.late == 1 && late.completeness.total.extended == 0)
        let shorter = try groupTwo(
            [act("vn-30", .extend, until: "2024-06-10T00:00:00+07:00", sequence: 40)],
            late: ["vn-30": "2024-06-17T12:00:00+07:00"])
        #expect(shorter.completeness.total.onTime == 17 && shorter.completeness.total.extended == 0)
        let early = try groupTwo([act("vn-30", .extend, until: "2024-06-19T00:00:00+07:00", sequence: 40)])
        #expect(early.completeness.total.extended == 0, "it was on time without the extension")
    }

    @Test func aReturnedRevisionCountsNowhere() throws {
        let returned = [
            act("vn-31", .giveBack, revision: 1, reason: "62 is not 64", sequence: 41),
            act("vn-31", .accept, revision: 1, sequence: 40),
        ]
        let answer = try groupTwo(returned)
        #expect(answer.figures[0].outcome == .sum(quantity(336)))
        #expect(answer.figures[0].coverage.missing.map(\.office) == ["vn-31"])
        let counts = answer.completeness.total
        #expect(counts.reported == 16 && counts.missing == 1 && counts.returned == 1)
        let haiPhong = answer.members[0].reports[0]
        #expect(haiPhong.state == .returned)
        #expect(haiPhong.timeliness == .missing && haiPhong.revision == 0 && haiPhong.receivedAt == nil)
        #expect(haiPhong.returnedRevision == 1 && haiPhong.returnedSequence == 1)
        #expect(haiPhong.returnReason == "62 is not 64")
        let corrected = try groupTwo(returned, revisions: ["vn-31": 2])
        #expect(corrected.figures[0].outcome == .sum(quantity(398)))
        #expect(corrected.members[0].reports[0].state == .submitted)
        #expect(corrected.members[0].reports[0].returnedRevision == 0)
    }

    @Test func anAcceptedRevisionSaysSo() throws {
        let answer = try groupTwo([act("vn-31", .accept, revision: 1, sequence: 40)])
        #expect(answer.members[0].reports[0].state == .accepted)
        #expect(answer.figures[0].outcome == .sum(quantity(398)))
    }

    @Test func actsOfOtherReportsAreLeftAside() throws {
        let other = ActRecord(
            key: ReportKey(office: "vn-31", regime: "FREE", period: MemberStandingTests.half),
            fact: ActFact(kind: .giveBack, revision: 1), reason: "other regime", sequence: 40)
        let later = ActRecord(
            key: ReportKey(office: "vn-31", regime: Sample.regime, period: period("2024-H2")),
            fact: ActFact(kind: .giveBack, revision: 1), reason: "other period", sequence: 41)
        #expect(try groupTwo([other, later]) == groupTwo([]))
    }
}
