// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Whether the figures agree with the register entries that they count.
extension Examination {
    /// A report that lists no entry of the kind that a figure counts does not keep that list, and is not asked for it.
    mutating func examineCounts(_ figures: [Figure], _ table: FigureTable) {
        var entries: [RegisterKind: [RegisterEntry]] = [:]
        for position in plan.index.countedIndicators where table.isGiven(position: position) {
            let indicator = plan.indicators[position]
            guard let count = indicator.indicator.entries, report.entryCount(of: count.register) > 0 else { continue }
            let listed =
                entries[count.register]
                ?? Array(report.entries(of: count.register).prefix(Limits.registerEntriesMax))
            entries[count.register] = listed
            var tallies = EntryTallies(listed, counting: count, for: indicator.indicator)
            guard count.isListComplete || !tallies.isEmpty else { continue }
            compare(figures, of: position, with: &tallies, in: count.register, table)
        }
    }

    private mutating func compare(
        _ figures: [Figure], of position: Int, with tallies: inout EntryTallies, in register: RegisterKind,
        _ table: FigureTable
    ) {
        let indicator = plan.indicators[position]
        var next = table.firstFigure(position: position)
        while let index = next {
            next = table.figure(after: index)
            guard let value = table.value(at: index), figures[index].countsWholeReport(in: window),
                let listed = tallies.tally(of: figures[index].dimensions)?.quantity
            else { continue }
            let stated = Interval(value, figures[index].qualifier)
            let given = Interval(listed.value, listed.qualifier)
            guard stated.isCertainlyLess(than: given) || given.isCertainlyLess(than: stated) else { continue }
            log.add(
                .countDiffersFromEntries, at: Place(.figures, index, "decimal"), value: value.description,
                rule: indicator.rule,
                RuleMessages.countDiffersFromEntries(indicator, value: value, listed: listed, in: register))
        }
    }
}
