// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Gathers the contributions of a query by what they mean. Offices come in roster order, periods ascending.
struct FigureFold {
    private let frame: QueryFrame
    private let catalogue: CatalogueIndex
    private var rows = FigureRows()
    /// By indicator, of figures without marks: whether only the last period counts.
    private let usesLastPeriodOnly: [Bool]
    private var unavailable: [(key: FigureKey, entry: UnavailableEntry)] = []
    private(set) var unread: [UnreadFigure] = []
    private var contributionCount = 0

    init(frame: QueryFrame, catalogue: CatalogueIndex) {
        self.frame = frame
        self.catalogue = catalogue
        usesLastPeriodOnly = catalogue.catalogue.indicators.map {
            CombinationRule(kind: $0.kind, marks: .plain).usesLastPeriodOnly
        }
    }

    mutating func add(
        _ contributions: OfficeContributions, member: Int, slot: Int
    ) throws(ConsolidationRefusal) {
        let office = frame.roster.members[member].office.id
        let folded = frame.foldedIndicators
        for figure in contributions.figures {
            if let folded, !folded.contains(figure.indicator) { continue }
            guard figure.detail == ReadFigure.noDetail, figure.isNumber else {
                try addDetailed(figure, contributions, member: member, slot: slot)
                continue
            }
            if slot != frame.lastSlot, usesLastPeriodOnly[Int(figure.indicator)] { continue }
            try countContribution()
            let kind = catalogue.catalogue.indicators[Int(figure.indicator)].kind
            rows.addPlain(
                FoldedNumber(figure, nil, member: member, slot: slot, revision: contributions.revision),
                indicator: figure.indicator, isPlan: figure.isPlan(of: kind))
        }
        if frame.wantedIndicators == nil {
            for entry in contributions.unread { try addUnread(entry, contributions, office: office, slot: slot) }
        } else {
            for entry in contributions.unread where frame.query.indicators.contains(entry.indicator) {
                try addUnread(entry, contributions, office: office, slot: slot)
            }
        }
    }

    /// Adds a figure that has a detail or no number.
    private mutating func addDetailed(
        _ figure: ReadFigure, _ contributions: OfficeContributions, member: Int, slot: Int
    ) throws(ConsolidationRefusal) {
        let detail = contributions.detail(of: figure)
        let kind = catalogue.catalogue.indicators[Int(figure.indicator)].kind
        if slot != frame.lastSlot, CombinationRule(kind: kind, marks: detail.marks).usesLastPeriodOnly { return }
        try countContribution()
        let key = FigureKey(indicator: figure.indicator, isPlan: figure.isPlan(of: kind), marks: detail.marks)
        if !detail.subUnit.isEmpty, figure.inclusion != .separate {
            let beside = BesideFigure(
                office: frame.roster.members[member].office.id, period: frame.periods[slot],
                revision: contributions.revision, subUnit: detail.subUnit, inclusion: figure.inclusion,
                quantity: figure.isNumber ? figure.quantity : nil, asOf: figure.asOf, reason: detail.reason,
                flags: figure.flags)
            rows.update(key) { $0.beside.append(beside) }
        } else if figure.isNumber {
            let number = FoldedNumber(
                figure, detail, member: member, slot: slot, revision: contributions.revision)
            rows.update(key) { $0.numbers.append(number) }
        } else {
            unavailable.append((key, UnavailableEntry(member: member, slot: slot, reason: detail.reason)))
        }
    }

    /// Everything gathered, in the order of the answer.
    consuming func finishedRows() throws(ConsolidationRefusal) -> [(key: FigureKey, row: FigureRow)] {
        attachUnavailable()
        addEmptyRows()
        guard Set(rows.keys.map(\.indicator)).count <= ConsolidationLimits.indicatorsMax else {
            throw QueryFrame.tooManyIndicators
        }
        return rows.sorted()
    }

    private mutating func countContribution() throws(ConsolidationRefusal) {
        contributionCount += 1
        guard contributionCount <= ConsolidationLimits.contributionsMax else {
            throw ConsolidationRefusal.answerTooLarge
        }
    }

    private mutating func addUnread(
        _ entry: OfficeContributions.UnreadEntry, _ contributions: OfficeContributions, office: String, slot: Int
    ) throws(ConsolidationRefusal) {
        try countContribution()
        unread.append(
            UnreadFigure(
                office: office, period: frame.periods[slot], revision: contributions.revision,
                indicator: entry.indicator, reason: entry.reason.rawValue))
    }

    /// "Not available" names no event, start or window, so it concerns every figure of the indicator and dimensions.
    private mutating func attachUnavailable() {
        if unavailable.isEmpty { return }
        var stated: [FigureKey: [FigureKey]] = [:]
        for key in rows.keys { stated[key.general, default: []].append(key) }
        for (key, entry) in unavailable {
            let isGeneral = key == key.general
            for target in isGeneral ? stated[key] ?? [key] : [key] {
                rows.update(target) { $0.unavailable.append(entry) }
            }
        }
        unavailable = []
    }

    /// Adds a figure without numbers for every indicator that was asked for, or is owed, and of which nothing came.
    private mutating func addEmptyRows() {
        let indicators = catalogue.catalogue.indicators
        let isPlanByKind = { (indicator: Int32) in indicators[Int(indicator)].kind == .plan }
        let present = Set(rows.keys.lazy.filter { $0.isPlan == isPlanByKind($0.indicator) }.map(\.indicator))
        for indicator in frame.wantedIndicators ?? mandatoryIndicators() where !present.contains(indicator) {
            let key = FigureKey(indicator: indicator, isPlan: isPlanByKind(indicator), marks: .plain)
            rows.add(key)
        }
    }

    private func mandatoryIndicators() -> Set<Int32> {
        var positions: Set<Int32> = []
        for rule in frame.regime.figures where rule.isMandatory {
            guard let position = catalogue.indicatorPositions[rule.indicator] else { continue }
            let validity = catalogue.catalogue.indicators[position].validity
            if frame.windows.contains(where: { validity.overlaps($0) }) { positions.insert(Int32(position)) }
        }
        return positions
    }
}

extension ConsolidationRefusal {
    static var answerTooLarge: ConsolidationRefusal {
        ConsolidationRefusal(
            .answerTooLarge, english: "The answer would be too large; ask for fewer indicators, periods or offices.",
            vietnamese: "Kết quả quá lớn; hãy chọn ít chỉ tiêu, kỳ hoặc đơn vị hơn.")
    }
}
