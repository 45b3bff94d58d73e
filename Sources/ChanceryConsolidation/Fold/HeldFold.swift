// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The fold of an answer, kept so that a later answer to the same query takes in what was corrected since.
///
/// A correction that states other numbers of the same figures changes these numbers and nothing else. Whatever else can
/// happen (a report comes or is returned, a figure is added or left out) is folded anew from what was read before.
public struct HeldFold: Sendable {
    let frame: QueryFrame
    let catalogue: CatalogueIndex
    /// What counts, by cell of the grid.
    private var counting: [OfficeContributions?]
    let keys: [FigureKey]
    private var rows: [FigureRow]
    private let indices: [FigureKey: Int]
    /// By index of the row, without rates that are worked out.
    private(set) var figures: [ConsolidatedFigure] = []
    let unread: [UnreadFigure]

    /// Numbers that the fold holds.
    public var numberCount: Int { rows.reduce(0) { $0 + $1.numbers.count } }
    /// What a number takes, with its contribution and what was read of it.
    public static let numberBytes =
        MemoryLayout<FoldedNumber>.stride + MemoryLayout<Contribution>.stride + MemoryLayout<ReadFigure>.stride

    /// Folds everything.
    init(
        frame: QueryFrame, counting: [OfficeContributions?], with builder: inout FigureBuilder
    ) throws(ConsolidationRefusal) {
        self.frame = frame
        self.counting = counting
        catalogue = builder.catalogue
        var fold = FigureFold(frame: frame, catalogue: builder.catalogue)
        for (cell, part) in counting.enumerated() {
            guard let part else { continue }
            try fold.add(part, member: cell / frame.periods.count, slot: cell % frame.periods.count)
        }
        unread = fold.unread
        let sorted = try fold.finishedRows()
        try builder.checkCount(sorted.count)
        keys = sorted.map(\.key)
        rows = sorted.map(\.row)
        indices = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
        figures.reserveCapacity(rows.count)
        for (key, row) in zip(keys, rows) { figures.append(builder.figure(key, row)) }
    }

    /// Takes in what counts now. False when more changed than numbers; the fold is then void.
    mutating func takeIn(_ now: [OfficeContributions?], with builder: inout FigureBuilder) -> Bool {
        guard frame.territory == nil, now.count == counting.count else { return false }
        var touched: [Int: [Int]] = [:]
        for cell in now.indices {
            if counting[cell]?.sequence == now[cell]?.sequence { continue }
            guard let old = counting[cell], let new = now[cell] else { return false }
            guard old.hasSameFigures(as: new), replace(cell, by: new, &touched) else { return false }
            counting[cell] = new
        }
        for (index, positions) in touched {
            // The same cells have a number as before, so the same offices are in the figure.
            let covered = figures[index].coverage
            var known = figures[index].contributions
            let isAllUsed = known.indices.allSatisfy { if case .used = known[$0].use { true } else { false } }
            guard isAllUsed, known.count == rows[index].numbers.count else {
                figures[index] = builder.figure(keys[index], rows[index], covered: covered)
                continue
            }
            for position in positions {
                known[position] = builder.contribution(rows[index].numbers[position], .used)
            }
            figures[index] = builder.figure(keys[index], rows[index], covered: covered, known: known)
        }
        return true
    }

    /// Puts a report's numbers in the place of those that its cell had.
    ///
    /// - Parameter touched: by index of the row, the positions of the numbers that were replaced.
    private mutating func replace(
        _ cell: Int, by report: OfficeContributions, _ touched: inout [Int: [Int]]
    ) -> Bool {
        let member = cell / frame.periods.count
        let slot = cell % frame.periods.count
        var statedCounts: [Int: Int] = [:]
        for figure in report.figures where figure.isNumber {
            if let folded = frame.foldedIndicators, !folded.contains(figure.indicator) { continue }
            let detail = report.detail(of: figure)
            let kind = catalogue.catalogue.indicators[Int(figure.indicator)].kind
            let rule = CombinationRule(kind: kind, marks: detail.marks)
            if slot != frame.lastSlot, rule.usesLastPeriodOnly { continue }
            let key = FigureKey(
                indicator: figure.indicator, isPlan: figure.isPlan(of: kind), marks: detail.marks)
            guard let index = indices[key] else { return false }
            // A report that states a figure twice has its numbers next to each other, in its order.
            let position = rows[index].firstPosition(member: member, slot: slot) + statedCounts[index, default: 0]
            statedCounts[index, default: 0] += 1
            guard position < rows[index].numbers.count, rows[index].numbers[position].member == member,
                rows[index].numbers[position].slot == slot
            else { return false }
            rows[index].numbers[position] = FoldedNumber(
                figure, detail, member: member, slot: slot, revision: report.revision)
            touched[index, default: []].append(position)
        }
        return true
    }
}

extension FigureRow {
    /// The position of the first number at or after a cell. Numbers come by member, then by period.
    fileprivate func firstPosition(member: Int, slot: Int) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if (numbers[middle].member, numbers[middle].slot) < (member, slot) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension OfficeContributions {
    /// Whether two revisions say the same but for the numbers themselves, and nothing that is shown beside a sum.
    fileprivate func hasSameFigures(as other: OfficeContributions) -> Bool {
        guard figures.count == other.figures.count, details == other.details, unread.isEmpty, other.unread.isEmpty,
            details.allSatisfy(\.subUnit.isEmpty)
        else { return false }
        return zip(figures, other.figures).allSatisfy { old, new in
            old.indicator == new.indicator && old.detail == new.detail && old.isNumber == new.isNumber
                && (old.status == .plan) == (new.status == .plan)
        }
    }
}
