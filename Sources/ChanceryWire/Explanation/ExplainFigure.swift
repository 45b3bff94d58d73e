// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ExplainService.ExplainFigure.
public struct ExplainFigureRequest: Hashable, Sendable {
    /// The question whose answer has the figure; without paging. Its indicators are passed over.
    public var query: GetConsolidationRequest
    public var figure: FigureReference

    public init(query: GetConsolidationRequest, figure: FigureReference) {
        self.query = query
        self.figure = figure
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.message(1) { $0.consolidationRequest(query) }
        writer.text(2, figure.indicator)
        for choice in figure.dimensions { writer.message(3) { $0.dimensionChoice(choice) } }
        writer.bool(4, figure.isPlan)
        writer.text(5, figure.event)
        writer.date(6, figure.since)
        writer.dateRange(7, figure.window)
        writer.text(8, figure.unit)
        return writer.bytes
    }
}

/// Response of ExplainService.ExplainFigure.
public struct ExplainFigureResponse: Hashable, Sendable {
    /// Store sequence that everything in the answer belongs to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// In order.
    public var periods: [PeriodWindow]
    /// With its coverage, bounds, contributions and what is shown beside.
    public var figure: ConsolidatedFigure
    /// What the indicator counts and what not.
    public var definition: Label
    public var rule: CombiningRule
    /// What the figure was worked out from, where its own statements do not add.
    public var parts: [ConsolidatedFigure]
    /// What would give it a number; empty when it has one.
    public var remedy: Label
    /// In which some revision says something of it, in the order of members and periods.
    public var reports: [ExplainedReport]
    public var gaps: [FigureGap]
    /// Register entries that it counts, at most `entryCountMax`.
    public var entries: [RegisterRow]
    /// How many there are.
    public var entryCount: Int32
    /// How it agrees with them; `nil` when it counts no entries.
    public var count: RegisterCount?
    /// All offices that the answer mentions.
    public var offices: [NamedOffice]

    /// Most register entries in one explanation.
    public static let entryCountMax = 500

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, periods: [PeriodWindow] = [],
        figure: ConsolidatedFigure, definition: Label = Label(english: ""), rule: CombiningRule,
        parts: [ConsolidatedFigure] = [], remedy: Label = Label(english: ""), reports: [ExplainedReport] = [],
        gaps: [FigureGap] = [], entries: [RegisterRow] = [], entryCount: Int32 = 0, count: RegisterCount? = nil,
        offices: [NamedOffice] = []
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.periods = periods
        self.figure = figure
        self.definition = definition
        self.rule = rule
        self.parts = parts
        self.remedy = remedy
        self.reports = reports
        self.gaps = gaps
        self.entries = entries
        self.entryCount = entryCount
        self.count = count
        self.offices = offices
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 1024 + reports.count * 256)
        writer.integer(1, sequence)
        writer.integer(2, catalogueVersion)
        for period in periods { writer.message(3) { $0.periodWindow(period) } }
        writer.message(4) { $0.consolidatedFigure(figure) }
        writer.label(5, definition)
        writer.message(6) { $0.combiningRule(rule) }
        for part in parts { writer.message(7) { $0.consolidatedFigure(part) } }
        writer.label(8, remedy)
        for report in reports { writer.message(9) { $0.explainedReport(report) } }
        for gap in gaps {
            writer.message(10) { writer in
                writer.text(1, gap.office)
                writer.text(2, gap.period.code)
                writer.enumeration(3, gap.kind, Enumerations.figureGapKind)
                writer.text(4, gap.reason)
            }
        }
        for row in entries { writer.message(11) { $0.registerRow(row) } }
        writer.integer(12, entryCount)
        if let count { writer.message(13) { $0.registerCount(count) } }
        for office in offices { writer.message(14) { $0.namedOffice(office) } }
        return writer.bytes
    }

    /// Ids of all offices that it mentions, in the order of their bytes.
    public var officesMentioned: [String] {
        var offices: Set<String> = []
        for figure in [figure] + parts {
            offices.formUnion(figure.contributions.map(\.office))
            offices.formUnion(figure.beside.flatMap { [$0.office, $0.subUnit] })
            offices.formUnion(figure.contributions.map(\.subUnit))
            offices.formUnion(figure.unitFigures.map(\.office))
        }
        offices.formUnion(reports.map(\.office))
        offices.formUnion(gaps.map(\.office))
        for row in entries {
            offices.formUnion(row.reporters.map(\.office))
            offices.formUnion(row.inheritors.flatMap { [$0.office, $0.origin] })
        }
        offices.remove("")
        return offices.sorted()
    }
}
