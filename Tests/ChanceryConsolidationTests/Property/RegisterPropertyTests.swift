// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom
internal import Testing

/// Random registers against a count that knows nothing of tables, and in any order of arrival.
@Suite("Registers, at random") struct RegisterPropertyTests {
    private static let offices = ["vn-20", "vn-46", "vn-31", "vn-30"]
    private static let months = ["2025-01", "2025-02", "2025-03"]
    private static let query = RegisterSample.query("2025-01", through: "2025-03")

    private static func reports(_ generator: inout SeededGenerator) -> [AcceptedReport] {
        var reports: [AcceptedReport] = []
        for office in offices {
            for month in months where !generator.once(in: 4) {
                var agreements: [AgreementEntry] = []
                for number in 0..<6 where generator.once(in: 3) {
                    agreements.append(
                        RegisterSample.agreement(
                            "a\(number)", partner: generator.pick(["CN", "LA", ""]),
                            generator.pick(AgreementStatus.allCases)))
                }
                let signed = agreements.count { $0.status == .signed }
                var figures: [Figure] = []
                if !generator.once(in: 3) {
                    let number = signed + (generator.once(in: 6) ? 1 : 0)
                    figures.append(Figure(indicator: "agreements.signed", value: .decimal(String(number))))
                }
                reports.append(RegisterSample.report(office, month, figures: figures, agreements: agreements))
            }
        }
        return reports
    }

    @Test("order of arrival changes nothing", arguments: 0..<100 as Range<UInt64>) func order(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let reports = RegisterPropertyTests.reports(&generator)
        let (register, answer) = try RegisterSample.register(.agreements, RegisterPropertyTests.query, reports)
        for _ in 0..<3 {
            let again = try RegisterSample.register(
                .agreements, RegisterPropertyTests.query, reports.shuffled(using: &generator))
            #expect(again.register == register && again.answer == answer)
        }
    }

    @Test("every id is one row, with the latest statement of each office", arguments: 0..<100 as Range<UInt64>)
    func identity(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let reports = RegisterPropertyTests.reports(&generator)
        let rows = try RegisterSample.register(.agreements, RegisterPropertyTests.query, reports).register.rows
        let ids = Set(reports.flatMap { $0.report.agreements.map(\.id) })
        #expect(rows.count == ids.count && Set(rows.map(\.entry.id)) == ids)
        for row in rows {
            let holders = RegisterPropertyTests.offices.filter { office in
                reports.contains {
                    $0.report.office == office && $0.report.agreements.contains { $0.id == row.entry.id }
                }
            }
            #expect(row.reporters.map(\.office) == holders)
            for reporter in row.reporters {
                let last = reports.filter {
                    $0.report.office == reporter.office && $0.report.agreements.contains { $0.id == row.entry.id }
                }.map(\.receipt.key.period).max()
                #expect(reporter.period == last)
            }
        }
    }

    /// The sum of what is stated or generated, less one for every further time that an agreement is in it, if all who
    /// count one of those state what they list.
    private func expected(_ reports: [AcceptedReport]) -> Int? {
        var sum: Int?
        var seen: [String: Int] = [:]
        var parts: [(ids: [String], isWhole: Bool)] = []
        for report in reports {
            let ids = report.report.agreements.filter { $0.status == .signed }.map(\.id)
            var number = ids.isEmpty ? nil : ids.count
            if case .decimal(let text)? = report.report.figures.first?.value { number = Int(text) }
            guard let number else { continue }
            sum = (sum ?? 0) + number
            parts.append((ids, number == ids.count))
            for id in ids { seen[id, default: 0] += 1 }
        }
        let repeated = Set(seen.filter { $0.value > 1 }.keys)
        guard let sum, parts.allSatisfy({ $0.isWhole || repeated.isDisjoint(with: $0.ids) }) else { return sum }
        return sum - repeated.reduce(0) { $0 + (seen[$1] ?? 0) - 1 }
    }

    @Test("a joint agreement counts once, or a finding says why not", arguments: 0..<300 as Range<UInt64>)
    func joint(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let reports = RegisterPropertyTests.reports(&generator)
        let answer = try RegisterSample.consolidator.consolidate(RegisterPropertyTests.query, reports: reports)
        let figure = answer.figures.first { $0.indicator == "agreements.signed" && $0.dimensions.isEmpty }
        #expect(figure?.outcome.quantity.map { Int($0.value.units) } == expected(reports))
        guard let figure, let quantity = figure.outcome.quantity else { return }
        let stated = figure.contributions.reduce(0) { $0 + $1.quantity.value.units }
        let repeats = figure.joint.reduce(0) { $0 + Int64($1.reporters.count) - 1 }
        #expect(quantity.value.units == (figure.findings.isEmpty ? stated - repeats : stated))
    }
}
