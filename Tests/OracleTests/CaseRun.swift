// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom

/// A case in the terms of the model.
struct CaseRun {
    let catalogue: CatalogueIndex
    let reports: [AcceptedReport]
    let acts: [ActRecord]

    init(_ oracleCase: OracleCase) throws {
        catalogue = CatalogueIndex(try oracleCase.catalogue.catalogue(), version: 1)
        reports = try oracleCase.accepted()
        acts = try oracleCase.acts.map { try $0.record() }
    }

    func seen(_ entry: OracleCase.QueryEntry) -> [AcceptedReport] { seen(asOf: entry.asOf) }

    func seen(asOf sequence: StoreSequence?) -> [AcceptedReport] {
        guard let sequence else { return reports }
        return reports.filter { $0.receipt.sequence <= sequence }
    }

    func done(_ entry: OracleCase.QueryEntry) -> [ActRecord] { done(asOf: entry.asOf) }

    func done(asOf sequence: StoreSequence?) -> [ActRecord] {
        guard let sequence else { return acts }
        return acts.filter { $0.sequence <= sequence }
    }

    private func answer(_ make: () throws(ConsolidationRefusal) -> Consolidation) -> [String] {
        do throws(ConsolidationRefusal) { return lines(try make(), catalogue) } catch {
            return ["refused \(error.code.name)"]
        }
    }

    /// From the reports in the order of the store.
    func cold(_ entry: OracleCase.QueryEntry) throws -> [String] {
        let query = try entry.query()
        return answer { () throws(ConsolidationRefusal) in
            try Consolidator(catalogue: catalogue).consolidate(query, reports: seen(entry), acts: done(entry))
        }
    }

    /// From the reports in any order.
    func shuffled(_ entry: OracleCase.QueryEntry, using generator: inout SeededGenerator) throws -> [String] {
        let query = try entry.query()
        let reports = seen(entry).shuffled(using: &generator)
        let acts = done(entry).shuffled(using: &generator)
        return answer { () throws(ConsolidationRefusal) in
            try Consolidator(catalogue: catalogue).consolidate(query, reports: reports, acts: acts)
        }
    }

    /// From contributions that take the reports in one by one, in any order, and a fold that is held between the
    /// questions.
    ///
    /// - Returns: the answers before the first arrival, now and then between arrivals and after the last one, each
    ///   with the one that is made from nothing.
    func warm(
        _ entry: OracleCase.QueryEntry, using generator: inout SeededGenerator
    ) throws -> [(warm: [String], cold: [String])] {
        let query = try entry.query()
        let consolidator = Consolidator(catalogue: catalogue)
        let arrivals = seen(entry).filter { $0.receipt.key.regime == query.regime }.shuffled(using: &generator)
        let acts = done(entry)
        var parts: [Period: PeriodContributions] = [:]
        var held: HeldFold?
        var answers: [(warm: [String], cold: [String])] = []
        func ask(_ arrived: Int) {
            let all = parts.values.shuffled(using: &generator)
            answers.append(
                (
                    answer { () throws(ConsolidationRefusal) in
                        try consolidator.consolidate(query, contributions: all, acts: acts, holding: &held)
                    },
                    answer { () throws(ConsolidationRefusal) in
                        try consolidator.consolidate(query, reports: Array(arrivals.prefix(arrived)), acts: acts)
                    }
                ))
        }
        ask(0)
        for (index, accepted) in arrivals.enumerated() {
            let key = accepted.receipt.key
            parts[
                key.period,
                default: PeriodContributions(catalogue: catalogue, regime: key.regime, period: key.period)
            ].replace(office: key.office, with: accepted)
            if generator.once(in: 5) || index == arrivals.count - 1 { ask(index + 1) }
        }
        return answers
    }
}
