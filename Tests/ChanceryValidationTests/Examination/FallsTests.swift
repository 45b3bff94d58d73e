// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// Totals since a start must not fall; stocks and distinct counts are asked about when they do.
@Suite struct FallsTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    private func total(
        _ value: String, _ qualifier: Qualifier = .exact, status: FigureStatus = .actual,
        since: String = "2020-01-01", subUnit: String = ""
    ) -> Figure {
        Figure(
            indicator: "delegations.cumulative", value: .decimal(value), qualifier: qualifier, status: status,
            since: day(since), subUnit: subUnit)
    }

    private func codes(_ now: Figure, after before: [Report]) throws -> [FindingCode] {
        let report = SampleReport.changed { report in
            report.narratives = []
            report.figures.removeAll { $0.indicator == now.indicator }
            report.figures.append(now)
        }
        let result = try validator.validate(report, at: SampleReport.now, history: SampleHistory(before))
        let others: Set<FindingCode> = [.missingSection, .aboutWithoutEstimate]
        return result.findings.map(\.code).filter { !others.contains($0) }
    }

    private func codes(_ now: Figure, after before: Figure) throws -> [FindingCode] {
        try codes(now, after: [SampleReport.earlier("2023-H2", [before])])
    }

    /// Lang Son stated 173 delegations since 2020; a later 170 cannot be true of both reports.
    @Test(
        arguments: [
            ("173", .exact, "170", .exact, .cumulativeFell),
            ("173", .exact, "173", .exact, nil),
            ("173", .exact, "180", .exact, nil),
            ("173", .moreThan, "173", .exact, .cumulativeFell),
            ("173", .moreThan, "174", .exact, nil),
            ("173", .atLeast, "173", .exact, nil),
            ("173", .exact, "173", .nearly, .cumulativeFell),
            ("173", .exact, "170", .moreThan, .cumulativeMayHaveFallen),
            ("173", .exact, "170", .about, .cumulativeMayHaveFallen),
            ("173", .about, "170", .exact, .cumulativeMayHaveFallen),
            ("173", .about, "173", .about, nil),
            ("400", .nearly, "398", .exact, .cumulativeMayHaveFallen),
        ] as [(String, Qualifier, String, Qualifier, FindingCode?)])
    func onlyACertainFallRefuses(
        before: String, was: Qualifier, now: String, qualifier: Qualifier, expected: FindingCode?
    ) throws {
        #expect(try codes(total(now, qualifier), after: total(before, was)) == [expected].compactMap(\.self))
    }

    @Test func estimatesAreAskedAbout() throws {
        #expect(try codes(total("170", status: .estimate), after: total("173")) == [.cumulativeMayHaveFallen])
        #expect(try codes(total("170"), after: total("173", status: .provisional)) == [.cumulativeMayHaveFallen])
        #expect(try codes(total("170"), after: total("173", status: .plan)) == [])
    }

    @Test func onlyTheSameThingIsCompared() throws {
        #expect(try codes(total("170", since: "2021-01-01"), after: total("173")) == [])
        #expect(try codes(total("170", subUnit: "vn-20-dong-dang"), after: total("173")) == [])
        let inDong = Figure(
            indicator: "delegations.cumulative", value: .decimal("173"), unit: "person", since: day("2020-01-01"))
        #expect(try codes(total("170"), after: inDong) == [])
    }

    @Test func theLatestEarlierStatementCounts() throws {
        let first = SampleReport.earlier("2022-H1", [total("900")])
        let corrected = SampleReport.earlier("2022-H2", [total("160")])
        let silent = SampleReport.earlier("2023-H2", [])
        #expect(try codes(total("170"), after: [first, corrected, silent]) == [])
        #expect(try codes(total("150"), after: [first, corrected, silent]) == [.cumulativeFell])
        // A correction of the earlier period resolves it.
        #expect(try codes(total("150"), after: [SampleReport.earlier("2022-H2", [total("149")])]) == [])
        // Another office, another regime and longer ago than is looked at say nothing.
        #expect(
            try codes(
                total("1"),
                after: [
                    SampleReport.earlier("2023-H2", [total("900")], office: "vn-01"),
                    SampleReport.earlier("2023-H2", [total("900")], regime: "FA-CAL"),
                    SampleReport.earlier("2019-H2", [total("900")]),
                ]) == [])
    }

    @Test func whatALaterReportStatesIsAskedAboutAndNeverRefused() throws {
        let later = SampleReport.earlier("2024-H2", [total("173")])
        #expect(try codes(total("180"), after: [later]) == [.moreThanLater])
        #expect(try codes(total("173"), after: [later]) == [])
        #expect(try codes(total("180", since: "2021-01-01"), after: [later]) == [])
        let floor = SampleReport.earlier("2024-H2", [total("173", .atLeast)])
        #expect(try codes(total("180"), after: [floor]) == [.moreThanLater])
        // The nearest one that states it counts; the third is not looked at.
        let farther = SampleReport.earlier("2025-H1", [total("190")])
        #expect(try codes(total("180"), after: [SampleReport.earlier("2024-H2", []), farther]) == [])
        #expect(try codes(total("180"), after: [later, farther]) == [.moreThanLater])
        #expect(try codes(total("180"), after: [SampleReport.earlier("2025-H2", [total("1")])]) == [])
        let projects = { (value: String, day: CivilDate) in
            Figure(indicator: "fdi.projects", value: .decimal(value), asOf: day)
        }
        let stock = SampleReport.earlier("2024-H2", [projects("599", day("2024-12-14"))])
        #expect(try codes(projects("600", day("2024-06-14")), after: [stock]) == [.moreThanLater])
        #expect(FindingCode.moreThanLater.isQuestion)
    }

    /// Bac Giang: more than 30 countries in 2023, 30 in the middle of 2024. Asked, and never refused.
    @Test func aDistinctCountThatFallsIsAskedAbout() throws {
        let now = Figure(indicator: "fdi.countries", value: .decimal("30"), asOf: day("2024-06-14"))
        let before = Figure(
            indicator: "fdi.countries", value: .decimal("30"), qualifier: .moreThan, asOf: day("2023-12-14"))
        #expect(try codes(now, after: before) == [.stockFell])
        #expect(try codes(now, after: now) == [])
        #expect(FindingCode.stockFell.isQuestion)
    }

    @Test func theLaterOfTwoDaysCounts() throws {
        let now = Figure(indicator: "fdi.projects", value: .decimal("560"), asOf: day("2024-06-14"))
        let figures = [("2023-08-01", "599"), ("2023-12-01", "551")].map {
            Figure(indicator: "fdi.projects", value: .decimal($0.1), asOf: day($0.0))
        }
        #expect(try codes(now, after: [SampleReport.earlier("2023-H2", figures)]) == [])
        #expect(try codes(now, after: [SampleReport.earlier("2023-H2", figures.reversed())]) == [])
    }

    @Test func aSuccessorIsComparedWithTheSumOfItsPredecessors() throws {
        func codes(_ value: String, _ before: [Report]) throws -> [FindingCode] {
            let report = SampleReport.earlier("2025-H2", [total(value)], office: "vn-24-2025")
            let result = try validator.validate(
                report, at: moment("2026-01-01T00:00:00Z"), history: SampleHistory(before))
            return result.findings.map(\.code).filter(\.isQuestion)
        }
        let both = [
            SampleReport.earlier("2025-H1", [total("100")], office: "vn-24"),
            SampleReport.earlier("2025-H2", [total("120")], office: "vn-24"),
            SampleReport.earlier("2025-H1", [total("62")], office: "vn-27"),
        ]
        #expect(try codes("181", both) == [.lessThanPredecessors])
        #expect(try codes("182", both) == [])
        // One that stated nothing leaves the other's number as the floor.
        #expect(try codes("119", Array(both.prefix(2))) == [.lessThanPredecessors])
        #expect(try codes("120", Array(both.prefix(2))) == [])
    }
}
