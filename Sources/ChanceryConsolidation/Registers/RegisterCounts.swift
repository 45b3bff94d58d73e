// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Holds the figures of an answer against the entries that they count.
struct RegisterCounts {
    let catalogue: CatalogueIndex
    let consolidation: Consolidation
    let names: OfficeNames
    /// In the order of the members, then of the periods.
    let reports: [RegisterReport]

    /// One count for each indicator of the answer that counts entries of `register`, and what does not agree.
    func counts(
        of register: RegisterKind
    ) throws(ConsolidationRefusal) -> (counts: [RegisterCount], findings: [ConsolidationFinding]) {
        var counts: [RegisterCount] = []
        var findings: [ConsolidationFinding] = []
        for indicator in catalogue.catalogue.indicators {
            guard let link = indicator.entries, link.register == register else { continue }
            let figures = consolidation.figures.filter { $0.indicator == indicator.code }
            guard !figures.isEmpty else { continue }
            let (count, differences) = count(indicator, link, figures)
            counts.append(count)
            findings += differences + figures.flatMap(\.findings)
            guard findings.count <= ConsolidationLimits.findingsMax else { throw .answerTooLarge }
        }
        return (counts, findings)
    }

    private func count(
        _ indicator: Indicator, _ link: EntryCount, _ figures: [ConsolidatedFigure]
    ) -> (RegisterCount, [ConsolidationFinding]) {
        let stated = StatedCounts(figures.filter { !$0.isPlan && $0.isOfWholeReports })
        let usesLastPeriodOnly = CombinationRule(kind: indicator.kind, marks: .plain).usesLastPeriodOnly
        var distinct = DistinctEntries(register: link.register)
        var rows: [ReportCount] = []
        var findings: [ConsolidationFinding] = []
        for report in reports where !usesLastPeriodOnly || report.period == consolidation.periods.last?.period {
            var tallies = EntryTallies(report.entries, counting: link, for: indicator)
            for entry in report.entries where link.counts(entry) { distinct.add(entry, of: report) }
            let cells = stated.cells(of: report)
            let general = cells.first { $0.dimensions.isEmpty }
            if general != nil || !tallies.isEmpty {
                rows.append(
                    ReportCount(
                        office: report.office, period: report.period, revision: report.revision,
                        stated: general?.quantity, listed: tallies.tally()?.quantity,
                        isGenerated: general?.isGenerated ?? false))
            }
            guard !report.entries.isEmpty, link.isListComplete || !tallies.isEmpty else { continue }
            for cell in cells {
                guard let listed = tallies.tally(of: cell.dimensions)?.quantity,
                    QuantityBounds(cell.quantity).isDisjoint(from: QuantityBounds(listed))
                else { continue }
                findings.append(difference(indicator, report, cell, listed))
            }
        }
        var tallies = EntryTallies(distinct.entries, counting: link, for: indicator)
        let count = RegisterCount(
            indicator: indicator.code, label: indicator.label, unit: indicator.unit, stated: stated.sum,
            listed: tallies.tally()?.quantity, entryCount: Int32(clamping: distinct.entries.count),
            joint: distinct.joint, reports: rows)
        return (count, findings)
    }

    private func difference(
        _ indicator: Indicator, _ report: RegisterReport, _ cell: StatedCounts.Cell, _ listed: Quantity
    ) -> ConsolidationFinding {
        let name = names.name(of: report.office)
        let (number, list) = (cell.quantity.value, listed.value)
        let isFloor = listed.qualifier != .exact
        return ConsolidationFinding(
            .statedCountDiffers, subject: indicator.code,
            statements: [
                OfficeStatement(
                    office: report.office, period: report.period, revision: report.revision,
                    value: number.description),
                OfficeStatement(
                    office: report.office, period: report.period, revision: report.revision,
                    value: list.description),
            ],
            message: Label(
                english: "\(name.text(in: .english)) states \(number) for “\(indicator.label.text(in: .english))” in "
                    + "\(report.period); its entries give \(isFloor ? "at least " : "")\(list).",
                vietnamese:
                    "\(name.text(in: .vietnamese)) nêu \(number) cho “\(indicator.label.text(in: .vietnamese))” "
                    + "kỳ \(report.period); danh mục cho \(isFloor ? "ít nhất " : "")\(list)."))
    }
}

/// What reports state of an indicator over the whole of their own window.
private struct StatedCounts {
    struct Cell {
        let dimensions: [DimensionChoice]
        let quantity: Quantity
        let isGenerated: Bool
    }

    private struct Place: Hashable {
        let office: String
        let period: Period
    }

    private var cells: [Place: [Cell]] = [:]
    /// What the reports state without dimensions comes to; `nil` when none does or the numbers do not add.
    private(set) var sum: Quantity?

    init(_ figures: [ConsolidatedFigure]) {
        for figure in figures {
            var terms: [Quantity] = []
            for part in figure.contributions where part.subUnit.isEmpty {
                if part.use == .used || part.use == .joint { terms.append(part.quantity) }
                cells[Place(office: part.office, period: part.period), default: []].append(
                    Cell(
                        dimensions: figure.dimensions, quantity: part.quantity,
                        isGenerated: part.flags.contains(.generated)))
            }
            if figure.dimensions.isEmpty, figure.outcome.quantity != nil { sum = Quantity(sumOf: terms) }
        }
    }

    func cells(of report: RegisterReport) -> [Cell] {
        cells[Place(office: report.office, period: report.period)] ?? []
    }
}

/// The entries that an indicator counts, each once, as it was stated last.
private struct DistinctEntries {
    private var positions: [RegisterFold.Identity: Int] = [:]
    private(set) var entries: [RegisterEntry] = []
    private var reporters: [[EntryReporter]] = []
    private let register: RegisterKind

    init(register: RegisterKind) { self.register = register }

    mutating func add(_ entry: RegisterEntry, of report: RegisterReport) {
        let identity = RegisterFold.Identity(id: entry.id, office: register.sharesIdentity ? "" : report.office)
        let reporter = report.reporter(of: entry)
        guard let position = positions[identity] else {
            positions[identity] = entries.count
            entries.append(entry)
            reporters.append([reporter])
            return
        }
        if reporters[position].allSatisfy({ $0.period < report.period }) { entries[position] = entry }
        reporters[position].append(reporter)
    }

    var joint: [JointEntry] {
        guard register.sharesIdentity else { return [] }
        return zip(entries, reporters).filter { $1.count > 1 }.map { JointEntry(id: $0.id, reporters: $1) }
            .sorted { $0.id < $1.id }
    }
}

extension ConsolidatedFigure {
    /// Whether the figure covers the windows of the reports that it is made of, so that their entries give it.
    fileprivate var isOfWholeReports: Bool { event.isEmpty && since == nil && window == nil }
}

extension Quantity {
    /// `nil` for no terms, and for a sum that does not fit 64 bits.
    fileprivate init?(sumOf terms: [Quantity]) {
        guard var sum = terms.first else { return nil }
        for term in terms.dropFirst() {
            guard let value = sum.value.adding(term.value) else { return nil }
            sum = Quantity(
                value: value, qualifier: sum.qualifier.adding(term.qualifier),
                status: sum.status.adding(term.status) ?? sum.status)
        }
        self = sum
    }
}

extension QuantityBounds {
    /// Whether no number lies in both.
    fileprivate func isDisjoint(from other: QuantityBounds) -> Bool {
        QuantityBounds.isBelow(upper, other.lower) || QuantityBounds.isBelow(other.upper, lower)
    }

    private static func isBelow(_ upper: Bound?, _ lower: Bound?) -> Bool {
        guard let upper, let lower else { return false }
        if upper.value.isEqualInValue(to: lower.value) { return !upper.isInclusive || !lower.isInclusive }
        return upper.value.isLess(than: lower.value)
    }
}
