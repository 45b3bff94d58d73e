// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What is known of the figures once they are read: their indicators, their numbers, and who stands in which cell.
struct FigureTable {
    private struct Row {
        var next: Int32 = -1
        var value: FixedPoint?
    }

    private struct Chain {
        var first: Int32 = -1
        var last: Int32 = -1
        var isGivenByOffice = false
    }

    private var rows: [Row]
    private var chains: [Chain]
    private var cells: CellTable

    init(figures: [Figure], indicatorCount: Int) {
        rows = [Row](repeating: Row(), count: figures.count)
        chains = [Chain](repeating: Chain(), count: indicatorCount)
        cells = CellTable(figures: figures, indicatorCount: indicatorCount)
    }

    /// Enters a figure of the indicator at `position`; gives the earlier figure of its cell when there is one.
    ///
    /// - Parameter isOwnResult: whether it is the office's own and not a plan.
    mutating func enter(_ index: Int, position: Int, isOwnResult: Bool) -> Int? {
        if chains[position].first < 0 {
            chains[position].first = Int32(index)
        } else {
            rows[Int(chains[position].last)].next = Int32(index)
        }
        chains[position].last = Int32(index)
        if isOwnResult { chains[position].isGivenByOffice = true }
        return cells.insert(index, position: position)
    }

    mutating func setValue(_ value: FixedPoint, at index: Int) { rows[index].value = value }

    /// The number of a figure; `nil` when it has none or it could not be read.
    func value(at index: Int) -> FixedPoint? { rows[index].value }

    /// Whether the office itself says something of the indicator, be it "not available".
    func isGivenByOffice(position: Int) -> Bool { chains[position].isGivenByOffice }

    func isGiven(position: Int) -> Bool { chains[position].first >= 0 }

    func firstFigure(position: Int) -> Int? { chains[position].first >= 0 ? Int(chains[position].first) : nil }

    /// The next figure of the same indicator.
    func figure(after index: Int) -> Int? { rows[index].next >= 0 ? Int(rows[index].next) : nil }

    /// The figure of the indicator at `position` in the cell that the figure at `index` would have there.
    func find(position: Int, like index: Int) -> Int? { cells.find(position: position, like: index) }
}
