// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// That an office took over what another one held.
public struct Heir: Hashable, Sendable {
    /// Id of the office that ended.
    public let origin: String
    /// Id of the office that holds its agreements now.
    public let office: String
    /// First day of `office`.
    public let date: CivilDate
    /// Offices between the two, and `office` itself: who of them states an entry has settled it.
    let line: [String]
}

extension Consolidator {
    /// Who has taken over what others held, by the mergers up to the last day of the answer, or by the units of the
    /// borders that it counts by. In the order of the members.
    public func heirs(in consolidation: Consolidation) -> [Heir] {
        guard let last = consolidation.periods.last?.window.last else { return [] }
        if let borders = consolidation.bordersOn {
            return consolidation.units.flatMap { heirs(of: $0.office, until: borders, line: [$0.office]) }
        }
        let lastPeriod = consolidation.periods.last?.period
        return consolidation.members.lazy
            .filter { $0.reports.last?.period == lastPeriod }
            .flatMap { heirs(of: $0.office, until: last, line: [$0.office]) }
    }

    /// The offices whose earlier reports a succession rests on: those that were merged up to the end of the answer, and
    /// those that followed them.
    public func officesWithHistory(in consolidation: Consolidation) -> [String] {
        guard let last = consolidation.periods.last?.window.last else { return [] }
        return Set(heirs(in: consolidation).filter { $0.date <= last }.flatMap { [$0.origin] + $0.line }).sorted()
    }

    /// The predecessors of an office, of whatever age. Mergers lead to later offices only, so this ends.
    private func heirs(of office: String, until last: CivilDate, line: [String]) -> [Heir] {
        guard line.count <= Borders.mergersMax, let merger = catalogue.merger(founding: office), merger.date <= last
        else { return [] }
        guard let heir = line.first, let begin = catalogue.merger(founding: heir)?.date else { return [] }
        return merger.predecessors.flatMap { origin in
            [Heir(origin: origin, office: heir, date: begin, line: line)]
                + heirs(of: origin, until: last, line: line + [origin])
        }
    }
}
