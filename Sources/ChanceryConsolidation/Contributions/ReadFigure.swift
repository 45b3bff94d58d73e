// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A reported figure with its number read, in 32 bytes; what only some figures have is in a `FigureDetail`.
struct ReadFigure {
    /// At the scale of the indicator. Zero when not available.
    let units: Int64
    /// Position in the catalogue.
    let indicator: Int32
    /// Index into the office's details, or `noDetail`.
    let detail: Int32
    /// Days since the epoch, or `noDay`.
    let asOfDay: Int32
    let scale: UInt8
    let qualifier: Qualifier
    let status: FigureStatus
    let inclusion: Inclusion
    let isNumber: Bool
    let flags: FigureFlags

    static let noDetail: Int32 = -1
    static let noDay = Int32.min

    var quantity: Quantity {
        Quantity(value: FixedPoint(units: units, scale: Int(scale)), qualifier: qualifier, status: status)
    }

    /// Whether it adds to plans and not to results, as a figure of an indicator of `kind`.
    func isPlan(of kind: IndicatorKind) -> Bool {
        if case .plan = status { return true }
        if case .plan = kind { return true }
        return false
    }

    var asOf: CivilDate? { asOfDay == ReadFigure.noDay ? nil : CivilDate(daysSinceEpoch: Int(asOfDay)) }
}

/// The rarer parts of a figure.
struct FigureDetail: Hashable {
    var marks = FigureMarks.plain
    var subUnit = ""
    /// What a distinct count lists.
    var codes: [String] = []
    /// Why there is no number.
    var reason = ""
    /// The entries that the number counts, where other offices may list the same ones.
    var listed: ListedEntries?
    /// What the figure is compared with, as published.
    var base: ComparisonBase?

    static let plain = FigureDetail()
}

extension FigureDetail {
    init(
        _ figure: Figure, of indicator: Indicator, reportWindow: DateRange?, reason: String, listed: ListedEntries?
    ) {
        marks = FigureMarks(figure, of: indicator, reportWindow: reportWindow)
        subUnit = figure.subUnit
        codes = figure.members
        self.reason = reason
        self.listed = listed
        base = figure.base
    }
}

/// Everything of one office's accepted report that consolidation uses.
struct OfficeContributions {
    let revision: Int32
    let sequence: StoreSequence
    let receivedAt: Instant
    let firstReceivedAt: Instant
    private(set) var figures: [ReadFigure] = []
    private(set) var details: [FigureDetail] = []
    private(set) var unread: [UnreadEntry] = []

    struct UnreadEntry {
        let indicator: String
        let reason: UnreadReason
    }

    init(
        _ receipt: Receipt, firstReceivedAt: Instant, _ report: ReportLines, catalogue: CatalogueIndex,
        window: DateRange?
    ) {
        revision = receipt.revision
        sequence = receipt.sequence
        receivedAt = receipt.receivedAt
        self.firstReceivedAt = firstReceivedAt
        figures.reserveCapacity(report.lines.count)
        var lists = EntryLists(report.rest, catalogue: catalogue)
        for line in report.lines {
            switch line {
            case .plain(let line): append(line, catalogue: catalogue)
            case .other(let index):
                let figure = report.rest.figures[index]
                if let reason = append(figure, &lists, catalogue: catalogue, window: window) {
                    unread.append(UnreadEntry(indicator: figure.indicator, reason: reason))
                }
            }
        }
        for generated in lists.generated(under: receipt.key.regime, window: window) { append(generated) }
    }

    /// Takes in a figure that was read already. It counts no entries of the report.
    private mutating func append(_ line: PlainFigure, catalogue: CatalogueIndex) {
        let scale = catalogue.catalogue.indicators[line.indicator].scale
        guard let value = line.value.rescaled(to: scale) else {
            let indicator = catalogue.catalogue.indicators[line.indicator].code
            unread.append(UnreadEntry(indicator: indicator, reason: .notAtScale))
            return
        }
        var detail = ReadFigure.noDetail
        if !line.dimensions.isEmpty {
            let choices = line.dimensions.count == 1 ? line.dimensions : line.dimensions.sorted()
            detail = Int32(details.count)
            details.append(FigureDetail(marks: FigureMarks(dimensions: choices)))
        }
        figures.append(
            ReadFigure(
                units: value.units, indicator: Int32(line.indicator), detail: detail,
                asOfDay: line.asOf.map { Int32($0.daysSinceEpoch) } ?? ReadFigure.noDay, scale: UInt8(scale),
                qualifier: line.qualifier, status: line.status, inclusion: .unknown, isNumber: true,
                flags: line.flags))
    }

    /// Takes in a number that the report does not state and its entries give.
    private mutating func append(_ generated: EntryLists.Generated) {
        var detail = FigureDetail()
        detail.listed = generated.listed
        let index = index(of: detail)
        figures.append(
            ReadFigure(
                units: generated.quantity.value.units, indicator: Int32(generated.position), detail: index,
                asOfDay: generated.asOf.map { Int32($0.daysSinceEpoch) } ?? ReadFigure.noDay,
                scale: UInt8(generated.quantity.value.scale), qualifier: generated.quantity.qualifier,
                status: .actual, inclusion: .unknown, isNumber: true, flags: .generated))
    }

    private mutating func index(of detail: FigureDetail) -> Int32 {
        if detail == .plain { return ReadFigure.noDetail }
        details.append(detail)
        return Int32(details.count - 1)
    }

    func detail(of figure: ReadFigure) -> FigureDetail {
        figure.detail == ReadFigure.noDetail ? .plain : details[Int(figure.detail)]
    }

    /// Reads a figure; the reason when it cannot be read against this catalogue.
    private mutating func append(
        _ figure: Figure, _ lists: inout EntryLists, catalogue: CatalogueIndex, window: DateRange?
    ) -> UnreadReason? {
        guard let position = catalogue.indicatorPositions[figure.indicator] else { return .unknownIndicator }
        lists.note(figure, of: position)
        // Indicators are read in place: a copy would retain all their texts for each figure.
        let scale = catalogue.catalogue.indicators[position].scale
        var reason = ""
        var units: Int64 = 0
        var isNumber = false
        switch figure.value {
        case .unstated:
            return .unstated
        case .notAvailable(let why):
            reason = why
        case .decimal(let text):
            do {
                let reading = try DecimalReading(text)
                guard let value = reading.value.rescaled(to: scale) else { return .notAtScale }
                units = value.units
                isNumber = true
            } catch {
                return .notANumber
            }
        }
        let listed =
            isNumber && lists.counts(position) && figure.countsWholeReport(in: window)
            ? lists.listed(for: figure, of: position, value: FixedPoint(units: units, scale: scale)) : nil
        let isPlain = !figure.hasParticulars
        let detail =
            isPlain && figure.dimensions.isEmpty && listed == nil && reason.isEmpty
            ? ReadFigure.noDetail
            : index(
                of: FigureDetail(
                    figure, of: catalogue.catalogue.indicators[position], reportWindow: window, reason: reason,
                    listed: listed))
        figures.append(
            ReadFigure(
                units: units, indicator: Int32(position), detail: detail,
                asOfDay: isPlain ? ReadFigure.noDay : figure.asOf.map { Int32($0.daysSinceEpoch) } ?? ReadFigure.noDay,
                scale: UInt8(scale), qualifier: figure.qualifier, status: figure.status,
                inclusion: isPlain ? .unknown : figure.inclusion, isNumber: isNumber,
                flags: isPlain ? [] : FigureFlags(figure)))
        return nil
    }
}
