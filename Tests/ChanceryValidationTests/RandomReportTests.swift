// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import SeededRandom
internal import Testing

@Suite struct RandomReportTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    @Test(arguments: 0..<20)
    func noReportTrapsAndFindingsAreBounded(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<15 {
            let report = RandomReport.make(using: &generator)
            let history = SampleHistory([], previous: report.narratives)
            let now = Instant(microsecondsSinceEpoch: Int64.random(in: -(1 << 52)...(1 << 52), using: &generator))
            let result = try validator.validate(report, at: now, history: history)
            #expect(result.findings.count <= Limits.findingsMax + 1)
            #expect(result.isAccepted == result.findings.allSatisfy { $0.severity != .error })
            #expect(result.findings.allSatisfy { $0.value.unicodeScalars.count <= Finding.valueLengthMax })
            let again = try validator.validate(report, at: now, history: history)
            #expect(again == result)
            let other = ReportValidator(catalogue: SampleCatalogue.index)
            #expect(try other.validate(report, at: now, history: history) == result)
        }
    }

    /// Whatever order the figures of an honest report come in, there is nothing to say.
    @Test func theOrderOfFiguresDoesNotMatter() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<50 {
            var report = SampleReport.honest
            report.figures.shuffle(using: &generator)
            let result = try validator.validate(report, at: SampleReport.now, history: NoHistory())
            #expect(result.findings.isEmpty)
        }
    }

    /// The most findings that a report within the limits can bring are still one short answer.
    @Test func theWorstReportIsAnsweredShortly() throws {
        let choice = DimensionChoice(dimension: "partnerr", value: "XX")
        let figure = Figure(
            indicator: "delegations.outbound", value: .decimal("x"), qualifier: .about, unit: "VND",
            dimensions: Array(repeating: choice, count: 16))
        let report = SampleReport.changed { $0.figures = Array(repeating: figure, count: 6_000) }
        let clock = ContinuousClock()
        let start = clock.now
        let result = try validator.validate(report, at: SampleReport.now, history: NoHistory())
        #expect(result.findings.count == Limits.findingsMax + 1)
        #expect(result.findings.last?.code == .findingsOmitted)
        #expect(!result.isAccepted)
        #expect(clock.now - start < .seconds(10))
    }
}

private enum RandomReport {
    static let words =
        [
            "", " ", "x", "vn-20", "vn-01", "vn-24", "vn-24-2025", "vn-20-dong-dang", "FA-D09", "FA-ACCOUNT", "FA-OLD",
            "2024-H1", "2024", "2999", "1900-01", "2024-9M", "2024-Q5", "2024-Qx", "partner", "CN", "CHN", "SU",
            "pillar",
            "state", "results", "evaluation", "USD", "VND", "vi", "٣٩", "-1", "1e9", "9999999999999999999",
            "0.000000001",
            "-9223372036854775807", "100", "e\u{301}\u{301}", "🇻🇳🇻🇳", String(repeating: "ệ", count: 3_000), "\u{0}",
        ] + SampleCatalogue.catalogue.indicators.map(\.code)

    static func make(using generator: inout SeededGenerator) -> Report {
        var report = SampleReport.honest
        if Bool.random(using: &generator) { report.office = word(&generator) }
        if Bool.random(using: &generator) { report.regime = word(&generator) }
        if Bool.random(using: &generator) { report.period = word(&generator) }
        report.catalogueVersion = Int64.random(in: .min ... .max, using: &generator)
        report.language = word(&generator)
        report.correction = Correction(replacesRevision: .random(in: -1...1, using: &generator), reason: "")
        report.figures = many(60, &generator, figure)
        report.narratives = many(20, &generator) {
            Narrative(section: word(&$0), pillars: many(20, &$0, word), text: word(&$0))
        }
        report.proposals = many(20, &generator) {
            Proposal(id: word(&$0), addressee: word(&$0), text: word(&$0), status: .answered, reply: word(&$0))
        }
        report.planItems = many(20, &generator) {
            PlanItem(text: word(&$0), targetIndicator: word(&$0), targetDecimal: word(&$0))
        }
        report.agreements = many(20, &generator) {
            AgreementEntry(
                id: word(&$0), title: word(&$0), partner: word(&$0), instrument: word(&$0), date: date(&$0),
                status: .signed)
        }
        report.aid = many(20, &generator) {
            AidEntry(
                id: word(&$0), title: word(&$0), sponsor: word(&$0), amount: word(&$0), currency: word(&$0),
                dates: range(&$0))
        }
        report.events = many(20, &generator) {
            EventEntry(id: word(&$0), title: word(&$0), ordinal: .random(in: .min ... .max, using: &$0))
        }
        return report
    }

    private static func figure(_ generator: inout SeededGenerator) -> Figure {
        var figure = Figure(indicator: word(&generator), value: .decimal(word(&generator)))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: figure.value = .unstated
        case 1: figure.value = .notAvailable(reason: word(&generator))
        default: break
        }
        figure.qualifier = Qualifier.allCases.randomElement(using: &generator) ?? .exact
        figure.status = FigureStatus.allCases.randomElement(using: &generator) ?? .actual
        figure.unit = word(&generator)
        figure.asOf = date(&generator)
        figure.since = date(&generator)
        figure.window = range(&generator)
        figure.event = word(&generator)
        figure.subUnit = word(&generator)
        figure.dimensions = many(20, &generator) { DimensionChoice(dimension: word(&$0), value: word(&$0)) }
        figure.members = many(10, &generator, word)
        figure.base = ComparisonBase(
            decimal: word(&generator), reference: word(&generator), changePercent: word(&generator))
        figure.ranking = Ranking(population: .random(in: .min ... .max, using: &generator), scope: word(&generator))
        return figure
    }

    private static func word(_ generator: inout SeededGenerator) -> String {
        words.randomElement(using: &generator) ?? ""
    }

    private static func many<Element>(
        _ most: Int, _ generator: inout SeededGenerator, _ make: (inout SeededGenerator) -> Element
    ) -> [Element] {
        (0..<Int.random(in: 0...most, using: &generator)).map { _ in make(&generator) }
    }

    private static func date(_ generator: inout SeededGenerator) -> CivilDate? {
        guard Bool.random(using: &generator) else { return nil }
        return CivilDate(
            year: Int.random(in: 1...9999, using: &generator), month: Int.random(in: 1...12, using: &generator),
            day: Int.random(in: 1...28, using: &generator))
    }

    private static func range(_ generator: inout SeededGenerator) -> DateRange? {
        guard let first = date(&generator), let last = date(&generator) else { return nil }
        return DateRange(first: min(first, last), last: max(first, last))
    }
}
