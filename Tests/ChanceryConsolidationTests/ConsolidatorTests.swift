// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

/// Emulation Group No. 2, first half of 2024: partial, then full.
struct ConsolidatorTests {
    private let query = ConsolidationQuery(
        scope: .group("emulation-2"), regime: Sample.regime, period: period("2024-H1"))

    private func values(_ answer: Consolidation) -> [Int64?] {
        answer.figures.map { $0.outcome.quantity?.value.units }
    }

    @Test func sixteenOfSeventeenNameTheMissingMember() throws {
        let answer = try Sample.consolidator.consolidate(query, reports: GroupTwo.reports(without: ["Thai Binh"]))
        #expect(answer.figures.map(\.indicator) == GroupTwo.indicators)
        #expect(values(answer) == [392, 358, 14, 97, 1_034_000, 51, 37, 12])
        let outbound = answer.figures[0]
        #expect(outbound.coverage.included.count == 16)
        #expect(outbound.coverage.missing == [CoverageGap(office: "vn-34", periods: [period("2024-H1")])])
        #expect(!outbound.isComplete)
        #expect(
            answer.completeness.total
                == CompletenessCounts(expected: 17, reported: 16, onTime: 16, late: 0, notDue: 0, missing: 1))
        let kinds = answer.completeness.byKind
        #expect(kinds.map(\.kind) == [.department, .officeUnit])
        #expect(kinds.map(\.counts.onTime) == [7, 9])
        #expect(kinds.map(\.counts.expected) == [7, 10])
        let thaiBinh = try #require(answer.members.last)
        #expect(thaiBinh.name.english == "Thai Binh")
        #expect(thaiBinh.code == "34")
        #expect(thaiBinh.kind == .officeUnit)
        #expect(thaiBinh.reports.map(\.timeliness) == [.missing])
    }

    @Test func allSeventeenMeetThePublishedTotals() throws {
        let answer = try Sample.consolidator.consolidate(query, reports: GroupTwo.reports())
        #expect(values(answer) == GroupTwo.totals.map(Int64.init))
        #expect(answer.figures.allSatisfy { $0.isComplete && $0.outcome.quantity?.qualifier == .exact })
        #expect(answer.windowFamily == "d09")
        #expect(
            answer.periods == [
                PeriodWindow(period: period("2024-H1"), window: range("2023-12-15", "2024-06-14"))
            ])
        #expect(answer.groupLabel.english == "Emulation Group No. 2")
        #expect(answer.group == "emulation-2" && answer.regime == query.regime && answer.bordersOn == query.bordersOn)
        #expect(answer.members.map(\.office) == GroupTwo.rows.map { "vn-" + $0.code })
    }

    @Test func explicitZeroIsIncludedAndSilenceIsNot() throws {
        var reports = GroupTwo.reports(without: ["Yen Bai"])
        reports.append(
            accepted("vn-15", "2024-H1", [figure("delegations.outbound", "8")], regime: Sample.regime))
        let answer = try Sample.consolidator.consolidate(query, reports: reports)
        let consular = try #require(answer.figures.first { $0.indicator == "consular.cases" })
        #expect(consular.coverage.included.contains("vn-06"), "Bac Kan says zero")
        #expect(consular.coverage.silent.map(\.office) == ["vn-15"])
        #expect(consular.contributions.count == 16)
        #expect(!consular.isComplete)
    }

    @Test func everyFigureIsTraceable() throws {
        let answer = try Sample.consolidator.consolidate(query, reports: GroupTwo.reports())
        for (index, figure) in answer.figures.enumerated() {
            #expect(figure.contributions.map(\.office) == GroupTwo.rows.map { "vn-" + $0.code })
            #expect(figure.contributions.map(\.quantity.value.units) == GroupTwo.rows.map { Int64($0.values[index]) })
            #expect(figure.contributions.allSatisfy { $0.use == .used && $0.revision == 1 })
        }
    }

    @Test func correctionReplacesOneMember() throws {
        let corrected = accepted(
            "vn-31", "2024-H1", [figure("delegations.outbound", "64")], regime: Sample.regime, revision: 2)
        let answer = try Sample.consolidator.consolidate(query, reports: [corrected] + GroupTwo.reports())
        #expect(answer.figures[0].outcome == .sum(quantity(400)))
        #expect(answer.figures[0].contributions[0].revision == 2)
        #expect(answer.members[0].reports[0].revision == 2)
    }

    @Test func nobodyReportedStillNamesWhatIsOwed() throws {
        let answer = try Sample.consolidator.consolidate(query, reports: [])
        #expect(answer.figures.map(\.indicator) == GroupTwo.indicators)
        #expect(answer.figures.allSatisfy { $0.outcome.refusal == .noNumber && $0.coverage.missing.count == 17 })
    }

    @Test func singleOfficeReadsItsFiguresBack() throws {
        let kinds = IndicatorKind.allCases
        let figures = kinds.enumerated().map { index, kind in
            figure(
                kind.rawValue, String(index + 3), .moreThan, status: kind == .plan ? .plan : .estimate,
                asOf: kind.needsAsOfDate ? "2024-02-10" : nil, since: kind.needsStartDate ? "2020-01-01" : nil,
                event: kind.needsEvent ? "abac-3" : "")
        }
        let answer = try consolidate([accepted("stays", "2024-02", figures)], offices: ["stays"])
        #expect(answer.figures.count == kinds.count)
        for (index, read) in answer.figures.enumerated() {
            let scale = kinds[index] == .rate || kinds[index] == .stockAmount ? 2 : 0
            let units = Int64(index + 3) * (scale == 2 ? 100 : 1)
            #expect(read.indicator == kinds[index].rawValue)
            #expect(
                read.outcome
                    == .sum(quantity(units, .moreThan, kinds[index] == .plan ? .plan : .estimate, scale: scale)))
            #expect(read.isComplete)
            #expect(read.contributions.first?.asOf == (kinds[index].needsAsOfDate ? date("2024-02-10") : nil))
        }
    }

    @Test func unreadableFiguresAreNamed() throws {
        let answer = try consolidate([
            accepted(
                "stays", "2024-02",
                [figure("gone", "1"), figure("flow-count", "many"), figure("flow-count", "1.5"), figure("rate", "1.5")])
        ])
        #expect(answer.unread.map(\.reason) == ["unknown-indicator", "not-a-number", "not-at-scale"])
        #expect(answer.unread.map(\.indicator) == ["gone", "flow-count", "flow-count"])
        #expect(answer.figures.map(\.indicator) == ["rate"])
    }
}
