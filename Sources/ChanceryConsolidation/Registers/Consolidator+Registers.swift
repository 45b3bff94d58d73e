// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Consolidator {
    /// Makes up a register from the reports of an answer. Equal inputs give equal registers, in whatever order the
    /// reports come.
    ///
    /// - Parameters:
    ///   - consolidation: the answer to the same query; its figures are held against the entries.
    ///   - reports: those that count in it.
    ///   - history: earlier reports of the offices that `heirs` names, on which a succession rests.
    public func register(
        _ kind: RegisterKind, of consolidation: Consolidation, reports: [RegisterReport],
        history: [RegisterReport] = []
    ) throws(ConsolidationRefusal) -> ConsolidatedRegister {
        guard let last = consolidation.periods.last?.window.last else {
            return ConsolidatedRegister(rows: [], counts: [], findings: [])
        }
        let names = OfficeNames(catalogue: catalogue, day: last)
        let heirs = heirs(in: consolidation)
        let ranks = Consolidator.ranks(members: consolidation.members.map(\.office), heirs)
        var fold = RegisterFold(register: kind, ranks: ranks, heirs: heirs, names: names)
        var entryCount = 0
        for report in reports + history { entryCount += report.entries.count }
        guard entryCount <= ConsolidationLimits.registerEntriesMax else { throw .answerTooLarge }
        for report in reports { fold.add(report) }
        for report in history { fold.addHistory(report) }
        let rows = fold.rows()
        let counts = RegisterCounts(
            catalogue: catalogue, consolidation: consolidation, names: names,
            reports: reports.filter { ranks[$0.office] != nil }.sorted {
                (ranks[$0.office] ?? 0, $0.period) < (ranks[$1.office] ?? 0, $1.period)
            })
        let (counted, findings) = try counts.counts(of: kind)
        return ConsolidatedRegister(rows: rows, counts: counted, findings: rows.flatMap(\.conflicts) + findings)
    }

    /// The order of offices in a register: members as in the answer, then those that only a succession brings in.
    private static func ranks(members: [String], _ heirs: [Heir]) -> [String: Int] {
        var ranks: [String: Int] = [:]
        for office in members + heirs.map(\.origin) + heirs.flatMap(\.line) where ranks[office] == nil {
            ranks[office] = ranks.count
        }
        return ranks
    }
}
