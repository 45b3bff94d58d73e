// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryWire

/// What is read in place of a report is what the decoder makes of it.
@Suite("Figures read without decoding the report")
struct ReportLinesTests {
    private let decoder: WireDecoder
    private let catalogue: CatalogueIndex

    init() throws {
        decoder = try Codec.decoder(.refused)
        catalogue = CatalogueIndex(try Sample.catalogue(), version: 1)
    }

    private func expectAgreement(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let report = try decoder.report(bytes)
        let lines = try decoder.lines(of: bytes, by: catalogue)
        try #require(lines.lines.count == report.figures.count, sourceLocation: sourceLocation)
        for (line, figure) in zip(lines.lines, report.figures) {
            switch line {
            case .other(let index): #expect(lines.rest.figures[index] == figure, sourceLocation: sourceLocation)
            case .plain(let plain):
                #expect(try meaning(of: figure) == plain, sourceLocation: sourceLocation)
                #expect(figure.countsWholeReport(in: nil) || figure.status == .plan, sourceLocation: sourceLocation)
                #expect(
                    figure.unit.isEmpty && figure.members.isEmpty && figure.base == nil && figure.ranking == nil
                        && figure.window == nil && figure.inclusion == .unknown, sourceLocation: sourceLocation)
            }
        }
        for register in RegisterKind.allCases where isCounted(register) {
            #expect(
                lines.rest.entryCount(of: register) == report.entryCount(of: register), sourceLocation: sourceLocation)
        }
    }

    private func isCounted(_ register: RegisterKind) -> Bool {
        catalogue.catalogue.indicators.contains { $0.entries?.register == register }
    }

    private func meaning(of figure: Figure) throws -> PlainFigure {
        guard case .decimal(let text) = figure.value else { throw WireError.malformed(message: "no number") }
        return PlainFigure(
            indicator: try #require(catalogue.indicatorPositions[figure.indicator]),
            value: try DecimalReading(text).value, qualifier: figure.qualifier, status: figure.status,
            asOf: figure.asOf, dimensions: figure.dimensions, flags: FigureFlags(figure))
    }

    @Test("A report with every field") func everyField() throws {
        try expectAgreement(try Sample.report().encoded())
        try expectAgreement(try Sample.reportOf40Figures().encoded())
        try expectAgreement([])
    }

    @Test("Plain figures are read in place, and the rest of the report is left out") func plain() throws {
        var report = try Sample.report()
        report.figures = [
            Figure(
                indicator: "rank", value: .decimal("-12.50"), qualifier: .nearly, asOf: try Sample.date("2024-06-14")),
            Figure(indicator: "rank", value: .notAvailable(reason: "not counted")),
        ]
        let lines = try decoder.lines(of: report.encoded(), by: catalogue)
        guard case .plain(let plain) = lines.lines[0] else {
            Issue.record("a plain figure was decoded")
            return
        }
        #expect(plain.value == FixedPoint(units: -1250, scale: 2))
        #expect(lines.lines[1] == .other(0))
        #expect(lines.rest.figures == [report.figures[1]])
        #expect(lines.rest.narratives.isEmpty && lines.rest.author.isEmpty)
    }

    @Test("Figures that count entries are decoded where the report has entries") func counted() throws {
        var report = try Sample.report()
        report.figures = [Figure(indicator: "out", value: .decimal("3"))]
        #expect(try decoder.lines(of: report.encoded(), by: catalogue).lines == [.other(0)])
        for kind in [\Report.delegations.isEmpty, \.aid.isEmpty, \.cases.isEmpty] { #expect(!report[keyPath: kind]) }
        report.agreements = []
        report.delegations = []
        report.aid = []
        report.events = []
        report.cases = []
        guard case .plain = try decoder.lines(of: report.encoded(), by: catalogue).lines[0] else {
            Issue.record("a plain figure was decoded")
            return
        }
    }

    @Test("Random figures", arguments: [UInt64(1), 2, 3])
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rich = try #require(try Sample.report().figures.first { $0.hasParticulars })
        for _ in 0..<300 {
            var report = Report(office: "vn-01", regime: "FA-D09", period: "2024-H1", author: "A")
            if generator.once(in: 3) { report.delegations = try Sample.report().delegations }
            for _ in 0..<generator.below(6) { report.figures.append(figure(rich, using: &generator)) }
            try expectAgreement(report.encoded())
        }
    }

    private func figure(_ rich: Figure, using generator: inout SeededGenerator) -> Figure {
        let numbers = ["0", "12", "-7", "1.5", "٤٢", "1e3", "", "-", ".5", "5.", "--1", "1.2.3", "0.1234567891"]
        var figure = Figure(
            indicator: generator.pick(["rank", "out", "fdi", "none", ""]),
            value: generator.once(in: 6)
                ? generator.pick([.unstated, .notAvailable(reason: "why")]) : .decimal(generator.pick(numbers)),
            qualifier: generator.pick(Qualifier.allCases), status: generator.pick(FigureStatus.allCases),
            dimensions: Array(rich.dimensions.prefix(generator.below(3))))
        if generator.once(in: 3) { figure.asOf = rich.asOf }
        if generator.once(in: 3) { figure.note = generator.pick(["a note", "một\nhai"]) }
        if generator.once(in: 4) { figure.words = rich.words }
        if generator.once(in: 4) { figure.source = rich.source }
        if generator.once(in: 4) { figure.isRecord = true }
        if generator.once(in: 8) { figure.unit = rich.unit }
        if generator.once(in: 8) { figure.event = rich.event }
        if generator.once(in: 8) { figure.since = rich.since }
        if generator.once(in: 8) { figure.window = rich.window }
        if generator.once(in: 8) { figure.members = rich.members }
        if generator.once(in: 8) { figure.base = rich.base }
        if generator.once(in: 8) { figure.ranking = rich.ranking }
        if generator.once(in: 8) { figure.subUnit = rich.subUnit }
        if generator.once(in: 8) { figure.inclusion = .included }
        return figure
    }

    @Test("Fields in another order, said twice or empty are as the decoder takes them") func oddFigures() throws {
        let figures: [(inout RawMessage) -> Void] = [
            {
                $0.text(2, "7")
                $0.text(1, "rank")
            },
            {
                $0.text(1, "out")
                $0.text(1, "rank")
                $0.text(2, "7")
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.text(2, "8")
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.message(3) { $0.text(1, "why") }
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.number(4, 0)
                $0.number(18, 0)
                $0.text(20, "")
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.number(4, 1 << 32 | 3)
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.number(18, 7)
            },
            { figure in
                figure.text(1, "rank")
                figure.text(2, "7")
                for _ in 0..<2 {
                    figure.message(12) {
                        $0.text(2, "LA")
                        $0.text(1, "partner")
                    }
                }
            },
            { figure in
                figure.text(1, "rank")
                figure.text(2, "7")
                figure.message(8) {
                    $0.number(3, 2)
                    $0.number(2, 6)
                    $0.number(1, 2024)
                }
                figure.message(12) { _ in }
            },
        ]
        for figure in figures {
            var report = RawMessage()
            report.message(8, figure)
            report.text(1, "vn-01")
            report.message(8, figure)
            try expectAgreement(report.bytes)
        }
    }

    @Test("What the decoder refuses of a figure is refused")
    func refusals() throws {
        let figures: [(inout RawMessage) -> Void] = [
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.number(4, 77)
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.message(8) { $0.number(1, 2024) }
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.message(12) { $0.data(1, [0xFF]) }
            },
            {
                $0.text(1, "rank")
                $0.text(2, "7")
                $0.number(99, 1)
            },
            {
                $0.text(1, "rank")
                $0.data(2, [0x37, 0xFF])
            },
        ]
        for figure in figures {
            let bytes = RawMessage.make { $0.message(8, figure) }
            #expect(throws: WireError.self) { try decoder.report(bytes) }
            #expect(throws: WireError.self) { try decoder.lines(of: bytes, by: catalogue) }
        }
        let cut = Array(try Sample.report().encoded().dropLast())
        #expect(throws: WireError.self) { try decoder.lines(of: cut, by: catalogue) }
    }
}
