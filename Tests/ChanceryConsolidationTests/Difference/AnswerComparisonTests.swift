// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryConsolidation

@Suite("What changed between two answers, and why")
struct AnswerComparisonTests {
    /// February 2024 of two offices.
    private static let february = ConsolidationQuery(
        scope: .offices(["stays", "turns"]), regime: "FREE", period: period("2024-02"))
    private static let flow = IndicatorKind.flowCount.rawValue

    private static func send(
        _ history: inout ReportHistory, _ office: String, _ figures: Figure..., reason: String = ""
    ) {
        history.send(office, "2024-02", figures, reason: reason)
    }

    @Test("a group of seventeen: 398 becomes 400, by one correction, and is no longer nearly 400")
    func groupTwo() throws {
        var history = ReportHistory()
        for row in GroupTwo.rows {
            history.send("vn-" + row.code, "2024-H1", figures(row.values), regime: Sample.regime)
        }
        let before = history.sequence
        var values = try #require(GroupTwo.rows.first).values
        values[0] = 64
        history.send(
            "vn-31", "2024-H1", figures(values), regime: Sample.regime, author: "Nguyễn Văn A",
            reason: "two delegations of May were left out")
        let query = ConsolidationQuery(
            scope: .group("emulation-2"), regime: Sample.regime, period: period("2024-H1"))
        let difference = try history.difference(query, from: before)

        #expect(difference.from == DifferenceSide(sequence: 17, catalogueVersion: 1, expected: 17, reported: 17))
        #expect(difference.to == DifferenceSide(sequence: 18, catalogueVersion: 1, expected: 17, reported: 17))
        let figure = try #require(difference.figures.first)
        #expect(difference.figures.count == 1)
        #expect(figure.figure.indicator == "delegations.outbound")
        #expect(figure.kind == .moved)
        #expect(figure.before == FigureStatement(quantity(398)))
        #expect(figure.after == FigureStatement(quantity(400)))
        #expect(words(figure.before) == "nearly 400")
        #expect(words(figure.after) == "400")
        #expect(digits(figure.before) == "398")
        #expect(figure.difference == quantity(2))
        let step = ChangeStep(
            revision: 2, sequence: 18, time: history.time(18), author: "Nguyễn Văn A",
            reason: "two delegations of May were left out", value: quantity(64))
        #expect(
            figure.causes == [
                FigureCause(
                    kind: .correction, office: "vn-31",
                    name: Label(english: "Hai Phong", vietnamese: "Hai Phong (vi)"), period: period("2024-H1"),
                    revisionBefore: 1, revisionAfter: 2, before: quantity(62), after: quantity(64),
                    contribution: FixedPoint(units: 2, scale: 0), steps: [step])
            ])
        let report = try #require(difference.reports.first)
        #expect(difference.reports.count == 1)
        #expect(report.office == "vn-31" && report.revisionBefore == 1 && report.revisionAfter == 2)
        #expect(report.before == .onTime && report.after == .onTime)
        #expect(report.steps.map(\.reason) == ["two delegations of May were left out"])
    }

    private func figures(_ values: [Int]) -> [Figure] {
        zip(GroupTwo.indicators, values).map { Figure(indicator: $0, value: .decimal(String($1))) }
    }

    private func words(_ statement: FigureStatement?) -> String? {
        guard case .number(_, let words, _)? = statement else { return nil }
        return words.english
    }

    private func digits(_ statement: FigureStatement?) -> String? {
        guard case .number(_, _, let digits)? = statement else { return nil }
        return digits.english
    }

    @Test("nothing happened: nothing changed")
    func nothing() throws {
        var history = ReportHistory()
        Self.send(&history, "stays", figure(Self.flow, "3"))
        history.send("outsider", "2024-02", [figure(Self.flow, "9")])
        let difference = try history.difference(Self.february, from: 1)
        #expect(difference.figures.isEmpty && difference.reports.isEmpty)
    }

    @Test("a first report makes its part appear, and completeness moves from missing to reported")
    func arrival() throws {
        var history = ReportHistory()
        Self.send(&history, "stays", figure(Self.flow, "3"))
        Self.send(&history, "turns", figure(Self.flow, "4"))
        let difference = try history.difference(Self.february, from: 1)
        #expect(difference.from.reported == 1 && difference.to.reported == 2)
        let report = try #require(difference.reports.first)
        #expect(report.before == .missing && report.after == .onTime && report.revisionBefore == 0)
        let figure = try #require(difference.figures.first)
        #expect(figure.kind == .moved && figure.difference == quantity(4))
        let cause = try #require(figure.causes.first)
        #expect(figure.causes.count == 1)
        #expect(cause.kind == .arrival && cause.office == "turns" && cause.before == nil && cause.after == quantity(4))
        #expect(cause.steps.map(\.revision) == [1] && cause.steps.map(\.reason) == [""])
    }

    @Test("of several corrections only those that changed the part are named, each with what it said")
    func onlyWhatContributed() throws {
        var history = ReportHistory()
        let other = IndicatorKind.flowAmount.rawValue
        Self.send(&history, "stays", figure(Self.flow, "3"), figure(other, "1"))
        Self.send(&history, "turns", figure(Self.flow, "4"))
        let before = history.sequence
        Self.send(&history, "stays", figure(Self.flow, "5"), figure(other, "1"), reason: "first")
        Self.send(&history, "stays", figure(Self.flow, "5"), figure(other, "2"), reason: "other figure")
        Self.send(&history, "stays", figure(Self.flow, "6"), figure(other, "2"), reason: "third")
        Self.send(&history, "turns", figure(Self.flow, "4"), reason: "a text")
        let difference = try history.difference(Self.february, from: before)
        #expect(difference.figures.map(\.figure.indicator) == [Self.flow, other])
        #expect(difference.figures[0].causes.map(\.office) == ["stays"])
        #expect(difference.figures[0].causes[0].steps.map(\.reason) == ["first", "third"])
        #expect(difference.figures[0].causes[0].steps.map(\.value) == [quantity(5), quantity(6)])
        #expect(difference.figures[1].causes[0].steps.map(\.reason) == ["other figure"])
        // Both reports changed, though the second in its text only.
        #expect(difference.reports.map(\.office) == ["stays", "turns"])
        #expect(difference.reports[0].steps.map(\.revision) == [2, 3, 4])
    }

    @Test(
        "a returned report takes its parts with it, and is named with who returned it and why, until its correction"
    )
    func returned() throws {
        var history = ReportHistory()
        Self.send(&history, "stays", figure(Self.flow, "3"))
        Self.send(&history, "turns", figure(Self.flow, "4"))
        let before = history.sequence
        history.act(.giveBack, on: "turns", "2024-02", reason: "no list of delegations")
        let returned = try history.difference(Self.february, from: before)
        let report = try #require(returned.reports.first)
        #expect(report.before == .onTime && report.after == .returned && report.revisionAfter == 1)
        #expect(report.steps.map(\.act) == [.giveBack])
        #expect(returned.to.reported == 1)
        let figure = try #require(returned.figures.first)
        #expect(figure.difference == quantity(-4))
        let cause = try #require(figure.causes.first)
        #expect(cause.kind == .act && cause.before == quantity(4) && cause.after == nil)
        #expect(cause.contribution == FixedPoint(units: -4, scale: 0))
        #expect(cause.steps.map(\.reason) == ["no list of delegations"] && cause.steps.map(\.author) == ["leader"])

        let middle = history.sequence
        Self.send(&history, "turns", ChanceryConsolidationTests.figure(Self.flow, "4"), reason: "list added")
        let corrected = try history.difference(Self.february, from: middle)
        #expect(corrected.reports.map(\.before) == [.returned] && corrected.reports.map(\.after) == [.onTime])
        #expect(corrected.figures.map(\.difference) == [quantity(4)])
        #expect(corrected.figures[0].causes.map(\.kind) == [.correction])
        // Over both, the figure is what it was, so no figure changed; the report did.
        let over = try history.difference(Self.february, from: before)
        #expect(over.figures.isEmpty)
        #expect(over.reports.map(\.steps.count) == [2])
    }

    @Test("a returned report that is taken as it stands counts again, by the act")
    func takenAfterReturn() throws {
        var history = ReportHistory()
        Self.send(&history, "stays", figure(Self.flow, "3"))
        history.act(.giveBack, on: "stays", "2024-02", reason: "why so few?")
        history.act(.accept, on: "stays", "2024-02")
        let difference = try history.difference(Self.february, from: 2)
        #expect(difference.figures.map(\.kind) == [.appeared])
        #expect(difference.figures[0].causes.map(\.kind) == [.act])
        #expect(difference.figures[0].causes[0].steps.map(\.act) == [.accept])
    }

    @Test("an act that leaves the standing of a report alone is not named")
    func otherActs() throws {
        var history = ReportHistory()
        Self.send(&history, "stays", figure(Self.flow, "3"))
        history.act(.close, on: "stays", "2024-02")
        #expect(try history.difference(Self.february, from: 1).reports.isEmpty)
    }
}
