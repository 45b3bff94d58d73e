// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// Questions from history, from peers, from amounts per item, from stocks and from published growth.
@Suite struct PlausibilityTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    private func figure(_ indicator: String, _ value: String, _ qualifier: Qualifier = .exact) -> Figure {
        Figure(indicator: indicator, value: .decimal(value), qualifier: qualifier)
    }

    private func asked(_ figures: [Figure], after before: [Report] = []) throws -> [FindingCode] {
        let report = SampleReport.earlier("2024-H1", figures)
        let result = try validator.validate(report, at: SampleReport.now, history: SampleHistory(before))
        let questions = result.findings.filter(\.needsAnswer)
        #expect(result.openQuestionCount == Int32(questions.count))
        return questions.map(\.code)
    }

    private func outbound(_ values: [String]) -> [Report] {
        zip(
            ["2023-H2", "2023-H1", "2022-H2", "2022-H1", "2021-H2", "2021-H1", "2020-H2", "2020-H1", "2019-H2"], values
        )
        .map { SampleReport.earlier($0, [figure("delegations.outbound", $1)]) }
    }

    @Test(
        arguments: [
            (["20", "10", "30"], "60", false), (["20", "10", "30"], "61", true), (["20", "10", "30"], "7", false),
            (["20", "10", "30"], "6", true),
            // Two numbers have their mean for a median, and twice the factor: 2.5 to 90.
            (["20", "10"], "90", false), (["20", "10"], "91", true), (["20", "10"], "3", false),
            (["20", "10"], "2", true),
            (["20"], "120", false), (["20"], "121", true),
            // Nothing follows from nothing.
            (["0", "0", "0"], "400", false), ([], "400", false),
            // The ninth is not looked at.
            (["10", "10", "10", "10", "10", "10", "10", "10", "9000"], "31", true),
        ] as [([String], String, Bool)])
    func changesBeyondTheFactorAreAskedAbout(before: [String], now: String, isAsked: Bool) throws {
        let codes = try asked([figure("delegations.outbound", now)], after: outbound(before))
        #expect(codes == (isAsked ? [.changeQuestioned] : []))
    }

    @Test func aChangeIsOfTheSameBreakdown() throws {
        var china = figure("delegations.outbound", "400")
        china.dimensions = [DimensionChoice(dimension: "partner", value: "CN")]
        #expect(try asked([china], after: outbound(["10", "10", "10"])) == [])
        var window = figure("delegations.outbound", "400")
        window.window = days("2024-01-01", "2024-03-31")
        #expect(try asked([window], after: outbound(["10", "10", "10"])) == [])
        var plan = figure("delegations.outbound", "400")
        plan.status = .plan
        #expect(try asked([plan], after: outbound(["10", "10", "10"])) == [])
    }

    @Test func peersAreAskedAboutFromThreeOn() throws {
        func peers(_ values: [(String, String)]) -> [Report] {
            values.map {
                SampleReport.earlier("2023-H2", [figure("delegations.inbound", $0.1)], office: $0.0)
            }
        }
        let three = peers([("vn-01", "10"), ("vn-24", "20"), ("vn-99", "30")])
        #expect(try asked([figure("delegations.inbound", "41")], after: three) == [.peersQuestioned])
        #expect(try asked([figure("delegations.inbound", "40")], after: three) == [])
        #expect(try asked([figure("delegations.inbound", "9")], after: three) == [.peersQuestioned])
        #expect(try asked([figure("delegations.inbound", "41")], after: Array(three.prefix(2))) == [])
        var part = figure("delegations.inbound", "41")
        part.dimensions = [DimensionChoice(dimension: "partner", value: "CN")]
        #expect(try asked([part], after: three) == [])
    }

    /// The group's commitment: 1.04 million dollars for 98 projects are 10.6 thousand each; Lang Son had 72.7 thousand
    /// and Group 3 of 2025 had 449 thousand.
    @Test(
        arguments: [
            ("1040000", .exact, "98", .exact, true), ("1000000", .moreThan, "100", .nearly, true),
            ("1600000", .exact, "22", .exact, false), ("75000000", .exact, "167", .exact, false),
            ("1960000", .exact, "98", .exact, false), ("1959999", .exact, "98", .exact, true),
            ("196000001", .exact, "98", .exact, true), ("5", .exact, "0", .exact, false),
        ] as [(String, Qualifier, String, Qualifier, Bool)])
    func amountsPerItem(
        amount: String, was: Qualifier, count: String, qualifier: Qualifier, isAsked: Bool
    ) throws {
        let codes = try asked([figure("ngo.committed", amount, was), figure("ngo.projects", count, qualifier)])
        #expect(codes == (isAsked ? [.perItemQuestioned] : []))
    }

    /// Hue: 17 relationships. Are they 14 and 3?
    @Test func stocksAddUp() throws {
        func asked(_ now: String, new: String?, ended: String?, _ qualifier: Qualifier = .exact) throws -> Bool {
            var stock = figure("relationships", now, qualifier)
            stock.asOf = day("2024-06-14")
            let flows = [("relationships.new", new), ("relationships.ended", ended)].compactMap { code, value in
                value.map { figure(code, $0) }
            }
            let before = SampleReport.earlier("2023-H2", [figure("relationships", "14")])
            return try self.asked([stock] + flows, after: [before]).contains(.stockArithmeticQuestioned)
        }
        #expect(try !asked("17", new: "3", ended: nil))
        #expect(try asked("17", new: "4", ended: nil))
        #expect(try !asked("17", new: "4", ended: "1"))
        #expect(try asked("17", new: "4", ended: "2"))
        #expect(try !asked("17", new: nil, ended: "2"))
        #expect(try !asked("15", new: "3", ended: nil, .moreThan))
        #expect(try asked("17", new: "3", ended: nil, .moreThan))
    }

    /// Bac Giang: about 52.4 thousand million, up by 20.9 percent. The base was between 43.28 and 43.40.
    @Test(
        arguments: [
            ("43340000000", .exact, false), ("43000000000", .exact, true), ("43280000000", .exact, true),
            ("43290000000", .exact, false), ("43390000000", .exact, false), ("43410000000", .exact, true),
            ("43300000000", .about, false), ("43000000000", .about, false), ("42000000000", .about, true),
            ("43000000000", .moreThan, false), ("44000000000", .moreThan, true), ("43000000000", .nearly, true),
        ] as [(String, Qualifier, Bool)])
    func growthFitsWhatWasStored(base: String, qualifier: Qualifier, isAsked: Bool) throws {
        var now = figure("trade.turnover", "52400000000", .about)
        now.status = .estimate
        now.base = ComparisonBase(reference: "2023-H1", changePercent: "20.9")
        let codes = try asked(
            [now], after: [SampleReport.earlier("2023-H1", [figure("trade.turnover", base, qualifier)])])
        #expect(codes == (isAsked ? [.growthHistoryQuestioned] : []))
    }

    @Test func onlyPeriodsOfTheSameFormAreBases() throws {
        for reference in ["2022", "2024-H2", "2024-H1", "the year before"] {
            var now = figure("trade.turnover", "52400000000")
            now.base = ComparisonBase(reference: reference, changePercent: "20.9")
            let before = SampleReport.earlier("2022", [figure("trade.turnover", "1")])
            #expect(try asked([now], after: [before]) == [])
        }
    }
}
